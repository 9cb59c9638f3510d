"""Findings for GitLab's merge requests: its Code Quality report.

GitLab's documentation, "Code Quality", "Code Quality report format", has the keys and the severities.
"""

from __future__ import annotations

from i18n.model import Finding, Severity
from i18n.reports._outcome import Outcome
from i18n.reports.json import serialized

is_from_repository = True

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFORMATION: "info"}


def findings(outcome: Outcome) -> str:
    """A list of violations."""
    return serialized([_violation(finding) for finding in outcome.findings])


def _violation(finding: Finding) -> dict[str, object]:
    return {
        "description": finding.message,
        "check_name": finding.check,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line}},
    }
