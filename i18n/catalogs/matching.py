"""Which texts are like a text: by an index of words, and how far two texts agree, word for word."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from i18n.scripts import UNSPACED

_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
"""A word, or a character of a script that sets no space between words."""

_PLAIN_WORD = re.compile(r"\w+", re.ASCII)
"""The same in a text that is ASCII alone."""

_CHARACTERS = sys.maxunicode + 1
"""How many words have a character of their own; beyond them some share one."""

_TARGET = re.compile(r"(?<=\])\([^()\s]*\)")
"""The target of a link in Markdown."""

_TARGETS = 0.1
"""What the targets of links count for, as a share of how like two texts are."""

_NO_WORD = 32.0
"""What is taken from the likeness of characters where no word is the same."""

_FEATURES = 128
"""The most features that a text is looked up by, the rarest first."""

_POSTINGS = 200
"""The most places that a look-up counts."""

_COMMON = 16
"""The texts that have a feature which tells little, once rarer ones have been counted."""

_CANDIDATES = 10
"""The texts that a look-up gives, at most."""

_GAP = 0.5
"""What a character between two words in common takes from the worth of a run: half of one in common."""


class Words(NamedTuple):
    """A text as its words: `code` has a character for each, the same for the same word.

    `plain` is the text without the targets of its links, whose words do not count. `sums` are the
    characters of the words before each, and of all of them; `longest` those of no word, of the longest,
    of the two longest, and so on; `size` those of all.
    """

    text: str
    plain: str
    code: str
    sums: list[int]
    longest: list[int]
    size: int

    @property
    def is_spaced(self) -> bool:
        """Is it in a script that sets spaces between words?"""
        return len(self.code) <= self.size / 2

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from the first to the one before the last lie: characters, half open."""
        text = _TARGET.sub(_blank, self.text) if self.plain is not self.text else self.text
        found = list(_WORD.finditer(text))
        return found[first].start(), found[last - 1].end()


class Overlap(NamedTuple):
    """The run that two texts have in common: their words in it, half open, and its characters."""

    first: tuple[int, int]
    second: tuple[int, int]
    size: int


class _Codes(dict[str, str]):
    """Word → its character, given to it when it is met."""

    def __missing__(self, word: str) -> str:
        self[word] = code = chr(len(self) % _CHARACTERS)
        return code


class Vocabulary:
    """The words of texts that are compared with each other."""

    def __init__(self) -> None:
        """Know no word."""
        self._codes = _Codes()

    def words(self, text: str) -> Words:
        """The words of a text, upper and lower case alike."""
        said = plain(text)
        if said.isascii():
            found = _PLAIN_WORD.findall(said.lower())
        else:
            found = [word.lower() for word in _WORD.findall(said)]
        sizes = list(map(len, found))
        sums = list(accumulate(sizes, initial=0))
        sizes.sort(reverse=True)
        code = "".join(map(self._codes.__getitem__, found))
        return Words(text, said, code, sums, list(accumulate(sizes, initial=0)), sums[-1])


def plain(text: str) -> str:
    """A text without the targets of its links; itself where it has none."""
    return _TARGET.sub("", text) if "](" in text else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def ratio(first: Words, second: Words, least: float = 0.0) -> float:
    """How like two texts are, 0..100: 1 − InDel distance / length of both; less than the least is 0.

    Of two that have links, a tenth is how like they are with the targets, the rest is without.
    """
    alike = float(fuzz.ratio(first.plain, second.plain, score_cutoff=least))
    if not alike or (first.plain is first.text and second.plain is second.text):
        return alike
    return (1 - _TARGETS) * alike + _TARGETS * float(fuzz.ratio(first.text, second.text))


def likeness(first: Words, second: Words, alike: float) -> float:
    """How like two texts are in their characters, which is `alike`, and in their words: the mean.

    The characters alone find many texts alike that have but letters in common. Where each word has
    changed a little, it is not less than the characters', less `_NO_WORD`.
    """
    if not alike:
        return 0.0
    mean = (alike + float(fuzz.ratio(first.code, second.code))) / 2
    return max(mean, alike - _NO_WORD)


