"""One mistake is told once, by the check that knows what it is."""

from __future__ import annotations

import pytest

from tests.checks.subjects import findings, foreign, found

FAMILY = ("brackets", "code", "links", "markup", "opening-marks")
ONCE = [
    (
        "the length is _part of its type_, which matters.",
        "el largo es _parte de su tipo), lo que importa.",
        "_ marks nothing before “parte” (write _ on both sides, or \\_)",
    ),
    (
        "it has [`From`](https://a.example/x#(K,V)-y%3E), which helps us.",
        "tiene [`From`](https://a.example/x#(K,V)-y%, que nos ayuda.",
        "the address https://a.example/x#(K,V)-y% should be the link to https://a.example/x#(K,V)-y%3E",
    ),
    (
        "add a `sleep` to it, using `futures::join!`, which needs `select!`, too.",
        "añade un sleep` a ello con`futures::join!`, que necesita `select!`, también.",
        "` marks nothing behind “select” (write ` on both sides, or \\`)",
    ),
]
TWICE = [
    ("it is _so_ (and (so)).", "es _así (y (así)."),
    ("it is _so_ here: it is (so).", "es _así aquí: es así)."),
]


@pytest.mark.parametrize(("source", "target", "message"), ONCE)
def test_what_is_left_of_broken_markup_is_no_fault_of_its_own(
    source: str, target: str, message: str
) -> None:
    assert found(source, target, *FAMILY) == [message]


@pytest.mark.parametrize(("source", "target"), TWICE)
def test_a_bracket_elsewhere_is_another_fault(source: str, target: str) -> None:
    assert len(found(source, target, *FAMILY)) == 2


def test_two_marks_of_one_kind_are_told_apart() -> None:
    told = found("a *so* and *thus* it", "un *así * y *pues * es", "markup")
    assert [what.partition(" (")[0] for what in told] == [
        "* marks nothing before “así”",
        "* marks nothing before “pues”",
    ]


def test_half_of_a_text_that_is_put_together_needs_no_closing_mark() -> None:
    half = 'msgid "\\"Hello \\""\nmsgstr "\\"¡Hola \\""\n'
    assert findings(foreign(half), "opening-marks") == []
    (finding,) = findings(foreign(half.replace(' \\"', '\\"')), "opening-marks")
    assert finding.message == "¡ is never closed by !"


def test_a_pangram_is_translated_by_another_one() -> None:
    source = "The quick brown fox jumps over the lazy dog, and the heavy boxes of wine stay."
    pangram = (
        "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío; "
        "añoraba a su querido cachorro."
    )
    other = "Los agricultores piden ayuda al gobierno por la sequía que afecta a toda la región."
    names = ("swapped", "missing-sentence", "extra-sentence")
    assert findings(foreign(_entry(source, pangram)), *names) == []
    assert findings(foreign(_entry(source, other)), *names) != []


def _entry(source: str, target: str) -> str:
    return f'msgid "{source}"\nmsgstr "{target}"\n'


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("General Ledger - Write Off Lines", "Libro mayor - Apuntes anulados", "information"),
        ("Generate a material package.", "Empaquetar el material", "information"),
        (
            "The committee will publish its report on the fire before the end of the year.",
            "La comisión publicará su informe sobre el",
            "error",
        ),
        (
            "The museum opens at noon on Sundays and closes its doors at six.",
            "Los agricultores piden ayuda al gobierno por la sequía de este verano.",
            "error",
        ),
    ],
)
def test_what_a_short_text_says_in_other_words_is_information(
    source: str, target: str, severity: str
) -> None:
    told = findings(foreign(_entry(source, target)), "swapped", "truncated")
    assert [finding.severity for finding in told] == [severity]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Create a new TestPlan", "Crear nuevo Plan de Pruebas"),
        ("Add a Demo TextWidget", "Añadir una Demo de ControlTexto"),
        ("Number of Unknown SKUs", "Cantidad de Referencias desconocidas"),
        (
            "RISK OF LEAKAGE: The record is restricted.",
            "RIESGO DE FUGA: El registro está restringido.",
        ),
        ("<Answer: {question}>", "<Respuesta: {question}>"),
    ],
)
def test_words_of_a_program_that_are_translated_are_no_names(source: str, target: str) -> None:
    told = findings(foreign(_entry(source, target)), "names", "all-capitals", "markup")
    assert told == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Sale Order No:", "Venta Nº:"),
        ("Column No.%(column)d does not exist.", "La columna n.º %(column)d no existe."),
        ("No. of books to show at once", "Cantidad de libros que se muestran a la vez"),
    ],
)
def test_no_that_abbreviates_a_number_denies_nothing(source: str, target: str) -> None:
    assert findings(foreign(_entry(source, target)), "negation") == []


def test_what_stands_between_two_placeholders_is_no_formula() -> None:
    entry = _entry("This runs on ${name} with ${host}.", "Esto usa ${name} con ${host}.")
    assert findings(foreign("#, md-text\n" + entry)) == []
    formula = _entry("It is ${a}+b$ at least.", "Es ${a}+c$ como poco.")
    assert [one.check for one in findings(foreign("#, md-text\n" + formula))] == ["code"]


def test_short_texts_are_not_certain_to_be_exchanged() -> None:
    entries = (
        _entry("an 80-year-old", "un octogenario") + "\n" + _entry("a decade ago", "hace diez años")
    )
    told = findings(foreign(entries), "swapped")
    assert all(finding.severity == "information" for finding in told)
