"""The checks there are: this folder's, and those of other packages."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from i18n import folders
from i18n.checks._check import Check, documentation
from i18n.folders import others


@cache
def known() -> tuple[str, ...]:
    """The names of the checks, sorted; none of this folder's is loaded for it."""
    return tuple(sorted({*_own(), *_others()}))


@cache
def named(name: str) -> Check:
    """A check, loaded when it is asked for."""
    if name in _own():
        return _check(name, importlib.import_module(f"i18n.checks.{name.replace('-', '_')}"))
    return _check(name, _others()[name])


@cache
def checks() -> dict[str, Check]:
    """Every check by its name, sorted."""
    return {name: named(name) for name in known()}


@cache
def _own() -> frozenset[str]:
    return frozenset(name.replace("_", "-") for name in folders.names("i18n.checks"))


@cache
def _others() -> dict[str, Any]:
    return dict(others("ambos.checks"))


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
        is_hidable=getattr(module, "is_hidable", True),
        is_completeness=getattr(module, "is_completeness", False),
    )
