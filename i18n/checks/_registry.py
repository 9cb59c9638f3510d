"""The checks there are: this folder's, and those of other packages."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from i18n.checks._check import Check, documentation


@cache
def checks() -> dict[str, Check]:
    """Every check by its name, sorted."""
    found = {}
    package = importlib.import_module("i18n.checks")
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_"):
            name = module.name.replace("_", "-")
            found[name] = _check(name, importlib.import_module(f"i18n.checks.{module.name}"))
    for entry_point in entry_points(group="ambos.checks"):
        found.setdefault(entry_point.name, _check(entry_point.name, entry_point.load()))
    return dict(sorted(found.items()))


def _check(name: str, module: Any) -> Check:
    summary, sections = documentation(module.__doc__ or "")
    return Check(name, module.severity, module.looks_at, module.check, summary, sections)
