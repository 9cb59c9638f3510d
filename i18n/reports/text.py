"""Findings for people: a line each that editors understand, the message's texts below it.

Severities are coloured with ANSI sequences, which `click.echo` leaves out where nobody watches.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from i18n.errors import visible
from i18n.model import Finding, Severity
from i18n.reports._display import columns, cut, location, window
from i18n.reports._outcome import Outcome

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "blue"}
_WIDTH = 88
_NAME = "    msgid   "


def findings(outcome: Outcome) -> str:
    """`path:line:column: severity: message [check]`, then the source and the translation.

    Below the span stand carets, and what could stand in its place.
    """
    return "".join(f"{line}\n" for finding in outcome.findings for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    color = _COLORS[finding.severity]
    severity = click.style(str(finding.severity), fg=color)
    yield f"{location(finding)}: {severity}: {visible(finding.message)} [{finding.check}]"
    if finding.msgid is not None:
        yield f"{_NAME}{cut(visible(finding.msgid[: 2 * _WIDTH]), _WIDTH)}"
    if not finding.msgstr:
        return
    name = f"msgstr[{finding.form}]" if finding.form else "msgstr"
    label = f"    {name}".ljust(len(_NAME) - 1) + " "
    if finding.span is None:
        yield f"{label}{cut(visible(finding.msgstr[: 2 * _WIDTH]), _WIDTH)}"
        return
    before, marked, after = window(finding.msgstr, finding.span, _WIDTH)
    yield f"{label}{before}{click.style(marked, fg=color) if marked else ''}{after}"
    carets = click.style("^" * max(1, columns(marked)), fg=color)
    yield f"{' ' * (len(label) + columns(before))}{carets}{_instead(finding.suggestion)}"


def _instead(suggestion: str | None) -> str:
    """What could stand for the span, in quotation marks so that spaces are seen."""
    return "" if suggestion is None else f' → "{cut(visible(suggestion[:_WIDTH]), _WIDTH // 2)}"'
