"""One source with two translations.

## What it does
Finds sentences that a catalog translates in two ways: the same source under several contexts, or
sources that differ in capitals, punctuation and markup alone. Short texts with contexts are left
alone, because contexts are there to tell them apart. The finding stands at the rarer translation, and
names the other.
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

from i18n.checks._check import Fault
from i18n.checks._consistency import Wording, differing, wordings
from i18n.checks._subject import Subject
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "inconsistency"
looks_at = Subject
weblate = ("inconsistent",)


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each message that is translated otherwise than a message of the same source."""
    for message, other in differing(wordings(subject)):
        yield Fault(_said(other), message.message.entry, form=message.message.form)


def _said(other: Wording) -> str:
    context = other.message.entry.msgctxt
    where = f" (context “{context}”)" if context else ""
    return f"the same source is translated otherwise elsewhere{where}: “{other.shown()}”"
