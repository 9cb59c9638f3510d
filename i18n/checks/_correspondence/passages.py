"""The sentences of a message that have no counterpart in its translation, and the reverse."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from i18n.checks._correspondence.lengths import Lengths, background
from i18n.checks._correspondence.support import GAINS, HEAT, LOSSES
from i18n.checks._correspondence.tokens import Token

_JOINED = -2.5
"""What it counts for that sentences are joined or split, for each that is more than one, in nats."""

_ALONE = -2.5
"""What it counts for that a sentence has no counterpart, in nats."""
_BAND = 6
"""Sentences by which an alignment may leave the diagonal."""

_MOST = 4
"""Sentences that one may be split into, or joined from."""
_ENOUGH = 2
"""Tokens of a sentence of which it can be said that they are not there."""
_NEVER = -1e9
"""The value where no alignment is within the band."""


class Passage(NamedTuple):
    """A sentence: its length in characters, and its tokens."""

    length: int
    tokens: list[Token]


class Alone(NamedTuple):
    """Sentences without a counterpart: of the source and of the target, by number, and how sure that is.

    `margin` is by how many nats it is likelier than that every sentence has one.
    """

    source: list[int]
    target: list[int]
    margin: float


def alone(source: Sequence[Passage], target: Sequence[Passage], lengths: Lengths) -> Alone:
    """Which sentences have no counterpart. Linear in their number."""
    here, there = _Marks(source, target), _Marks(target, source)
    scores = _Scores(here, there, lengths)
    whole, _ = _best(scores, len(source), len(target), may_be_alone=False)
    value, beads = _best(scores, len(source), len(target), may_be_alone=True)
    left = [i for i, a, _, b in beads if a and not b and _tells(source[i])]
    right = [j for _, a, j, b in beads if b and not a and _tells(target[j])]
    return Alone(left, right, value - whole)


def _tells(passage: Passage) -> bool:
    """Are there tokens enough to say that the sentence is not there?"""
    return len({token.keys for token in passage.tokens}) >= _ENOUGH


class _Marks:
    """For each sentence's tokens, in which sentences of the other side they have a counterpart."""

    def __init__(self, mine: Sequence[Passage], others: Sequence[Passage]) -> None:
        places: dict[str, int] = {}
        for n, passage in enumerate(others):
            for token in passage.tokens:
                for key in token.keys:
                    places[key] = places.get(key, 0) | 1 << n
        self.lengths = [passage.length for passage in mine]
        self.found: list[list[tuple[int, float, float]]] = []
        for passage in mine:
            marks = []
            for token in {token.keys: token for token in passage.tokens}.values():
                where = 0
                for key in token.keys:
                    where |= places.get(key, 0)
                marks.append((where, GAINS[token.kind], LOSSES[token.kind]))
            self.found.append(marks)

    def value(self, first: int, count: int, wanted: int) -> float:
        """What speaks for sentences to have their counterpart among those whose bits are wanted."""
        return sum(
            gain if where & wanted else loss
            for n in range(first, first + count)
            for where, gain, loss in self.found[n]
        )


class _Scores:
    def __init__(self, source: _Marks, target: _Marks, lengths: Lengths) -> None:
        self.source, self.target, self.lengths = source, target, lengths

    def bead(self, i: int, a: int, j: int, b: int) -> float:
        """How much likelier sentences are each other's counterparts than not, in nats."""
        words = self.source.value(i, a, (1 << b) - 1 << j) + self.target.value(
            j, b, (1 << a) - 1 << i
        )
        long = sum(self.source.lengths[i : i + a])
        wide = sum(self.target.lengths[j : j + b])
        size = self.lengths.fit(long, wide) - log(background(wide))
        return words / HEAT + size + _JOINED * (a + b - 2)


_KINDS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, _MOST), (_MOST, 1))

Bead = tuple[int, int, int, int]


def _best(
    scores: _Scores, rows: int, columns: int, *, may_be_alone: bool
) -> tuple[float, list[Bead]]:
    """The value of the best beads, and the beads."""
    known: dict[tuple[int, int], tuple[float, Bead | None]] = {(0, 0): (0.0, None)}
    for i in range(rows + 1):
        middle = round(i * columns / max(1, rows))
        for j in range(max(0, middle - _BAND), min(columns, middle + _BAND) + 1):
            here = known.get((i, j))
            if here is None:
                continue
            steps = [(a, b) for a, b in _KINDS if i + a <= rows and j + b <= columns]
            if may_be_alone:
                steps += [(a, b) for a, b in ((1, 0), (0, 1)) if i + a <= rows and j + b <= columns]
            for a, b in steps:
                value = here[0] + (scores.bead(i, a, j, b) if a and b else _ALONE)
                place = (i + a, j + b)
                if place not in known or value > known[place][0]:
                    known[place] = value, (i, a, j, b)
    last = known.get((rows, columns))
    if last is None:
        return _NEVER, []
    beads: list[Bead] = []
    place = (rows, columns)
    while (step := known[place][1]) is not None:
        beads.append(step)
        place = step[0], step[2]
    return last[0], beads[::-1]
