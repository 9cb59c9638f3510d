"""Findings for services that show static analysis: SARIF 2.1.0 (OASIS Standard, 2020).

Section numbers are that standard's. What GitHub's code scanning asks of a file is met too: help of
each rule as text, and a fingerprint under the name that it reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

import polib

from i18n import __version__
from i18n.model import Finding, Severity
from i18n.reports._help import check_of, markdown
from i18n.reports._outcome import Outcome
from i18n.reports.json import serialized

is_from_repository = True

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
_PRIORITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "recommendation",
}


def findings(outcome: Outcome) -> str:
    """One run, with a rule for each check that found something."""
    names = sorted({finding.check for finding in outcome.findings})
    places = {name: place for place, name in enumerate(names)}
    run = {
        "tool": {
            "driver": {
                "name": "Ambos",
                "version": __version__,
                "rules": [_rule(name, outcome.findings) for name in names],
            }
        },
        "automationDetails": {"id": "ambos/"},
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "invocations": [{"executionSuccessful": True}],
        "results": [_result(finding, places[finding.check]) for finding in outcome.findings],
    }
    return serialized({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, found: Iterable[Finding]) -> dict[str, object]:
    """A check as a rule (3.49); of one that is not there, what its findings tell."""
    check = check_of(name)
    if check is None:
        severity, kind = next((one.severity, one.kind) for one in found if one.check == name)
        texts = {}
    else:
        severity, kind = check.severity, check.kind
        texts = {
            "shortDescription": {"text": f"{check.summary}."},
            "fullDescription": {"text": check.sections["What it does"]},
            "help": {"text": check.explanation(), "markdown": markdown(check)},
        }
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        **texts,
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [kind], "problem.severity": _PRIORITIES[severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, object]:
    """A finding as a result (3.27)."""
    file = _file(finding.path)
    found: dict[str, object] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _without_links(finding.message)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": _region(finding)}}],
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "ambosFinding/v1": finding.fingerprint,
        },
        "properties": _properties(finding),
    }
    if finding.suggestion is not None and finding.end_column is not None:
        found["fixes"] = [_fix(finding, file, finding.suggestion)]
    return found


def _without_links(text: str) -> str:
    """A message without embedded links (3.11.6): what looks like one is of a catalog."""
    return text.replace("](", "\\](")


def _file(path: str) -> dict[str, object]:
    """An artifact's location (3.4): relative to the top of the sources where it can be."""
    if PurePosixPath(path).is_absolute():
        return {"uri": f"file://{_quoted(path)}"}
    return {"uri": _quoted(path), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    return quote(path, errors="surrogateescape")


def _region(finding: Finding) -> dict[str, int]:
    """The span (3.30), of which the end column is the one behind it; or the whole line."""
    if finding.end_line is None or finding.end_column is None:
        return {"startLine": finding.line}
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _fix(finding: Finding, file: dict[str, object], suggestion: str) -> dict[str, object]:
    """What could stand for the span (3.55), as it is written in a catalog.

    A span over several lines of a string begins in one and ends in another: without what lies
    between they are one line.
    """
    written = polib.escape(suggestion)
    replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": written}}
    return {
        "description": {"text": "Put the suggestion in its place."},
        "artifactChanges": [{"artifactLocation": file, "replacements": [replacement]}],
    }


def _properties(finding: Finding) -> dict[str, object]:
    told = {
        "kind": finding.kind,
        "document": finding.document or None,
        "language": finding.language or None,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "suggestion": finding.suggestion,
    }
    return {name: value for name, value in told.items() if value is not None}
