"""The file of the addresses that pages have had."""

from __future__ import annotations

from collections.abc import Mapping

from i18n import addresses, files
from i18n.addresses import History
from i18n.project import SLUGS, Project


def read(project: Project) -> History:
    """What it holds; nothing where there is none. Raises AmbosError."""
    path = project.place(SLUGS)
    return addresses.read(files.read(path, SLUGS), SLUGS) if path.exists() else History()


def write(project: Project, history: History) -> None:
    """Write it. Raises AmbosError."""
    files.write(project.place(SLUGS), addresses.write(history), SLUGS)


def move(project: Project, moves: Mapping[str, str]) -> None:
    """Give what documents have had, by their old domains, to new ones. Raises AmbosError."""
    if moves:
        # read once more: a build may have written it since it was looked at
        write(project, addresses.moved(read(project), moves))
