"""The numbers that a text states, each with every value that it may have.

What a number means depends on where it was written: `2.300` is two thousand three hundred, or two
and three tenths; `2 300` one number or two. A quantity keeps every reading, so that two texts differ
only where no reading of one is a reading of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from i18n.checks._numbers.vocabulary import Vocabulary

Value = Fraction | str
Readings = frozenset[Value]
Way = tuple[Readings, ...]

_SPACES = " \u00a0\u2007\u2009\u202f"
_NUMBER = re.compile(r"(?<![\d.,'’:/])(?:\d+(?:[.,'’:/]\d+)*[½⅓⅔¼¾⅛⅜⅝⅞]?|[½⅓⅔¼¾⅛⅜⅝⅞])|\d+")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(rf"[{_SPACES}-]([^\W\d_]+)")
_GAP = re.compile(rf"[{_SPACES}]*(?:[-–—−~,/]|[^\W\d_]{{1,3}}){{0,2}}[{_SPACES}%$€£]*")
_BETWEEN = re.compile(rf"[{_SPACES}]*(?:[-‐–]|[^\W\d_]{{1,3}})?[{_SPACES}]*")
_DAY_BEFORE = re.compile(rf"\d(?:\w\w)?[{_SPACES}]+(?:[^\W\d_]{{1,3}}[{_SPACES}]+)?\Z")
_DAY_AFTER = re.compile(rf"[{_SPACES}]+(?:[^\W\d_]{{1,3}}[{_SPACES}]+)?\d")
_DAY_AND_INITIAL = re.compile(r"(?<!\w)\d{1,2}-([A-Z])(?!\w)")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
}
_LONG = 40
"""Digits of the longest number that is read; a longer one is a name."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: characters `start` to `end`.

    It has a counterpart where each member of one of its `ways` has a reading that the other text
    has too. One that is not required, such as a word, may have none. `has_percent` says that a
    percent sign or word follows, `may_have_percent` that one follows the range that it begins.
    """

    start: int
    end: int
    ways: tuple[Way, ...]
    is_required: bool
    has_percent: bool = False
    may_have_percent: bool = False

    def readings(self) -> Iterator[Value]:
        """Every value that it may stand for."""
        for way in self.ways:
            for member in way:
                yield from member


def quantities(text: str, words: Vocabulary | None) -> list[Quantity]:
    """The quantities of a text, numbers first, then words. Linear in its length."""
    digits = [_digits(match, text, words) for match in _NUMBER.finditer(text)]
    return _ranged(_grouped(digits, text), text, words) + list(_in_words(text, words))


def _digits(match: re.Match[str], text: str, words: Vocabulary | None) -> Quantity:
    """A number in digits, as it stands alone."""
    start, end = match.span()
    ways = list(_ways(match[0]))
    before, after = text[start - 1 : start], text[end : end + 1]
    tail = _WORD.match(text, end)
    suffix = tail[0] if tail else ""
    if suffix.lower() in _SUFFIXES:
        ways += [_scaled(way, _SUFFIXES[suffix.lower()]) for way in ways]
    plain = int(match[0]) if match[0].isdecimal() and len(match[0]) < 5 else None
    if plain is not None:
        if suffix == "s" or text[end : end + 2] in ("'s", "’s"):
            ways += _one(plain % 100, 1900 + plain % 100)
        if before in ("'", "’", "‘") and plain < 100:
            ways += _one(1900 + plain, 2000 + plain)
        if plain <= 24 and words is not None and words.hours.match(text, end):
            ways += _one(plain % 12, plain % 12 + 12)
    elif words is not None and words.hours.match(text, end):
        ways += _clock(re.split(r"[.:]", match[0]))
    is_name = before.isalpha() or before == "_" or after == "_" or (suffix.isupper() and suffix)
    is_vague = plain is not None and plain < 2
    return Quantity(start, end, tuple(ways), not is_name and not is_vague)


def _one(*values: int) -> list[Way]:
    return [(frozenset(map(Fraction, values)),)]


def _scaled(way: Way, scale: int | Fraction) -> Way:
    return tuple(
        frozenset(value * scale for value in member if isinstance(value, Fraction))
        for member in way
    )


def _ways(text: str) -> Iterator[Way]:
    """What a number with its signs may be."""
    if len(text) > _LONG:
        yield (frozenset({text}),)
        return
    last = text[-1]
    part = Fraction(0)
    if not last.isdecimal():
        part = Fraction(unicodedata.numeric(last)).limit_denominator(8)
        text = text[:-1] or "0"
    groups = re.split(r"[.,'’:/]", text)
    signs = re.findall(r"[.,'’:/]", text)
    whole = [frozenset({Fraction(int(group)) + part}) for group in groups]
    if not signs:
        yield tuple(whole)
        return
    readings: set[Value] = set(_values(groups, signs))
    if readings:
        yield (frozenset(readings),)
    if len(signs) == 1 and signs[0] == "/" and int(groups[1]):
        yield (frozenset({Fraction(int(groups[0]), int(groups[1]))}),)
    yield from _clock(groups) if set(signs) == {":"} else ()
    is_version = set(signs) == {"."} and not _is_date(groups)
    if is_version and len(signs) > 1:
        yield (frozenset({".".join(groups)}),)
    elif len(signs) > 1 or signs[0] in ":/" or not readings:
        yield tuple(whole)


def _values(groups: list[str], signs: list[str]) -> Iterator[Fraction]:
    """The values of digits with signs of grouping and of decimals."""
    *rest, last = groups
    if set(signs) & set(":/"):
        return
    is_grouped = len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])
    if len(set(signs)) == 1 and is_grouped:
        yield Fraction(int("".join(groups)))
    is_indian = set(signs) == {","} and all(len(group) == 2 for group in groups[1:-1])
    if is_indian and len(signs) > 1 and len(last) == 3:
        yield Fraction(int("".join(groups)))
    is_decimal = signs[-1] in ".," and (
        len(signs) == 1
        or (len(set(signs[:-1])) == 1 and signs[-1] not in signs[:-1] and _are_groups(rest))
    )
    # 12,000 is hardly twelve with three zeros behind it
    if is_decimal and not (is_grouped and last == "000"):
        yield Fraction(int("".join(groups)), 10 ** len(last))


def _are_groups(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _is_date(groups: list[str]) -> bool:
    """Day, month and year, in digits."""
    lengths = [len(group) for group in groups]
    return len(groups) == 3 and (
        (max(lengths[:2]) <= 2 and lengths[2] in (2, 4) and 0 < int(groups[1]) <= 31)
        and (lengths[2] == 4 or min(lengths[:2]) == 2)
    )


def _clock(groups: list[str]) -> list[Way]:
    """An hour and its minutes, by either half of the day; full hours need no minutes."""
    if len(groups) < 2 or len(groups[0]) > 2 or len(groups[1]) != 2:
        return []
    hour, minute = int(groups[0]), int(groups[1])
    if hour > 24 or minute > 59:
        return []
    hours = frozenset(map(Fraction, (hour, hour % 12, hour % 12 + 12)))
    return [(hours, frozenset({Fraction(minute)})), *([(hours,)] if minute == 0 else [])]


def _grouped(found: list[Quantity], text: str) -> list[Quantity]:
    """Numbers whose groups of three digits stand apart, as one, that may be several."""
    grouped: list[Quantity] = []
    for quantity in found:
        digits = text[quantity.start : quantity.end]
        earlier = grouped[-1] if grouped else None
        if (
            earlier is not None
            and earlier.end + 1 == quantity.start
            and text[earlier.end] in _SPACES
            and re.fullmatch(r"\d{3}(?:[.,]\d+)?", digits)
            and re.fullmatch(
                rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})*", text[earlier.start : earlier.end]
            )
            and quantity.end - earlier.start <= _LONG
        ):
            joined = re.sub(rf"[{_SPACES}]", "", text[earlier.start : quantity.end])
            apart = tuple(member for way in earlier.ways[-1:] for member in way)
            apart += quantity.ways[0]
            grouped[-1] = Quantity(earlier.start, quantity.end, (*_ways(joined), apart), True)
        else:
            grouped.append(quantity)
    return grouped


def _ranged(found: list[Quantity], text: str, words: Vocabulary | None) -> list[Quantity]:
    """Numbers with what follows them: million, per cent; and what that says of the one before."""
    ranged: list[Quantity] = []
    scale, has_percent = 1, False
    for quantity in reversed(found):
        end = quantity.end
        own, end = _scale(text, end, words)
        gap = text[end : ranged[-1].start] if ranged else "\n"
        is_range = len(gap) <= 12 and _GAP.fullmatch(gap) is not None
        ways = quantity.ways
        if own > 1:
            ways = tuple(_scaled(way, own) for way in ways)
        elif is_range and scale > 1:
            ways += tuple(_scaled(way, scale) for way in ways)
        percent = _has_percent(text, end, words)
        may = percent or (is_range and has_percent)
        if own > 1 or not is_range:
            scale = own
        has_percent = may
        if may:
            ways += tuple(_scaled(way, Fraction(1, 100)) for way in ways)
        ranged.append(Quantity(quantity.start, end, ways, quantity.is_required, percent, may))
    return list(_years(ranged[::-1], text))


def _years(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The short second year of a range, as 2019–20, read as the whole year too."""
    before = ""
    end = 0
    for quantity in found:
        digits = text[quantity.start : quantity.end]
        is_short = re.fullmatch(r"\d{2}", digits) and re.fullmatch(r"\d{4}", before)
        if is_short and text[end : quantity.start] in ("-", "–", "/"):
            ways = (*quantity.ways, *_one(int(before[:2] + digits)))
            yield replace(quantity, ways=ways)
        else:
            yield quantity
        before, end = digits, quantity.end