class Index:
    """Texts by their words and pairs of neighbouring words."""

    def __init__(self, texts: Iterable[tuple[int, Words]]) -> None:
        """Keep the numbers of texts."""
        self._postings: dict[str, list[int]] = {}
        known = self._postings
        for number, text in texts:
            for feature in _features(text.code):
                numbers = known.get(feature)
                if numbers is None:
                    known[feature] = [number]
                else:
                    numbers.append(number)

    def candidates(self, text: Words) -> list[int]:
        """The numbers of the texts that have a text's rarest features, the likest first.

        A long text is looked up by either half, as it may be made of two.
        """
        middle = len(text.code) // 2
        halves = [text.code]
        if 2 * middle > _FEATURES:
            halves = [text.code[:middle], text.code[middle:]]
        weights: dict[int, float] = defaultdict(float)
        for half in halves:
            postings = list(filter(None, map(self._postings.get, _features(half))))
            postings.sort(key=len)
            left = _POSTINGS // len(halves)
            for numbers in postings[: _FEATURES // len(halves)]:
                if weights and len(numbers) > min(left, _COMMON):
                    break
                left -= len(numbers)
                weight = 1.0 / len(numbers)
                for number in numbers[:_POSTINGS]:
                    weights[number] += weight
        ranked = sorted(weights.items(), key=itemgetter(1), reverse=True)
        return [number for number, _ in ranked[:_CANDIDATES]]


def _features(code: str) -> dict[str, None]:
    """The distinct words and pairs of words, in their order: a set's would differ from run to run."""
    found = dict.fromkeys(code)
    found.update(dict.fromkeys(map(add, code, code[1:])))
    return found


def overlap(first: Words, second: Words) -> Overlap | None:
    """The run of words that is worth most: those in common, less half of what lies between them.

    The words in common are those of the longest common subsequence; of its blocks the best
    neighbouring ones are taken, as in the problem of the largest sum (Kadane's algorithm).
    """
    one, two = first.code, second.code
    blocks = [block for block in LCSseq.editops(one, two).as_matching_blocks() if block.size]
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
    while start and other and one[start - 1] == two[other - 1]:
        start, other = start - 1, other - 1  # the common subsequence may have it further off
        size += _size(first, start, start + 1)
    end, far = blocks[last].a + blocks[last].size, blocks[last].b + blocks[last].size
    while end < len(one) and far < len(two) and one[end] == two[far]:
        size += _size(first, end, end + 1)
        end, far = end + 1, far + 1
    return Overlap((start, end), (other, far), size)


def most_in_common(first: Words, second: Words) -> int:
    """The characters that no run has more of which two texts have in common."""
    count = int(LCSseq.similarity(first.code, second.code))
    return min(first.longest[count], second.longest[count])


def _size(text: Words, start: int, end: int) -> int:
    """The characters of some of a text's words."""
    return text.sums[end] - text.sums[start]


class Likest:
    """The likest of many texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Keep the texts; their numbers are their places."""
        self._texts = texts
        self._plain = list(map(plain, texts))

    def best(self, text: Words, between: tuple[int, int], least: float) -> list[tuple[float, int]]:
        """The likest of some neighbouring texts, ten at most: ratios, the least or more, and numbers."""
        from rapidfuzz import process  # noqa: PLC0415  (rarely needed)

        first, last = between
        found = []
        for _, alike, number in process.extract(
            text.plain,
            self._plain[first:last],
            scorer=fuzz.ratio,
            score_cutoff=max(least - _TARGETS * 100, 0) / (1 - _TARGETS),
            limit=_CANDIDATES,
        ):
            other, ratio = self._texts[first + number], alike
            if text.plain is not text.text or self._plain[first + number] is not other:
                ratio = (1 - _TARGETS) * alike + _TARGETS * float(fuzz.ratio(text.text, other))
            if ratio >= least:
                found.append((ratio, first + number))
        return found
