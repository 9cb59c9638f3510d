"""Quantities that a translation says in another unit, or by other numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import product

from i18n.checks._numbers.quantity import Quantity, Value, is_among
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import CLOSE, SYMBOLS, Measure, is_conversion
from i18n.expressions import deferred

_TOKEN = deferred(r"[^\w/°²³%]+")
_YEAR = 12
"""Months."""


def unconverted(
    lost: list[Quantity], added: list[Quantity], source: Reading, target: Reading
) -> tuple[list[Quantity], list[Quantity]]:
    """What is lost and added but for quantities that stand there in another unit.

    One that stands there in the same unit with another value was not converted.
    """
    if not lost and not added:
        return lost, added
    free = [one for one in lost if not any(_is_same_unit(one, other) for other in added)]
    words = [one for one in target.quantities if one.is_word and one.near][:MOST]
    stated = _unstated(target, source)
    gone = [one for one in free if is_converted(one, [*added, *stated, *words, *_units(target)])]
    # of two units that the source gives, one may be enough
    kept = [one for one in source.quantities[:MOST] if one.near and one not in lost]
    gone += [one for one in free if is_converted(one, kept) and not _names(one.near, target)]
    free = [one for one in added if not any(_is_same_unit(one, other) for other in lost)]
    others = [*source.quantities[:MOST], *target.quantities[:MOST], *_units(source)]
    come = [one for one in free if is_converted(one, others)]
    gone += _together(lost, source, target)
    come += _together(added, target, source)
    return [one for one in lost if one not in gone], [one for one in added if one not in come]


def _together(found: list[Quantity], one: Reading, other: Reading) -> list[Quantity]:
    """Those that are, or are a part of, what either text states by several numbers."""
    stated = [*other.quantities[:MOST], *other.compounds] if one.compounds else []
    wholes = [whole for whole in one.compounds if is_among(whole, stated, CLOSE)]
    return [
        quantity
        for quantity in found
        if any(whole.start <= quantity.start < whole.end for whole in wholes)
        or is_among(quantity, other.compounds, CLOSE)
    ]


def is_said_otherwise(one: Quantity, source: Reading, target: Reading) -> bool:
    """Has the target a quantity of the source in another unit, or together with another one?"""
    stated = [*(other for other in target.quantities if other.near), *_units(target)]
    return is_converted(one, stated[:MOST]) or one in _together([one], source, target)


def _unstated(one: Reading, other: Reading) -> list[Quantity]:
    """The quantities of a text that the other has with another measure: 20 cm in the 20th century."""
    return [
        quantity
        for quantity in one.quantities[:MOST]
        if quantity.near
        and quantity.value is not None
        and not any(quantity.near & its.near for its in other.by_value.get(quantity.value, ()))
    ]


def _units(reading: Reading) -> list[Quantity]:
    """One of each unit that is named, with or without a number."""
    assert reading.words is not None, "the measures of a language are compared"
    loose = reading.words.loose
    return [
        Quantity(0, 0, (), False, Fraction(1), near=loose[word])
        for word in dict.fromkeys(reading.lowered)
        if word in loose
    ]


def _names(measure: Measure, reading: Reading) -> bool:
    """Does the text name the measure, with or without a number?"""
    assert reading.words is not None, "the measures of a language are compared"
    words = reading.words.measures
    # degrees may be of either scale: they name none
    named = (words.get(word, frozenset()) for word in reading.vocabulary)
    return (
        any(measure & one for one in named if not one >= {"celsius", "fahrenheit"})
        or any(measure & one.near for one in reading.quantities)
        or any(measure & SYMBOLS.get(token, frozenset()) for token in _TOKEN.split(reading.prose))
    )


def _is_same_unit(one: Quantity, other: Quantity) -> bool:
    """Are both in the same unit? Degrees without a scale may be of two."""
    both = one.near & other.near
    return bool(both) and not both >= {"celsius", "fahrenheit"}


def is_converted(quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Is the quantity one of the others in another unit of the same dimension?"""
    return quantity.value is not None and any(
        other.value is not None
        and not _is_same_unit(quantity, other)
        and is_conversion(quantity.value, quantity.near, other.value, other.near)
        for other in others
        if other is not quantity and quantity.near
    )


def unspanned(
    lost: list[Quantity], added: list[Quantity], source: Reading
) -> tuple[list[Quantity], list[Quantity]]:
    """What is lost and added but for a span of months that is said by its two ends.

    The 12 months through July 2024, de agosto de 2023 a julio de 2024.
    """
    if not added or not source.dates or len(source.dates) > MOST:
        return lost, added
    spans = [one for one in source.quantities[:MOST] if "month" in one.near and one.value]
    # the year to March
    years = [replace(one, value=Fraction(_YEAR)) for one in _units(source) if "year" in one.near]
    for one, date in product([*spans, *years], source.dates):
        for month, year in product(date.months, date.years):
            first, rest = divmod(_YEAR * year + month - int(one.value or 0), _YEAR)
            starts = {(True, Fraction(rest + 1)), (False, Fraction(first))}
            if starts & {(other.is_month, other.value or _only(other)) for other in added}:
                added = [
                    other
                    for other in added
                    if (other.is_month, other.value or _only(other)) not in starts
                ]
                lost = [other for other in lost if other is not one]
    return lost, added


def _only(quantity: Quantity) -> Value | None:
    """The first of the values of what has no likeliest one, such as a month."""
    return next(quantity.readings(), None)
