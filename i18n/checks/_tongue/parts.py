"""The parts of a text that are in a language akin to its own: Portuguese in a Spanish text.

Each word speaks for the other language, against it, or hardly at all; the part is the row of words
whose sum is greatest (Bentley, "Programming Pearls", column 8). What a language near to another has,
and the other has not, is data: `es.toml`, for texts in Spanish.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pkgutil import get_data
from typing import Any, NamedTuple

from i18n.checks._knowledge import Knowledge, Lexicon
from i18n.checks._text import Text
from i18n.checks._tongue.languages import contrast, rivals
from i18n.checks._tongue.words import Word, is_in_name, lowered, words
from i18n.languages import primary

_WORD = 3.0
"""What a word says that one of two languages has alone; or a letter, or a word before an apostrophe."""
_SPELT = 2.0
"""What a word says that is spelt as in one of the two alone."""
_SLIGHT = 1.0
"""What a word says that is rare in the other language, and frequent in this one."""
_OTHER = -0.3
"""What another word says: of a text in another language a good share shows it."""
_UNKNOWN = 1.0
"""What a word says that the dictionary of the text's language has not, where there is one."""
_LETTERS = 4
"""Letters of a word that the dictionary is asked for."""
_BOTH = -0.1
"""What a frequent word says that both have."""
_WHOLE = 3.0
_FEW = 2
"""The least sum of a sentence without words of its own language, and the words that show the other."""
_PART = 8.0
_SOME = 3
"""And those of any other part."""
_NAMED = 12.0
"""The least sum of a part that follows a name."""
_LENGTH = 4
"""The least words of a part, names left out."""
_SHORT = 5.0
"""The least sum of a sentence of fewer."""
_APOSTROPHES = "'’"
_INFINITIVE = ("ar", "er", "ir")
_REMEMBERED = 1 << 16


class Part(NamedTuple):
    """Characters of the prose, half open, the language that shows in them, and how clearly."""

    start: int
    end: int
    language: str
    value: float


@dataclass(frozen=True, slots=True)
class _Near:
    """What shows a language in a text of another one near to it."""

    words: frozenset[str]
    slight: frozenset[str]
    letters: frozenset[str]
    others: frozenset[str]
    common: frozenset[str]
    spelling: re.Pattern[str]
    spelt_here: re.Pattern[str]
    elided: frozenset[str]
    auxiliaries: frozenset[str]
    single: re.Pattern[str]

    def says(self, text: str) -> float:
        """What a word of lower case says for the language."""
        if text in self.words or not (text.isascii() or self.letters.isdisjoint(text)):
            return _WORD
        if text in self.slight:
            return _SLIGHT
        if text in self.others:
            return -_WORD
        if text in self.common:
            return _BOTH
        if self.spelling.search(text):
            return _SPELT
        return -_SPELT if self.spelt_here.search(text) else _OTHER

    def says_at_most(self, text: str, may_be_elided: bool) -> float:
        """What a word says for the language where it stands best."""
        if may_be_elided and text in self.elided:
            return _WORD
        return _SPELT if text in self.auxiliaries else max(0.0, self.says(text))


class _Given:
    """The words of a source, and what is in one of them: subnet and pools in subnetpools."""

    def __init__(self, source: Text) -> None:
        self.words = lowered(source)
        self.prose = source.prose.lower()

    def __contains__(self, word: str) -> bool:
        return word in self.words or (len(word) >= _LETTERS and word in self.prose)


def part(text: Text, source: Text, knowledge: Knowledge) -> Part | None:
    """The part of a text that shows most clearly that it is in a language near to its own.

    None where no part does. The words of its source say nothing; nor does the source's language.
    """
    has_apostrophe = any(one in text.prose for one in _APOSTROPHES)
    strengths = _strengths(primary(text.language), has_apostrophe)
    if strengths is None:
        return None
    own = text.derive(lowered) - source.derive(lowered)
    sums = [sum(each) for each in zip(*filter(None, map(strengths, own)), strict=True)]
    if not sums or max(sums) < _WORD:
        return None
    near = _near(primary(text.language))
    found = text.derive(words)
    given = _Given(source)
    sentences = list(_sentences(text, found))
    parts: list[Part] = []
    unknown: Sequence[bool] = ()
    for (language, each), strength in zip(near.items(), sums, strict=True):
        if language != primary(source.language) and strength >= _WORD:
            values = [_value(text, found, index, given, each) for index in range(len(found))]
            told = [one for one in sentences if _is_told(values[slice(*one)])]
            if told:
                unknown = unknown or _unknown(found, given, knowledge.lexicon(text.language))
                parts += _parts(found, told, values, unknown, language)
    return max(parts, key=lambda one: one.value, default=None)


@cache
def strangers(language: str) -> Callable[[str], str | None]:
    """Of which language near to one a word of lower case shows by itself to be; None where of none."""
    near = _near(language)
    loans = _set(_data(language), "loans")

    def shown(word: str) -> str | None:
        for other, each in near.items():
            if each.single.search(word) and each.says(word) > 0 and word not in loans:
                return other
        return None

    return lru_cache(maxsize=_REMEMBERED)(shown)


def _is_told(values: Sequence[float]) -> bool:
    """Do the words of a sentence say enough for a language?"""
    return sum(value for value in values if value > 0) >= _WORD


def _unknown(found: Sequence[Word], given: _Given, lexicon: Lexicon | None) -> Sequence[bool]:
    """Which words a dictionary lacks; none, where there is no dictionary."""
    return [
        lexicon is not None
        and len(word.text) >= _LETTERS
        and not (word.is_capital or word.text in given or lexicon.knows(word.text))
        for word in found
    ]


