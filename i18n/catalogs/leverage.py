"""Which old messages a new one was made from: one that was edited, a part of one, or several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from i18n.catalogs.candidates import (
    CONTAINED,
    STANDING,
    Candidate,
    Overlaps,
    Sides,
    by_index,
    contained_in,
    expected_places,
    is_chance,
    look_about,
)
from i18n.catalogs.extract import Key
from i18n.catalogs.matching import Overlap, Vocabulary, Words
from i18n.catalogs.origins import Kind, Origin, Piece

_SAME = 97.0
"""The similarity from which nothing but the whole is offered."""

_PART = 0.75
"""The length, as a share of the old text's, up to which a text is a part of it."""

_WHOLE = 4
"""The words that a text must have for it to be no chance that another has them all."""

_CUT = 0.8
"""What a part of an old text is worth beside another whole one: its translation has to be cut."""

_ALIKE = 60.0
"""The ratio of characters from which a message is offered that nothing else speaks for: msgmerge's."""

_MUCH = 0.4
"""The share of a new text that a part of an old one must make for them to be joined."""


def origins(
    old: Sequence[Key], new: Sequence[Key], usable: Sequence[int], current: int
) -> dict[int, Origin]:
    """For places in `new` whose message is not in `old`, what it was made from.

    Both are messages in document order; from `current` on, those of `old` are obsolete. `usable` are
    the places in `old` of the messages whose translation may be offered. One that vanished moves to
    the most similar new message, ties by place; it may be offered to others too where they are
    like nothing better.
    """
    known, wanted = set(old), set(new)
    added = [n for n, message in enumerate(new) if message not in known]
    if not added or not usable:
        return {}
    gone = [n for n in usable if n < current and old[n] not in wanted]
    others = [n for n in usable if n >= current or old[n] in wanted]
    words = cache(Vocabulary().words)
    sides = Sides(
        {n: words(old[n][1]) for n in gone},
        {n: words(new[n][1]) for n in added},
        expected_places(old[:current], new, added),
        words,
    )
    candidates = by_index(sides, gone)
    overlaps = Overlaps(sides)
    look_about(sides, candidates, old, gone=gone, others=others, overlaps=overlaps)
    found = _moves(candidates, sides, frozenset(gone))
    claims = _claims(candidates)
    for n in added:
        joined = _joined(n, sides, candidates[n], overlaps, claims)
        if joined is not None:
            found[n] = joined
    _split(sides, candidates, overlaps, found)
    _extended(sides, candidates, overlaps, found)
    lacking = [n for n in added if n not in found]
    for n, place in contained_in(sides, old, usable, lacking).items():
        found[n] = _whole(place, moves=False)
    for n in lacking:
        if n not in found:
            _offer_alike(n, sides, candidates[n], found)
    return found


def _offer_alike(
    n: int, sides: Sides, candidates: Sequence[Candidate], found: dict[int, Origin]
) -> None:
    """Offer the old message that has the most letters in common, ties by place: the last resort."""
    alike = [candidate for candidate in candidates if candidate.ratio >= _ALIKE]
    if alike:
        best = max(alike, key=lambda one: (one.ratio, -abs(sides.expected[n] - one.place)))
        found[n] = _whole(best.place, moves=False)


def _moves(
    candidates: Mapping[int, Sequence[Candidate]],
    sides: Sides,
    gone: frozenset[int],
) -> dict[int, Origin]:
    """The likest old message of each new one; each that vanished moves to the likest, ties by place."""
    offers = sorted(
        (-candidate.rank, abs(sides.expected[n] - candidate.place), n, candidate)
        for n, found in candidates.items()
        for candidate in found
        if candidate.is_like(sides.new[n])
    )
    moved: dict[int, Candidate] = {}
    likest: dict[int, Candidate] = {}
    taken: set[int] = set()
    for _, _, n, candidate in offers:
        likest.setdefault(n, candidate)
        if n not in moved and candidate.place in gone and candidate.place not in taken:
            taken.add(candidate.place)
            moved[n] = candidate
    found: dict[int, Origin] = {}
    for n, candidate in likest.items():
        handicap = STANDING if candidate.place in gone else 0.0
        if n in moved and candidate.rank - moved[n].rank <= handicap:
            found[n] = _whole(moved[n].place, moves=True)
        else:
            found[n] = _whole(candidate.place, moves=False)
    return found


def _whole(place: int, *, moves: bool) -> Origin:
    return Origin(Kind.EDITED, (Piece(place, 0, -1),), moves)


def _claims(candidates: Mapping[int, Sequence[Candidate]]) -> dict[int, tuple[float, int]]:
    """For each old message the new one that is likest, behind its ratio."""
    found: dict[int, tuple[float, int]] = {}
    for n, offers in candidates.items():
        for offer in offers:
            if offer.ratio > found.get(offer.place, (0.0, 0))[0]:
                found[offer.place] = (offer.ratio, n)
    return found


def _joined(
    n: int,
    sides: Sides,
    candidates: Sequence[Candidate],
    overlaps: Overlaps,
    claims: Mapping[int, tuple[float, int]],
) -> Origin | None:
    """The old messages that a new one contains, in the order of its text; None where it is no merge."""
    text = sides.new[n]
    if max((c.ratio for c in candidates), default=_SAME) >= _SAME:
        return None
    found: list[tuple[Overlap, int]] = []
    for candidate in candidates:
        old = sides.old.get(candidate.place)
        ratio, rival = claims.get(candidate.place, (0.0, n))
        if old is None or (rival != n and ratio >= CONTAINED * 100):
            continue
        if not overlaps.has(n, candidate.place, min(CONTAINED * old.size, _MUCH * text.size)):
            continue
        common = overlaps(n, candidate.place)
        if common is None or not common.size:
            continue
        is_much = common.size >= _MUCH * text.size and not is_chance(common, old)
        if common.size >= CONTAINED * old.size or is_much:
            found.append((common, candidate.place))
    found.sort(key=lambda one: (-one[0].size, abs(sides.expected[n] - one[1])))
    chosen: list[tuple[Overlap, int]] = []
    for common, place in found:
        start, end = common.first
        if all(end <= other.first[0] or other.first[1] <= start for other, _ in chosen):
            chosen.append((common, place))
    if len(chosen) < 2 or sum(common.size for common, _ in chosen) < CONTAINED * text.size:
        return None
    chosen.sort(key=lambda one: one[0].first)
    return Origin(Kind.MERGED, tuple(_piece(sides.old[p], c, p) for c, p in chosen))


