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
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
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