def _scale(text: str, end: int, words: Vocabulary | None) -> tuple[int, int]:
    """The product of the words such as million behind a number, and where they end."""
    scale = 1
    while words is not None:
        match = _NEXT_WORD.match(text, end)
        if match is None or match[1].lower() not in words.scales:
            break
        scale *= words.scales[match[1].lower()]
        end = match.end()
    return scale, end


def _has_percent(text: str, end: int, words: Vocabulary | None) -> bool:
    if words is not None:
        return words.percent.match(text, end) is not None
    return text[end : end + 2].strip()[:1] == "%"


def _in_words(text: str, words: Vocabulary | None) -> Iterator[Quantity]:
    """Words for numbers, Roman numerals, months: what may stand for a number in digits."""
    if words is None:
        return
    for match in _DAY_AND_INITIAL.finditer(text):
        months = [month for name, month in words.months.items() if name[0] == match[1].lower()]
        if months:
            yield Quantity(*match.span(), tuple(_one(*months)), False)
    run: list[Fraction | int] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if match[0].isupper() and _ROMAN.fullmatch(match[0]):
            yield Quantity(*match.span(), tuple(_one(_roman(match[0]))), False)
        if word in words.months:
            is_date = _is_in_date(match, text)
            yield Quantity(*match.span(), tuple(_one(words.months[word])), is_date)
        value = words.words.get(word, words.scales.get(word))
        if value is None:
            if word not in words.joins:
                run = []
            continue
        if run and not _BETWEEN.fullmatch(text, end, match.start()):
            run = []
        run = [*run[-6:], value]
        end = match.end()
        yield Quantity(*match.span(), ((frozenset(_run(run, words)),),), False)


def _run(run: list[Fraction | int], words: Vocabulary) -> Iterator[Fraction]:
    """What number words in a row may say, of those that end with the last."""
    last = Fraction(run[-1])
    yield last
    yield from (_total(run[n:], words) for n in range(len(run) - 1))
    if 2 < last <= 12:
        yield 1 / last
    if len(run) > 1:
        yield run[-2] * last
        yield Fraction(run[-2]) / (last or 1)
        yield last / (run[-2] or 1)


def _is_in_date(match: re.Match[str], text: str) -> bool:
    """Is the name of a month, written in full, next to a day or a year?"""
    if len(match[0]) < 4 and not match[0].istitle():
        return False
    return _DAY_BEFORE.search(text, max(0, match.start() - 12), match.start()) is not None or (
        _DAY_AFTER.match(text, match.end()) is not None
    )


def _total(run: list[Fraction | int], words: Vocabulary) -> Fraction:
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
