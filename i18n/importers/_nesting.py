"""How deep the items of a list in a plain text are, by their indents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.importers._lines import Line
from i18n.plain.lines import is_drawn, item

_DEEPEST = 8
_STEP = 2
"""Columns that an inner item is indented more by at least: numbers that end in one column differ by one."""


@dataclass(slots=True)
class _Level:
    indent: int
    mark: str
    number: int | None


def depths(lines: Sequence[Line], start: int = 0) -> list[int]:
    """How deep each line is, from 0, for as many as are one list with inner ones.

    The items of a list have the same mark, and their numbers go up by one; an inner list begins with
    a bullet or 1.
    """
    found: list[int] = []
    levels: list[_Level] = []
    for at in range(start, len(lines)):
        line = lines[at]
        match = item(line.text)
        if match is None or is_drawn(line.text):
            break
        number = int(match["number"]) if match["number"] else None
        mark = match["bullet"] or match["point"]
        while len(levels) > 1 and line.indent < levels[-1].indent:
            levels.pop()
        if not levels or line.indent >= levels[-1].indent + _STEP:
            if levels and (number not in (None, 1) or len(levels) == _DEEPEST):
                break
            levels.append(_Level(line.indent, mark, number))
        else:
            level = levels[-1]
            if level.mark != mark or (level.number is not None and number != level.number + 1):
                break
            level.indent, level.number = line.indent, number
        found.append(len(levels) - 1)
    return found
