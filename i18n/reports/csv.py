"""Figures as CSV (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from i18n.errors import visible
from i18n.reports._progress import Progress

_HEADINGS = (
    "document", "language", "translated segments", "fuzzy segments", "untranslated segments",
    "segments", "translated words", "fuzzy words", "untranslated words", "words", "share",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")


def status(rows: Sequence[Progress]) -> str:
    """A row for each document and language."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for row in rows:
        counts = (row.translated, row.fuzzy, row.untranslated, row.total)
        writer.writerow(
            (
                _cell(row.document),
                _cell(row.language),
                *(count.segments for count in counts),
                *(count.words for count in counts),
                f"{row.share:.4f}",
            )
        )
    return text.getvalue()


def _cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula (OWASP, "CSV Injection")."""
    text = visible(text)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
