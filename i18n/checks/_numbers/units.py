"""What is measured: units and currencies, in every language (measures.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from pkgutil import get_data

Measure = frozenset[str]
"""The units and currencies that a word or sign may mean; ISO 4217 codes are capitals."""

TOLERANCE = Fraction(8, 100)
"""How far a converted value may be from the exact one: five miles are eight kilometres."""
_SMALL, _ROUGH = 9, Fraction(15, 100)
"""Whole numbers up to this one may be so far from it."""
CLOSE = Fraction(2, 100)
"""The same for one that is said with more precision: half an inch of a child's height."""

_DATA = tomllib.loads((get_data(__package__, "measures.toml") or b"").decode())
CURRENCIES: Mapping[str, tuple[str, ...]] = {
    name: tuple(codes) for name, codes in _DATA["currencies"].items()
}
CODES = {
    code: frozenset({code})
    for codes in CURRENCIES.values()
    for code in codes
    if code not in _DATA["ambiguous"]
}
ALONE: Mapping[str, Measure] = {code.lower(): frozenset({code}) for code in _DATA["alone"]}
"""Codes that say what they are without a number, in lower case."""


def _meaning(names: list[str]) -> Measure:
    return frozenset(code for name in names for code in CURRENCIES.get(name, (name,)))


SIGNS: Mapping[str, Measure] = {
    **{sign: _meaning(names) for sign, names in _DATA["signs"].items()},
    **CODES,
}
SCALES: Mapping[str, Measure] = {
    letter: frozenset({scale}) for letter, scale in _DATA["scales"].items()
}
"""Letters that may stand behind a temperature."""
ZONES = frozenset(_DATA["zones"]["names"])
"""The abbreviations of time zones."""
SYMBOLS: Mapping[str, Measure] = {
    symbol: frozenset(units) for symbol, units in _DATA["symbols"].items()
}
_UNITS: Mapping[str, tuple[str, Fraction]] = {
    unit: (dimension, Fraction(str(factor)))
    for dimension, members in _DATA["units"].items()
    for unit, factor in members.items()
}


def kind(measure: Measure) -> str:
    """The name of the check that a measure belongs to."""
    if measure & {"%", "‰"}:
        return "percent"
    return "currency" if is_currency(measure) else "units"


def is_currency(measure: Measure) -> bool:
    """May the measure be one of money?"""
    return any(name.isupper() for name in measure)


def dimensions(measure: Measure) -> frozenset[str]:
    """What the units of a measure measure: length, time."""
    return frozenset(_UNITS[name][0] for name in measure if name in _UNITS)


def narrowed(measure: Measure, word: str) -> Measure:
    """A measure as a word beside it narrows it: square miles, percentage points."""
    if word == "%":
        return measure | {"%"}
    names = {f(word, name) for f in (_before, _behind) for name in measure}
    return frozenset(names & _UNITS.keys()) or measure


def _before(word: str, name: str) -> str:
    return f"{word} {name}".strip()


def _behind(word: str, name: str) -> str:
    return f"{name} {word}".strip()


def of_country(measure: Measure, country: str) -> Measure:
    """The currencies of a measure that are a country's, or all where none is."""
    return frozenset(code for code in measure if code.isupper() and code[:2] == country) or measure


def together(
    value: Fraction, measure: Measure, more: Fraction, others: Measure
) -> Iterator[tuple[Fraction, str]]:
    """What a quantity and one in a smaller unit are together, in each of both units.

    As much as one of the larger unit is not counted in the smaller one.
    """
    for one, two in product(sorted(measure & _UNITS.keys()), sorted(others & _UNITS.keys())):
        (dimension, size), (second, small) = _UNITS[one], _UNITS[two]
        if dimension == second != "temperature" and more * small < size:
            yield value + more * small / size, one
            yield value * size / small + more, two


_SCALED: Measure = frozenset({"celsius", "fahrenheit", "kelvin"})


def is_conversion(
    value: Fraction,
    measure: Measure,
    other: Fraction,
    others: Measure,
    tolerance: Fraction = TOLERANCE,
) -> bool:
    """Is one quantity the other, about, in another unit? A hundredth of any currency is a cent."""
    if is_currency(measure) and is_currency(others) and ("CENT" in measure) != ("CENT" in others):
        return value == 100 * other if "CENT" in measure else 100 * value == other
    if measure | others <= _SCALED and measure != others and value != other:
        # minus 290 °F, minus 180 °C: a quantity has no sign
        signs = ((1, 1), (-1, -1), (1, -1), (-1, 1))
        pairs = [(one * value, two * other) for one, two in signs]
    else:
        pairs = [(value, other)]
    if measure == others == {"%"}:
        return abs(value - other) <= tolerance * max(abs(value), abs(other))
    is_rough = tolerance == TOLERANCE and measure.isdisjoint(_SCALED)
    return any(
        abs(one - two) <= tolerance * max(abs(one), abs(two))
        or (is_rough and (_is_whole(one, two, second) or _is_whole(two, one, first)))
        for dimension in dimensions(measure) & dimensions(others)
        for first, second in pairs
        for one in _based(first, measure, dimension)
        for two in _based(second, others, dimension)
    )


def may_be_in(value: Fraction, measure: Measure, other: Fraction) -> bool:
    """May a number be a quantity in whatever unit of what it measures, percentages and money aside?"""
    return any(
        is_conversion(value, measure, other, frozenset({unit}))
        for unit, (dimension, _) in _UNITS.items()
        if dimension in dimensions(measure) and unit not in measure
    )


def _is_whole(exact: Fraction, based: Fraction, value: Fraction) -> bool:
    """Is a small whole number the nearest one to a quantity, both in a first unit: 3 feet, 1 metre?"""
    if not 0 < value <= _SMALL or value.denominator != 1:
        return False
    return round(exact * value / based) == value and abs(exact - based) <= _ROUGH * based


def _based(value: Fraction, measure: Measure, dimension: str) -> Iterator[Fraction]:
    """The value in the first unit of a dimension."""
    for name in measure:
        if name in _UNITS and _UNITS[name][0] == dimension:
            if name == "fahrenheit":
                yield (value - 32) * 5 / 9
            elif name == "kelvin":
                yield value - Fraction("273.15")
            else:
                yield value * _UNITS[name][1]
