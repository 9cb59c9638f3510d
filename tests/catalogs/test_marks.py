"""The marks that make one sentence here more or fewer there."""

from __future__ import annotations

import pytest

from i18n.catalogs import marks

BEFORE = "'{^}' has no translated segment before it in the same unit"
BESIDE = "'{-}' has no translated segment beside it in the same unit"
AFTER = "'{v}' has no translated segment after it in the same unit"


@pytest.mark.parametrize(
    ("targets", "faults"),
    [
        ([], []),
        (["a", "b"], [None, None]),
        (["a", "{^}"], [None, None]),
        (["{v}", "a"], [None, None]),
        (["{-}"], [BESIDE]),
        ([None, "{-}"], [None, None]),
        (["{^}", "a"], [BEFORE, None]),
        (["a", "{v}"], [None, AFTER]),
        ([None, "{^}"], [None, BEFORE]),
        (["{v}", None], [AFTER, None]),
        (["a", "{^}", "{^}"], [None, None, None]),
        (["{v}", "{v}", "a"], [None, None, None]),
        (["a", "{-}", "{^}"], [None, None, None]),
        (["{-}", "{^}"], [BESIDE, BEFORE]),
        (["{v}", "{^}"], [AFTER, BEFORE]),
        (["{v}", "{^}", "a"], [None, BEFORE, None]),
        (["a", None, "{^}"], [None, None, BEFORE]),
        (["a", "{v}", "b"], [None, None, None]),
    ],
)
def test_a_mark_needs_a_translation_to_go_with(
    targets: list[str | None], faults: list[str | None]
) -> None:
    assert marks.faults(targets) == faults


@pytest.mark.parametrize(
    ("targets", "partners", "rows"),
    [
        ([], [], []),
        (["a", None, "b"], [0, None, 2], [[0], [1], [2]]),
        (["a", "{^}", "{v}", "b"], [0, 0, 3, 3], [[0, 1], [2, 3]]),
        (["a", "{-}", "{^}", "b"], [0, None, 0, 3], [[0, 1, 2], [3]]),
        (["a", "{v}", "{^}", "b"], [0, 3, 0, 3], [[0, 1, 2, 3]]),
        (["{v}", "{-}", "b", "{-}"], [2, None, 2, None], [[0, 1, 2], [3]]),
        (["{^}", "a", None, "{^}"], [None, 1, None, None], [[0], [1], [2], [3]]),
        (["{v}", None, "a", "{v}"], [None, None, 2, None], [[0], [1], [2], [3]]),
    ],
)
def test_a_mark_leads_over_other_marks_to_the_translation_that_holds_it(
    targets: list[str | None], partners: list[int | None], rows: list[list[int]]
) -> None:
    assert marks.partners(targets) == partners
    assert marks.rows(targets) == rows


def test_a_mark_is_invisible_in_a_program_and_a_text_is_itself() -> None:
    assert [marks.without_marks(text) for text in ("{^}", "{v}", "{-}", "{x}", "")] == [
        marks.INVISIBLE,
        marks.INVISIBLE,
        marks.INVISIBLE,
        "{x}",
        "",
    ]
