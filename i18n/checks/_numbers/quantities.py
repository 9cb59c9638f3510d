"""The numbers that a text states, each with every value that it may have.

What a number means depends on where it was written: `2.300` is two thousand three hundred, or two
and three tenths; `2 300` one number or two. A quantity keeps every reading, so that two texts differ
only where no reading of one is a reading of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from i18n.checks._numbers.laws import with_parts_of_laws
from i18n.checks._numbers.measuring import likely, measure
from i18n.checks._numbers.quantity import SPACES, Quantity, Value, Way, one, scaled
from i18n.checks._numbers.units import CODES, SYMBOLS, Measure, is_currency, kind
from i18n.checks._numbers.vocabulary import Vocabulary, has_zone
from i18n.checks._numbers.wording import in_words
from i18n.expressions import deferred

_NUMBER = deferred(r"(?<![\d.,'’:/])(?:\d+(?:[.,'’:/]\d+)*[½⅓⅔¼¾⅛⅜⅝⅞]?|[½⅓⅔¼¾⅛⅜⅝⅞])|\d+")
_WORD = deferred(r"[^\W\d_]+")
_NEXT_WORD = deferred(rf"[{SPACES}-]([^\W\d_]+)")
_LIST = deferred(
    rf"[{SPACES}]*(?:[-–—−~/,;×]|,?[{SPACES}]?[^\W\d_]{{1,3}})(?:[{SPACES}]+[^\W\d_]{{1,3}}){{0,2}}[{SPACES}]*"
    rf"(?:[^\W\d_]{{0,2}}[$€£¥][{SPACES}]?)?"
)
"""What stands between two numbers of one measure: 5 to 10 km, entre 5 y los 10 kilómetros."""
_DASH = deferred(rf"[{SPACES}]*[-–—−][{SPACES}]*")
_GAP = deferred(rf"(?:[{SPACES}]*(?:[-–—−~,/×]|[^\W\d_]{{1,3}})){{0,3}}[{SPACES}%$€£]*")
_SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
}
_IDIOMS = frozenset({"24/7", "50/50"})
"""What is seldom said in digits elsewhere: at all hours, in equal parts."""
_FEET = deferred(r"(\d{1,2})['’](\d{1,2})")
"""Feet and inches, where a mark of inches follows."""
_MIXED = deferred(r"(\d{0,6})([½⅓⅔¼¾⅛⅜⅝⅞])")
_SHARE = deferred(r"(\d)/([234568])")
_POINTED = deferred(r"(?:\A|[\s(=<>≤≥±+−–-])\.\Z")
"""A point before which no digit stands: .008."""
_HUNDREDS = deferred(r"\d{1,3}(?![\d.,]\d|\d)")
_BEFORE = deferred(rf"(?<!\w)([^\W\d_]+)[{SPACES}]\Z")
_SIGNS = ("$", "€", "£", "¥")
"""Signs that stand before a number, and say nothing of one before them."""
_MILLIONS = deferred(
    rf"[{SPACES}]?MM?(?=[$€£]|[{SPACES}]?(?:{'|'.join(sorted(CODES))}|US?\\$)(?!\w))"
)
"""Millions of a currency: 25 M€, 25 MUSD."""
_TO = deferred(rf"[{SPACES}]?(?:[-–]|([^\W\d_]{{1,3}}))[{SPACES}]?\d{{1,2}}(?!\d)")
"""The end of a range of hours: 4 to 8."""
_TEN = 10
_LONG = 40
"""Digits of the longest number that is read; a longer one is a name."""


def quantities(text: str, words: Vocabulary | None) -> list[Quantity]:
    """The quantities of a text, numbers first, then words. Linear in its length."""
    digits = [_digits(match, text, words) for match in _NUMBER.finditer(text)]
    digits = with_parts_of_laws(digits, text, _ways)
    found = _composed(_ranged(_grouped(digits, text, words), text, words), text, words)
    return found + list(in_words(text, words, [(one.start, one.end) for one in found]))


def _digits(match: re.Match[str], text: str, words: Vocabulary | None) -> Quantity:
    """A number in digits, as it stands alone."""
    start, end = match.span()
    ways = list(_ways(match[0]))
    value = native(match[0], words)
    before, after = text[start - 1 : start], text[end : end + 1]
    tail = _WORD.match(text, end)
    suffix = tail[0] if tail else ""
    scale = _SUFFIXES.get(suffix.lower(), 1)
    others: tuple[Fraction, ...] = ()
    if scale > 1:
        has_sign = text[start - 1 : start] in _SIGNS
        ways = ([] if has_sign else ways) + [scaled(way, scale) for way in ways]
        others = (value * scale,) if value is not None else ()
        if others and has_sign:
            value, others = others[0], ()
    plain = int(match[0]) if match[0].isdecimal() and len(match[0]) < 5 else None
    if plain is not None:
        if suffix == "s" or text[end : end + 2] in ("'s", "’s"):
            ways += one(plain % 100, 1900 + plain % 100) if plain < 100 or plain >= 1900 else []
        if suffix == "s" and plain >= 1000 and plain % 100 == 0:
            ways += one(plain // 100 + 1)
        if plain < 100 and (before in ("'", "’", "‘") or _is_short_year(plain, text, start, words)):
            ways += one(1900 + plain, 2000 + plain)
        if plain <= 24 and words is not None and _is_hour(text, end, words):
            ways += one(plain % 12, plain % 12 + 12)
        if len(match[0]) == 4 and has_zone(text, end):
            ways += _clock([match[0][:2], match[0][2:]])
    elif words is not None and (words.hours.match(text, end) or words.is_hour(text, start, end)):
        ways += _clock(re.split(r"[.:]", match[0]))
    if plain is not None and _POINTED.search(text, max(0, start - 2), start):
        value = Fraction(plain, 10 ** len(match[0]))
        ways += [(frozenset({value}),)]
    feet = _FEET.fullmatch(match[0])
    if feet is not None and text[end : end + 1] in ('"', "”", "″"):
        value = Fraction(int(feet[1])) + Fraction(int(feet[2]), 12)
    is_name = suffix.isupper() and scale == 1 and suffix not in SYMBOLS
    is_name = is_name or before.isalpha() or before == "_" or after == "_"
    is_vague = (plain is not None and plain < 2) or match[0] in _IDIOMS
    is_unsure = words is not None and words.unsure.search(text, max(0, start - 12), start)
    is_required = not (is_name or is_vague or is_unsure)
    if suffix.lower() in _SUFFIXES and suffix not in SYMBOLS:
        end = tail.end() if tail else end
    return Quantity(start, end, tuple(ways), is_required, value, others=others)


def _is_hour(text: str, end: int, words: Vocabulary) -> bool:
    """Is a number an hour by what follows it, or by what follows the end of its range?"""
    if words.has_half(text, end):
        return True
    to = _TO.match(text, end)
    return (
        to is not None and (not to[1] or to[1] in words.ranges) and words.has_half(text, to.end())
    )


def _is_short_year(plain: int, text: str, start: int, words: Vocabulary | None) -> bool:
    """May a number of two digits be a year: el crac del 29?"""
    return (
        plain >= _TEN
        and words is not None
        and words.short_years.search(text, max(0, start - 12), start) is not None
    )


def native(text: str, words: Vocabulary | None) -> Fraction | None:
    """The value of digits as a language reads them; None where it would write none of these signs."""
    if text.isdecimal():
        return Fraction(int(text)) if len(text) <= _LONG else None
    mixed = _MIXED.fullmatch(text)
    if mixed is not None:
        part = Fraction(unicodedata.numeric(mixed[2])).limit_denominator(8)
        return Fraction(int(mixed[1] or 0)) + part
    share = _SHARE.fullmatch(text)
    if share is not None and int(share[1]) < int(share[2]):
        return Fraction(int(share[1]), int(share[2]))
    signs = re.findall(r"[^\d]", text)
    if words is None or not set(signs) <= {".", ","} or len(text) > _LONG:
        return None
    groups = re.split(r"[.,]", text)
    if signs == [words.decimal] or not _are_groups(groups) or groups[0] == "0":
        return min(_values(groups, signs), default=None)
    if set(signs) == {words.groups}:
        return Fraction(int("".join(groups)))
    return max(_values(groups, signs), default=None)


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
    if signs in (["'"], ["’"]) and len(last) < 3:
        # an old decimal sign of Spanish
        yield Fraction(int("".join(groups)), 10 ** len(last))
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
    if len(groups) > 2:
        rest = (frozenset({Fraction(int(group))}) for group in groups[1:])
        return [(hours, *rest)]
    return [(hours, frozenset({Fraction(minute)})), *([(hours,)] if minute == 0 else [])]


def _grouped(found: list[Quantity], text: str, words: Vocabulary | None) -> list[Quantity]:
    """Numbers whose groups of three digits stand apart, as one, that may be several."""
    grouped: list[Quantity] = []
    for quantity in found:
        digits = text[quantity.start : quantity.end]
        earlier = grouped[-1] if grouped else None
        if (
            earlier is not None
            and earlier.end + 1 == quantity.start
            and text[earlier.end] in SPACES
            and re.fullmatch(r"\d{3}(?:[.,]\d+)?", digits)
            and re.fullmatch(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})*", text[earlier.start : earlier.end])
            and quantity.end - earlier.start <= _LONG
        ):
            joined = re.sub(rf"[{SPACES}]", "", text[earlier.start : quantity.end])
            apart = tuple(member for way in earlier.ways[-1:] for member in way)
            apart += quantity.ways[0]
            ways = (*_ways(joined), apart)
            grouped[-1] = Quantity(earlier.start, quantity.end, ways, True, native(joined, words))
        else:
            grouped.append(quantity)
    return grouped


def _ranged(found: list[Quantity], text: str, words: Vocabulary | None) -> list[Quantity]:
    """Numbers with what follows them: million, per cent; and what that says of the one before."""
    ranged: list[Quantity] = []
    scale = 1
    near: Measure = frozenset()
    for quantity in reversed(found):
        end = quantity.end
        own, end = _scale(text, end, words)
        gap = text[end : ranged[-1].start] if ranged else "\n"
        is_range = len(gap) <= 12 and _GAP.fullmatch(gap) is not None
        ways, value, others = quantity.ways, quantity.value, quantity.others
        if own > 1:
            ways = tuple(scaled(way, own) for way in ways)
            value = value * own if value is not None else None
            if words is not None and (half := words.halves.match(text, end)):
                ways += tuple(_added(way, Fraction(own, 2)) for way in ways)
                value, end = None, half.end()
        elif is_range and scale > 1:
            ways += tuple(scaled(way, scale) for way in ways)
            others = (value * scale,) if value is not None else ()
        counted = measure(text, quantity.start, end, words)
        if not counted and not (
            len(gap) <= 16 and _LIST.fullmatch(gap) and _joins(gap, near, words)
        ):
            near = frozenset()
        near = counted or likely(text, end) or near
        passed = frozenset() if text[quantity.start - 1 : quantity.start] in _SIGNS else near
        if own > 1 or not is_range:
            scale = own
        shares = tuple(scaled(way, Fraction(1, 100)) for way in ways) if "%" in near else ()
        ranged.append(
            replace(
                quantity,
                end=end,
                ways=ways,
                value=value,
                measure=counted,
                near=near,
                is_scaled=own > 1,
                is_required=quantity.is_required or kind(counted) in ("percent", "currency"),
                shares=shares,
                others=others,
            )
        )
        near = passed
    return list(_carried(_years(ranged[::-1], text), text))


def _joins(gap: str, near: Measure, words: Vocabulary | None) -> bool:
    """May what stands between two numbers join them: 5 to 10, but not “in 2022 for 10”?"""
    said = _WORD.search(gap)
    if said is None or words is None or said[0].lower() in words.ranges:
        return True
    return said[0].lower() in words.products and not is_currency(near)


def _added(way: Way, part: Fraction) -> Way:
    return tuple(
        frozenset(value + part for value in member if isinstance(value, Fraction)) for member in way
    )


def _carried(found: Iterator[Quantity], text: str) -> Iterator[Quantity]:
    """Numbers with the measure of the one that begins their range: $5-10, €3–4."""
    last: Quantity | None = None
    for quantity in found:
        if last and last.near and _DASH.fullmatch(text, last.end, quantity.start):
            quantity = replace(quantity, near=quantity.near | last.near)  # noqa: PLW2901
        yield quantity
        last = quantity


def _composed(found: list[Quantity], text: str, words: Vocabulary | None) -> list[Quantity]:
    """Numbers that a word stands in the middle of: 2 mil 300 millones, mil 200."""
    composed: list[Quantity] = []
    for quantity in found:
        before = _BEFORE.search(text, max(0, quantity.start - 9), quantity.start)
        digits = _HUNDREDS.match(text, quantity.start)
        composed.append(quantity)
        if not (before and digits and words and quantity.value):
            continue
        if words.scales.get(before[1].lower()) != 1000:
            continue
        thousands = Fraction(1000)
        if len(composed) > 1 and composed[-2].end == before.end(1):
            thousands = composed[-2].value or thousands
            composed[-2] = replace(composed[-2], is_required=False)
        whole = (thousands / int(digits[0]) + 1) * quantity.value
        composed[-1] = replace(
            quantity,
            ways=(*quantity.ways, (frozenset({whole}),)),
            others=(*quantity.others, whole),
        )
    return composed


def _years(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """The short second year of a range, as 2019–20, read as the whole year too."""
    before = ""
    end = 0
    for quantity in found:
        digits = text[quantity.start : quantity.end]
        is_short = re.fullmatch(r"\d{2}", digits) and re.fullmatch(r"\d{4}", before)
        if is_short and text[end : quantity.start] in ("-", "–", "/"):
            ways = (*quantity.ways, *one(int(before[:2] + digits)))
            yield replace(quantity, ways=ways)
        else:
            yield quantity
        before, end = digits, quantity.end


def _scale(text: str, end: int, words: Vocabulary | None) -> tuple[int, int]:
    """The product of the words such as million behind a number, and where they end."""
    scale = 1
    if short := _MILLIONS.match(text, end):
        return 10**6, short.end()
    while words is not None:
        match = _NEXT_WORD.match(text, end)
        if match is None or match[1].lower() not in words.scales:
            # 212.8 mdd: a word for millions and for what they are of
            return scale * (words.millions.get(match[1].lower(), 1) if match else 1), end
        scale *= words.scales[match[1].lower()]
        end = match.end()
    return scale, end
