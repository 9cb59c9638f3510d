"""The signs in and before numbers: of decimals, of thousands, minus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from i18n.checks._numbers.difference import Difference, mantissa, plain
from i18n.checks._numbers.quantity import Quantity
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import dimensions, is_currency, kind
from i18n.expressions import deferred
from i18n.model import Severity

_CUT = deferred(r"(?<![\w.,])(\d+)\.(?=[ \u00a0]+[^\W\d_A-Z])")
_WHOLE = deferred(r"(?<![\w.,])(\d+)\.0+(?![\d.,]\d|\d)")
_VERSION = deferred(r"[A-Z]\w*[ \u00a0-]\d+\.\d|[\w-]\d+\.\d+[\w.-]*[^\W\d]|\d\.\d+\.\d")
_AMBIGUOUS = deferred(r"[1-9]\d{0,2}[.,]\d{3}(?![\d.,]\d|\d)")
"""Thousands, or three decimals."""
_SHOWN = deferred(r"\d+(?:[.,]\d{3})*?(?P<sign>[.,])(?:\d{1,2}|\d{4,})(?![\d.,]\d|\d)")
_MIXED = deferred(r"\d{1,3}(?:(?:\.\d{3})+,|(?:,\d{3})+\.)\d{3}(?![\d.,]\d|\d)")
_SIGNS = deferred(r"\d+(?:[.,]\d+){2,}")
_THOUSAND = Fraction(1000)
_NEAR = 12
"""Characters before a number in which a word for its minus may stand."""
_MINUS = deferred(r"(?:^|[\s(])[-−–]\Z")


def sign_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """Numbers that are written as another language writes them, and read otherwise in this one."""
    if source.words is None or target.words is None:
        return
    sign = {",": ".", ".": ","}[target.words.decimal]
    meant = {
        mantissa(one.value): one.value
        for one in source.quantities
        if one.value and source.has_sign(one) and one.value not in target.strict
    }
    shown = _shown(target)
    copied = {source.text(one.start, one.end) for one in source.quantities if source.has_sign(one)}
    for quantity in target.quantities:
        if not target.has_sign(quantity):
            continue
        text = target.text(quantity.start, quantity.end)
        span = quantity.start, quantity.end
        if (meant_by := _ungrouped(text, quantity, source)) is not None:
            message = (
                f"{text} has signs as no language writes them, and is {meant_by} in the source"
            )
            yield Difference("separators", message, span, Severity.WARNING)
        if quantity.value is None:
            continue
        if shown == sign and _AMBIGUOUS.match(text):
            beside = _beside(quantity, source, target)
            if beside is not None:
                yield from beside
                continue
        if source.strict.isdisjoint((quantity.value, *quantity.others)):
            was = next((v for v in quantity.readings() if v in source.strict), None)
            was = was or meant.get(mantissa(quantity.value))
            may_be_name = text in copied and source.words.decimal in text
            if not isinstance(was, Fraction) or (may_be_name and not _counts(quantity)):
                continue
            message = f"{text} is {plain(quantity.value)} here, and {plain(was)} in the source"
            is_copied = was in set(quantity.readings())
            severity = _of_group(target) if is_copied else Severity.ERROR
            if is_copied and shown == target.words.decimal:
                severity = Severity.WARNING
            yield Difference("separators", message, span, severity)
        elif (cut := _cut_off(quantity, text, copied)) is not None:
            message = f"{text} has lost a digit of {cut}"
            yield Difference("numbers", message, span, Severity.INFORMATION)
        elif _is_thousand(text, target):
            shown = text.split(target.words.decimal)[0]
            message = f"{text} is {shown} here, and {plain(quantity.value)} in the source"
            yield Difference("separators", message, span, _of_group(target))
        elif _is_decimal(text, sign):
            if sign in target.words.admitted:
                has_thousands = len(re.findall("[.,]", text)) > 1
                if has_thousands or _counts(quantity) or _are_decimals(text, copied, source):
                    message = f"{text} has the signs of another region"
                    yield Difference("separators", message, span, Severity.INFORMATION)
            elif text not in copied or source.words.decimal == sign:
                message = f"{text} has the signs of another language"
                yield Difference("separators", message, span, Severity.WARNING)


def _beside(quantity: Quantity, source: Reading, target: Reading) -> tuple[Difference, ...] | None:
    """What is wrong with a number read as the others of the text show: 3.480 beside 84.7.

    None where the source has neither reading.
    """
    assert target.words is not None, "the signs of a language are compared"
    assert quantity.value is not None, "what is read has a value"
    text = target.text(quantity.start, quantity.end)
    read = quantity.value * (_THOUSAND if target.words.decimal in text else 1 / _THOUSAND)
    if read in source.strict:
        return ()
    if quantity.value not in source.strict:
        return None
    other = {",": ".", ".": ","}[target.words.decimal]
    message = f"{text} is {plain(read)} beside decimals with “{other}”"
    message += f", and {plain(quantity.value)} in the source"
    span = quantity.start, quantity.end
    return (Difference("separators", message, span, Severity.WARNING),)


def _shown(reading: Reading) -> str | None:
    """The sign of decimals that a text shows by numbers that can be read in one way alone."""
    found: set[str] = set()
    for one in reading.quantities[:MOST]:
        if _counts(one) and reading.has_sign(one):
            match = _SHOWN.match(reading.prose, one.start, one.end)
            if match is not None:
                found.add(match["sign"])
    return found.pop() if len(found) == 1 else None


def _ungrouped(text: str, quantity: Quantity, source: Reading) -> str | None:
    """The number of the source whose digits have signs as no language writes them: 2.100,000."""
    match = _MIXED.match(text)
    if match is not None and quantity.value not in source.strict:
        digits = re.sub(r"\D", "", match[0])
        return digits if Fraction(int(digits)) in source.strict else None
    if quantity.value is not None or _SIGNS.fullmatch(text) is None:
        return None
    digits = re.sub(r"\D", "", text)
    for one in source.quantities[:MOST]:
        said = source.text(one.start, one.end)
        if one.value is not None and said != text and re.sub(r"\D", "", said) == digits:
            return said if source.has_sign(one) else None
    return None


def _are_decimals(text: str, copied: set[str], reading: Reading) -> bool:
    """Is a number copied from a text whose points are those of decimals, and not those of versions?

    Money, percentages, scales and dates stand in prose, which counts.
    """
    assert reading.words is not None, "the signs of a language are compared"
    return (
        text in copied
        and reading.is_plain
        and reading.words.versions.isdisjoint(reading.vocabulary)
        and _VERSION.search(reading.prose) is None
        and (bool(reading.dates) or any(map(_is_of_prose, reading.quantities)))
    )


def _is_of_prose(quantity: Quantity) -> bool:
    return quantity.is_scaled or kind(quantity.measure) in ("currency", "percent")


def _cut_off(quantity: Quantity, text: str, stated: set[str]) -> str | None:
    """The price of the source that has one more digit, a zero: 16.50 for 16,5."""
    if not quantity.near or not is_currency(quantity.near) or quantity.is_scaled:
        return None
    if re.fullmatch(r"\d+[.,]\d", text) is None:
        return None
    wanted = (f"{text[:-2]}{sign}{text[-1]}0" for sign in ".,")
    return next(filter(stated.__contains__, wanted), None)


def _of_group(target: Reading) -> Severity:
    """How bad a copied sign of thousands is: a region that is not named may have it."""
    assert target.words is not None, "the signs of a language are compared"
    is_open = target.words.admitted and not target.words.is_regional
    return Severity.INFORMATION if is_open else Severity.WARNING


def _is_thousand(text: str, target: Reading) -> bool:
    """Are the digits thousands, with the sign of decimals before their zeros: 24,000 in Spanish?"""
    assert target.words is not None, "the signs of a language are compared"
    return (
        re.match(rf"\d{{1,3}}{re.escape(target.words.decimal)}000(?![\d.,]\d|\d)", text) is not None
    )


def _counts(quantity: Quantity) -> bool:
    return bool(quantity.near) or quantity.is_scaled


def _is_decimal(text: str, sign: str) -> bool:
    """Do digits have the sign before their decimals, or the other one between their thousands?"""
    other = {",": ".", ".": ","}[sign]
    if re.match(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}}){{2,}}(?![\d.,])", text):
        return True
    groups = rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+"
    match = re.match(rf"(?:{groups}|\d+){re.escape(sign)}(\d+)(?![\d.,:])", text)
    return match is not None and (len(match[1]) != 3 or other in text or text.startswith("0"))


def shape_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """Numbers that have lost their decimals but not their point, or their minus."""
    whole = {match[1] for match in _WHOLE.finditer(source.prose)}
    for match in _CUT.finditer(target.prose) if whole else ():
        if match[1] in whole:
            yield Difference("numbers", f"{match[0]} has lost its decimals", match.span())
    if source.words is None or target.words is None:
        return
    for one in source.quantities:
        counts = one.measure or "temperature" in dimensions(one.near)
        if not counts or not _is_negative(one, source):
            continue
        same = target.by_value.get(one.value, ()) if one.value else ()
        if not same or any(_is_negative(other, target) for other in same):
            continue
        if target.words.below.search(target.prose) is None and not same[0].is_word:
            what = f"{target.text(same[0].start, same[0].end)} is below zero in the source"
            yield Difference("numbers", what, (same[0].start, same[0].end), Severity.WARNING)


def _is_negative(quantity: Quantity, reading: Reading) -> bool:
    start = quantity.start
    if _MINUS.search(reading.prose, max(0, start - 2), start) is not None:
        return True
    words = reading.words
    # all but five years, todo menos 5 años: of most units it takes away
    has_zero = "%" in quantity.near or "temperature" in dimensions(quantity.near)
    return has_zero and (
        words is not None
        and (
            words.minus.search(reading.prose, max(0, start - _NEAR), start) is not None
            or words.subzero.match(reading.prose, quantity.end) is not None
        )
    )
