"""Text that was written by others, as a terminal may show it: no control character, known width."""

from __future__ import annotations

import unicodedata

_NONE = frozenset({"Mn", "Me", "Cf"})


def columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11: wide characters take two)."""
    return sum(
        0 if unicodedata.category(character) in _NONE
        else 2 if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )  # fmt: skip


def padded(text: str, width: int) -> str:
    """The text with spaces up to a number of columns."""
    return text + " " * max(0, width - columns(text))


def cut(text: str, width: int) -> str:
    """The text, in at most a number of columns."""
    if len(text) <= width and columns(text) <= width:
        return text
    taken = 0
    for end, character in enumerate(text):
        taken += columns(character)
        if taken > width - 1:
            return text[:end] + "…"
    return text
