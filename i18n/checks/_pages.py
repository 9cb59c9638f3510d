"""The documentation of the checks, made of their docstrings."""

from __future__ import annotations

from i18n.checks._registry import checks


def table() -> str:
    """A line for each check: its name, its severity and what it finds."""
    rows = [(check.name, str(check.severity), check.summary) for check in checks().values()]
    name = max(len(row[0]) for row in rows)
    severity = max(len(row[1]) for row in rows)
    return "\n".join(f"{row[0]:{name}}  {row[1]:{severity}}  {row[2]}" for row in rows)


def page() -> str:
    """The page of all checks, as Markdown: `docs/checks.md`."""
    lines = [
        "# Checks",
        "",
        "`ambos check` runs these over every catalog; `ambos check --explain NAME` prints one's part",
        "of this page. Severities and exit statuses: [For continuous integration](ci.md).",
        "",
        "| check | severity | finds |",
        "|---|---|---|",
    ]
    lines += [
        f"| [`{check.name}`](#{check.name}) | {check.severity} | {check.summary} |"
        for check in checks().values()
    ]
    for check in checks().values():
        lines += ["", f"## {check.name}", "", f"{check.summary}. Severity: {check.severity}."]
        lines += ["", check.markdown()]
    return "\n".join(lines) + "\n"
