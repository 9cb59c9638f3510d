"""The checks there are: this folder's, and those of other packages."""

from __future__ import annotations

from functools import cache
from typing import Any

from i18n.checks._check import Check, documentation
from i18n.folders import modules, others


@cache
def checks() -> dict[str, Check]:
    """Every check by its name, sorted."""
    found = {}
    for module_name, module in modules("i18n.checks"):
        name = module_name.replace("_", "-")
        found[name] = _check(name, module)
    for name, module in others("ambos.checks"):
        found.setdefault(name, _check(name, module))
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
        gather=getattr(module, "gather", None),
    )
