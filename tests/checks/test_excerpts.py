"""What findings name of a text, and what they suggest for several places of it."""

from __future__ import annotations

import pytest

from i18n.checks._excerpts import cut, in_line
from i18n.checks._mending import mended


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("", 5, ""),
        ("abcde", 5, "abcde"),
        ("abcdef", 5, "abcd…"),
        ("abc def", 5, "abc…"),
    ],
)
def test_a_long_text_is_cut_at_its_end(text: str, most: int, shown: str) -> None:
    assert cut(text, most) == shown


def test_lines_are_joined_before_they_are_cut() -> None:
    assert in_line("One\n two.") == "One two."
    assert in_line("word\n" * 20) == "word " * 11 + "word…"


@pytest.mark.parametrize(
    ("changes", "suggestion"),
    [
        ([], ""),
        ([(3, 5, " ")], " "),
        ([(3, 5, " "), (7, 7, ",")], " lo,"),
        ([(0, 0, "¿"), (3, 5, " "), (14, 14, "?")], "¿Who lo paga y?"),
        ([(3, 5, ""), (5, 7, "")], ""),
    ],
)
def test_changes_are_made_from_the_first_to_the_last(
    changes: list[tuple[int, int, str]], suggestion: str
) -> None:
    assert mended("Who  lo paga y", changes) == suggestion
