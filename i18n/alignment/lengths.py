"""How likely so many characters translate so many (Gale and Church 1993)."""

from __future__ import annotations

import math
from collections.abc import Sequence

_VARIANCE = 6.8
"""Of the difference, for each character (Gale and Church 1993, section 3.2)."""

_ODD = 0.05
"""The share of translations whose length says nothing."""

_LEAST_SPREAD = 0.5
_TIMES = 2.5
SHORT = 10.0
"""Characters that are added to both sides: of short texts the ratio says little."""


class Lengths:
    """The evidence of lengths for a bead, in nats, against sentences that have nothing in common."""

    def __init__(self, source: Sequence[int], target: Sequence[int]) -> None:
        """`source` and `target` are the lengths of all sentences in characters."""
        self.source = [max(1, length) for length in source]
        self.target = [max(1, length) for length in target]
        self.ratio = (sum(target) + 50.0) / (sum(source) + 50.0)
        self._source_background = _Background(self.source)
        self._target_background = _Background(self.target)

    def score(self, start: int, of_source: int, begin: int, of_target: int) -> float:
        """The log of how much likelier the lengths are together than apart.

        The bead has `of_source` sentences from `start` on and `of_target` from `begin` on.
        """
        here = self.source[start : start + of_source]
        there = self.target[begin : begin + of_target]
        left, right = sum(here), sum(there)
        mean = (left * self.ratio + right) / 2
        variance = (_VARIANCE + 1.0) * mean + 4.0
        gap = right - left * self.ratio
        if of_source > of_target:
            gap, variance = gap / self.ratio, variance / self.ratio**2
            known = _density(gap, variance) / left ** (of_source - 1)
            apart, lengths = self._source_background, here
        else:
            known = _density(gap, variance) / right ** (of_target - 1)
            apart, lengths = self._target_background, there
        background = 1.0
        for length in lengths:
            background *= apart(length)
        return math.log((1 - _ODD) * known / background + _ODD)

    def is_possible(self, i: int, a: int, j: int, b: int) -> bool:
        """Is neither side of a bead more than so many times as long as the other?"""
        left = self.ratio * sum(self.source[i : i + a]) + SHORT
        right = sum(self.target[j : j + b]) + SHORT
        return 1 / _TIMES < left / right < _TIMES


class _Background:
    """The density of a document's lengths, as a log-normal distribution."""

    def __init__(self, lengths: Sequence[int]) -> None:
        logs = [math.log(length + 1.0) for length in lengths] or [4.0]
        self.mean = sum(logs) / len(logs)
        spread = sum((value - self.mean) ** 2 for value in logs) / len(logs)
        self.variance = max(_LEAST_SPREAD**2, spread)
        self._known: dict[int, float] = {}

    def __call__(self, length: int) -> float:
        found = self._known.get(length)
        if found is None:
            found = _density(math.log(length + 1.0) - self.mean, self.variance) / (length + 1.0)
            self._known[length] = found = max(found, 1e-9)
        return found


def _density(gap: float, variance: float) -> float:
    return math.exp(-gap * gap / (2 * variance)) / math.sqrt(2 * math.pi * variance)
