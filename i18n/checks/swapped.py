"""Translations of another text.

## What it does
Finds translations that have nothing to do with their source: hardly a word, name or number of either
has a counterpart in the other. Where it is the text of another message of the catalog, it says which.
It is silent for languages of which it knows too little. Of a short text, which may be put in other
words, it is information.
## Why it matters
A translation that was pasted into the wrong message reads well, so that nobody looks twice.
## Example
msgid "The museum opens at noon on Sundays."
msgstr "Los agricultores piden ayuda al gobierno."
## Instead
msgid "The museum opens at noon on Sundays."
msgstr "El museo abre los domingos a mediodía."
## References
Melamed, "Bitext Maps and Alignment via Pattern Recognition" (1999)
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._correspondence.unrelated import Unrelated, unrelated
from i18n.checks._subject import Subject
from i18n.model import Severity

severity = Severity.ERROR
kind = "mistranslation"
looks_at = Subject
yields_to = ("copied", "wrong-language", "untranslated")


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each message whose translation has nothing to do with it."""
    for found in unrelated(subject):
        yield Fault(
            _said(found),
            found.message.entry,
            form=found.message.form,
            severity=severity if found.is_certain else Severity.INFORMATION,
        )


def _said(found: Unrelated) -> str:
    if found.other is not None:
        return f"this is the translation of another message, “{found.other}”"
    return "the translation has nothing in common with its source"
