"""How long a pull request that changes sources alone may leave them untranslated."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path

from i18n import checks
from i18n.commands import _git
from i18n.errors import AmbosError
from i18n.model import Finding, Severity

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_day(until: str) -> bool:
    """Is this written as a day?"""
    return _DATE.fullmatch(until) is not None


def is_over(until: str, today: datetime.date, root: Path) -> bool:
    """Is the day behind us, or is there the tag of git? Raises AmbosError for what is neither."""
    if is_day(until):
        try:
            return today > datetime.date.fromisoformat(until)
        except ValueError as error:
            raise AmbosError(
                f"--grace: no such day: {until} (write one such as 2026-12-31)"
            ) from error
    try:
        return _git.has_tag(root, until)
    except AmbosError as error:
        what = f"--grace: {until} is neither a day such as 2026-12-31 nor a tag of git"
        raise AmbosError(f"{what}: {error.message}") from error


def lowered(found: Iterable[Finding], until: str) -> list[Finding]:
    """The findings, what is not translated yet as information that says until when."""
    return [
        finding._replace(
            severity=Severity.INFORMATION, message=f"{finding.message} (not held until {until})"
        )
        if checks.named(finding.check).is_completeness
        else finding
        for finding in found
    ]
