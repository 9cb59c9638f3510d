"""Reports: findings and figures as text that somebody, or a program, reads.

One file an output format. A module of this folder whose name has no leading underscore is a format,
and a package may add its own under the entry point `ambos.reports`. A format offers `findings`, a
function from an `Outcome` to text, or `status`, one from figures to text, or both. Paths of findings
are relative to the project; a format that says `is_from_repository = True` gets them relative to the
working tree of git, as services read them. Nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from i18n.folders import modules, others
from i18n.reports._outcome import Outcome, counted
from i18n.reports._progress import Count, Progress, count_words, progress, totals

__all__ = [
    "Count",
    "Outcome",
    "Progress",
    "count_words",
    "counted",
    "findings_formats",
    "is_from_repository",
    "progress",
    "status_formats",
    "totals",
]

FindingsReport = Callable[[Outcome], str]
StatusReport = Callable[[Sequence[Progress]], str]


@cache
def _formats() -> dict[str, Any]:
    """Every format's module by its name."""
    found: dict[str, Any] = dict(modules(__name__))
    for name, module in others("ambos.reports"):
        found.setdefault(name, module)
    return dict(sorted(found.items()))


def findings_formats() -> dict[str, FindingsReport]:
    """The formats that findings can be reported in, by name; each text ends with a newline."""
    return {
        name: module.findings for name, module in _formats().items() if hasattr(module, "findings")
    }


def status_formats() -> dict[str, StatusReport]:
    """The formats that figures can be reported in, by name; each text ends with a newline."""
    return {name: module.status for name, module in _formats().items() if hasattr(module, "status")}


def is_from_repository(name: str) -> bool:
    """Does a format name files from the top of the working tree, and not from the project's?"""
    return bool(getattr(_formats()[name], "is_from_repository", False))
