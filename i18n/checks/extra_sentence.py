"""Sentences of the translation that the source lacks.

## What it does
Holds the sentences of the translation against those of the source, by their words, names, numbers and
lengths, and finds those without a counterpart. It is silent for languages of which it knows too
little.
## Why it matters
The translation says what its author never wrote: a sentence pasted by mistake, or one that a machine
made up.
## Example
msgid "Applications are free of charge."
msgstr "Las solicitudes son gratuitas. La oficina cierra los días festivos."
## Instead
msgid "Applications are free of charge."
msgstr "Las solicitudes son gratuitas."
## References
Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993)
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._correspondence.sentences import added_end, extra, is_phrase, is_stated, quoted
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.WARNING
kind = "addition"
looks_at = Message
yields_to = ("copied", "swapped", "repetition", "chatter")


def check(message: Message) -> Iterator[Fault]:
    """A fault for the sentences that are added."""
    target = message.target
    found = extra(message)
    if found:
        spans = target.sentences
        span = target.span(spans[found[0]][0], spans[found[-1]][1])
        yield Fault(f"the source lacks {quoted(target, found)}", message.entry, span)
        return
    start = added_end(message)
    if start is not None and is_phrase(target.prose[start:]) and not is_stated(message, start):
        end = len(target.prose.rstrip())
        what = target.prose[start:end]
        yield Fault(f"the source lacks “{what}”", message.entry, target.span(start, end))
