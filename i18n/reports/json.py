"""Findings and figures for programs; the shapes are in docs/schemas/."""

from __future__ import annotations

import json
from collections.abc import Sequence

from i18n.model import Finding
from i18n.reports._progress import Count, Progress, totals

VERSION = 1


def findings(found: Sequence[Finding]) -> str:
    """`docs/schemas/findings.json`."""
    return _text({"version": VERSION, "findings": [_finding(finding) for finding in found]})


def status(rows: Sequence[Progress]) -> str:
    """`docs/schemas/status.json`."""
    return _text(
        {
            "version": VERSION,
            "documents": [
                {"document": row.document, "path": row.path, **_figures(row)} for row in rows
            ],
            "languages": [_figures(row) for row in totals(rows)],
        }
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "message": finding.message,
    }


def _figures(row: Progress) -> dict[str, object]:
    return {
        "language": row.language,
        "share": round(row.share, 4),
        "translated": _count(row.translated),
        "fuzzy": _count(row.fuzzy),
        "untranslated": _count(row.untranslated),
        "total": _count(row.total),
    }


def _count(count: Count) -> dict[str, int]:
    return {"segments": count.segments, "words": count.words}


def _text(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    # a path that is no Unicode, which cannot be written as UTF-8
    return text.encode("utf-8", "backslashreplace").decode()
