"""A heading in which every word has a capital, in a language that does not write so.

## What it does
Finds a Spanish heading, label or sentence in which nearly every word begins with a capital, as English
headings do. Names of institutions and what the source has in the same letters are left alone; where
the source has such capitals too, more has to speak against a name, and the fault is information.
## Why it matters
In Spanish a capital inside a sentence says that a name begins.
## Example
msgid "Costs Shared by Everyone in the Building"
msgstr "Gastos Comunes para Todos los Vecinos"
## Instead
msgid "Costs Shared by Everyone in the Building"
msgstr "Gastos comunes para todos los vecinos"
## References
RAE, Ortografía de la lengua española (2010), IV.4.2.3.3
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._typography import is_sentence_start, typography, words_of
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT, "all-capitals")

_RAISED = re.compile(r"(?<=[ (])[A-ZÀ-ÖØ-Þ][a-zà-ÿ]")
_LOW = re.compile(r" [a-zà-ÿ]{6}")
_SHORT = 3
"""Letters of the words that a heading may have in lower case in its midst."""
_LONG = 60
"""Words of a text that is no heading any more."""
_STOPS = frozenset(".!?")
_SHARE, _FULL = 0.75, 0.8
"""Parts of the words that have capitals: in a translation that is at fault, and in an English heading."""
_SURE, _TOLD, _LIKELY = 2, 3, 4
"""Capitals that are enough: where the source has few of them; where it has as many, and words that no
name has, or none."""


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(typography(language).get("plain", {}).get(name, "").split())


def check(message: Message) -> Iterator[Fault]:
    """One fault where nearly all words of a text have capitals."""
    count = len(_RAISED.findall(message.msgstr))
    if count < _SURE or "\n" in message.msgstr.strip() or len(_LOW.findall(message.msgstr)) > count:
        return
    if typography(message.language).get("headings") != "sentence":
        return
    prose = message.target.prose
    words = words_of(prose)
    if len(words) > _LONG or not words:
        return
    own = set(message.source.words)
    plain = _words(message.language, "words")
    raised, low, telling, light = [], 0, False, False
    for match in words[1:]:
        word = match[0]
        is_plain = word.lower() in plain
        if word in own or word.isupper() or is_sentence_start(prose, match.start()):
            continue
        if word[0].isupper():
            if word[1:].islower():
                raised.append(match)
                telling = telling or is_plain
        elif len(word) > _SHORT and not is_plain:
            low += 1
        else:
            light = light or word in _words(message.language, "light")
    if len(raised) < max(_SURE, _SHARE * (len(raised) + low)):
        return
    if not _is_lower(message):
        is_institution = any(
            match[0].lower() in _words(message.language, "institutions") for match in words[:2]
        )
        needed = _TOLD if telling or light or _is_told(message) else _LIKELY
        if len(raised) < max(needed, _names(message) + 1) or (is_institution and not telling):
            return
    span = message.target.span(raised[0].start(), raised[-1].end())
    least = None if _is_lower(message) else Severity.INFORMATION
    yield Fault("capitals in nearly every word", message.entry, span, severity=least)


def _inner(message: Message) -> list[str]:
    """The words of the source that count, without the first."""
    small = _words(message.source_language, "small")
    return [word for word in message.source.words[1:] if len(word) > _SHORT and word not in small]


def _is_lower(message: Message) -> bool:
    """Has the source few capitals, so that those of the translation are no names?"""
    words = _inner(message)
    return bool(words) and sum(word[0].isupper() for word in words) * 3 <= len(words)


def _is_told(message: Message) -> bool:
    """Has the source words that no name has?"""
    known = _words(message.source_language, "words")
    return not known.isdisjoint(message.source.folded)


def _names(message: Message) -> int:
    """How many names the source has; none where it is a heading full of capitals."""
    small = _words(message.source_language, "small")
    words = [
        word
        for word in message.source.words[1:]
        if word[0].isupper() or (len(word) > _SHORT and word not in small)
    ]
    count = sum(word[0].isupper() for word in words)
    is_sentence = message.msgid.rstrip()[-1:] in _STOPS and count < len(words)
    return count if is_sentence or count < _FULL * len(words) else 0
