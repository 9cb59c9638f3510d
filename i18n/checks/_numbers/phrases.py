"""What two texts say in words: numbers, parts of a whole, times of the day, kings, eras."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from i18n.checks._numbers.conversions import is_said_otherwise
from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.quantity import Quantity, is_among
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import is_conversion
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.checks._numbers.wording import part
from i18n.model import Severity

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(?<!\w)[^\W\d_]*[^\W\d_A-Z]\s([IVX]+)(?!\w)")
"""A Roman numeral behind a word."""
_SUFFIXED = re.compile(r"\d[\d.,]*(?:M|bn|tn)")
_HALF = Fraction(1, 2)
_HOUR_HALF = 6
"""What half of an hour in minutes, of a year in months, is a multiple of."""
_DAY = 720
"""Minutes of half a day."""


def number_words(source: Reading, target: Reading) -> Iterator[Difference]:
    """A number in words for another one, where each side has one such: three, cuatro."""
    if source.words is None or target.words is None:
        return
    lost, added = _cardinals(source, target), _cardinals(target, source)
    lost = [one for one in lost if not is_said_otherwise(one, source, target)]
    added = [one for one in added if not is_said_otherwise(one, target, source)]
    if len(lost) == len(added) == 1:
        if not _are_conversions(lost[0], added[0], source, target):
            yield _other(lost[0], added[0], source, target, "numbers")
        return
    lost = [*_scaled(source, target), *_suffixed(source, target)]
    added = _scaled(target, source)
    if len(lost) == len(added) == 1:
        yield _other(lost[0], added[0], source, target, "magnitude")


def _are_conversions(one: Quantity, other: Quantity, source: Reading, target: Reading) -> bool:
    """Are both about the same in two units: two weeks, a quarter of an hour, quince minutos?"""
    return any(
        is_conversion(was.value, was.near, now.value, now.near)
        for was in (one, *_wholes(one, source))
        for now in (other, *_wholes(other, target))
        if was.value is not None and now.value is not None
    )


def _wholes(one: Quantity, reading: Reading) -> list[Quantity]:
    """What the number is a part of."""
    return [whole for whole in reading.compounds if whole.start <= one.start < whole.end]


def _other(
    one: Quantity, other: Quantity, source: Reading, target: Reading, check: str
) -> Difference:
    return exchanged(source, (one.start, one.end), target, (other.start, other.end), check=check)


def longest(reading: Reading) -> list[Quantity]:
    """The numbers in words, of those that begin in one place the longest one."""
    return list({one.start: one for one in reading.quantities if one.is_word}.values())


def _cardinals(one: Reading, other: Reading) -> list[Quantity]:
    """The numbers in a single word, and the parts of a whole, that the other text has in no form."""
    if one.words is None or one.words.counted.isdisjoint(one.vocabulary):
        return []
    found: list[Quantity] = []
    for quantity in longest(one)[:MOST]:
        text = one.text(quantity.start, quantity.end).lower()
        share = part(one.prose, quantity.start, quantity.end, one.words)
        if share is not None:
            is_lost = share not in other.known
        elif _has_half(text, one.words):
            clock = [span for _, span in _hours(one)]
            is_hour = any(start <= quantity.start < end for start, end in clock)
            is_lost = not is_hour and quantity.value not in other.known
        else:
            is_lost = text in one.words.cardinals and other.known.isdisjoint(quantity.readings())
        if is_lost and quantity.value not in other.months:
            found.append(quantity)
    return found


def _has_half(text: str, words: Vocabulary) -> bool:
    """Is it a whole number and a half: two and a half?"""
    row = text.replace("-", " ").split()
    return row[0] in words.hour_words and words.words.get(row[-1]) == _HALF


def _scaled(one: Reading, other: Reading) -> list[Quantity]:
    """The millions in words that the other text has not: half a million, un millón."""
    return [
        quantity
        for quantity in longest(one)[:MOST]
        if quantity.is_scaled
        and len(_WORD.findall(one.text(quantity.start, quantity.end))) > 1
        and quantity.value is not None
        and quantity.value >= 1000
        and quantity.value not in other.known
    ]


def phrase_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """What is another one of kings, times of the day and eras; both languages are known."""
    yield from _halves_lost(source, target)
    yield from _numeral_differences(source, target)
    yield from _hour_differences(source, target)
    yield from _era_differences(source, target)


def _halves_lost(source: Reading, target: Reading) -> Iterator[Difference]:
    """A half behind a whole number that the target has in no form: two hours and a half."""
    assert source.words is not None, "the words of a language are compared"
    match = source.words.halves.search(source.prose)
    if match is None or any(one.is_scaled for one in source.quantities[:MOST]):
        return
    values = [value for value in target.known if isinstance(value, Fraction)]
    if any(value.denominator == 2 or value % _HOUR_HALF == 0 for value in values if value):
        return
    wholes = [one for one in source.compounds if one.start <= match.start() < one.end]
    if not any(is_among(one, target.quantities[:MOST]) for one in wholes):
        what = f"“{match[0].strip()}” is missing"
        yield Difference("numbers", what, severity=Severity.WARNING)


def _suffixed(one: Reading, other: Reading) -> list[Quantity]:
    """The millions by a letter, 2M, that the other text has in no form."""
    return [
        quantity
        for quantity in one.quantities[:MOST]
        if _SUFFIXED.fullmatch(one.prose, quantity.start, quantity.end)
        and not quantity.measure
        and quantity.others
        and other.known.isdisjoint(quantity.others)
    ]


def _numeral_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """The Roman numeral of a king that is another one."""
    lost, added = _numerals(source, target), _numerals(target, source)
    if len(lost) == len(added) == 1:
        (was, _), (now, span) = lost[0], added[0]
        yield Difference("numbers", f"{now} is not {was}, as in the source", span, Severity.WARNING)


def _numerals(one: Reading, other: Reading) -> list[tuple[str, tuple[int, int]]]:
    """The Roman numerals behind names that the other text has in no form."""
    if "I" not in one.prose and "V" not in one.prose and "X" not in one.prose:
        return []
    values = {quantity.start: quantity.value for quantity in one.quantities if quantity.is_roman}
    there = {quantity.value for quantity in other.quantities}
    return [
        (match[1], match.span(1))
        for match in _NAMED.finditer(one.prose)
        if match[0][0].isupper() and values.get(match.start(1), 0) not in {0, *there}
    ]


def _hour_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A time of the day in words that is another one: half past seven, las ocho y media."""
    said, given = _hours(source), _hours(target)
    if len(said) != 1 or not given:
        return
    ((minutes, was),) = said
    known = {minute % _DAY for minute, _ in given}
    known |= {minute % _DAY for one in target.hours[:MOST] for minute in one.minutes}
    if minutes not in known:
        yield exchanged(source, was, target, given[0][1], check="dates")


