"""Folders that are lists of things of one kind: a module each, found by its presence."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """The modules of a package with their names, sorted; those with a leading underscore aside."""
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if not module.name.startswith("_"):
            yield module.name, importlib.import_module(f"{package}.{module.name}")
