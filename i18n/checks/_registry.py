"""The checks there are: this folder's, and those of other packages."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Any

from i18n.checks._check import Check, documentation
from i18n.folders import modules


@cache
def checks() -> dict[str, Check]:
    """Every check by its name, sorted."""
    found = {}
    for module_name, module in modules("i18n.checks"):
        name = module_name.replace("_", "-")
        found[name] = _check(name, module)
    for entry_point in entry_points(group="ambos.checks"):
        found.setdefault(entry_point.name, _check(entry_point.name, entry_point.load()))
    return dict(sorted(found.items()))


def _check(name: str, module: Any) -> Check:
    summary, sections = documentation(module.__doc__ or "")
    return Check(
        name,
        module.severity,
        module.looks_at,
        module.check,
        summary,
        sections,
        kind=getattr(module, "kind", "uncategorized"),
        yields_to=getattr(module, "yields_to", ()),
        weblate=getattr(module, "weblate", ()),
    )
