"""Which old message a new one was made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from i18n.catalogs.extract import Key

THRESHOLD = 60.0
"""The least similarity of an offer, of 100: rapidfuzz's ratio, 1 − InDel distance / total length."""

_MOST = 4_000_000
"""Comparisons made of two lists; above that each text is held against those about its own place."""


def pairs(old: Sequence[Key], new: Sequence[Key]) -> dict[int, int]:
    """For places in `new` whose message is not in `old`, the place in `old` it was made from.

    Both are messages in document order. An old one that stands in `new` unchanged is offered to none,
    and each other at most once: first between the same unchanged neighbours, then anywhere; the most
    similar text first.
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
    chosen |= _best(list(_scores(old, new, left_old, left_new)))
    return chosen


def _places(messages: Sequence[Key], kept: set[Key]) -> dict[Key | None, list[int]]:
    """The places of the messages that are not kept, under the kept one that goes before."""
    found: dict[Key | None, list[int]] = defaultdict(list)
    neighbour: Key | None = None
    for n, message in enumerate(messages):
        if message in kept:
            neighbour = message
        else:
            found[neighbour].append(n)
    return found


def _scores(
    old: Sequence[Key], new: Sequence[Key], old_places: Sequence[int], new_places: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """The pairs above the threshold: score, place in `new`, place in `old`."""
    if not old_places or not new_places:
        return
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (slow to import)

    texts = [old[n][1] for n in old_places]
    reach = max(_MOST // len(new_places), 1)
    for at, new_at in enumerate(new_places):
        first = 0
        if reach < len(texts):
            middle = at * len(texts) // len(new_places)
            first = min(max(middle - reach // 2, 0), len(texts) - reach)
        for _, score, n in process.extract(
            new[new_at][1],
            texts[first : first + reach],
            scorer=fuzz.ratio,
            score_cutoff=THRESHOLD,
            limit=5,
        ):
            yield score, new_at, old_places[first + n]


def _best(offers: list[tuple[float, int, int]]) -> dict[int, int]:
    """Each new place's old one: the highest score first, ties by nearness in the documents."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, new_at, old_at in sorted(offers, key=lambda o: (-o[0], abs(o[1] - o[2]), o[1])):
        if new_at not in chosen and old_at not in taken:
            chosen[new_at] = old_at
            taken.add(old_at)
    return chosen
