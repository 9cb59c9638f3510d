"""Beads along a lattice of two documents: what is likeliest, and how likely each is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log

Corridor = Sequence[tuple[int, int]]
"""For each number of source sentences gone by, the least and the greatest number of target ones."""

Edge = tuple[int, int, int, int]
"""A bead: its first source sentence, their count, its first target sentence, their count."""

KINDS = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1),
)  # fmt: skip

_NEVER = -1e30
_LEAST = -9.0


@dataclass(frozen=True, slots=True)
class Priors:
    """How likely each kind of bead is before anything is known, in nats."""

    kinds: tuple[float, ...] = (-0.12, -3.2, -3.2, -7.0, -6.0, -6.0, -8.0, -8.0)
    gap: float = -3.2
    """That a sentence has no partner, where the one before has one."""
    longer: float = -0.9
    """The same, where the one before has none either."""
    back: float = -0.5
    """That a sentence has a partner again."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """All beads that a corridor lets through, with the probability of each."""

    rows: int
    columns: int
    chances: dict[Edge, float]
    gaps: tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]
    likely: list[tuple[int, int]]
    """The corridor that holds nearly all of the probability."""


@dataclass(frozen=True, slots=True)
class Model:
    """What beads are judged by.

    `score` gives a bead's log-likelihood ratio, None where there can be no such bead; `heat` divides
    all scores: what is said of one sentence is not independent.
    """

    score: Callable[[int, int, int, int], float | None]
    priors: Priors
    heat: float

    def gaps(self) -> tuple[float, float, float]:
        """The priors of sentences alone: the first, a further one, and the way back."""
        priors = self.priors
        return priors.gap / self.heat, priors.longer / self.heat, priors.back / self.heat


def weigh(columns: int, corridor: Corridor, model: Model, kinds: int = len(KINDS)) -> Lattice:
    """The probability of each bead of the first so many kinds, by the forward-backward algorithm.

    `columns` are the target's sentences; the corridor has one place more than the source has.
    """
    rows = len(corridor) - 1
    weights = list(zip(KINDS, model.priors.kinds, strict=True))[:kinds]
    edges: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for i in range(rows):
        low, high = corridor[i]
        for j in range(low, min(high + 1, columns)):
            here = []
            for (a, b), prior in weights:
                if i + a > rows or j + b > columns:
                    continue
                least, most = corridor[i + a]
                value = model.score(i, a, j, b) if least <= j + b <= most else None
                if value is not None:
                    here.append((a, b, (prior + value) / model.heat))
            edges[i, j] = here
    gap, longer, back = gaps = model.gaps()
    alpha = _forward(columns, corridor, edges, gaps)
    beta = _backward(columns, corridor, edges, gaps)
    whole = _sum(*alpha[rows, columns])
    chances: dict[Edge, float] = {}
    across: dict[tuple[int, int], float] = {}
    down: dict[tuple[int, int], float] = {}
    likely: list[tuple[int, int]] = [(columns, 0)] * (rows + 1)
    for (i, j), (match, source_gap, target_gap) in alpha.items():
        after = beta[i, j]
        chance = _sum(match + after[0], source_gap + after[1], target_gap + after[2]) - whole
        if chance > _LEAST:
            low, high = likely[i]
            likely[i] = min(low, j), max(high, j)
        elif chance < _LEAST - 10:
            continue
        begun = _sum(match, source_gap + back, target_gap + back)
        for a, b, value in edges.get((i, j), ()):
            chance = begun + value + beta[i + a, j + b][0] - whole
            if chance > -12:
                chances[i, a, j, b] = exp(min(0.0, chance))
        below = beta.get((i + 1, j))
        if below is not None:
            chance = _sum(match + gap, source_gap + longer) + below[1] - whole
            if chance > -12:
                down[i, j] = exp(min(0.0, chance))
        beside = beta.get((i, j + 1))
        if beside is not None:
            chance = _sum(match + gap, source_gap + gap, target_gap + longer) + beside[2] - whole
            if chance > -12:
                across[i, j] = exp(min(0.0, chance))
    spread = [
        (
            max(0, min(low for low, _ in likely[max(0, i - 1) : i + 2]) - 1),
            min(columns, max(high for _, high in likely[max(0, i - 1) : i + 2]) + 1),
        )
        for i in range(rows + 1)
    ]
    return Lattice(rows, columns, chances, (down, across), spread)


_Cells = dict[tuple[int, int], tuple[float, float, float]]
_Edges = dict[tuple[int, int], list[tuple[int, int, float]]]


def _forward(
    columns: int, corridor: Corridor, edges: _Edges, gaps: tuple[float, float, float]
) -> _Cells:
    """For each cell, the log of what leads to it, by the last bead: a pair, a source or a target alone."""
    rows = len(corridor) - 1
    gap, longer, back = gaps
    found: _Cells = {}
    coming: dict[tuple[int, int], list[float]] = {(0, 0): [0.0]}
    nothing = (_NEVER, _NEVER, _NEVER)
    for i in range(rows + 1):
        low, high = corridor[i]
        for j in range(low, min(high, columns) + 1):
            match = _sum(*coming.pop((i, j), (_NEVER,)))
            above = found.get((i - 1, j), nothing)
            before = found.get((i, j - 1), nothing) if j > low else nothing
            source_gap = _sum(above[0] + gap, above[1] + longer)
            target_gap = _sum(before[0] + gap, before[1] + gap, before[2] + longer)
            found[i, j] = match, source_gap, target_gap
            begun = _sum(match, source_gap + back, target_gap + back)
            if begun > _NEVER / 2:
                for a, b, value in edges.get((i, j), ()):
                    coming.setdefault((i + a, j + b), []).append(begun + value)
    return found


def _backward(
    columns: int, corridor: Corridor, edges: _Edges, gaps: tuple[float, float, float]
) -> _Cells:
    """For each cell, the log of what leads from it to the end, by the last bead before it."""
    rows = len(corridor) - 1
    gap, longer, back = gaps
    found: _Cells = {}
    nothing = (_NEVER, _NEVER, _NEVER)
    for i in range(rows, -1, -1):
        low, high = corridor[i]
        for j in range(min(high, columns), low - 1, -1):
            if i == rows and j == columns:
                found[i, j] = 0.0, 0.0, 0.0
                continue
            going = [
                value + found.get((i + a, j + b), nothing)[0]
                for a, b, value in edges.get((i, j), ())
            ]
            pair = _sum(*going) if going else _NEVER
            down = found.get((i + 1, j), nothing)[1]
            across = found.get((i, j + 1), nothing)[2] if j < high else _NEVER
            found[i, j] = (
                _sum(pair, down + gap, across + gap),
                _sum(pair + back, down + longer, across + gap),
                _sum(pair + back, across + longer),
            )
    return found


def _sum(*logs: float) -> float:
    """The log of a sum of exponentials."""
    most = max(logs)
    if most <= _NEVER / 2:
        return _NEVER
    whole = 0.0
    for value in logs:
        if value > most - 30.0:
            whole += exp(value - most)
    return most + log(whole) if whole != 1.0 else most


def best(lattice: Lattice, corridor: Corridor, caution: float) -> list[tuple[Edge, float]]:
    """The beads whose probabilities have the greatest sum, in order, those alone among them.

    `caution` is what a bead of more than two sentences, or a sentence alone, counts for.
    """
    down, across = lattice.gaps
    found: dict[tuple[int, int], tuple[float, Edge | None]] = {(0, 0): (0.0, None)}
    coming: dict[tuple[int, int], list[tuple[float, Edge]]] = {}
    by_start: dict[tuple[int, int], list[tuple[Edge, float]]] = {}
    for edge, chance in lattice.chances.items():
        by_start.setdefault((edge[0], edge[2]), []).append((edge, chance))
    for i in range(lattice.rows + 1):
        low, high = corridor[i]
        for j in range(low, min(high, lattice.columns) + 1):
            options = coming.pop((i, j), [])
            if (i - 1, j) in found:
                value = found[i - 1, j][0] + caution * down.get((i - 1, j), 0.0)
                options.append((value, (i - 1, 1, j, 0)))
            if (i, j - 1) in found:
                value = found[i, j - 1][0] + caution * across.get((i, j - 1), 0.0)
                options.append((value, (i, 0, j - 1, 1)))
            if options:
                found[i, j] = max(options, key=lambda option: option[0])
            elif (i, j) != (0, 0):
                continue
            value = found[i, j][0]
            for edge, chance in by_start.get((i, j), ()):
                _, a, _, b = edge
                coming.setdefault((i + a, j + b), []).append((value + chance, edge))
    beads: list[tuple[Edge, float]] = []
    place = (lattice.rows, lattice.columns)
    while place != (0, 0):
        last = found[place][1]
        assert last is not None, "every cell but the first is reached by a bead"
        i, a, j, b = last
        if not b:
            chance = down.get((i, j), 0.0)
        elif not a:
            chance = across.get((i, j), 0.0)
        else:
            chance = lattice.chances[last]
        beads.append((last, chance))
        place = i, j
    return beads[::-1]
