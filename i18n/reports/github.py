"""Findings for GitHub Actions: workflow commands, which it shows as annotations of a line.

GitHub's documentation, "Workflow commands for GitHub Actions", has the commands; how they are escaped
is what the toolkit of its runner does (actions/toolkit, `core/src/command.ts`).
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.errors import visible
from i18n.model import Finding, Severity
from i18n.reports._display import cut, location, window
from i18n.reports._outcome import Outcome, numbers

is_from_repository = True

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
_MOST = 10
"""Annotations of a level that GitHub takes from a step; it drops the others without a word."""
_WIDTH = 400
"""Columns of a text in an annotation, which stands in the middle of a page."""


def findings(outcome: Outcome) -> str:
    """Ten annotations of each level at most, then the other findings as lines of the log."""
    told: list[Finding] = []
    rest: list[Finding] = []
    seen = dict.fromkeys(Severity, 0)
    for finding in outcome.findings:
        seen[finding.severity] += 1
        (told if seen[finding.severity] <= _MOST else rest).append(finding)
    lines = [_command(finding) for finding in told]
    if rest:
        lines.append(f"::group::Not annotated: {numbers(rest)}")
        lines += [_line(finding) for finding in rest]
        lines.append("::endgroup::")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding))
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(_text(finding))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "title", f"Ambos: {finding.check}"
    yield "file", finding.path
    yield "line", str(finding.line)
    if finding.end_line is None:
        return
    yield "endLine", str(finding.end_line)
    # the annotations of GitHub's API have columns within one line only
    if finding.end_line == finding.line:
        yield "col", str(finding.column)
        yield "endColumn", str(finding.end_column)


def _text(finding: Finding) -> str:
    texts = [_short(finding.message)]
    if finding.msgid is not None:
        texts.append(f"msgid: {_short(visible(finding.msgid[: 2 * _WIDTH]))}")
    if finding.msgstr:
        span = finding.span or (0, 0)
        texts.append(f"msgstr: {''.join(window(finding.msgstr, span, _WIDTH))}")
    if finding.suggestion is not None:
        texts.append(f'suggestion: "{_short(finding.suggestion)}"')
    return "\n".join(texts)


def _short(text: str) -> str:
    """What fits an annotation, or a line of the log, of a text that may be as long as a whole message."""
    return cut(text[: 2 * _WIDTH], _WIDTH)


def _data(text: str) -> str:
    """A text that ends no command: the lines of a catalog are no lines of the log."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _line(finding: Finding) -> str:
    """A line of the log in which the runner sees no command, neither `::` nor its older form `##[`."""
    line = f"{location(finding)}: {finding.severity}: {visible(_short(finding.message))} [{finding.check}]"
    return f"- {line.replace('##[', '## [')}"
