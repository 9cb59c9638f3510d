"""What the documentation of a check says, for the reports that bring it along."""

from __future__ import annotations

from i18n.checks import Check, known, named


def place_of_help(name: str) -> str:
    """Where a check is explained, in the repository of Ambos."""
    return f"docs/checks.md#{name}"


def check_of(name: str) -> Check | None:
    """The check of a name; None for one that is not there, in findings that were kept."""
    return named(name) if name in known() else None


def markdown(check: Check) -> str:
    """The documentation of a check as Markdown."""
    return f"{check.summary}.\n\n{check.markdown()}"
