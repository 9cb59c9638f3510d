"""How long a translation is (Gale and Church 1993), with what is known of both languages."""

from __future__ import annotations

from math import exp, log, pi, sqrt
from typing import NamedTuple

from i18n.checks._languages import rules

_VARIANCE = 2.4
"""Of the difference for each character: manuals and interfaces, English to Spanish and back."""

_ODD = 0.04
"""The share of translations whose length says nothing."""

_MEAN, _SPREAD = log(80.0), 0.9
"""Of the logarithm of a sentence's length."""


class Lengths(NamedTuple):
    """What lengths say; `ratio` is the characters of a translation for one of its source."""

    ratio: float

    def density(self, source: int, target: int) -> float:
        """How likely a translation of so many characters is."""
        mean = self.ratio * source
        variance = _VARIANCE * (mean + target) / 2 + 6.0
        gap = target - mean
        return exp(-gap * gap / (2 * variance)) / sqrt(2 * pi * variance)

    def fit(self, source: int, target: int) -> float:
        """The log of that, with a floor for odd ones."""
        return log(self.density(source, target) + _ODD * background(target))

    def deviation(self, source: int, target: int) -> float:
        """By how many standard deviations a translation is too long; negative where too short."""
        mean = self.ratio * source
        return (target - mean) / sqrt(_VARIANCE * mean + 6.0)


def background(length: int) -> float:
    """How likely any sentence is so long."""
    gap = log(length + 1.0) - _MEAN
    return exp(-gap * gap / (2 * _SPREAD**2)) / (_SPREAD * sqrt(2 * pi) * (length + 1.0))


def lengths(language: str, other: str) -> Lengths | None:
    """The lengths of translations from a language into another; None where they are not known."""
    one, two = rules(language, "correspondence"), rules(other, "correspondence")
    return Lengths(two["length"] / one["length"]) if one and two else None
