"""Which sentences of two texts translate which."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.alignment.beads import Bead, align
from i18n.alignment.features import Sentence
from i18n.alignment.known import Known
from tests.alignment.texts import (
    CLEAN,
    SOURCE,
    TARGET,
    Beads,
    joined_in_target,
    left_out_of_target,
    turned,
)
from tests.tools import ROOT

TEXTS = {
    "clean": (SOURCE, TARGET, CLEAN),
    "joined": joined_in_target(8),
    "joined at the end": joined_in_target(16),
    "left out": left_out_of_target(2, 3),
    "abridged": left_out_of_target(6, 12),
    "begun later": left_out_of_target(0, 5),
    "broken off": left_out_of_target(12, 18),
}


def aligned(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """The beads of plain sentences."""
    return align([Sentence(text) for text in source], [Sentence(text) for text in target])


def places(beads: Sequence[Bead]) -> Beads:
    """The beads without their scores."""
    return [(bead.source, bead.target) for bead in beads]


SWAHILI = ["Ndiyo", "Bustani kubwa", "Milango miekundu", "Nyumba ndogo"]
SPANISH = ["Las puertas rojas", "Una casa pequeña"]
KNOWN = {
    "terms": Known(terms=[("Nyumba", "casa"), ("milango", "puerta roja"), ("jua", "sol")]),
    "sentences": Known(
        sentences=[
            ("Milango miekundu", "Las puertas rojas"),
            ("Nyumba ndogo", "Una casa pequeña"),
            ("Nyumba ndogo", "Otra"),
        ]
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_beforehand_tells_where_nothing_else_does(name: str) -> None:
    source, target = [Sentence(text) for text in SWAHILI], [Sentence(text) for text in SPANISH]
    wanted = [((2,), (0,)), ((3,), (1,))]
    assert [both for both in places(align(source, target)) if both[1]] != wanted
    beads = align(source, target, known=KNOWN[name])
    assert [both for both in places(beads) if both[1]] == wanted


def test_a_sentence_that_is_known_in_two_ways_stays_with_its_place() -> None:
    sentences = [(SOURCE[4], TARGET[4]), (SOURCE[4], TARGET[9]), (SOURCE[9], TARGET[4])]
    source, target = ([Sentence(text) for text in texts] for texts in (SOURCE, TARGET))
    assert places(align(source, target, known=Known(sentences=sentences))) == CLEAN


@pytest.mark.parametrize("name", TEXTS)
def test_sentences_find_their_translations(name: str) -> None:
    source, target, beads = TEXTS[name]
    assert places(aligned(source, target)) == beads


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_the_same_from_the_other_language(name: str) -> None:
    source, target, beads = turned(TEXTS[name])
    assert set(places(aligned(source, target))) == set(beads)


def test_a_pair_without_doubt_scores_high_and_a_stranger_low() -> None:
    strange = [*TARGET[:9], "Qwx zzz.", *TARGET[10:]]
    scores = {bead.source: bead.score for bead in aligned(SOURCE, strange) if bead.target}
    assert scores[5,] > 0.99
    assert scores.get((9,), 0.0) < 0.9


def test_paragraphs_in_another_order_find_each_other() -> None:
    order = [*range(6), *range(11, 18), *range(6, 11)]
    found = places(aligned(SOURCE, [TARGET[n] for n in order]))
    right = {((n,), (place,)) for place, n in enumerate(order)}
    assert len(right & set(found)) >= 16
    assert [n for here, _ in found for n in here] == list(range(18))


def test_the_scores_are_the_same_whatever_order_sets_have() -> None:
    script = (
        "from tests.alignment.test_beads import *; print(aligned(SOURCE, TARGET[3:] + TARGET[:3]))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_two_units_of_the_source_are_never_one_bead() -> None:
    source, target, _ = joined_in_target(8)
    sentences = [Sentence(text, "paragraph", n) for n, text in enumerate(source)]
    beads = align(sentences, [Sentence(text, "paragraph", n) for n, text in enumerate(target)])
    assert all(len(bead.source) < 2 for bead in beads)


def test_a_rough_translation_tells_what_words_alone_do_not() -> None:
    source = ["Ndiyo sana", "Bustani kubwa", "Mlango mwekundu", "Nyumba ndogo"]
    target = ["La puerta roja", "La casa pequeña"]
    bridged = ["Sí mucho", "Jardín grande", "Puerta roja", "Casa pequeña"]
    sentences = [Sentence(text) for text in source], [Sentence(text) for text in target]
    found = [bead for bead in align(*sentences, bridged) if bead.target]
    assert places(found) == [((2,), (0,)), ((3,), (1,))]


WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "12", "Gamma", "`x`", "¿qué?", "日本語の文", ".", "{n}"]),
    max_size=6,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=9), st.lists(WORDS, max_size=9))
def test_each_sentence_is_in_one_bead_and_in_order(source: list[str], target: list[str]) -> None:
    beads = aligned(source, target)
    assert [n for bead in beads for n in bead.source] == list(range(len(source)))
    assert sorted(n for bead in beads for n in bead.target) == list(range(len(target)))
    assert all(0 <= bead.score <= 1 for bead in beads)
    assert beads == aligned(source, target)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SOURCE), min_size=1, max_size=9, unique=True))
def test_a_text_is_its_own_translation(text: list[str]) -> None:
    assert places(aligned(text, text)) == [((n,), (n,)) for n in range(len(text))]
