"""Names in sources: which of them are one name in another form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.checks import checks, run
from i18n.checks._source_names import names, twins
from i18n.documents import parse
from i18n.segmentation import segment
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


TREN, TRAIN = "They blamed the Tren de Aragua.", "The Aragua Train denied it."
AGAIN = "It was the Aragua Train again."


def told(*documents: tuple[str, str, tuple[str, ...]]) -> list[tuple[str, str | None]]:
    """Where the findings stand, in documents with a name, a text and the languages of their catalogs."""
    subjects = [
        replace(
            subject(f"{text}\n", pairs(*((one + ".", "") for one in text[:-1].split(". ")))),
            document=parse(f"{text}\n".encode(), f"source/{name}.md", "en", segment),
            path=f"locales/{language}/LC_MESSAGES/{name}.po",
            language=language,
        )
        for name, text, languages in documents
        for language in languages
    ]
    return [(one.document, one.msgid) for one in run(subjects, [checks()["source-names"]])]


def test_of_two_names_that_are_as_frequent_the_later_one_is_told() -> None:
    assert told(("a", TREN, ("es",)), ("b", TRAIN, ("es",))) == [("source/b.md", TRAIN)]
    assert told(("a", TRAIN, ("es",)), ("b", TREN, ("es",))) == [("source/b.md", TREN)]
    assert told(("a", TREN, ("es",)), ("b", f"{TRAIN} {AGAIN}", ("es",))) == [("source/a.md", TREN)]


def test_a_name_is_as_frequent_as_in_the_sources_whatever_catalogs_there_are() -> None:
    both = ("es", "fr", "it")
    assert told(("a", TREN, both), ("b", f"{TRAIN} {AGAIN}", ("es",))) == [("source/a.md", TREN)]
