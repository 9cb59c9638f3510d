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
from dataclasses import dataclass, field
from functools import cache

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._typography import is_sentence_start, typography, words_of
from i18n.expressions import compiled
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
_PARTING = re.compile(r"[:()—–“”«»‘’]")
_STOPS = frozenset(".!?")
_SHARE, _FULL = 0.75, 0.8
"""Parts of the words that have capitals: in a translation that is at fault, and in an English heading."""
_SURE, _TOLD, _LIKELY = 2, 3, 4
"""Capitals that are enough: where the source has few of them, or has an adverb; where it has as many, and
words that no name has, or none."""


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(typography(language).get("plain", {}).get(name, "").split())


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return compiled(typography(language).get("plain", {}).get(name, r"(?!)"))


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
    is_lower = _is_lower(message)
    whole, *parts = _parts(message, prose, words)
    # a name may stand between marks in any text; in a heading all between them are its words
    is_sentence = is_lower or message.msgid.rstrip()[-1:] in _STOPS
    found = whole if is_sentence else max((whole, *parts), key=_Part.weight)
    if len(found.raised) < max(_SURE, _SHARE * (len(found.raised) + found.low)):
        return
    if is_lower:
        # as many may be names
        names = sum(map(str.istitle, message.source.words[1:]))
        if len(found.raised) - names < _SURE:
            return
    else:
        is_institution = any(
            match[0].lower() in _words(message.language, "institutions") for match in words[:2]
        )
        is_told = found.telling or found.light or _is_told(message) or _shows(message, "gerund")
        needed = _SURE if _shows(message, "adverb") else _TOLD if is_told else _LIKELY
        names = 0 if found.telling else _names(message) + 1
        if len(found.raised) < max(needed, names):
            return
        if is_institution and not (found.telling or found.light):
            return
    span = message.target.span(found.raised[0].start(), found.raised[-1].end())
    least = None if is_lower else Severity.INFORMATION
    yield Fault("capitals in nearly every word", message.entry, span, severity=least)


@dataclass(slots=True)
class _Part:
    """Words between marks that part a heading: those with a capital, and how many long ones have none.

    `telling` says that a word with a capital is one that never has it, `light` that one of few letters has
    none, as in a heading of English.
    """

    raised: list[re.Match[str]] = field(default_factory=list)
    low: int = 0
    telling: bool = False
    light: bool = False

    def weight(self) -> tuple[bool, int]:
        """That of the part that is told: most of it in capitals, and the longest."""
        count = len(self.raised)
        return count >= max(_SURE, _SHARE * (count + self.low)), count


def _parts(message: Message, prose: str, words: list[re.Match[str]]) -> list[_Part]:
    """The whole text, and what stands between its marks where those part it."""
    own = set(message.source.words)
    plain, small = _words(message.language, "words"), _words(message.language, "light")
    articles = _words(message.language, "articles")
    whole = _Part()
    parts = [whole, _Part()]
    end = words[0].end()
    for number, match in enumerate(words[1:], 1):
        word = match[0]
        if _PARTING.search(prose, end, match.start()) is not None:
            parts.append(_Part())
        end = match.end()
        is_plain = word.lower() in plain
        if word in own or word.isupper() or is_sentence_start(prose, match.start()):
            continue
        following = words[number + 1][0] if number + 1 < len(words) else ""
        if word in articles and following[:1].isupper():
            continue  # La Habana, El Salvador
        for part in (whole, parts[-1]):
            if word[0].isupper():
                if word[1:].islower():
                    part.raised.append(match)
                    part.telling = part.telling or is_plain
            elif len(word) > _SHORT and not is_plain:
                part.low += 1
            else:
                part.light = part.light or word in small
    return parts


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


def _shows(message: Message, name: str) -> bool:
    """Has the source a gerund or an adverb, by the pattern of that name?"""
    return _pattern(message.source_language, name).search(message.source.prose) is not None


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
