"""The old messages that a new one may be made from, and how like it they are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from i18n.catalogs import matching
from i18n.catalogs.extract import Key
from i18n.catalogs.matching import Likest, Overlap, Words

_LIKE = 48.0
"""The least likeness of an offer, of 100, in scripts that set spaces between words."""

_LESS = 44.0
"""The same where the words are as alike as `_SAID`: many letters alike mean nothing."""

_SAID = 40.0
"""The likeness of words that makes up for what the characters lack."""

_LIKE_UNSPACED = 60.0
"""The same where each character counts as a word."""

_LEAST = 40.0
"""The ratio of characters below which it is all one how alike two messages are."""

_GOOD = 80.0
"""The likeness below which every old message about the same place is looked at."""

STANDING = 3.0
"""By how much a message that still stands, or is obsolete, must be more like than one that vanished."""

_MOST = 8_000_000
"""Comparisons that are made beyond the index, with vanished messages and with others."""

_ABOUT = 400
"""The least that a new message is compared with, of those about its place."""

_BESIDE = 50
"""The same of a new message that is a part of an old one."""

CONTAINED = 0.7
"""The share of a text's characters that another must have for the one to be contained in it."""

_CERTAIN = 0.9
"""The same of a text of which nothing else is looked for far off."""

_WORDS = 3
"""The words that a run in common must have to be no chance."""

_FEW = 8
"""The words up to which a text is offered an old one of few words that it contains."""

_THIRD = 1 / 3
"""The share of such a text's words that the old one must make."""

_FIFTH = 1 / 5
"""The same of its characters."""

_LITTLE = 1 / 8
"""The share of an old text that a part of it must make to be no chance."""


class Candidate(NamedTuple):
    """An old message that a new one may be made from.

    `ratio` is how like they are in their characters alone. `handicap` is what is taken from the
    likeness of one that stands still when the likest is chosen.
    """

    likeness: float
    ratio: float
    place: int
    handicap: float = 0.0

    @property
    def rank(self) -> float:
        """What it is chosen by."""
        return self.likeness - self.handicap

    def is_like(self, text: Words) -> bool:
        """Is it worth an offer?"""
        if not text.is_spaced:
            return self.likeness >= _LIKE_UNSPACED
        if self.likeness >= _LIKE:
            return True
        return self.likeness >= _LESS and 2 * self.likeness - self.ratio >= _SAID


class Sides(NamedTuple):
    """The messages that are matched: texts and words by place, and where new ones would stand.

    `words` gives the words of the other messages.
    """

    old: Mapping[int, Words]
    new: Mapping[int, Words]
    expected: Mapping[int, int]
    words: Callable[[str], Words]


class Overlaps:
    """What new and old messages have in common, found when it is asked for."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._known: dict[tuple[int, int], Overlap | None] = {}

    def has(self, n: int, place: int, size: float) -> bool:
        """May the run in common have as many characters? A quick answer, yes where it is not sure."""
        return matching.most_in_common(self._sides.new[n], self._sides.old[place]) >= size

    def __call__(self, n: int, place: int) -> Overlap | None:
        """The run in common: the new message's words in it first."""
        at = (n, place)
        if at not in self._known:
            self._known[at] = matching.overlap(self._sides.new[n], self._sides.old[place])
        return self._known[at]


def expected_places(old: Sequence[Key], new: Sequence[Key], added: Sequence[int]) -> dict[int, int]:
    """Where in `old` each added message would stand: behind the kept one that goes before it.

    Of the kept ones those count whose order did not change: the longest ascending subsequence.
    """
    places = {message: n for n, message in reversed(list(enumerate(old)))}
    kept = [(n, places[message]) for n, message in enumerate(new) if message in places]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(kept):
        length = len(tails)
        if tails and place <= tails[-1]:
            length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[length] = place
            ends[length] = at
    line: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        line.append(kept[at])
        at = before[at]
    line.reverse()
    firsts = [n for n, _ in line]
    found = {}
    for n in added:
        at = bisect_left(firsts, n)
        anchor, place = line[at - 1] if at else (-1, -1)
        following = line[at][1] if at < len(line) else len(old)
        found[n] = min(place + n - anchor, max(following - 1, place + 1))
    return found