def _piece(old: Words, common: Overlap, place: int) -> Piece:
    """The part of an old message that is in a new one: all of it where little is left."""
    first, last = common.second
    left = max(old.sums[first], old.size - old.sums[last])
    if left <= (1 - _PART) * old.size:
        return Piece(place, 0, -1)
    return Piece(place, *old.span(first, last))


class _Part(NamedTuple):
    """A new message that is contained in an old one; `is_short` where that may be mere chance."""

    n: int
    place: int
    common: Overlap
    is_short: bool


def _split(
    sides: Sides,
    candidates: Mapping[int, Sequence[Candidate]],
    overlaps: Overlaps,
    found: dict[int, Origin],
) -> None:
    """Make of new messages that are contained in one old message parts of it."""
    parts: dict[int, list[_Part]] = defaultdict(list)
    for n, offers in candidates.items():
        part = _contained(n, sides, offers, overlaps, found.get(n))
        if part is not None:
            parts[part.place].append(part)
    movers = {origin.pieces[0].place: n for n, origin in found.items() if origin.moves}
    for place, takers in parts.items():
        firm = [part for part in takers if not part.is_short]
        sure = [part for part in takers if not part.is_short or _is_apart(part, firm)]
        mover = movers.get(place)
        if mover is not None and all(part.n != mover for part in takers):
            common = overlaps(mover, place)
            if common is not None and _is_within(common, sides.new[mover]):
                part = _Part(mover, place, common, is_short=False)
                if _is_apart(part, takers):
                    firm.append(part)
                    sure = [p for p in takers if not p.is_short or _is_apart(p, firm)]
                    sure.append(part)
        is_moved = mover is not None and all(part.n != mover for part in sure)
        longest = max(sure, key=lambda part: (part.common.size, -part.n), default=None)
        for part in sure:
            old = sides.old[place]
            first, last = part.common.second
            piece = Piece(place, *old.span(first, last))
            is_mover = part is longest and not is_moved
            found[part.n] = Origin(
                Kind.SPLIT, (piece,), is_mover, _instead(found.get(part.n), place)
            )


def _instead(origin: Origin | None, place: int) -> Origin | None:
    """What is offered where no part of the message at a place can be cut out: another whole one."""
    if origin is None or origin.kind is not Kind.EDITED or origin.pieces[0].place == place:
        return None
    return origin._replace(moves=False)


def _contained(
    n: int,
    sides: Sides,
    candidates: Sequence[Candidate],
    overlaps: Overlaps,
    otherwise: Origin | None,
) -> _Part | None:
    """The old message that a new one is a part of, where that says more than what is found already."""
    text = sides.new[n]
    if not text.size or (otherwise is not None and otherwise.kind is Kind.MERGED):
        return None
    best: tuple[float, int, _Part] | None = None
    whole: Candidate | None = None
    for candidate in candidates:
        old = sides.old.get(candidate.place)
        if otherwise is not None and candidate.place == otherwise.pieces[0].place:
            whole = candidate
        if old is None or text.size > _PART * old.size:
            continue
        if not overlaps.has(n, candidate.place, CONTAINED * text.size):
            continue
        common = overlaps(n, candidate.place)
        if common is None or not _is_within(common, text):
            continue
        share = 100 * common.size / text.size
        part = _Part(n, candidate.place, common, is_chance(common, old))
        rank = (share, -abs(sides.expected[n] - candidate.place), part)
        if best is None or rank[:2] > best[:2]:
            best = rank
    if best is None:
        return None
    part = best[2]
    if whole is not None:
        worth = 1.0 if whole.place == part.place else _CUT
        if worth * best[0] <= whole.ratio:
            return None
    return part


def _extended(
    sides: Sides,
    candidates: Mapping[int, Sequence[Candidate]],
    overlaps: Overlaps,
    found: dict[int, Origin],
) -> None:
    """Offer the old message that went into a new one as a whole where nothing else is offered."""
    taken = {origin.pieces[0].place for origin in found.values() if origin.moves}
    for n, offers in candidates.items():
        if n in found:
            continue
        best: tuple[int, int] | None = None
        for candidate in offers:
            old = sides.old.get(candidate.place)
            if (
                old is None
                or len(old.code) < _WHOLE
                or not overlaps.has(n, candidate.place, old.size)
            ):
                continue
            common = overlaps(n, candidate.place)
            if common is None or common.size < max(old.size, _MUCH * sides.new[n].size):
                continue
            if best is None or common.size > best[0]:
                best = (common.size, candidate.place)
        if best is not None:
            found[n] = _whole(best[1], moves=best[1] not in taken)
            taken.add(best[1])


def _is_within(common: Overlap, text: Words) -> bool:
    """Is a new text in the old one, but for some words?"""
    return common.size >= CONTAINED * text.size


def _is_apart(part: _Part, others: Sequence[_Part]) -> bool:
    """Is another new message in another place of the same old text?"""
    start, end = part.common.second
    return any(p.common.second[1] <= start or end <= p.common.second[0] for p in others)
