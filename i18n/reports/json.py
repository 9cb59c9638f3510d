"""Findings and figures for programs; the shapes are in docs/schemas/."""

from __future__ import annotations

import json
from collections.abc import Sequence

from i18n.model import Finding
from i18n.reports._help import place_of_help
from i18n.reports._outcome import Outcome
from i18n.reports._progress import Count, Progress, totals

VERSION = 1


def findings(outcome: Outcome) -> str:
    """`docs/schemas/findings.json`."""
    rows = [_finding(finding) for finding in outcome.findings]
    return serialized({"version": VERSION, "findings": rows})


def status(rows: Sequence[Progress]) -> str:
    """`docs/schemas/status.json`."""
    return serialized(
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
        "kind": finding.kind,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "document": finding.document or None,
        "language": finding.language,
        "source_language": finding.source_language,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "form": finding.form,
        "span": None if finding.span is None else list(finding.span),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "is_safe": finding.is_safe,
        "help": place_of_help(finding.check),
        "fingerprint": finding.fingerprint,
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


def serialized(value: object) -> str:
    """A value as JSON that can be written as UTF-8, also where a path is no Unicode."""
    written = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return written.encode("utf-8", "backslashreplace").decode()
