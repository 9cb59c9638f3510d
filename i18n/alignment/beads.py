"""Two documents into beads: which sentences of one translate which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from i18n.alignment import corridor, dictionary, lattice, lexicon
from i18n.alignment.doubts import with_doubts
from i18n.alignment.evidence import Evidence
from i18n.alignment.features import Features, Sentence, all_features
from i18n.alignment.known import Known, of_terms, with_sentences
from i18n.alignment.lengths import Lengths
from i18n.alignment.moved import with_moved

HEAT = 1.5
_CAUTION = 0.8
_SURE = 0.5
_LEAST = 0.5
_ROUNDS = 2
_NOTHING = Known()


class Bead(NamedTuple):
    """Sentences, by their places from 0, that are each other's translation, or have none.

    `score` is the probability of it, 0..1.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float


def align(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    bridged: Sequence[str] | None = None,
    languages: tuple[str, str] | None = None,
    known: Known = _NOTHING,
) -> list[Bead]:
    """The beads of two documents, in the order of the source; each sentence is in one of them.

    `bridged` are the source sentences as a rough translator puts them into the target's language;
    `languages` those of both documents, for the dictionary; `known` is what a project knows of both.
    Coarse to fine: rare anchors make a corridor, pairs of one sentence each a narrower one, in which
    all kinds of beads are weighed; what these teach of the words is evidence for the last round.
    """
    here, there = all_features(source, bridged), all_features(target)
    lengths = Lengths([len(s.text) for s in source], [len(s.text) for s in target])
    mine = {word for item in here for word in item.words}
    its = {word for item in there for word in item.words}
    table = lexicon.cognates(mine, its)
    if languages is not None and bridged is None:
        table = lexicon.joined(table, dictionary.translations(languages, mine, its))
    if known.terms and bridged is None:  # else the words of the source are the translator's
        table = lexicon.joined(table, of_terms(known.terms, mine, its))
    if known.sentences:
        texts = [s.text for s in source], [s.text for s in target]
        here, there = with_sentences(known.sentences, (texts[0], here), (texts[1], there))
    tables = table, lexicon.transposed(table)
    points = corridor.candidates(here, there, table)
    main = corridor.chain(points, _LEAST)
    way: lattice.Corridor = corridor.around(main, len(source), len(target))
    found: list[tuple[lattice.Edge, float]] = []
    for step in range(_ROUNDS + 1):
        if step > 1:
            taught = lexicon.learnt(_sure(found, here, there), table)
            tables = lexicon.joined(table, taught[0]), lexicon.joined(tables[1], taught[1])
        evidence = Evidence(here, there, lengths, tables)
        model = lattice.Model(_judge(source, lengths, evidence), lattice.Priors(), HEAT)
        weighed = lattice.weigh(len(target), way, model, len(lattice.KINDS) if step else 1)
        if step:
            found = lattice.best(weighed, way, _CAUTION)
        way = weighed.likely
    found = with_moved(found, points, model, _CAUTION)
    found = with_doubts(found, source, target, lengths)
    return [
        Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), chance)
        for (i, a, j, b), chance in found
    ]


def _judge(
    source: Sequence[Sentence], lengths: Lengths, evidence: Evidence
) -> Callable[[int, int, int, int], float | None]:
    """The score of a bead; none for those whose lengths are far from each other's."""

    def score(i: int, a: int, j: int, b: int) -> float | None:
        if a + b > 2 and (
            source[i].unit != source[i + a - 1].unit  # no mark reaches into another unit
            or not lengths.is_possible(i, a, j, b)
        ):
            return None
        return evidence.score(i, a, j, b)

    return score


def _sure(
    found: Iterable[tuple[lattice.Edge, float]],
    here: Sequence[Features],
    there: Sequence[Features],
) -> list[tuple[list[str], list[str], float]]:
    """The words of the beads that are likely, with their probability."""
    return [
        (
            [word for item in here[i : i + a] for word in item.words],
            [word for item in there[j : j + b] for word in item.words],
            chance,
        )
        for (i, a, j, b), chance in found
        if a and b and chance > _SURE
    ]
