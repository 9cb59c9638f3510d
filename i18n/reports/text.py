"""Findings for people: a line each that editors understand, the message's texts below it.

Severities are coloured with ANSI sequences, which `click.echo` leaves out where nobody watches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from i18n.errors import visible
from i18n.model import Finding, Severity
from i18n.reports._display import cut

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFORMATION: "blue"}
_WIDTH = 88


def findings(found: Sequence[Finding]) -> str:
    """`path:line:column: severity: message [check]`, then the source and the translation."""
    return "".join(f"{line}\n" for finding in found for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    severity = click.style(str(finding.severity), fg=_COLORS[finding.severity])
    yield f"{place}: {severity}: {visible(finding.message)} [{finding.check}]"
    if finding.msgid is not None:
        yield f"    msgid   {_shown(finding.msgid)}"
    if finding.msgstr:
        yield f"    msgstr  {_shown(finding.msgstr)}"


def _shown(text: str) -> str:
    return cut(visible(text[: 2 * _WIDTH]), _WIDTH)
