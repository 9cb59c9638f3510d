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


def test_a_mark_is_invisible_in_a_program_and_a_text_is_itself() -> None:
    assert [marks.without_marks(text) for text in ("{^}", "{v}", "{-}", "{x}", "")] == [
        marks.INVISIBLE,
        marks.INVISIBLE,
        marks.INVISIBLE,
        "{x}",
        "",
    ]
