"""Figures for people: a table with a bar."""

from __future__ import annotations

from collections.abc import Sequence

import click

from i18n.errors import visible
from i18n.reports._display import columns, padded
from i18n.reports._progress import HEADINGS, Progress, figures, totals

_TEXTS = 2
"""The first columns are texts, the others numbers."""
_CELLS = 20


def status(rows: Sequence[Progress]) -> str:
    """A line for each document and language, then one for each language."""
    sums = totals(rows)
    shown = [*rows, *sums]
    lines = [HEADINGS, *map(_cells, shown)]
    widths = [max(columns(cell) for cell in column) for column in zip(*lines, strict=True)]
    text = [_line(line, widths) for line in lines]
    bars = ["", *map(_bar, shown)]
    ruled = [f"{cells}  {bar}".rstrip() for cells, bar in zip(text, bars, strict=True)]
    ruled.insert(len(rows) + 1, "")
    return "".join(f"{line}\n" for line in ruled)


def _cells(row: Progress) -> tuple[str, ...]:
    return visible(row.document) or "All", row.language, *figures(row)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = [padded(cell, width) for cell, width in zip(cells, widths, strict=True)][:_TEXTS]
    numbers = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)][_TEXTS:]
    return "  ".join((*texts, *numbers))


def _bar(row: Progress) -> str:
    """Translated, fuzzy and missing segments, in cells; a full bar says that nothing is missing."""
    total = row.total.segments
    done = row.translated.segments * _CELLS // total if total else _CELLS
    begun = (row.translated.segments + row.fuzzy.segments) * _CELLS // total if total else _CELLS
    cells = (
        ("█" * done, "green"),
        ("▒" * (begun - done), "yellow"),
        ("░" * (_CELLS - begun), None),
    )
    return "".join(click.style(text, fg=color) if color else text for text, color in cells if text)
