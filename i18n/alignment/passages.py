"""Paragraphs that translate each other, sentence by sentence: where a translation may be cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from i18n.alignment import corridor, lattice, lexicon
from i18n.alignment.beads import HEAT
from i18n.alignment.evidence import Evidence
from i18n.alignment.features import Features, Sentence, all_features
from i18n.alignment.lengths import Lengths
from i18n.catalogs.cutting import Pair, Passage
from i18n.model import Segmenter

_PRIORS = lattice.Priors(gap=-6.0, longer=-3.0)
"""In a paragraph that was translated, hardly any sentence has no partner."""

_CAUTION = 0.8
_TEACHERS = 5_000
"""Pairs that words are learnt from, at most."""

_LONGEST = 40
"""Words of a text that teaches: of longer ones, any may translate any."""

Watch = Callable[[Sequence[Any]], Iterable[Any]]
_Item = TypeVar("_Item")
_Words = tuple[list[str], list[str], float]


class _Block(NamedTuple):
    """A passage's sentences among all: the first of each side, their numbers, the target's spans."""

    first: int
    size: int
    begin: int
    spans: list[tuple[int, int]]


def pairs(
    passages: Sequence[Passage],
    known: Iterable[tuple[str, str]],
    segmenter: Segmenter,
    language: str,
    watch: Watch = iter,
) -> list[list[Pair]]:
    """For each passage the parts of its translation, in order; all of its sentences are in one.

    `known` are other texts with their translations, which teach the words, as do passages with as many
    sentences on both sides; `language` is that of the translations. The likelihood is that of `align`,
    within each passage; what has no partner there is with its neighbour, with a score of 0. So scored
    are a part whose length tells that a boundary is wrong, and those beside it. `watch` gives what it
    is given, and may show how far it is.
    """
    source: list[Sentence] = []
    target: list[Sentence] = []
    blocks = []
    for n, passage in enumerate(passages):
        text = passage.target if passage.has_lines else passage.target.replace("\n", " ")
        spans = segmenter(text, language)
        blocks.append(_Block(len(source), len(passage.sources), len(target), spans))
        source += [Sentence(text, "", n) for text in passage.sources]
        target += [Sentence(passage.target[start:end], "", n) for start, end in spans]
    if not passages:
        return []
    here, there = all_features(source), all_features(target)
    lengths = Lengths([len(s.text) for s in source], [len(s.text) for s in target])
    cognates = lexicon.cognates(
        (word for item in here for word in item.words),
        (word for item in there for word in item.words),
    )
    ordered = [
        _words(here[block.first + n], there[block.begin + n])
        for block in blocks
        if block.size == len(block.spans)
        for n in range(block.size)
    ]
    taught = [*_taught(here, there, known), *_spread(ordered)]
    forward, backward = lexicon.learnt(taught, cognates)
    tables = (
        lexicon.joined(cognates, forward),
        lexicon.joined(lexicon.transposed(cognates), backward),
    )
    evidence = Evidence(here, there, lengths, tables)
    found = [_beads(block, lengths, evidence) for block in watch(blocks)]
    return [
        list(_parts(beads, block.begin, block.spans, lengths))
        for beads, block in zip(found, blocks, strict=True)
    ]


def _words(one: Features, other: Features) -> _Words:
    return list(one.words), list(other.words), 1.0


def _spread(items: list[_Item]) -> list[_Item]:
    """As many as may teach, from all over."""
    return items[:: max(1, -(-len(items) // _TEACHERS))]


def _taught(
    here: Sequence[Features], there: Sequence[Features], known: Iterable[tuple[str, str]]
) -> Iterator[_Words]:
    """The words of known pairs, those alone that stand in the passages."""
    mine = {word for item in here for word in item.words}
    its = {word for item in there for word in item.words}
    for source, target in _spread(list(known)):
        one, other = all_features([Sentence(source), Sentence(target)])
        words = [word for word in one.words if word in mine]
        others = [word for word in other.words if word in its]
        if 0 < len(words) <= _LONGEST and 0 < len(others) <= _LONGEST:
            yield words, others, 1.0


def _beads(block: _Block, lengths: Lengths, evidence: Evidence) -> list[tuple[lattice.Edge, float]]:
    """The likeliest beads within a passage."""
    first, size, begin, spans = block

    def score(i: int, a: int, j: int, b: int) -> float | None:
        if a + b > 2 and not lengths.is_possible(first + i, a, begin + j, b):
            return None
        return evidence.score(first + i, a, begin + j, b)

    way = corridor.around([], size, len(spans))
    weighed = lattice.weigh(len(spans), way, lattice.Model(score, _PRIORS, HEAT))
    return [
        ((first + i, a, begin + j, b), chance)
        for (i, a, j, b), chance in lattice.best(weighed, way, _CAUTION)
    ]


def _parts(
    beads: Sequence[tuple[lattice.Edge, float]],
    begin: int,
    spans: Sequence[tuple[int, int]],
    lengths: Lengths,
) -> Iterator[Pair]:
    """The beads as parts of the translation, what is alone joined to the bead before it, or behind."""
    groups: list[list[tuple[lattice.Edge, float]]] = []
    is_open = True  # what is alone at the beginning waits for the first pair
    for edge, chance in beads:
        is_pair = bool(edge[1] and edge[3])
        if is_pair and not is_open:
            groups.append([])
        if not groups:
            groups.append([])
        groups[-1].append((edge, chance))
        is_open = is_open and not is_pair
    is_odd = [not all(lengths.is_possible(*edge) for edge, _ in group) for group in groups]
    for n, group in enumerate(groups):
        count = sum(edge[1] for edge, _ in group)
        places = [place for (_, _, j, b), _ in group for place in range(j - begin, j - begin + b)]
        start, end = spans[places[0]][0], spans[places[-1]][1]
        is_cut = (
            len(group) == 1 and 1 in (count, len(places)) and not any(is_odd[max(0, n - 1) : n + 2])
        )
        yield Pair(count, start, end, group[0][1] if is_cut else 0.0)
