"""The cells of a table in their columns (HTML Standard, 4.9.12.1): a cell may span several."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from i18n.importers._html_inline import Token

_NUMBER = re.compile(r"[ \t\n\r\f]*\+?([0-9]{1,9})")
_WIDEST = 100
"""Columns that one cell spans at most: a standard's table has up to 1000, a page's never."""
_MOST_SPANNED = 200
"""Columns from which on a cell spans its own alone, so that no page makes a table without end."""


def number(node: LexborNode, name: str, default: int) -> int:
    """The number that an attribute begins with, or the default; of more digits the first nine."""
    match = _NUMBER.match(node.attributes.get(name) or "")
    return int(match[1]) if match else default


@dataclass(slots=True)
class Grid:
    """The rows of a table, of cells; what spans several rows or columns stands in its first."""

    rows: list[list[list[Token]]] = field(default_factory=list)
    _ends: dict[int, int | None] = field(default_factory=dict)
    """The columns that cells above take, and the row before which that ends; None with its group."""

    def begin_group(self) -> None:
        """Begin a head, body or foot: no cell reaches into it."""
        self._ends = {}

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        row = len(self.rows) - 1
        self._ends = {column: end for column, end in self._ends.items() if end is None or end > row}

    def add(self, node: LexborNode, tokens: list[Token]) -> None:
        """Put a cell in the first column that is free."""
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        while len(row) in self._ends:
            row.append([])
        width = min(max(number(node, "colspan", 1), 1), _WIDEST)
        if len(row) + width > _MOST_SPANNED:
            width = 1
        height = number(node, "rowspan", 1)
        if height != 1 and len(row) < _MOST_SPANNED:
            end = len(self.rows) - 1 + height if height else None
            self._ends |= dict.fromkeys(range(len(row), len(row) + width), end)
        row += [tokens, *([] for _ in range(width - 1))]
