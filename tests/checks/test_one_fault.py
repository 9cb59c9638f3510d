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
