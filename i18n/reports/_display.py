"""Text that was written by others, as a terminal may show it: no control character, known width."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from i18n.errors import visible
from i18n.model import Finding

_NONE = frozenset({"Mn", "Me", "Cf"})
_UNSEEN = frozenset({"Cf", "Zs"})


def columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11: wide characters take two)."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in _NONE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    """The text with spaces up to a number of columns."""
    return text + " " * max(0, width - columns(text))


def cut(text: str, width: int) -> str:
    """The text, in at most a number of columns."""
    if columns(text) <= width:
        return text
    taken = 0
    for end, character in enumerate(text):
        taken += columns(character)
        if taken > width - 1:
            return text[:end] + "…"
    return text


def written_out(text: str) -> str:
    """The text as `visible` has it, with characters that are not seen, or look like a space, as escapes."""
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in _UNSEEN and character != " "
        else character
        for character in visible(text)
    )


def location(finding: Finding) -> str:
    """Where a finding stands, as editors read it: `path:line:column`, lines and columns from 1."""
    return f"{visible(finding.path)}:{finding.line}:{finding.column}"


def window(text: str, span: tuple[int, int], width: int) -> tuple[str, str, str]:
    """What stands before, in and behind a span of a text, in about a number of columns altogether.

    What is left out of a longer text is "…"; each part is as `visible` writes it, the span as
    `written_out` does.
    """
    start, end = (min(max(0, place), len(text)) for place in span)
    # one character more than fits: of a long text no more is looked at
    before = visible(text[max(0, start - width - 1) : start])
    marked = cut(written_out(text[start : min(end, start + width)]), width // 2)
    after = visible(text[end : end + width + 1])
    room = width - columns(marked)
    left = min(columns(before), max(room // 2, room - columns(after)))
    return cut(before[::-1], left)[::-1], marked, cut(after, room - left)
