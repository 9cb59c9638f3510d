"""Dates and hours of a text, by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from i18n.checks._numbers.quantity import SPACES
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.expressions import deferred

Numbers = frozenset[int]
_ANY: Numbers = frozenset()

_MONTH = deferred(r"(?<![^\W\d_])[^\W\d_]{3,10}(?![^\W\d_])")
_ORDINAL = r"(?:st|nd|rd|th|er|e?ro|\.?[ºª°])?"
_JOIN = rf"[{SPACES}]*(?:[-–—/,]|,?[{SPACES}]?[^\W\d_]{{1,3}}[{SPACES}])[{SPACES}]*"
_DAYS_BEFORE = deferred(
    rf"(?<![\d.,:/-])((?:\d{{1,2}}{_ORDINAL}{_JOIN}(?:[^\W\d_]{{1,3}}[{SPACES}])?){{0,3}}\d{{1,2}})"
    rf"{_ORDINAL},?[{SPACES}-](?:([^\W\d_]{{2,3}})[{SPACES}])?\Z"
)
_DAYS_AFTER = deferred(
    rf"\.?[{SPACES}]((?:\d{{1,2}}{_ORDINAL}{_JOIN}(?:[^\W\d_]{{1,3}}[{SPACES}])?){{0,3}}\d{{1,2}})"
    rf"{_ORDINAL}(?![\w:%/]|[.,]\d)"
)
_YEAR = deferred(rf"\.?,?(?:[{SPACES}-](?:[^\W\d_]{{2,3}}[{SPACES}])?)(\d{{4}})(?!\d|[.,]\d)")
_NUMERIC = deferred(
    r"(?<![\w./-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./-])(\d{1,2})\5(\d{4}|\d{2}))(?![\w/-]|\.\d)"
)
_MONTH_BEFORE = deferred(rf"(?<![^\W\d_])([^\W\d_]{{3,10}})\.?[{SPACES}]\Z")
_HOUR = deferred(r"(?<![\w.,:/$€£-])(\d{1,2})(?:([:.h])(\d{2}))?(?![\d:%]|[.,]\d)")
_LONG_AGO = 60
"""Characters before and behind a month in which its day and its year may stand."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text, characters `start` to `end`: what its parts may be; empty what it leaves out."""

    start: int
    end: int
    days: Numbers
    months: Numbers
    years: Numbers
    is_numeric: bool = False

    def may_be(self, other: Date) -> bool:
        """Do both say the same day, as far as they say?"""
        return all(
            not one or not two or one & two
            for one, two in (
                (self.days, other.days),
                (self.months, other.months),
                (self.years, other.years),
            )
        )


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of the day, characters `start` to `end`: the minutes since midnight that it may be."""

    start: int
    end: int
    minutes: Numbers
    is_full: bool
    """Does it say which half of the day?"""
    is_named: bool = False
    """Is it a time with a name, such as dusk, and any minute of it?"""


def dates(text: str, words: Vocabulary, *, has_month: bool = True) -> list[Date]:
    """The dates of a text that name a month and a day or a year, in any order."""
    found = [_numeric(match) for match in _NUMERIC.finditer(text)]
    for match in _MONTH.finditer(text) if has_month else ():
        month = words.months.get(match[0].lower())
        # may and march are other words, without a capital
        if month is not None and match[0] not in words.capital_months:
            found += _around(match, month, text, words)
    return found


def _around(match: re.Match[str], month: int, text: str, words: Vocabulary) -> Iterator[Date]:
    """The date whose month this is."""
    start, end = match.span()
    days = _DAYS_BEFORE.search(text, max(0, start - _LONG_AGO), start)
    is_before = days is not None and (days[2] is None or days[2].lower() in words.links)
    if days is not None and is_before and not _follows_month(text, days.start(1), words):
        start = days.start(1)
    else:
        days = _DAYS_AFTER.match(text, end, end + _LONG_AGO)
        end = days.end() if days is not None else end
    year = _YEAR.match(text, end, end + 20)
    if year is not None:
        end = year.end()
    numbers = frozenset(int(day) for day in re.findall(r"\d+", days[1])) if days else _ANY
    if year is not None or numbers:
        years = frozenset({int(year[1])}) if year is not None else _ANY
        yield Date(start, end, numbers, frozenset({month}), years)


def _follows_month(text: str, start: int, words: Vocabulary) -> bool:
    """Is what stands there the day of the month before it: Oct. 21-Nov. 1?"""
    before = _MONTH_BEFORE.search(text, max(0, start - 14), start)
    return before is not None and before[1].lower() in words.months


def _numeric(match: re.Match[str]) -> Date:
    """A date in digits; 3/4/2025 is a day of March or of April."""
    if match[1]:
        year, month, day = (frozenset({int(match[n])}) for n in (1, 2, 3))
        return Date(*match.span(), day, month, year, True)
    one, two = int(match[4]), int(match[6])
    whole = int(match[7])
    years = frozenset({whole} if whole > 99 else {1900 + whole, 2000 + whole})
    if one > 12 or two > 12:
        one, two = max(one, two), min(one, two)
        return Date(*match.span(), frozenset({one}), frozenset({two}), years, True)
    return Date(*match.span(), frozenset({one, two}), frozenset({one, two}), years, True)


def hours(text: str, words: Vocabulary) -> list[Hour]:
    """The times of the day in digits that a half of the day, an `h` or minutes tell from numbers."""
    return [hour for match in _HOUR.finditer(text) for hour in _hour(match, text, words)]


def _hour(match: re.Match[str], text: str, words: Vocabulary) -> Iterator[Hour]:
    start, end = match.span()
    hour, minute = int(match[1]), int(match[3] or 0)
    evening, morning = words.evening.match(text, end), words.morning.match(text, end)
    half = evening or morning
    named = half or words.hours.match(text, end)
    is_time = match[2] == ":" or (named is not None and (half is not None or match[2]))
    if hour > 24 or minute > 59 or not is_time:
        return
    minutes = frozenset({hour % 24 * 60 + minute})
    if half is not None and hour <= 12:
        noon = 720 if evening else 0
        minutes = frozenset({hour % 12 * 60 + minute + noon})
        if hour == 12:
            # 12 at night, 12 in the morning: which half the words mean is a matter of habit
            minutes |= {minute, 720 + minute}
        is_full = True
    else:
        is_full = hour > 12 or hour == 0 or (match[1].startswith("0"))
        if not is_full:
            minutes |= {(hour % 12) * 60 + minute, (hour % 12) * 60 + minute + 720}
    yield Hour(start, named.end() if named else end, minutes, is_full)
