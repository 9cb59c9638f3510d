"""Where two documents meet: a narrow corridor through all pairs of sentences, found by rare anchors."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from i18n.alignment.features import Features

_RARE = 4
"""Sentences of a document that a word or anchor may be in to say where they belong."""

_MARGIN = 5
_HALF = 60
"""Target sentences beside the diagonal of a stretch in which nothing is known."""

Point = tuple[int, int]


def candidates(
    source: Sequence[Features],
    target: Sequence[Features],
    table: Mapping[str, Mapping[str, float]],
) -> dict[Point, float]:
    """Pairs of sentences that share what is rare in both documents, with a score in nats."""
    here, there = _places(source), _places(target)
    found: dict[Point, float] = defaultdict(float)
    for name, rows in here.items():
        if len(rows) > _RARE:
            continue
        others = {name: 1.0} if name[0] else {("", w): v for w, v in table.get(name[1], {}).items()}
        for other, value in others.items():
            columns = there.get(other, ())
            if columns and len(columns) <= _RARE:
                weight = value**2 / (len(rows) * len(columns))
                for i in rows:
                    for j in columns:
                        found[i, j] += weight
    return found


def _places(found: Sequence[Features]) -> dict[tuple[str, str], list[int]]:
    """The sentences that each word and anchor is in."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, item in enumerate(found):
        for word in item.words:
            places["", word].append(n)
        for anchor in item.anchors:
            places["@", anchor].append(n)
    return places


def chain(points: Mapping[Point, float], least: float) -> list[Point]:
    """The pairs, of at least such a score, that go forward in both documents and weigh most."""
    kept = sorted((i, -j, value) for (i, j), value in points.items() if value >= least)
    # Fenwick's tree over target sentences: the heaviest chain that ends before one
    columns = sorted({-j for _, j, _ in kept})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    links: list[int] = []
    for n, (_, column, value) in enumerate(kept):
        at = bisect_left(columns, -column)
        best = (0.0, -1)
        k = at
        while k > 0:
            best = max(best, tree[k])
            k -= k & -k
        links.append(best[1])
        reached = (best[0] + value, n)
        k = at + 1
        while k < len(tree):
            tree[k] = max(tree[k], reached)
            k += k & -k
    n = max(tree)[1] if tree else -1
    found = []
    while n >= 0:
        found.append((kept[n][0], -kept[n][1]))
        n = links[n]
    return found[::-1]


def around(points: Iterable[Point], rows: int, columns: int) -> list[tuple[int, int]]:
    """The corridor along points in order: all between two of them, and a margin on each side.

    Where two points lie far apart, what is near the straight line between them.
    """
    low = [columns] * (rows + 1)
    high = [0] * (rows + 1)
    corners = [(0, 0), *points, (rows, columns)]
    for (i, j), (below, beside) in pairwise(corners):
        height, width = below - i, beside - j
        for row in range(max(0, i - _MARGIN), min(rows, below + _MARGIN) + 1):
            share = min(1.0, max(0.0, (row - i) / height)) if height else 0.5
            middle = j + share * width
            reach = _HALF if height else math.inf
            left = int(max(j, middle - reach)) - _MARGIN
            right = math.ceil(min(beside, middle + reach)) + _MARGIN
            low[row] = min(low[row], max(0, left))
            high[row] = max(high[row], min(columns, right))
    return list(zip(low, high, strict=True))
