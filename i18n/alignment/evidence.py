"""How much two groups of sentences have in common, against what chance would give."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from i18n.alignment.features import Features
from i18n.alignment.lengths import Lengths
from i18n.alignment.lexicon import Table


@dataclass(frozen=True, slots=True)
class Shares:
    """Which share of what a translation has comes from its source, 0..1, by kind of evidence."""

    words: float = 0.45
    anchors: float = 0.9
    shape: tuple[float, ...] = (0.9, 0.3, 0.8, 0.6)
    parts: float = 0.5


_RARE = 3000.0
"""Words that a language is taken to have seen beside those of a document, so that few say little."""

_RARE_ANCHORS = 20.0
_CEILING = 6.0
_SHARES = Shares()
WEIGHT_OF_WORDS = 0.6


class _Side:
    """One document's words and anchors, and how rare each is."""

    def __init__(self, found: Sequence[Features]) -> None:
        self.listed = [item.words for item in found]
        self.words = [frozenset(item.words) for item in found]
        self.anchors = [frozenset(item.anchors) for item in found]
        self.shapes = [item.shape for item in found]
        self.parts = [item.parts for item in found]
        self.word_rarity = _rarity((item.words for item in found), _RARE)
        self.anchor_rarity = _rarity((item.anchors for item in found), _RARE_ANCHORS)


def _rarity(found: Iterable[Iterable[str]], unseen: float) -> dict[str, float]:
    """The share of each in all, of which so many more are taken to be elsewhere."""
    counts = Counter(name for names in found for name in names)
    whole = sum(counts.values()) + unseen
    return {name: count / whole for name, count in counts.items()}


class _Pair(NamedTuple):
    """What two sentences have in common: for each word, the sum of the probabilities of its sources.

    `there` are words of the second, `here` those of the first; `gain` and `back` are what they say.
    """

    there: dict[str, float]
    here: dict[str, float]
    gain: float
    back: float


