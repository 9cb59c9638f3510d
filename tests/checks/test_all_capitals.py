"""Clauses in capitals, and the places of dispatches, which are written so."""

from __future__ import annotations

import pytest

from tests.checks.test_marks_and_capitals import look

SHOUTED = [
    ("The glaciers are our source, he said.", "LOS GLACIARES SON NUESTRA FUENTE —dijo—."),
    ("“The glaciers are ours,” he said.", "«LOS GLACIARES SON NUESTROS —dijo— y se van»."),
    ("“Nobody pays the bill,” he said.", "—NADIE PAGA LA FACTURA —dijo él."),
    ("“Water is life – and it ends.”", "«EL AGUA ES VIDA –y se acaba–»."),
    ("The mayor has resigned - Why?", "LA ALCALDESA HA DIMITIDO POR FIN - ¿Por qué?"),
]
PLACES = [
    ("MADRID, Nov 7 (EFE) — It rained.", "MADRID, 7 nov (EFE) — Llovió."),
    ("Santa Cruz de la Sierra – It rained.", "SANTA CRUZ DE LA SIERRA – Llovió."),
    ("San Jose, Costa Rica - It rained.", "SAN JOSÉ, COSTA RICA - Llovió."),
    ("Rome - It rained.", "CIUDAD DEL VATICANO - Llovió."),
    ("Los Angeles, June 3. - It burned.", "LOS ÁNGELES, 3 de junio. - Ardió."),
    ("Lima — according to EFE — is calm.", "LIMA —según EFE— está en calma."),
    ("The IPCC and the WMO — he said — agree.", "El IPCC y la OMM —dijo— coinciden."),
]


@pytest.mark.parametrize(("source", "target"), SHOUTED)
def test_a_clause_before_a_dash_is_no_place(source: str, target: str) -> None:
    assert [one.check for one in look([(source, target)])["0"]] == ["all-capitals"]


@pytest.mark.parametrize(("source", "target"), PLACES)
def test_the_place_of_a_dispatch_is_in_capitals(source: str, target: str) -> None:
    assert not look([(source, target)])["0"]
