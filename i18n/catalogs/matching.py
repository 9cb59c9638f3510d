"""Which texts are like a text: by an index of words, and how far two texts agree, word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""A word, or a character of a script that sets no space between words."""

_FEATURES = 32
"""The most features that a text is looked up by, the rarest first."""

_POSTINGS = 600
"""The most places that a look-up counts."""

_CANDIDATES = 10
"""The texts that a look-up gives, at most."""

_GAP = 0.5
"""What a character between two words in common takes from the worth of a run: half of one in common."""

Feature = str | tuple[str, str]


class Words(NamedTuple):
    """A text's words in lower case, and where they lie in it, in characters.

    `sums` are the characters of the words before each, and of all of them.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sums: list[int]

    @property
    def size(self) -> int:
        """The characters of its words."""
        return self.sums[-1]


class Overlap(NamedTuple):
    """The run that two texts have in common: their words in it, half open, and its characters."""

    first: tuple[int, int]
    second: tuple[int, int]
    size: int


def words(text: str) -> Words:
    """The words of a text."""
    found = list(_WORD.finditer(text))
    lower = [match[0].lower() for match in found]
    return Words(
        text,
        lower,
        [match.start() for match in found],
        [match.end() for match in found],
        list(accumulate(map(len, lower), initial=0)),
    )


def ratio(first: str, second: str, least: float = 0.0) -> float:
    """How like two texts are, 0..100: 1 − InDel distance / length of both; 0 below the least."""
    return float(fuzz.ratio(first, second, score_cutoff=least))


class Index:
    """Texts by their words and pairs of neighbouring words."""

    def __init__(self, texts: Iterable[tuple[int, Words]]) -> None:
        """Keep the numbers of texts."""
        self._postings: dict[Feature, list[int]] = defaultdict(list)
        for number, text in texts:
            for feature in _features(text):
                self._postings[feature].append(number)

    def candidates(self, text: Words) -> list[int]:
        """The numbers of the texts that have a text's rarest features, the likest first."""
        postings = [found for f in _features(text) if (found := self._postings.get(f))]
        postings.sort(key=len)
        weights: dict[int, float] = defaultdict(float)
        left = _POSTINGS
        for numbers in postings[:_FEATURES]:
            left -= len(numbers)
            if left < 0 and weights:
                break
            weight = 1.0 / len(numbers)
            for number in numbers[:_POSTINGS]:
                weights[number] += weight
        ranked = nlargest(_CANDIDATES, ((weight, -number) for number, weight in weights.items()))
        return [-number for _, number in ranked]


def _features(text: Words) -> dict[Feature, None]:
    """The distinct words and pairs of words, in their order: a set's would differ from run to run."""
    found: dict[Feature, None] = dict.fromkeys(text.words)
    found.update(dict.fromkeys(zip(text.words, text.words[1:], strict=False)))
    return found


def overlap(first: Words, second: Words) -> Overlap | None:
    """The run of words that is worth most: those in common, less half of what lies between them.

    The words in common are those of the longest common subsequence; of its blocks the best
    neighbouring ones are taken, as in the problem of the largest sum (Kadane's algorithm).
    """
    blocks = [
        block
        for block in LCSseq.editops(first.words, second.words).as_matching_blocks()
        if block.size
    ]
    best: tuple[float, int, int] | None = None
    worth, begin = 0.0, 0
    for n, block in enumerate(blocks):
        if n:
            before = blocks[n - 1]
            gap = _size(first, before.a + before.size, block.a)
            gap += _size(second, before.b + before.size, block.b)
            worth -= gap * _GAP
        if worth <= 0:
            worth, begin = 0.0, n
        worth += _size(first, block.a, block.a + block.size)
        if best is None or worth > best[0]:
            best = (worth, begin, n)
    if best is None:
        return None
    _, begin, last = best
    start, other = blocks[begin].a, blocks[begin].b
    size = sum(_size(first, b.a, b.a + b.size) for b in blocks[begin : last + 1])
    while start and other and first.words[start - 1] == second.words[other - 1]:
        start, other = start - 1, other - 1  # the common subsequence may have it further off
        size += len(first.words[start])
    end, far = blocks[last].a + blocks[last].size, blocks[last].b + blocks[last].size
    while end < len(first.words) and far < len(second.words):
        if first.words[end] != second.words[far]:
            break
        size += len(first.words[end])
        end, far = end + 1, far + 1
    return Overlap((start, end), (other, far), size)


def _size(text: Words, start: int, end: int) -> int:
    """The characters of some of a text's words."""
    return text.sums[end] - text.sums[start]


def best(text: str, others: Sequence[str], least: float) -> list[tuple[float, int]]:
    """The three likest of other texts, whose ratio is the least or more: ratios and numbers."""
    from rapidfuzz import process  # noqa: PLC0415  (rarely needed)

    found = process.extract(text, others, scorer=fuzz.ratio, score_cutoff=least, limit=3)
    return [(score, number) for _, score, number in found]
