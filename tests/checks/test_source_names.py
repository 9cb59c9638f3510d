"""Names in sources: which of them are one name in another form."""

from __future__ import annotations

import pytest

from i18n.checks._source_names import names, twins
from tests.checks.subjects import findings, pairs, subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Tren de Aragua and an Aragua Train's boss",
            ["Tren de Aragua", "Aragua Train"],
        ),
        ("Ana Ruiz met the Bank of England in Paris.", ["Ana Ruiz", "Bank of England"]),
        ("Members of the Tren de Aragua", ["Members of the Tren de Aragua", "Tren de Aragua"]),
        ("nobody here has a name", []),
        ("Él y Ángela Ñu", ["Ángela Ñu"]),
    ],
)
def test_names_are_words_with_capitals_in_a_row(text: str, expected: list[str]) -> None:
    assert list(names(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tren de Aragua", "Aragua Train"),
        ("Terrorism Confinement Center", "Counter-Terrorism Confinement Center"),
        ("Nicolás Maduro", "Nicolas Maduro"),
        ("Banco Central", "Central Bank"),
    ],
)
def test_two_forms_of_a_name_are_twins(one: str, other: str) -> None:
    assert list(twins([one, other])) == [(one, other)]
    assert list(twins([other, one])) == [(other, one)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New York", "New York Times"),
        ("South Korea", "North Korea"),
        ("Supreme Court of Spain", "Supreme Court of Peru"),
        ("Marco Rubio", "Secretary Marco Rubio"),
        ("United States", "United Kingdom"),
        ("University of Oxford", "Oxford University"),
        ("Ana Ruiz", "Ana Pérez"),
    ],
)
def test_names_that_share_a_word_are_two_names(one: str, other: str) -> None:
    assert list(twins([one, other])) == []


@pytest.mark.parametrize("target", ["", "Un abogado del Tren de Aragua lo negó."])
def test_sources_are_looked_at_before_anybody_translates_them(target: str) -> None:
    first, second = "They blamed the Tren de Aragua.", "The Aragua Train denied it."
    one = subject(f"{first} {second}\n", pairs((first, ""), (second, target)))
    (finding,) = findings(one, "source-names")
    assert finding.message.startswith("“Aragua Train” is “Tren de Aragua” elsewhere")
    assert finding.msgid == second
