"""What published files depend on, as one hash."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from importlib.resources import files as package_files
from pathlib import Path

from i18n import files
from i18n.project import Project

_GROUPS = ("ambos.checks", "ambos.editions", "ambos.formats")


def digest(pieces: Iterable[tuple[str, bytes]]) -> str:
    """One hash over named pieces of input, in any order."""
    whole = hashlib.sha256()
    for name, data in sorted(pieces):
        whole.update(os.fsencode(f"{name}\0{len(data)}\0"))
        whole.update(data)
    return whole.hexdigest()


def inputs(project: Project, choice: str) -> str:
    """The hash of all that a build of this project reads, the program included; `choice` is how.

    Raises AmbosError for what cannot be read.
    """
    return digest(
        [
            ("choice", f"{choice} {project.settings}".encode()),
            *_project_files(project),
            *_program_files(),
            *_versions(),
        ]
    )


def _project_files(project: Project) -> Iterator[tuple[str, bytes]]:
    names = (
        *project.settings.srx,
        *project.paths(),
        *project.assets(),
        *project.statics(),
        *project.theme_files(),
        *project.catalog_files(),
    )
    for name in names:
        yield name, files.read(project.root / name, name)


def _program_files() -> Iterator[tuple[str, bytes]]:
    package = Path(str(package_files("i18n")))
    for folder, subfolders, names in os.walk(package):
        subfolders[:] = [name for name in subfolders if name != "__pycache__"]
        for name in names:
            path = Path(folder) / name
            yield f"i18n/{path.relative_to(package).as_posix()}", path.read_bytes()


def _versions() -> Iterator[tuple[str, bytes]]:
    """The versions of the packages that the program is made of."""
    try:
        wanted = {re.split(r"[^\w.\-]", line)[0] for line in requires("ambos") or ()}
    except PackageNotFoundError:
        wanted = set()
    for name in sorted(wanted):
        try:
            yield f"version {name}", version(name).encode()
        except PackageNotFoundError:  # a package of the extras that is not installed
            continue
    for group in _GROUPS:
        for point in entry_points(group=group):
            made = point.dist.version if point.dist is not None else ""
            yield f"entry point {group} {point.name}", f"{point.value} {made}".encode()
