"""Strings of a catalog cut into lines where GNU gettext cuts them."""

from __future__ import annotations

import re

_ESCAPES = str.maketrans(
    {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v", "\a": "\\a",
     '"': '\\"', "\\": "\\\\"}
)  # fmt: skip


def escape(text: str) -> str:
    """A string as it stands between quotation marks."""
    return text.translate(_ESCAPES)


def is_narrow(text: str) -> bool:
    """Has every character one column?"""
    return text.isascii()


def wrap(text: str, first: int, width: int) -> list[str]:
    """Escaped lines of at most `width` columns, `first` for the first, where breaks allow it."""
    lines: list[str] = []
    for portion in text.split("\n"):
        piece = escape(portion)
        line = ""
        for word in re.findall(r" *[^ ]+ *| +", piece):
            if line and len(line) + len(word) > (first if not lines else width):
                lines.append(line)
                line = ""
            line += word
        lines.append(line + "\\n")
    lines[-1] = lines[-1][:-2]
    if not lines[-1] and len(lines) > 1:
        lines.pop()
    return lines
