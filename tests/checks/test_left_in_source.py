"""Phrases of the source in emphasis or among other words, and loans, which stay as they are."""

from __future__ import annotations

import pytest

from tests.checks.test_tongue import found

LEFT = [
    (
        "The ship, **loaded with scrap metal**, is bound for Izmir.",
        "El barco, **loaded with scrap metal**, se dirige a Esmirna.",
        "loaded with scrap metal",
    ),
    (
        "The dog — **kept on a leash** — barked.",
        "El perro —**kept on a leash**— ladró.",
        "kept on a leash",
    ),
    (
        "The bill *must be paid in full* by May.",
        "La factura *must be paid in full* antes de mayo.",
        "must be paid in full",
    ),
    (
        "The mayor, _who had denied everything_, resigned.",
        "El alcalde, _who had denied everything_, dimitió.",
        "who had denied everything",
    ),
    (
        "The bill <b>has been paid by you</b> at last.",
        "La factura <b>has been paid by you</b> por fin.",
        "has been paid by you",
    ),
    (
        "Court orders release of Turkish mayor",
        "Un tribunal orders the release of un alcalde turco",
        "orders the release of",
    ),
    (
        "Rain damages roof of the church",
        "La lluvia damages the roof of la iglesia",
        "damages the roof of",
    ),
]
LOANS = [
    ("The song **All You Need Is Love** was played.", "Sonó la canción **All You Need Is Love**."),
    ("He read *The lord of the rings* twice.", "Leyó *The lord of the rings* dos veces."),
    ("The novel *of mice and men* is short.", "La novela *of mice and men* es corta."),
    ("The song *Is this the world* plays.", "Suena la canción *Is this the world*."),
    ("It is a *just in time* system.", "Es un sistema *just in time*."),
    ("The model, *software as a service*, grows.", "El modelo, *software as a service*, crece."),
    ("The *must have* of the season is here.", "Llega el *must have* de la temporada."),
    ("Follow the *first come, first served* rule.", "Siga la regla *first come, first served*."),
    ("The button, **Save as draft**, is blue.", "El botón, **Save as draft**, es azul."),
    ("The **drag and drop** feature is new.", "Es nueva la función **drag and drop**."),
    ("Click **Save as draft** to go on.", "Pulse **Save as draft** para seguir."),
    ("Keywords: **if**, **is not** and **in**.", "Palabras clave: **if**, **is not** e **in**."),
    ("The error *file not found* appears.", "Aparece el error *file not found*."),
    ("The club, **Sons of Anarchy**, met.", "El club, **Sons of Anarchy**, se reunió."),
    ("A state-of-the-art system.", "Un sistema state of the art."),
    (
        "The tour of the Rolling Stones and the Who ended.",
        "Acabó la gira de Rolling Stones y The Who.",
    ),
    ("The Bank of England raised rates.", "El Bank of England subió los tipos."),
]


@pytest.mark.parametrize(("source", "target", "phrase"), LEFT)
def test_a_phrase_among_marks_or_other_words_is_found(
    source: str, target: str, phrase: str
) -> None:
    (finding,) = found(source, target)
    assert finding.check == "left-in-source"
    assert finding.span is not None
    assert target[slice(*finding.span)] == phrase


@pytest.mark.parametrize(("source", "target"), LOANS)
def test_a_loan_a_label_or_a_title_is_left_alone(source: str, target: str) -> None:
    assert found(source, target) == []
