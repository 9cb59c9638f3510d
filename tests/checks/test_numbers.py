"""Numbers: what is the same value written in another way, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.checks._numbers import unmatched
from i18n.checks._numbers.reading import Reading, reading
from i18n.checks._text import Text
from tests.checks.subjects import HEADER, findings, found, pairs, subject

SAME = [
    ("it costs 3.5 million", "cuesta 3,5 millones"),
    ("2,300 people", "2300 personas"),
    ("2,300 people", "2 300 personas"),
    ("2,300 people", "2.300 personas"),
    ("1,234,567.89", "1.234.567,89"),
    ("8,500 homes", "ocho mil quinientas viviendas"),
    ("500,000 homes", "medio millón de viviendas"),
    ("500,000 homes", "500 mil viviendas"),
    ("at 6 p.m. they left", "a las 18:00 se fueron"),
    ("at 6:30 p.m.", "a las 18.30 horas"),
    ("at 6 p.m.", "a las 6 de la tarde"),
    ("at 12 a.m.", "a medianoche"),
    ("the 21st century", "el siglo XXI"),
    ("the 21st edition", "la 21.ª edición"),
    ("$2.3 billion", "2300 millones de dólares"),
    ("$1 trillion", "un billón de dólares"),
    ("2 to 3 billion", "entre 2000 y 3000 millones"),
    ("two billion", "2000 millones"),
    ("$5k", "5000 dólares"),
    ("three of 5", "3 de cinco"),
    ("two hundred fifty-three", "253"),
    ("July 4, 2024", "4 de julio de 2024"),
    ("7/4/2024", "4 de julio de 2024"),
    ("2024-07-04", "4 de julio de 2024"),
    ("July 18, 2025", "18.7.2025"),
    ("on Sept. 11", "el 11-S"),
    ("in the 1990s", "en los años noventa"),
    ("in the 1990s", "en la década de 1990"),
    ("in the '90s", "en los años 90"),
    ("2019–20", "2019-2020"),
    ("about 80 years", "unas ocho décadas"),
    ("25 years", "un cuarto de siglo"),
    ("50% of it", "la mitad"),
    ("75% of it", "tres cuartas partes"),
    ("1.5 hours", "hora y media"),
    ("1/2 cup", "media taza"),
    ("a 30% rise", "un alza del 30 por ciento"),
    ("20 to 30%", "entre el 20 % y el 30 %"),
    ("chapter IV", "capítulo 4"),
    ("Python 3.10", "Python 3.10"),
    ("version 1.2.3", "versión 1.2.3"),
    ("−5 °C", "-5 °C"),
    ("COVID-19", "covid-19"),
    ("a 3D film", "una película tridimensional"),
    ("1 of them", "alguno"),
    ("run `f(2)` [here](https://a.example/55)", "ejecute [aquí](https://a.example/55) `f(2)`"),
    ("2&nbsp;300 homes", "2300 casas"),
    ("pay %(count)d of {0}", "pague %(count)d de {0}"),
    ("last Friday, the 4th", "el viernes, 4 de julio"),
    ("2,300 million pesos", "2 mil 300 millones de pesos"),
    ("two and a half million", "dos millones y medio"),
    ("1.5 million", "un millón y medio"),
    ("100 miles", "160 kilómetros"),
    ("24 hours", "un día"),
    ("the five-year plan", "el plan quinquenal"),
    ("110 degrees", "43 grados"),
]
DIFFERENT = [
    ("2,300 homes", "2400 viviendas", "the number 2400 is not 2,300 (2300), as in the source"),
    (
        "2 300 homes",
        "2 400 viviendas",
        "the number 2 400 (2400) is not 2 300 (2300), as in the source",
    ),
    ("the 21st century", "el siglo XX", "the number 21 is missing"),
    ("five and 7", "cinco y 8", "the number 8 is not 7, as in the source"),
    ("253 people", "las personas", "the number 253 is missing"),
    ("the people", "las 253 personas", "the number 253 is not in the source"),
    ("version 1.2.3", "versión 1.3.2", "the number 1.3.2 is not 1.2.3, as in the source"),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_value_written_in_another_way_is_no_fault(source: str, target: str) -> None:
    assert found(source, target, "numbers") == []


@pytest.mark.parametrize(("source", "target", "message"), DIFFERENT)
def test_another_value_is_one_fault(source: str, target: str, message: str) -> None:
    assert found(source, target, "numbers") == [message]


def test_the_finding_stands_where_the_number_stands() -> None:
    catalog = (
        HEADER
        + """msgid "It *all* costs 2,300 dollars."
msgstr ""
"*Todo* «esto» "
"cuesta 2400 dólares."
"""
    )
    (finding,) = findings(subject("It *all* costs 2,300 dollars.\n", catalog), "numbers")
    assert (finding.line, finding.column) == (10, 9)
    assert catalog.splitlines()[9][8:].startswith("2400")


def read(text: str, language: str) -> Reading:
    return reading(Text(text, language, (), text))


def unlike(source: Reading, target: Reading) -> tuple[int, int]:
    """How many numbers of either have no counterpart."""
    return len(unmatched(source, target)), len(unmatched(target, source))


def test_a_language_without_data_is_held_to_plain_large_numbers_alone() -> None:
    assert read("2024", "eu").words is None
    assert unlike(read("in 2024", "en"), read("2025ean", "eu")) == (1, 1)


def test_a_sentence_merged_into_the_one_before_brings_its_numbers() -> None:
    one = subject(
        "It has 20 rooms. It cost 300 dollars.\n",
        pairs(
            ("It has 20 rooms.", "Tiene 20 habitaciones y costó 300 dólares."),
            ("It cost 300 dollars.", "{^}"),
        ),
    )
    assert findings(one) == []


@given(st.integers(min_value=2, max_value=10**9))
def test_every_number_equals_itself_with_the_signs_of_another_language(number: int) -> None:
    english, spanish = f"{number:,}", f"{number:,}".replace(",", ".")
    spaced = f"{number:,}".replace(",", "\u202f")
    for target in (english, spanish, spaced, str(number)):
        stated, given_ = read(f"about {english} homes", "en"), read(f"unas {target} casas", "es")
        assert unlike(stated, given_) == (0, 0)


@given(st.integers(min_value=32, max_value=10**9), st.integers(min_value=32, max_value=10**9))
def test_two_numbers_differ_in_both_directions(one: int, other: int) -> None:
    lost, added = unlike(read(f"about {one} homes", "en"), read(f"unas {other} casas", "es"))
    assert (bool(lost), bool(added)) == (one != other, one != other)


@given(st.text(alphabet="0123456789.,:/' %½abk\u00a0IVX-", max_size=60))
def test_no_text_differs_from_itself(text: str) -> None:
    for language in ("en", "es", "eu"):
        assert unlike(read(text, language), read(text, language)) == (0, 0)
