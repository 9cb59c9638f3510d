"""Patterns that are compiled late, and those with possessive groups as an old Python reads them."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from i18n import expressions


@pytest.fixture
def _is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_IS_RIGHT", False)


@pytest.mark.usefixtures("_is_old")
def test_every_character_is_a_letter_there_as_it_is_here() -> None:
    there = expressions.compiled(r"(?:\w)++")
    not_there = expressions.compiled(r"(?:[^\W_])++")
    assert type(there) is not re.Pattern
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if (
            unicodedata.category(character) == "Cn"
        ):  # the two may know different versions of Unicode
            continue
        is_word = re.match(r"\w", character) is not None
        assert (there.match(character) is not None) == is_word, hex(code)
        assert (not_there.match(character) is not None) == (is_word and character != "_"), hex(code)


@pytest.mark.usefixtures("_is_old")
def test_a_group_that_fails_behind_its_first_character_gives_that_back() -> None:
    assert expressions.compiled(r"(?:ab?c)*+abd").match("abcabd")
    assert expressions.compiled(r"(?:[\w]|\\.)*+ ").match("a\\b ")[0] == "a\\b "  # type: ignore[index]
    assert expressions.compiled(rb"(?:ab?c)*+abd").match(b"abcabd")


@pytest.mark.usefixtures("_is_old")
def test_a_pattern_without_a_possessive_group_is_read_as_ever() -> None:
    assert type(expressions.compiled(r"(?:a|b)+[cd]++")) is re.Pattern


def test_a_deferred_pattern_is_compiled_at_its_first_use() -> None:
    wrong = expressions.deferred("(")
    with pytest.raises(re.error):
        wrong.search("text")
    letters = expressions.deferred(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    assert [match["first"] for match in letters.finditer("One 2 Three")] == ["O", "T"]
    assert letters.fullmatch("One") is not None
    assert letters.sub("x", "One 2") == "x 2"
    assert (letters.pattern, letters.groups) == (r"(?P<first>[a-z])\w*", 1)
