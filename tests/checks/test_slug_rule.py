"""What a slug may be: the rule that the check and the build share."""

from __future__ import annotations

import pytest

from i18n.slugs import is_slug

GOOD = ["mercado", "día-2", "市场", "a.b", "a_b", "x" * 100, "con-todo", "company"]
BAD = ["", "dos palabras", "../x", "a/b", "a\\b", "-a", "a-", ".a", "a.", "_a", "a\nb", "x" * 101]
TAKEN = ["con", "NUL", "com1", "aux.html", "LC_MESSAGES"]


@pytest.mark.parametrize("text", GOOD)
def test_a_folder_s_name_is_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", BAD + TAKEN)
def test_what_no_folder_can_be_called_is_no_slug(text: str) -> None:
    assert not is_slug(text)
