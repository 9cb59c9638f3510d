"""Numbers in words, in Roman numerals, and months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from i18n.checks._numbers.measuring import measure
from i18n.checks._numbers.quantity import SPACES, Quantity, Way, one
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.expressions import deferred

_WORD = deferred(r"[^\W\d_]+")
_FOLLOWING = deferred(rf"[{SPACES}-]([^\W\d_]+)")
_BETWEEN = deferred(rf"[{SPACES}]*(?:[-‐–]|[^\W\d_]{{1,3}})?[{SPACES}]*")
_DAY_BEFORE = deferred(rf"\d(?:\w\w)?[{SPACES}]+(?:[^\W\d_]{{1,3}}[{SPACES}]+)?\Z")
_DAY_AFTER = deferred(rf"[{SPACES}]+(?:[^\W\d_]{{1,3}}[{SPACES}]+)?\d")
_DAY_AND_INITIAL = deferred(r"(?<!\w)\d{1,2}-([A-Z])(?!\w)")
_ROMAN = deferred(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_HALF = Fraction(1, 2)
_TWENTY = 20
_NEAR = 12
"""Characters behind a number in which the next word begins and ends."""
_LARGE = frozenset({10**6, 10**9, 10**12})
"""What is not said again by its last word: two million are not a million."""
_CENTURY = deferred(r"[IVX]{2,}")
_CLEAR = 8
"""From this on, letters that are a Roman numeral are hardly anything else: VI is a program."""
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def in_words(
    text: str, words: Vocabulary | None, covered: Sequence[tuple[int, int]] = ()
) -> Iterator[Quantity]:
    """Words for numbers, Roman numerals, months: what may stand for a number in digits.

    Words in the `covered` spans are parts of numbers in digits.
    """
    if words is None:
        return
    for match in _DAY_AND_INITIAL.finditer(text):
        months = [month for name, month in words.months.items() if name[0] == match[1].lower()]
        if months:
            yield Quantity(*match.span(), tuple(one(*months)), False, is_month=True)
    run: tuple[Fraction | int, ...] = ()
    end = begin = at = 0
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if match[0].isupper() and _ROMAN.fullmatch(match[0]):
            number = _roman(match[0])
            is_clear = number >= _CLEAR and _CENTURY.fullmatch(match[0]) is not None
            ways = tuple(one(number))
            yield Quantity(*match.span(), ways, is_clear, Fraction(number), is_roman=True)
        if word not in words.spoken:
            if not (run and word in words.links and text[begin:end].lower() in words.amounts):
                run = ()
            continue
        if word in words.months and match[0] not in words.capital_months:
            is_date = _is_in_date(match, text)
            yield Quantity(*match.span(), tuple(one(words.months[word])), is_date, is_month=True)
        value = words.words.get(word, words.scales.get(word))
        if value is None:
            if word not in words.joins:
                run = ()
            continue
        while at < len(covered) and covered[at][1] <= match.start():
            at += 1
        if at < len(covered) and covered[at][0] <= match.start():
            run = ()
            continue
        if run and not _BETWEEN.fullmatch(text, end, match.start()):
            run = ()
        if run == (1,) and value == _HALF and text[end : match.start()].strip() in ("", "-"):
            run = ()  # a half
        begin = begin if run else match.start()
        run = (*run[-6:], value)
        end = match.end()
        ways, likeliest = _readings(run, words)
        following = _FOLLOWING.match(text, end)
        is_counting = following is not None and (
            following[1].lower() in words.counting or following[1].istitle()
        )
        counted = measure(text, begin, end, words) if is_counting else frozenset()
        yield Quantity(
            begin,
            end,
            ways,
            False,
            likeliest,
            counted,
            counted,
            is_scaled=value >= 1000 and word in words.scales,
            is_word=True,
        )


@lru_cache(maxsize=4096)
def _readings(
    run: tuple[Fraction | int, ...], words: Vocabulary
) -> tuple[tuple[Way, ...], Fraction]:
    """What number words in a row may say, and what they are likeliest to say."""
    return ((frozenset(_run(run, words)),),), _likeliest(run, words)


def _run(run: tuple[Fraction | int, ...], words: Vocabulary) -> Iterator[Fraction]:
    """What number words in a row may say, of those that end with the last."""
    last = Fraction(run[-1])
    if last in _LARGE and _HALF in run:
        # half a million is not a million
        yield _likeliest(run, words)
        return
    if len(run) == 1 or last not in _LARGE:
        yield last
    if last == 1 and len(run) > 1 and run[-2] < _TWENTY:
        # two and a, of two and a half
        return
    yield from (_total(run[n:], words) for n in range(len(run) - 1))
    if 2 < last <= 12:
        yield 1 / last
    yield _likeliest(run, words)
    if len(run) > 1:
        yield run[-2] * last
        if 0 < run[-2] < last:
            yield Fraction(run[-2]) / last
        if 2 < run[-2] <= 10 <= last:
            # un cuarto de siglo
            yield last / run[-2]


def _likeliest(run: tuple[Fraction | int, ...], words: Vocabulary) -> Fraction:
    """What number words in a row say: half a million, two and a half million, a million and a half."""
    if _HALF in run:
        at = run.index(_HALF)
        before, after = run[:at], run[at + 1 :]
        before = before[:-1] if before[-1:] == (1,) and len(before) > 1 else before
        before = (
            before[1:] if before[:1] == (1,) and len(before) > 1 and before[1] < 1000 else before
        )
        after = after[1:] if after[:1] == (1,) and len(after) > 1 else after
        if before and not after and before[-1] >= 1000:
            return _total(before, words) + before[-1] * _HALF
        if after and not before:
            # half a century
            return _total(after, words) * _HALF
        run = (*before, _HALF, *after)
    # an article, unless it is all there is
    return _total(run[1:] if run[0] == 1 and len(run) > 1 and run[1] != _HALF else run, words)


def _is_in_date(match: re.Match[str], text: str) -> bool:
    """Is the name of a month, written in full, next to a day or a year?"""
    if len(match[0]) < 4 and not match[0].istitle():
        return False
    return _DAY_BEFORE.search(text, max(0, match.start() - 12), match.start()) is not None or (
        _DAY_AFTER.match(text, match.end()) is not None
    )


def _total(run: tuple[Fraction | int, ...], words: Vocabulary) -> Fraction:
    """The value of number words in a row: two hundred and ten thousand."""
    total, current = Fraction(0), Fraction(0)
    for value in run:
        if value < 100 or value not in words.scales.values():
            current += value
        elif value == 100:
            current = max(current, Fraction(1)) * 100
        elif value > total:
            total = (total + current or Fraction(1)) * value
            current = Fraction(0)
        else:
            total += max(current, Fraction(1)) * value
            current = Fraction(0)
    return total + current


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def part(text: str, start: int, end: int, words: Vocabulary) -> Fraction | None:
    """The value of a part of a whole: two thirds, a fifth, la cuarta parte; None for any other number."""
    said = _WORD.findall(text[start:end].lower())
    after = _WORD.findall(text[end : end + _NEAR])[:1]
    is_portion = bool(after and said) and after[0] in words.portions and said[-1] in words.ranks
    is_part = len(said) > 1 and (
        said[-1] in words.parts or (words.words.get(said[-2]) == 1 and said[-1] in words.ordinals)
    )
    if not said or not (is_portion or is_part):
        return None
    below = words.words.get(said[-1], Fraction(1)) or Fraction(1)
    below = 1 / below if below < 1 else below
    above = words.words.get(said[-2], Fraction(0)) if len(said) > 1 else Fraction(1)
    return above / below if 0 < above < below else None
