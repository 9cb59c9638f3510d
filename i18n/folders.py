"""Folders that are lists of things of one kind: a module each, found by its presence."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


def names(package: str) -> list[str]:
    """The names of a package's modules, sorted, none loaded; those with a leading underscore aside."""
    found = pkgutil.iter_modules(importlib.import_module(package).__path__)
    return [module.name for module in found if not module.name.startswith("_")]


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """The modules of a package with their names, sorted; those with a leading underscore aside."""
    for name in names(package):
        yield name, importlib.import_module(f"{package}.{name}")


def others(group: str) -> Iterator[tuple[str, Any]]:
    """What other packages offer under an entry point, with its names.

    The packages' metadata is read by the library for it, which takes long to load, only where some
    installed package speaks of the group at all.
    """
    if not any(_speaks_of(group, folder) for folder in dict.fromkeys(sys.path)):
        return
    from importlib.metadata import entry_points  # noqa: PLC0415

    for point in entry_points(group=group):
        yield point.name, point.load()


def _speaks_of(group: str, folder: str) -> bool:
    """May a folder of packages, or an archive of them, have something of a group?"""
    try:
        names = os.listdir(folder or os.curdir)
    except NotADirectoryError:
        return True
    except OSError:
        return False
    wanted = f"[{group}]".encode()
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                    if wanted in file.read():
                        return True
            except OSError:
                continue
    return False
