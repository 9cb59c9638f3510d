"""The part of a translation that belongs to a part of its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs import splits
from i18n.segmentation import segment
from tests.catalogs.strategies import texts

BOTH = splits.Languages("en", "es", segment)


def part(source: str, piece: str, target: str) -> str | None:
    start = source.index(piece)
    return splits.part(source, (start, start + len(piece)), target, BOTH)


TWO = "The market opens at nine, and the ferry brings 40 crates."
ITS_TWO = "El mercado abre a las nueve, y el ferri trae 40 cajas."


@pytest.mark.parametrize(
    ("source", "piece", "target", "expected"),
    [
        # as many sentences here as there
        ("It rains. It snows.", "It snows", "Llueve mucho por aquí. Nieva.", "Nieva."),
        ("One. Two is here. Three.", "Two is here", "Uno. Dos está. Tres.", "Dos está."),
        # at a comma, and at a conjunction, near the same share of the length
        (TWO, "The market opens at nine", ITS_TWO, "El mercado abre a las nueve"),
        (TWO, "the ferry brings 40 crates", ITS_TWO, "y el ferri trae 40 cajas."),
        (
            "The market is open because the ferry came",
            "The market is open",
            "El mercado está abierto porque vino el ferri",
            "El mercado está abierto",
        ),
        # a boundary on the wrong side of a number is none
        (
            "With `tea` at 5, we went on to the far market; with 7 we did not.",
            "with 7 we did not",
            "Con `tea` a 5, seguimos hasta el mercado lejano; con 7 no lo hicimos.",
            "con 7 no lo hicimos.",
        ),
        # nothing is certain
        ("The market opens at nine", "at nine", "Abre el mercado a las nueve", None),
        (
            TWO,
            "the ferry brings 40 crates",
            "Todo (lo que abre a las nueve, y 40 cajas) se vende",
            None,
        ),
        # the whole is no part
        ("It rains.", "It rains", "Llueve.", None),
        ("… What?", "… What", "… ¿Qué?", None),
    ],
)
def test_a_part_is_cut_where_a_boundary_answers_that_of_the_source(
    source: str, piece: str, target: str, expected: str | None
) -> None:
    assert part(source, piece, target) == expected


@given(texts, texts, st.integers(0, 300), st.integers(1, 300))
def test_a_part_stands_in_the_translation_and_is_less_than_it(
    source: str, target: str, start: int, length: int
) -> None:
    span = (min(start, len(source)), min(start + length, len(source)))
    if span[0] < span[1]:
        found = splits.part(source, span, target, BOTH)
        assert found is None or (found in target and found.strip() and found != target)


@pytest.mark.parametrize(
    ("text", "source", "whole", "expected"),
    [
        ("el ferri trae cajas", "The ferry brings crates.", TWO, "El ferri trae cajas."),
        ("el ferri trae cajas", "the ferry brings crates", TWO, "el ferri trae cajas"),
        ("El ferri: sí.", "The ferry.", TWO, "El ferri: sí."),
    ],
)
def test_a_part_has_the_capital_and_the_stop_of_its_own_source(
    text: str, source: str, whole: str, expected: str
) -> None:
    assert splits.fitted(text, source, whole) == expected


def test_texts_are_joined_with_a_space_where_their_script_sets_one() -> None:
    assert splits.joined(["Llueve.", "Nieva."]) == "Llueve. Nieva."
    assert splits.joined(["雨が降る。", "雪も降る。"]) == "雨が降る。雪も降る。"
    assert splits.joined(["Llueve."]) == "Llueve."
    assert (
        splits.joined(["他说：“你好。”", "然后", "HTML 5。", "CSS。"])
        == "他说：“你好。”然后HTML 5。CSS。"
    )
    assert splits.joined(["使用 Git", "它很快。", "", "对。"]) == "使用 Git 它很快。对。"
    assert splits.joined(["ฝนตก", "หิมะตก"]) == "ฝนตก หิมะตก"