def _parts(
    found: Sequence[Word],
    sentences: Iterable[tuple[int, int]],
    values: Sequence[float],
    unknown: Sequence[bool],
    language: str,
) -> Iterator[Part]:
    """The parts of the sentences that show a language, by what their words say for it."""
    for first, last in sentences:
        inside = values[first:last]
        added = [
            _UNKNOWN if is_unknown and _OTHER <= value < 0 else value
            for is_unknown, value in zip(unknown[first:last], inside, strict=True)
        ]
        start, end, value = _greatest(added)
        shown = {found[first + n].text for n in range(start, end) if added[n] > 0}
        size = sum(each != 0 for each in added)
        if min(inside) > -_SPELT and len(shown) >= _FEW:
            is_named = _is_behind_name(found, first + start)
            if value >= (_PART if is_named else _WHOLE if size >= _LENGTH else _SHORT):
                yield Part(found[first].start, found[last - 1].end, language, value)
            continue
        start, end, value = _greatest(inside)
        shown = {found[first + n].text for n in range(start, end) if inside[n] > 0}
        size = sum(each != 0 for each in inside[start:end])
        if max(inside) >= _WORD and len(shown) >= _SOME and size >= _LENGTH:
            start, end = first + start, first + end
            if value >= (_NAMED if _is_behind_name(found, start) else _PART):
                yield Part(found[start].start, found[end - 1].end, language, value)


def _is_behind_name(found: Sequence[Word], index: int) -> bool:
    """Does a word follow a name, that it may belong to: Caisse des dépôts et consignations?

    One word may be between them.
    """
    for before in (index - 1, index - 2):
        if before < 0 or not found[before + 1].is_next:
            return False
        if found[before].is_capital:
            return found[before].is_next
    return False


def _value(text: Text, found: Sequence[Word], index: int, given: _Given, shows: _Near) -> float:
    """What a word says for a language; nothing, where it may be a name or is a citation."""
    word = found[index]
    if word.is_cited or word.is_apart or (word.is_capital and word.is_next):
        return 0.0
    after = text.prose[word.end : word.end + 2]
    if word.text in shows.elided and after[:1] in _APOSTROPHES and after[1:].islower():
        return _WORD
    if len(word.text) == 1 and not word.text.isascii():
        return _WORD if shows.says(word.text) > 0 else 0.0
    if len(word.text) == 1:
        return -_WORD if word.text in shows.others and word.text not in given else 0.0
    if word.text in given:
        return 0.0
    if is_in_name(found, index, ()):
        return 0.0
    if word.text in shows.auxiliaries and _precedes_infinitive(found, index):
        return _SPELT
    if word.is_capital and not _opens_prose(found, index):
        return 0.0
    return shows.says(word.text)


def _precedes_infinitive(found: Sequence[Word], index: int) -> bool:
    after = found[index + 1] if index + 1 < len(found) else None
    return after is not None and after.is_next and after.text[_LETTERS - 2 :].endswith(_INFINITIVE)


def _opens_prose(found: Sequence[Word], index: int) -> bool:
    """Does a word of lower case follow a word, so that its capital begins a sentence?"""
    after = found[index + 1] if index + 1 < len(found) else None
    return after is not None and after.is_next and not after.is_capital


def _greatest(values: Sequence[float]) -> tuple[int, int, float]:
    """The row of values with the greatest sum, half open, and its sum."""
    best = (0, 0, 0.0)
    start, total = 0, 0.0
    for n, value in enumerate(values):
        if total <= 0:
            start, total = n, 0.0
        total += value
        if total > best[2]:
            best = (start, n + 1, total)
    return best


def _sentences(text: Text, found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words of each sentence, half open."""
    start = 0
    for _, stop in text.sentences:
        end = start
        while end < len(found) and found[end].start < stop:
            end += 1
        if end > start:
            yield start, end
        start = end


@cache
def _near(language: str) -> Mapping[str, _Near]:
    """What shows each of the languages near to one; nothing where none is described."""
    data = _data(language)
    spelt_here = re.compile(data.get("own", "(?!)"))
    english = rivals(language)["en"].common if data else frozenset()
    found = {}
    for other, table in data.items():
        if isinstance(table, dict):
            alone, own = contrast(other, language), contrast(language, other)
            assert alone is not None
            assert own is not None
            common = alone.common | _set(table, "shared")
            found[other] = _Near(
                words=(alone.words - english) | _set(table, "words"),
                slight=_set(table, "slight"),
                letters=frozenset(table["letters"]),
                others=(own.words | english) - common,
                common=common,
                spelling=re.compile(table["spelling"]),
                spelt_here=spelt_here,
                elided=_set(table, "elided"),
                auxiliaries=_set(table, "auxiliaries"),
                single=re.compile(table.get("single", "(?!)")),
            )
    return found


@cache
def _strengths(language: str, may_be_elided: bool) -> Callable[[str], tuple[float, ...]] | None:
    """What a word of lower case may say at most for each language near to one; None where there is none.

    Nothing for a word that speaks for none.
    """
    near = _near(language).values()
    if not near:
        return None

    def strengths(word: str) -> tuple[float, ...]:
        found = tuple(each.says_at_most(word, may_be_elided) for each in near)
        return found if any(found) else ()

    return lru_cache(maxsize=_REMEMBERED)(strengths)


def _set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


@cache
def _data(language: str) -> Mapping[str, Any]:
    """What is described of the languages near to one."""
    try:
        found = get_data(__package__, f"{language}.toml")
    except FileNotFoundError:
        return {}
    return tomllib.loads((found or b"").decode())
