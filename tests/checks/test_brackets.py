"""Brackets that close nothing, and the marks of items, which close nothing either."""

from __future__ import annotations

import pytest

from tests.checks.test_marks_and_capitals import look

STRAY = [
    ("The bridge (first century BC) stands.", "El puente siglo I a. C.) sigue."),
    ("Open late (until 10 p.m.) today.", "Abierto hoy hasta las 10 p. m.) y mañana."),
    ("The company (Example Ltd.) closed.", "La empresa Ejemplo S. A.) cerró."),
    ("The capital (Washington D.C.) is calm.", "La capital Washington D. C.) está tranquila."),
    ("There is another way (plan B).", "Hay otra manera plan B)."),
    ("Fruit is rich (vitamin C) and cheap.", "La fruta es rica vitamina C) y barata."),
    ("As the law says (art. 5), pay.", "Según la ley art. 5), pague."),
    ("See the figure (fig. 3).", "Vea la figura fig. 3)."),
]
ITEMS = [
    ("You must (a) pay and (b) sign.", "Debe a) pagar y b) firmar."),
    ("See point (b) of section (A).", "Véase la letra b) del apartado A)."),
    ("Options: (1) tea, (2) coffee.", "Opciones: 1) té, 2) café."),
    ("a.) First. b.) Second.", "a.) Primero. b.) Segundo."),
    ("See (fig. 2): (1) tea, (2) coffee.", "Véase (fig. 2): 1) té, 2) café."),
    ("See (fig. 2): (1) tea, (2) coffee.", "Véase (2.ª figura): 1) té, 2) café."),
    ("It (plan B) has (A) a door, (B) a wall.", "Eso (plan B) tiene A) puerta, B) pared."),
    ("The bridge (first century BC) stands.", "El puente (siglo I a. C.) sigue."),
    ("Article 3(a) and (b).", "Artículo 3, letras a) y b)."),
    ("Under paragraph 1, point (c), pay.", "En virtud del apartado 1, letra c.), pague."),
]


@pytest.mark.parametrize(("source", "target"), STRAY)
def test_the_end_of_a_remark_is_no_mark_of_an_item(source: str, target: str) -> None:
    assert [one.message for one in look([(source, target)])["0"]] == [") closes nothing"]


@pytest.mark.parametrize(("source", "target"), ITEMS)
def test_the_mark_of_an_item_closes_nothing_rightly(source: str, target: str) -> None:
    assert not look([(source, target)])["0"]