class Evidence:
    """The evidence for beads of two documents, in nats."""

    def __init__(
        self,
        source: Sequence[Features],
        target: Sequence[Features],
        lengths: Lengths,
        tables: tuple[Table, Table],
    ) -> None:
        """`tables` are what source words may be in the target, and target words in the source."""
        self._source, self._target = _Side(source), _Side(target)
        self._lengths = lengths
        self._forward, self._backward = tables
        self._shares = _SHARES
        self._pairs: dict[tuple[int, int], _Pair] = {}
        counts = Counter(self._source.parts + self._target.parts)
        whole = len(source) + len(target) + 2.0
        self._parts = {n: (count + 1.0) / whole for n, count in counts.items()}
        self._same, self._other = _traits(self._source.shapes, self._target.shapes, _SHARES.shape)

    def score(self, i: int, a: int, j: int, b: int) -> float:
        """The log-likelihood ratio of a bead of a sentences from i on and b from j on."""
        return (
            self._lengths.score(i, a, j, b)
            + WEIGHT_OF_WORDS * self.words(i, a, j, b)
            + self.anchors(i, a, j, b)
            + self.shape(i, a, j, b)
            + self.parts(i, a, j, b)
        )

    def words(self, i: int, a: int, j: int, b: int) -> float:
        """The words' part of it: the mean of both directions."""
        if a == b == 1:
            pair = self._pair(i, j)
            return (pair.gain + pair.back) / 2
        pairs = [(n, m, self._pair(n, m)) for n in range(i, i + a) for m in range(j, j + b)]
        if a == 1:
            forward = sum(pair.gain for _, _, pair in pairs)
        else:
            found: dict[tuple[int, str], float] = {}
            for _, m, pair in pairs:
                for word, value in pair.there.items():
                    found[m, word] = found.get((m, word), 0.0) + value
            forward = self._joined(
                found, self._source.words[i : i + a], self._target.words[j : j + b], self._target
            )
        if b == 1:
            backward = sum(pair.back for _, _, pair in pairs)
        else:
            found = {}
            for n, _, pair in pairs:
                for word, value in pair.here.items():
                    found[n, word] = found.get((n, word), 0.0) + value
            backward = self._joined(
                found, self._target.words[j : j + b], self._source.words[i : i + a], self._source
            )
        return (forward + backward) / 2

    def anchors(self, i: int, a: int, j: int, b: int) -> float:
        """The anchors' part of it: those that are missing on the other side tell most."""
        if a == b == 1:
            here, there = self._source.anchors[i], self._target.anchors[j]
        else:
            here = frozenset().union(*self._source.anchors[i : i + a])
            there = frozenset().union(*self._target.anchors[j : j + b])
        if not here and not there:
            return 0.0
        share = self._shares.anchors
        common = here & there
        gains = [math.log(1 - share) * (len(here) + len(there) - 2 * len(common))]
        for name in common:
            mine = 1 - share + share / (len(here) * self._target.anchor_rarity[name])
            its = 1 - share + share / (len(there) * self._source.anchor_rarity[name])
            gains += min(_CEILING, math.log(mine)), min(_CEILING, math.log(its))
        return math.fsum(gains) / 2

    def shape(self, i: int, a: int, j: int, b: int) -> float:
        """The shape's part of it: the beginnings and the ends of both groups."""
        kind, first, _, start = self._source.shapes[i]
        its_kind, begin, _, its_start = self._target.shapes[j]
        last, end = self._source.shapes[i + a - 1][2], self._target.shapes[j + b - 1][2]
        same, other = self._same, self._other
        return (
            (same[0][kind] if kind == its_kind else other[0])
            + (same[1][first] if first == begin else other[1])
            + (same[2][last] if last == end else other[2])
            + (same[3][start] if start == its_start else other[3])
        )

    def parts(self, i: int, a: int, j: int, b: int) -> float:
        """What it says that both sides hold as many sentences, whatever they were cut into."""
        here, there = self._source.parts[i : i + a], self._target.parts[j : j + b]
        share = self._shares.parts
        if sum(here) != sum(there):
            return math.log(1 - share)
        fewer = here if a < b else there
        chance = 1.0
        for count in fewer:
            chance *= self._parts[count]
        return math.log(1 - share + share / chance)

    def _pair(self, i: int, j: int) -> _Pair:
        found = self._pairs.get((i, j))
        if found is None:
            mine, its = self._source.words[i], self._target.words[j]
            there = _generated(self._source.listed[i], its, self._forward)
            here = _generated(self._target.listed[j], mine, self._backward)
            share = self._shares.words
            gain = _gain(there.items(), len(mine), len(its), self._target.word_rarity, share)
            back = _gain(here.items(), len(its), len(mine), self._source.word_rarity, share)
            found = self._pairs[i, j] = _Pair(there, here, gain, back)
        return found

    def _joined(
        self,
        found: Mapping[tuple[int, str], float],
        givers: Iterable[frozenset[str]],
        takers: Iterable[frozenset[str]],
        side: _Side,
    ) -> float:
        """What is said by words that several sentences bring forth together."""
        items = ((word, value) for (_, word), value in found.items())
        sizes = sum(map(len, givers)), sum(map(len, takers))
        return _gain(items, *sizes, side.word_rarity, self._shares.words)


def _traits(
    source: Sequence[tuple[str, ...]], target: Sequence[tuple[str, ...]], shares: Sequence[float]
) -> tuple[list[dict[str, float]], list[float]]:
    """What each trait of shape says where both sides have it, and where one has another."""
    same = []
    for n, share in enumerate(shares):
        here, there = Counter(item[n] for item in source), Counter(item[n] for item in target)
        row = {}
        for trait in here:
            one = (here[trait] + 1.0) / (len(source) + 1.0)
            other = (there[trait] + 1.0) / (len(target) + 1.0)
            row[trait] = math.log(1 - share + share / math.sqrt(one * other))
        same.append(row)
    return same, [math.log(1 - share) for share in shares]


def _generated(
    words: Iterable[str], others: frozenset[str], table: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """For each of the others that the words may have brought forth, the sum of its probabilities."""
    found: dict[str, float] = {}
    for word in words:
        row = table.get(word)
        if row is None:
            continue
        for other in row.keys() & others:
            found[other] = found.get(other, 0.0) + row[other]
    return found


def _gain(
    found: Iterable[tuple[str, float]],
    givers: int,
    takers: int,
    rarity: Mapping[str, float],
    share: float,
) -> float:
    """The log-likelihood ratio of words, given what the others bring forth of them."""
    nothing = 1 - share
    gains = [
        min(_CEILING, math.log(nothing + share * value / (givers * rarity[word])))
        for word, value in found
    ]
    # the order of sets changes from run to run: the sum is exact, and so the same
    return math.fsum(gains) + (takers - len(gains)) * math.log(nothing)
