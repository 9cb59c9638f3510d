"""Which old message a new one was made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

THRESHOLD = 60.0
"""The least similarity of an offer, of 100: rapidfuzz's ratio, 1 − InDel distance / total length."""

_MOST = 4_000_000
"""Comparisons made over the whole document; above that only those in the same place are."""


def pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For places in `new` whose text is not in `old`, the place in `old` it was made from.

    Both are texts in document order. An old text that stands in `new` unchanged is offered to none,
    and each other at most once: first between the same unchanged neighbours, then anywhere; the most
    similar first.
    """
    kept = set(old) & set(new)
    gone = _places(old, kept)
    added = _places(new, kept)
    offers = [
        (score, new_at, old_at)
        for neighbour, new_places in added.items()
        for score, new_at, old_at in _scores(old, new, gone.get(neighbour, ()), new_places)
    ]
    chosen = _best(offers)
    taken = set(chosen.values())
    left_old = [n for places in gone.values() for n in places if n not in taken]
    left_new = [n for places in added.values() for n in places if n not in chosen]
    if len(left_old) * len(left_new) <= _MOST:
        chosen |= _best(list(_scores(old, new, left_old, left_new)))
    return chosen


def _places(texts: Sequence[str], kept: set[str]) -> dict[str | None, list[int]]:
    """The places of the texts that are not kept, under the kept text that goes before."""
    found: dict[str | None, list[int]] = defaultdict(list)
    neighbour: str | None = None
    for n, text in enumerate(texts):
        if text in kept:
            neighbour = text
        else:
            found[neighbour].append(n)
    return found


def _scores(
    old: Sequence[str], new: Sequence[str], old_places: Sequence[int], new_places: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """The pairs above the threshold: score, place in `new`, place in `old`."""
    if not old_places or len(old_places) * len(new_places) > _MOST:
        return
    choices = [old[n] for n in old_places]
    for new_at in new_places:
        for _, score, n in process.extract(
            new[new_at], choices, scorer=fuzz.ratio, score_cutoff=THRESHOLD, limit=5
        ):
            yield score, new_at, old_places[n]


def _best(offers: list[tuple[float, int, int]]) -> dict[int, int]:
    """Each new place's old one: the highest score first, ties by nearness in the documents."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, new_at, old_at in sorted(offers, key=lambda o: (-o[0], abs(o[1] - o[2]), o[1])):
        if new_at not in chosen and old_at not in taken:
            chosen[new_at] = old_at
            taken.add(old_at)
    return chosen
