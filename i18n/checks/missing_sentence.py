"""Sentences of the source that the translation lacks.

## What it does
Holds the sentences of the source against those of the translation, by their words, names, numbers and
lengths, and finds those without a counterpart. Sentences that were joined, split or moved have one.
It is silent for languages of which it knows too little.
## Why it matters
Who reads the translation is told less, and cannot see it.
## Example
> <!-- i18n: segment: paragraph -->
> Applications are free of charge. The office is closed on public holidays.
msgid "Applications are free of charge. The office is closed on public holidays."
msgstr "Las solicitudes son gratuitas."
## Instead
> <!-- i18n: segment: paragraph -->
> Applications are free of charge. The office is closed on public holidays.
msgid "Applications are free of charge. The office is closed on public holidays."
msgstr "Las solicitudes son gratuitas. La oficina cierra los días festivos."
## References
Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993)
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._correspondence.sentences import missing, quoted
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.WARNING
kind = "omission"
looks_at = Message
yields_to = ("copied", "swapped", "truncated")


def check(message: Message) -> Iterator[Fault]:
    """A fault for the sentences that are lost."""
    lost = missing(message)
    if lost:
        what = quoted(message.source, lost)
        yield Fault(f"the translation lacks {what}", message.entry)
