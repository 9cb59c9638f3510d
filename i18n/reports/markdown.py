"""Figures as a Markdown table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.errors import visible
from i18n.reports._progress import Progress, totals

_HEADINGS = ("Document", "Language", "Segments", "Words", "Fuzzy", "Missing", "Done")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&:@.-]")


def status(rows: Sequence[Progress]) -> str:
    """A row for each document and language, then one for each language."""
    lines = [_row(_HEADINGS), "|---|---|--:|--:|--:|--:|--:|"]
    lines += [_row(_cells(row, _escaped(row.document))) for row in rows]
    lines += [_row(_cells(row, "**All**")) for row in totals(rows)]
    return "".join(f"{line}\n" for line in lines)


def _cells(row: Progress, name: str) -> tuple[str, ...]:
    return (
        name,
        _escaped(row.language),
        f"{row.translated.segments}/{row.total.segments}",
        f"{row.translated.words}/{row.total.words}",
        str(row.fuzzy.segments),
        str(row.untranslated.segments),
        f"{row.percent} %",
    )


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(text: str) -> str:
    """The text as text: no markup, no link, no other cell."""
    return _MARKUP.sub(r"\\\g<0>", visible(text))
