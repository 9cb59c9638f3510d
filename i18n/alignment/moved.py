"""Paragraphs that stand in another place of the translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from i18n.alignment import corridor, lattice

_SHARED = 1.0
"""What is rare in both documents that a run has to share with another, as in `corridor.candidates`."""

_EVIDENCE = 12.0
"""Nats that speak for a run's translation being elsewhere, at least: hardly any moves at all."""

Found = list[tuple[lattice.Edge, float]]


def with_moved(
    found: Found, points: Mapping[corridor.Point, float], model: lattice.Model, caution: float
) -> Found:
    """The beads, with those between runs of sentences that had no partner in their order.

    `points` are pairs of sentences that share what is rare.
    """
    here = _runs(i for (i, _, _, b), _ in found if not b)
    there = _runs(j for (_, a, j, _), _ in found if not a)
    weights: dict[tuple[range, range], float] = defaultdict(float)
    for (i, j), value in points.items():
        if i in here and j in there:
            weights[here[i], there[j]] += value
    moved: Found = []
    used: set[tuple[int, int]] = set()
    for (rows, columns), weight in sorted(weights.items(), key=_heaviest):
        if weight < _SHARED:
            break
        if (0, rows.start) in used or (1, columns.start) in used:
            continue
        beads = _between(rows, columns, model, caution)
        if beads:
            moved += beads
            used |= {(0, rows.start), (1, columns.start)}
    if not moved:
        return found
    gone = {n for (i, a, _, _), _ in moved for n in range(i, i + a)}
    come = {n for (_, _, j, b), _ in moved for n in range(j, j + b)}
    kept = [
        (edge, chance)
        for edge, chance in found
        if (edge[3] or edge[0] not in gone) and (edge[1] or edge[2] not in come)
    ]
    return sorted(kept + moved, key=lambda bead: (bead[0][0], bead[0][1] > 0, bead[0][2]))


def _heaviest(item: tuple[tuple[range, range], float]) -> tuple[float, int, int]:
    (rows, columns), weight = item
    return -weight, rows.start, columns.start


def _runs(places: Iterable[int]) -> dict[int, range]:
    """For each place the run of consecutive places that it is in."""
    found: dict[int, range] = {}
    run: list[int] = []
    for n in sorted(places):
        if run and n != run[-1] + 1:
            found.update(dict.fromkeys(run, range(run[0], run[-1] + 1)))
            run = []
        run.append(n)
    if run:
        found.update(dict.fromkeys(run, range(run[0], run[-1] + 1)))
    return found


def _between(
    rows: Sequence[int], columns: Sequence[int], model: lattice.Model, caution: float
) -> Found:
    """The pairs of two runs; none where too little speaks for them."""
    first, begin = rows[0], columns[0]

    def score(i: int, a: int, j: int, b: int) -> float | None:
        return model.score(first + i, a, begin + j, b)

    way = corridor.around([], len(rows), len(columns))
    own = lattice.Model(score, model.priors, model.heat)
    weighed = lattice.weigh(len(columns), way, own)
    beads = [
        ((first + i, a, begin + j, b), chance)
        for (i, a, j, b), chance in lattice.best(weighed, way, caution)
        if a and b
    ]
    evidence = sum(model.score(*edge) or 0.0 for edge, _ in beads)
    return beads if evidence >= _EVIDENCE else []