def spoken_hours(one: Reading, other: Reading) -> list[tuple[int, int]]:
    """The places of the times in digits that the other text has in words."""
    said = {minutes for minutes, _ in _hours(other)} if one.hours else set()
    return [
        (hour.start, hour.end)
        for hour in one.hours[:MOST]
        if any(minute % _DAY in said for minute in hour.minutes)
    ]


def _hours(reading: Reading) -> list[tuple[int, tuple[int, int]]]:
    """The times in words, in minutes of half a day, and where they stand."""
    assert reading.words is not None, "the words of a language are compared"
    if reading.words.clock_words.isdisjoint(reading.vocabulary):
        return []
    found = []
    for pattern, minutes in reading.words.clock:
        for match in pattern.finditer(reading.prose):
            hour = match["hour"].lower()
            value = int(hour) if hour.isdecimal() else reading.words.words.get(hour)
            if value is not None and 0 <= value <= 12:
                found.append((int(value * 60 + minutes) % _DAY, match.span()))
    return found


def _era_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A year before our era that is one of it, and the other way round."""
    assert source.words is not None and target.words is not None, "both languages are known"
    before, after = (pattern.search(target.prose) for pattern in target.words.eras)
    was_before, was_after = (pattern.search(source.prose) for pattern in source.words.eras)
    for was, still, now in ((was_before, before, after), (was_after, after, before)):
        if was is not None and now is not None and still is None:
            message = f"{now[0].strip()} is not {was[0].strip()}, as in the source"
            yield Difference("dates", message, now.span())
