"""One source with two translations.

## What it does
Finds sentences that are translated in two ways, in one catalog or in those of two documents of a
project: the same source under several contexts, or sources that differ in capitals, punctuation and
markup alone. Short texts with contexts are left alone, because contexts are there to tell them apart.
The finding stands at the rarer translation, and names the other.
## Why it matters
A reader takes two wordings for two things; a translator who searches for one misses the other.
## Example
> # Please ring the bell and wait
> Please ring the bell and wait.
msgid "Please ring the bell and wait"
msgstr "Toque el timbre y espere"

msgid "Please ring the bell and wait."
msgstr "Llame a la puerta y aguarde."
## Instead
> # Please ring the bell and wait
> Please ring the bell and wait.
msgid "Please ring the bell and wait"
msgstr "Toque el timbre y espere"

msgid "Please ring the bell and wait."
msgstr "Toque el timbre y espere."
## References
ISO 17100:2015, annex C, on terminological consistency
"""

from __future__ import annotations

from collections.abc import Iterator

import polib

from i18n.checks._collection import Collection, Fact
from i18n.checks._consistency import differing, key_of
from i18n.checks._excerpts import in_line
from i18n.checks._subject import Subject
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "inconsistency"
looks_at = Collection
weblate = ("inconsistent",)


def gather(subject: Subject) -> Iterator[tuple[polib.POEntry, int, str, str]]:
    """The messages that may have another translation elsewhere: their sources, levelled and as they are.

    A catalog that is no document's of the project stands for itself.
    """
    own = subject.path if subject.is_foreign else ""
    found = [
        (message, key)
        for message in subject.messages
        if (key := key_of(message.msgid, message.form)) is not None
    ]
    if subject.is_foreign:
        translations: dict[str, set[str]] = {}
        for message, key in found:
            translations.setdefault(key, set()).add(message.msgstr)
        found = [(message, key) for message, key in found if len(translations[key]) > 1]
    for message, key in found:
        yield message.entry, message.form, f"{own}\n{subject.language}\n{key}", message.msgid


def check(collection: Collection) -> Iterator[tuple[Fact, str]]:
    """For each message that is translated otherwise than one of the same source, what is said of it."""
    for fact, other in differing(collection.facts):
        yield fact, _said(fact, other)


def _said(fact: Fact, other: Fact) -> str:
    where = ""
    if other.place.path != fact.place.path:
        where = f" ({other.place.path}:{other.place.line})"
    elif other.place.msgctxt:
        where = f" (context “{other.place.msgctxt}”)"
    shown = in_line(other.place.msgstr or "")
    return f"the same source is translated otherwise elsewhere{where}: “{shown}”"
