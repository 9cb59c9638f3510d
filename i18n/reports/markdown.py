"""Findings and figures as Markdown tables, for a comment or a page.

What catalogs say stands in `code` elements as character references: no markup, no other cell of a
table, no mention of a user and no link to an issue comes of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from i18n.errors import visible
from i18n.model import Finding, Severity
from i18n.reports._display import cut, window
from i18n.reports._outcome import Outcome, counted
from i18n.reports._progress import HEADINGS, Progress, figures, totals

is_from_repository = True

_WORST_FIRST = tuple(reversed(Severity))
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+!|~&:@.-]")
_SIGNS = re.compile(r"[\\`*_{}\[\]<>()#!|~&:@$^=]|(?<=w)\.|\A\.", re.IGNORECASE)
"""What begins markup, also in the dialects of GitHub and GitLab, and makes links of addresses.

A text is written in pieces, so that `www` may be in the one before.
"""
_MOST = 20
"""Findings in the table: a comment has at most 65,536 characters on GitHub."""
_LONG, _WIDTH = 200, 120
"""Columns of what is wrong, and of a text in which it is."""


def findings(outcome: Outcome) -> str:
    """How many findings there are, of each check and severity; then the first of them, worst first."""
    return "".join(f"{line}\n" for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    found = outcome.findings
    yield f"**Ambos:** {outcome.summary}."
    if not found:
        return
    yield from ("", _row(("Check", "Errors", "Warnings", "Information")), "|---|--:|--:|--:|")
    counts = Counter((finding.check, finding.severity) for finding in found)
    for check in sorted({finding.check for finding in found}):
        numbers = (str(counts[check, severity]) for severity in _WORST_FIRST)
        yield _row((_escaped(check), *numbers))
    shown = sorted(found, key=lambda finding: -finding.severity.rank)[:_MOST]
    if len(found) > _MOST:
        yield from ("", f"The first {_MOST} of {counted(len(found), 'finding')}:")
    yield from (
        "",
        _row(("Severity", "Place", "Finding", "Source", "Translation")),
        "|---|---|---|---|---|",
    )
    for finding in shown:
        yield _row(_finding(finding))


def _finding(finding: Finding) -> tuple[str, ...]:
    place = _code(f"{finding.path}:{finding.line}", _LONG)
    what = f"{_code(finding.message, _LONG)} ({_escaped(finding.check)})"
    source = _code(finding.msgid or "", _WIDTH)
    return str(finding.severity), place, what, source, _translation(finding)


def _translation(finding: Finding) -> str:
    """The translation, or what is around its span, which is bold."""
    if not finding.msgstr or finding.span is None:
        return _code(finding.msgstr or "", _WIDTH)
    before, marked, after = map(_text, window(finding.msgstr, finding.span, _WIDTH))
    bold = f"<strong>{marked}</strong>" if marked else ""
    return f"<code>{before}{bold}{after}</code>"


def _code(text: str, width: int) -> str:
    return f"<code>{_text(cut(visible(text[: 2 * width]), width))}</code>" if text else ""


def _text(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text)


def status(rows: Sequence[Progress]) -> str:
    """A row for each document and language, then one for each language."""
    lines = [_row(HEADINGS), "|---|---|--:|--:|--:|--:|--:|"]
    lines += [_row(_cells(row, _escaped(row.document))) for row in rows]
    lines += [_row(_cells(row, "**All**")) for row in totals(rows)]
    return "".join(f"{line}\n" for line in lines)


def _cells(row: Progress, name: str) -> tuple[str, ...]:
    return name, _escaped(row.language), *figures(row)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(text: str) -> str:
    """The text as text: no markup, no link, no other cell."""
    return _MARKUP.sub(r"\\\g<0>", visible(text))
