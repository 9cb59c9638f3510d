"""Where files stand in the working tree of git, by whose top services name them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from i18n.model import Finding


def renamed(found: Iterable[Finding], root: Path) -> list[Finding]:
    """The findings with their paths from the top of the working tree.

    Without a working tree, and outside of it, paths stay as they are.
    """
    root, here = root.resolve(), Path.cwd()
    top = top_of(root)
    if top is None:
        return list(found)

    @cache
    def name(folder: Path, path: str) -> str:
        place = Path(os.path.normpath(folder / path))
        return place.relative_to(top).as_posix() if place.is_relative_to(top) else path

    return [
        finding._replace(path=name(root, finding.path), document=name(root, finding.document))
        if finding.document
        else finding._replace(path=name(here, finding.path))
        for finding in found
    ]


def named(path: str) -> str:
    """A file's path from the top of its working tree, whatever the user calls it.

    Without a working tree from where he stands; as it is, where the file is not below.
    """
    place = Path(os.path.realpath(Path(path).parent), Path(path).name)
    above = top_of(place.parent) or Path.cwd()
    return (place.relative_to(above) if place.is_relative_to(above) else Path(path)).as_posix()


@cache
def top_of(folder: Path) -> Path | None:
    """The top of the working tree that a folder is in, whose path is whole; None outside of any."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
