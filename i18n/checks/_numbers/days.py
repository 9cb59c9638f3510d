"""The dates, days and hours of two texts, held against each other by value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._numbers.calendar import Date, Hour
from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.reading import MOST, Reading
from i18n.model import Severity

Spans = tuple[list[tuple[int, int]], list[tuple[int, int]]]


def date_differences(source: Reading, target: Reading, told: Spans) -> Iterator[Difference]:
    """The dates and hours that are other ones; their spans on both sides are added to `told`."""
    if source.words is None or target.words is None:
        return
    pairs: list[tuple[Date | Hour, Date | Hour]] = [
        *_dates(source, target),
        *_hours(source, target),
    ]
    if not pairs:
        yield from _days_lost(source, target)
        yield from _hours_lost(source, target, told)
    for one, other in pairs:
        was, now = (one.start, one.end), (other.start, other.end)
        told[0].append(was)
        told[1].append(now)
        is_vague = any(isinstance(at, Hour) and at.is_named for at in (one, other))
        severity = Severity.WARNING if is_vague else None
        yield exchanged(source, was, target, now, check="dates", severity=severity)
    yield from _weekdays(source, target)
    if not pairs and source.months and target.months:
        yield from _months(source, target)
    if not _tells(source) or not _tells(target):
        return
    yield from _relative(source, target, ("yesterday", "today", "tomorrow"))
    yield from _relative(source, target, ("past", "future"))


def _tells(reading: Reading) -> bool:
    """Has the text a word of a phrase for a day as seen from now?"""
    return reading.words is not None and not reading.words.times.isdisjoint(reading.vocabulary)


def _dates(source: Reading, target: Reading) -> list[tuple[Date, Date]]:
    """The dates of each side without a counterpart, in their order."""
    if not source.dates or not target.dates or len(source.dates) > MOST:
        return []
    stated, given = source.dates[:MOST], target.dates[:MOST]
    lost = [one for one in stated if not any(map(one.may_be, given))]
    added = [one for one in given if not any(map(one.may_be, stated))]
    return list(zip(lost, added, strict=False))


def _hours(source: Reading, target: Reading) -> list[tuple[Hour, Hour]]:
    if len(source.hours) > MOST:
        return []
    stated, given = [*source.hours, *source.times][:MOST], [*target.hours, *target.times][:MOST]
    lost = [one for one in stated if not any(one.minutes & other.minutes for other in given)]
    added = [one for one in given if not any(one.minutes & other.minutes for other in stated)]
    return list(zip(lost, added, strict=False))


def _days_lost(source: Reading, target: Reading) -> Iterator[Difference]:
    """A date that has lost its day."""
    for one in source.dates[:MOST]:
        same = [other for other in target.dates[:MOST] if one.may_be(other)]
        if one.days and same and not any(other.days for other in same):
            words = {q.value for q in target.quantities if q.is_word}
            # one that no other number stands for is told as a number
            if words.isdisjoint(one.days) and not target.known.isdisjoint(one.days):
                what = f"{source.text(one.start, one.end)} has lost its day"
                span = same[0].start, same[0].end
                yield Difference("dates", what, span, Severity.WARNING)


def _hours_lost(source: Reading, target: Reading, told: Spans) -> Iterator[Difference]:
    """An hour that the target has neither as an hour nor as a number that stands in no date."""
    if not any(one.is_full for one in source.hours[:MOST]):
        return
    free: set[object] = {
        value
        for one in target.quantities
        if not any(date.start <= one.start < date.end for date in target.dates[:MOST])
        for value in one.readings()
    }
    for one in source.hours[:MOST]:
        if one.is_full and not _has_hour(one, target):
            known = {n for minutes in one.minutes for n in (minutes // 60, minutes // 60 % 12)}
            if free.isdisjoint({*known, *(n + 12 for n in known)}):
                what = f"the hour {source.text(one.start, one.end)} is missing"
                told[0].append((one.start, one.end))
                yield Difference("dates", what, severity=Severity.WARNING)


def _has_hour(hour: Hour, other: Reading) -> bool:
    return any(hour.minutes & one.minutes for one in other.hours[:MOST])


def _weekdays(source: Reading, target: Reading) -> Iterator[Difference]:
    """A day of the week for another one."""
    assert source.words is not None, "the days of a language are compared"
    assert target.words is not None, "the days of a language are compared"
    if source.words.weekdays.keys().isdisjoint(source.vocabulary):
        return
    stated = {word: source.words.weekdays.get(word) for word in source.lowered}
    given = {word: target.words.weekdays.get(word) for word in target.lowered}
    had, has = set(filter(None, stated.values())), set(filter(None, given.values()))
    lost = [word for word, day in stated.items() if day and day not in has and word not in given]
    added = [word for word, day in given.items() if day and day not in had]
    for was, now in zip(lost, added, strict=False):
        yield _word(source, target, was, now)
    if lost and has and not added:
        message = f"{lost[0]} is missing, and another day of the week is there"
        yield Difference("dates", message, severity=Severity.INFORMATION)


def _months(source: Reading, target: Reading) -> Iterator[Difference]:
    """A month, without a day or a year, for another one."""
    assert source.words is not None, "the months of a language are compared"
    assert target.words is not None, "the months of a language are compared"
    had = {source.words.months[word] for word in _maybe_months(source)}
    has = {target.words.months[word] for word in _maybe_months(target)}
    lost = [word for word in _named(source) if source.words.months[word] not in has | target.months]
    added = [
        word for word in _named(target) if target.words.months[word] not in had | source.months
    ]
    for was, now in zip(sorted(lost), sorted(added), strict=False):
        yield _word(source, target, was, now)


def _maybe_months(reading: Reading) -> set[str]:
    """The words that may be months."""
    assert reading.words is not None, "the months of a language are compared"
    small = {
        word for word in reading.words.capital_months if word.capitalize() not in reading.prose
    }
    return reading.words.months.keys() & set(reading.lowered) - small


def _named(reading: Reading) -> set[str]:
    """The words that are months: those that mean nothing else, and those that do, with a capital."""
    assert reading.words is not None, "the months of a language are compared"
    found = reading.words.clear_months.intersection(reading.lowered)
    for month in reading.words.capital_months:
        if re.search(rf"[\w,;][ –-]{month.capitalize()}(?!\w)", reading.prose):
            found |= {month}
    return set(found)


def _relative(source: Reading, target: Reading, names: tuple[str, ...]) -> Iterator[Difference]:
    """A day as seen from now for another one: last week, next week."""
    stated = {name: at for name in names if (at := _phrase(source, name)) is not None}
    if not stated:
        return
    given = {name: at for name in names if (at := _phrase(target, name)) is not None}
    lost, added = stated.keys() - given.keys(), given.keys() - stated.keys()
    if len(lost) == len(added) == len(stated) == len(given):
        (was, *_), (now, *_) = sorted(lost), sorted(added)
        yield exchanged(source, stated[was], target, given[now], check="dates", severity=None)


def _phrase(reading: Reading, name: str) -> tuple[int, int] | None:
    """The first place of one of a language's phrases of this name."""
    assert reading.words is not None, "the phrases of a language are compared"
    prose = reading.prose.lower()
    for phrase in reading.words.relative[name]:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", prose):
            before = re.findall(r"\w+", prose[max(0, match.start() - 12) : match.start()])[-1:]
            if name != "tomorrow" or not reading.words.mornings & set(before):
                return match.span()
    return None


def _word(source: Reading, target: Reading, was: str, now: str) -> Difference:
    """A word of the target that stands for another of the source; both are lower case."""
    return exchanged(
        source, _place(source, was), target, _place(target, now), check="dates", severity=None
    )


def _place(reading: Reading, word: str) -> tuple[int, int]:
    at = reading.prose.lower().find(word)
    return at, at + len(word)
