"""Negations that are lost.

## What it does
Finds sentences that deny something where their translation denies nothing: it has fewer words such as
“no”, “sin”, “never”, and none that could say the same (“imposible”, “unable”, “only”). It is a hint to
look twice, for the languages whose negations it knows.
## Why it matters
A translation that lost its “not” says the opposite of its source, and reads well.
## Example
msgid "Minors may not enter the building at night."
msgstr "Los menores pueden entrar en el edificio por la noche."
## Instead
msgid "Minors may not enter the building at night."
msgstr "Los menores no pueden entrar en el edificio por la noche."
## References
RAE, "Nueva gramática de la lengua española", chapter 48
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._correspondence.sentences import holds_prose
from i18n.checks._negations import Negations, negations
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "mistranslation"
looks_at = Message
yields_to = (
    "copied",
    "left-in-source",
    "wrong-language",
    "swapped",
    "truncated",
    "missing-sentence",
)

_LEAST = 2
"""Words of a translation that could deny something."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for the first sentence whose negation is lost."""
    here, there = negations(message.source_language), negations(message.language)
    if here is None or there is None or not here.may_negate(message.source.folded):
        return
    source, target = message.source, message.target
    if here.least(source.prose) <= there.most(target.prose) or len(target.words) < _LEAST:
        return
    if message.is_merged or holds_prose(message):
        return
    for (first, last), (start, end) in _sentences(source, target):
        said, translated = source.prose[first:last], target.prose[start:end]
        if _is_lost(here, said, there, translated):
            word = _word(here, said)
            span = target.span(start, end)
            yield Fault(f"“{word}” of the source has no counterpart", message.entry, span)
            return


def _is_lost(here: Negations, said: str, there: Negations, translated: str) -> bool:
    if here.least(said) <= there.most(translated):
        return False
    is_said = here.hint.search(there.hint.sub(" ", translated)) is not None
    return (
        not is_said
        and there.opposites(translated) <= here.opposites(said)
        and there.nearly(translated) <= here.nearly(said)
    )


def _word(here: Negations, said: str) -> str:
    """The first word by which a text negates."""
    match = here.hint.search(here.idle.sub(_blank, said))
    if match is None:
        return ""
    start = said.rfind(" ", 0, match.start() + 1) + 1
    return said[start : match.end()]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _sentences(source: Text, target: Text) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The sentences of both texts, where there are as many; or the whole texts."""
    here, there = source.sentences, target.sentences
    if len(here) == len(there):
        yield from zip(here, there, strict=True)
    else:
        yield (0, len(source.prose)), (0, len(target.prose))
