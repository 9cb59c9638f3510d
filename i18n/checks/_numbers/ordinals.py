"""Ordinals and centuries of two texts, held against each other: the fifth, 5.ª, siglo XXI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.quantity import SPACES, Quantity, Value
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.expressions import deferred

_WORD = deferred(r"[^\W\d_]+")
_DIGITS = deferred(
    r"(?<![\w.,/-])(\d{1,3})(?:\.?[ºª]|\.?(?:st|nd|rd|th|er|r[ao]|d[ao]|t[ao]|v[ao]|n[ao]|m[ao]))(?!\w)"
)
_JOIN = frozenset({"-", "‐", *SPACES})
_TENS = range(10, 100, 10)


@dataclass(frozen=True, slots=True)
class _Ordinal:
    value: int
    start: int
    end: int


def ordinal_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """An ordinal that is lost while another is added; one side alone is often worded otherwise."""
    if source.words is None or target.words is None:
        return
    stated, given = _ordinals(source), _ordinals(target)
    if not stated or not given:
        return
    lost, added = _only(stated, given, source, target), _only(given, stated, target, source)
    if len(lost) == len(added) == 1:
        (was,), (now,) = lost, added
        yield exchanged(source, (was.start, was.end), target, (now.start, now.end))


def _only(
    some: list[_Ordinal], others: list[_Ordinal], one: Reading, other: Reading
) -> list[_Ordinal]:
    """The ordinals that the other text has neither as such nor as often in another form."""
    known = {ordinal.value for ordinal in others}
    return [
        ordinal
        for value, ordinal in {ordinal.value: ordinal for ordinal in reversed(some)}.items()
        if value not in known and _count(value, some, one) > _count(value, others, other)
    ]


def _count(value: int, ordinals: list[_Ordinal], reading: Reading) -> int:
    """How often a text has a value, in whatever form but an article."""
    ends = {
        one.end
        for one in reading.quantities[: 3 * MOST]
        if not one.is_month and value in _values(one, reading)
    }
    # the twenty of twenty-first is none
    inside = {end for end in ends for one in ordinals if one.start < end < one.end}
    # segundo is a unit too
    return max(len(ends - inside), sum(one.value == value for one in ordinals))


def _values(one: Quantity, reading: Reading) -> frozenset[Value | None]:
    """What a number says, and its last word alone, but one that may be an article."""
    assert reading.words is not None, "the words of a language are compared"
    if not one.is_word:
        return frozenset(one.readings())
    last = reading.text(one.start, one.end).split()[-1].split("-")[-1].lower()
    is_period = last in reading.words.periods
    said = reading.words.words.get(last) if not is_period else None
    article = frozenset({Fraction(1)}) if last not in reading.words.ranks else frozenset()
    return frozenset({one.value, said}) - article


def _ordinals(reading: Reading) -> list[_Ordinal]:
    """The ordinals of a text in words and digits, and its centuries."""
    words = reading.words
    assert words is not None, "the words of a language are compared"
    found = [
        _Ordinal(int(match[1]), *match.span())
        for match in _DIGITS.finditer(reading.prose)
        if not any(date.start <= match.start() < date.end for date in reading.dates[:MOST])
    ]
    if not words.ranks.isdisjoint(reading.vocabulary):
        found += _in_words(reading.prose, words)
    found += _numerals(reading, words)
    return found[:MOST]


def _in_words(text: str, words: Vocabulary) -> Iterator[_Ordinal]:
    """The ordinals in one word, or in two: twenty-first, décimo cuarto."""
    matches = list(_WORD.finditer(text))
    said = [match[0].lower() for match in matches]
    for n, match in enumerate(matches):
        rank = words.words.get(said[n]) if said[n] in words.ranks else None
        if rank is None or (rank in _TENS and n + 1 < len(said) and said[n + 1] in words.ranks):
            continue
        after = said[n + 1] if n + 1 < len(said) else ""
        if after in words.storeys or after in words.portions:
            # a storey is counted otherwise in another country; a third part is a third
            continue
        start, value = match.start(), int(rank)
        before = words.words.get(said[n - 1]) if n else None
        is_joined = n > 0 and matches[n - 1].end() + 1 == start and text[start - 1] in _JOIN
        if before is not None and before in _TENS and value < min(_TENS) and is_joined:
            start, value = matches[n - 1].start(), value + int(before)
        elif (
            before == 1 and is_joined and (after in words.links or not _goes_on(text, match.end()))
        ):
            # a third of them, un cuarto de hora, fell by a fifth
            continue
        yield _Ordinal(value, start, match.end())


def _goes_on(text: str, end: int) -> bool:
    """Does a word follow?"""
    return text[end : end + 1] in _JOIN and text[end + 1 : end + 2].isalpha()


def _numerals(reading: Reading, words: Vocabulary) -> Iterator[_Ordinal]:
    """The Roman numerals of centuries, and those behind a name: siglos XV y XVI, Luis XIV."""
    last = -1
    for one in reading.quantities:
        if not one.is_roman or one.value is None:
            continue
        text = reading.text(one.start, one.end)
        tokens = list(_WORD.finditer(reading.prose, max(0, one.start - 24), one.start))[-2:]
        if not tokens:
            continue
        before = tokens[-1][0]
        is_listed = before.lower() in words.joins | words.ranges and last == tokens[0].end()
        is_named = before.istitle() and text.lower() not in words.common
        if is_listed or is_named or before.lower() in words.centuries:
            last = one.end
            yield _Ordinal(int(one.value), one.start, one.end)