def by_index(sides: Sides, gone: Sequence[int]) -> dict[int, list[Candidate]]:
    """For each new message the vanished ones that the index gives, with their ratios."""
    index = matching.Index((n, sides.old[n]) for n in gone)
    exact: dict[str, list[int]] = defaultdict(list)
    for n in gone:
        exact[sides.old[n].text].append(n)
    found = {}
    for n, text in sides.new.items():
        same = exact.get(text.text, [])
        places = dict.fromkeys([*same, *index.candidates(text)])
        ratios = [(matching.ratio(text, sides.old[p], _LEAST), p) for p in places]
        found[n] = [
            Candidate(matching.likeness(text, sides.old[place], ratio), ratio, place)
            for ratio, place in ratios
        ]
    return found


def is_chance(common: Overlap, old: Words) -> bool:
    """May it be mere chance that a text has what it has in common with an old one?"""
    start, end = common.first
    return end - start < _WORDS or common.size < old.size * _LITTLE


def _is_part(n: int, sides: Sides, candidates: Sequence[Candidate], overlaps: Overlaps) -> bool:
    """Is a new message contained in a vanished one, and not by chance?"""
    size = sides.new[n].size
    for candidate in candidates:
        if not overlaps.has(n, candidate.place, _CERTAIN * size):
            continue
        common = overlaps(n, candidate.place)
        if common is None or common.size < _CERTAIN * size:
            continue
        if not is_chance(common, sides.old[candidate.place]):
            return True
    return False


def contained_in(
    sides: Sides, old: Sequence[Key], usable: Sequence[int], lacking: Sequence[int]
) -> dict[int, int]:
    """For new messages of few words the old one that is whole in it, the longest, ties by place.

    `usable` are the places of the old ones, `lacking` those of the new ones.
    """
    short = [n for n in lacking if len(sides.new[n].code) <= _FEW and sides.new[n].is_spaced]
    longest = max((len(sides.new[n].text) for n in short), default=0)
    known: dict[str, list[int]] = defaultdict(list)
    for place in usable if longest else ():
        if len(old[place][1]) <= longest:
            known[sides.words(old[place][1]).code].append(place)
    found = {}
    for n in short:
        text = sides.new[n]
        runs = [
            (text.sums[end] - text.sums[start], text.code[start:end])
            for start in range(len(text.code))
            for end in range(start + 1, len(text.code) + 1)
            if end - start >= _THIRD * len(text.code)
        ]
        there = [(size, run) for size, run in runs if run in known and size >= _FIFTH * text.size]
        if there:
            places = known[max(there)[1]]
            found[n] = min(places, key=lambda place: abs(place - sides.expected[n]))
    return found


def _add_same(
    sides: Sides, candidates: dict[int, list[Candidate]], old: Sequence[Key], others: Sequence[int]
) -> None:
    """Add the messages with the same text that stand still, or are obsolete: in another context."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for n, text in sides.new.items():
        wanted[text.text].append(n)
    for place in others:
        for n in wanted.get(old[place][1], ()):
            candidates[n].append(Candidate(100.0, 100.0, place, STANDING))


def look_about(
    sides: Sides,
    candidates: dict[int, list[Candidate]],
    old: Sequence[Key],
    *,
    gone: Sequence[int],
    others: Sequence[int],
    overlaps: Overlaps,
) -> None:
    """Add what is like the messages for which the index has nothing good: of all about their place."""
    poor = [
        n for n, found in candidates.items() if max((c.likeness for c in found), default=0) < _GOOD
    ]
    within = {n for n in poor if _is_part(n, sides, candidates[n], overlaps)}
    _add_same(sides, candidates, old, others)
    if not poor:
        return
    for places, reach, handicap in (
        (gone, max(_MOST // len(poor), 1), 0.0),
        (others, max(_MOST // len(poor), _ABOUT), STANDING),
    ):
        likest = Likest([old[place][1] for place in places])
        for n in poor:
            near = _BESIDE if n in within else reach
            middle = bisect_left(places, sides.expected[n])
            first = min(max(middle - near // 2, 0), max(len(places) - near, 0))
            found = candidates[n]
            known = {candidate.place for candidate in found}
            rank = max((c.rank for c in found if c.is_like(sides.new[n])), default=0.0)
            least = max(2 * (rank + handicap) - 100, _LEAST)
            for ratio, at in likest.best(sides.new[n], (first, first + near), min(least, 100.0)):
                place = places[at]
                if place not in known:
                    likeness = matching.likeness(sides.new[n], sides.words(old[place][1]), ratio)
                    found.append(Candidate(likeness, ratio, place, handicap))
