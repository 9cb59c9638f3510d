"""Pairs that may be half of one: a sentence alone stands beside them, and the other side is too long."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from i18n.alignment.features import Sentence
from i18n.alignment.lengths import SHORT, Lengths

SHARE = 0.3
"""How many of such pairs are right: 3 of 10 in the collection of `benchmarks/alignment.py`."""

_SURE = 0.8
"""The probability from which most of them are right all the same, 23 of 25 there."""

_TIMES = 1.3

Found = tuple[tuple[int, int, int, int], float]
"""A bead as `lattice.Edge`, with its probability."""


def with_doubts(
    found: Sequence[Found], source: Sequence[Sentence], target: Sequence[Sentence], lengths: Lengths
) -> list[Found]:
    """The beads, with at most `SHARE` for a pair that lacks the sentence beside it by their lengths.

    Where a text was shortened, a sentence that is put into its neighbour's in the translation looks
    like one that was left out.
    """
    alone = {i for (i, _, _, b), _ in found if not b}
    alone_there = {j for (_, a, j, _), _ in found if not a}
    here, there = lengths.source, lengths.target
    made: list[Found] = []
    for (i, a, j, b), chance in found:
        is_doubtful = (
            (a, b) == (1, 1)
            and chance < _SURE
            and (
                any(
                    source[n].unit == source[i].unit
                    and _is_half(lengths.ratio * here[i], lengths.ratio * here[n], there[j])
                    for n in alone.intersection((i - 1, i + 1))
                )
                or any(
                    target[n].unit == target[j].unit
                    and _is_half(there[j], there[n], lengths.ratio * here[i])
                    for n in alone_there.intersection((j - 1, j + 1))
                )
            )
        )
        made.append(((i, a, j, b), min(chance, SHARE) if is_doubtful else chance))
    return made


def _is_half(own: float, other: float, whole: float) -> bool:
    """Is a text too long for the one beside it, and as long as both together, more or less?"""
    alone, both = ((whole + SHORT) / (size + SHORT) for size in (own, own + other))
    return alone > _TIMES and abs(log(both)) < log(alone)
