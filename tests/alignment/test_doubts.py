"""Pairs beside a sentence without a partner that may belong to it."""

from __future__ import annotations

import pytest

from i18n.alignment.beads import align
from i18n.alignment.doubts import SHARE, with_doubts
from i18n.alignment.features import Sentence
from i18n.alignment.lengths import Lengths
from i18n.commands.align import THRESHOLD

PAGE = [
    ("The fair", "heading 1", 0),
    ("The fair opens on Friday.", "paragraph", 1),
    ("It closes on Sunday, 5 May.", "paragraph", 1),
    ("There are 40 stalls.", "paragraph", 1),
    ("Bring cash.", "list item", 2),
    ("Bring water.", "list item", 3),
    ("Mr. Stone says “Come early.”", "paragraph", 4),
    ("He is right.", "paragraph", 4),
]
TRANSLATED = [
    ("La feria", "heading 1", 0),
    ("La feria abre el viernes y cierra el domingo 5 de mayo.", "paragraph", 1),
    ("Hay 40 puestos.", "paragraph", 1),
    ("Traiga dinero.", "list item", 2),
    ("Traiga agua.", "list item", 3),
    ("El Sr. Stone dice: «Vengan pronto».", "paragraph", 4),
    ("Tiene razón.", "paragraph", 4),
]


def sentences(rows: list[tuple[str, str, int]]) -> list[Sentence]:
    return [Sentence(*row) for row in rows]


def test_two_sentences_of_a_short_page_that_became_one_are_joined_or_in_doubt() -> None:
    for source, target in ((PAGE, TRANSLATED), (TRANSLATED, PAGE)):
        beads = align(sentences(source), sentences(target))
        two, one = ((1, 2), (1,)) if source is PAGE else ((1,), (1, 2))
        for bead in beads:
            is_part = bool(set(bead.source) & set(two) and set(bead.target) & set(one))
            is_whole = (bead.source, bead.target) == (two, one)
            assert is_whole or not is_part or bead.score < THRESHOLD, bead
        sure = [bead for bead in beads if bead.source and bead.target and bead.score >= THRESHOLD]
        assert len(sure) >= 6


ROWS = {
    "too long, and both together fit": (60, 30, 1, 0.7, SHARE),
    "not too long": (30, 30, 1, 0.7, 0.7),
    "too short for both together": (45, 150, 1, 0.7, 0.7),
    "likely": (60, 30, 1, 0.85, 0.85),
    "in another paragraph": (60, 30, 2, 0.7, 0.7),
    "less likely than its doubt": (60, 30, 1, 0.2, 0.2),
}
"""Characters of the partner of a sentence of 30, and of the sentence alone; its unit; probabilities."""


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("is_turned", [False, True])
@pytest.mark.parametrize("is_before", [False, True])
def test_a_pair_is_in_doubt(name: str, *, is_turned: bool, is_before: bool) -> None:
    size, length, unit, chance, expected = ROWS[name]
    own, other = (2, 1) if is_before else (1, 2)
    texts, units = ["a" * 300, "b" * 30, "c" * 30, "d" * 300], [1, 1, 1, 1]
    texts[other], units[other] = "c" * length, unit
    long = [Sentence(text, "", at) for text, at in zip(texts, units, strict=True)]
    short = [Sentence(text, "", 1) for text in ("a" * 300, "b" * size, "d" * 300)]
    source, target = (short, long) if is_turned else (long, short)
    lengths = Lengths([len(one.text) for one in source], [len(one.text) for one in target])

    def bead(at: int, count: int, there: int, others: int) -> tuple[int, int, int, int]:
        return (there, others, at, count) if is_turned else (at, count, there, others)

    pair = bead(own, 1, 1, 1)
    alone = bead(other, 1, 1 if is_before else 2, 0)
    found = [(bead(0, 1, 0, 1), 0.7), (pair, chance), (alone, 0.6), (bead(3, 1, 2, 1), 0.7)]
    assert with_doubts(found, source, target, lengths) == [
        (edge, expected if edge == pair else value) for edge, value in found
    ]
