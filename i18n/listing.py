"""The files below a folder of a project; links that lead out, pipes and odd names are refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from i18n import files, stamps
from i18n.errors import AmbosError
from i18n.stamps import Stamp


class Listing(NamedTuple):
    """The files of a kind below a folder of the project, sorted, by their names in it.

    `folders` are those that were looked through, each with its stamp from before.
    """

    names: tuple[str, ...]
    folders: dict[str, Stamp]


def listed(root: Path, folder: str, is_wanted: Callable[[str], bool]) -> Listing:
    """The wanted files below a folder of a project.

    `is_wanted` is asked of each file, and of each folder with a slash behind it. Raises AmbosError, also
    where the folder is not there.
    """
    top = root / folder
    _require_inside(top, root)
    names: list[str] = []
    folders: dict[str, Stamp] = {}
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        before = stamps.kept(stamps.stamp(root / here))
        folders[here] = before
        try:
            with os.scandir(root / here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            raise files.unusable(error, here, "read") from error
        below = []
        for entry in entries:
            path = f"{here}/{entry.name}"
            if _is_folder(entry):
                if is_wanted(f"{path}/"):
                    if entry.is_symlink():
                        raise AmbosError("is a link to a folder (put its files here)", path=path)
                    below.append(path)
            elif is_wanted(path):
                if entry.is_symlink():
                    _require_inside(root / path, root)
                _require_file(entry, path)
                names.append(path)
        waiting += reversed(below)
    return Listing(tuple(sorted(names)), folders)


def listed_if_there(root: Path, folder: str, is_wanted: Callable[[str], bool]) -> Listing:
    """The same of a folder that may be missing. Raises AmbosError."""
    before = stamps.kept(stamps.stamp(root / folder))
    if before == stamps.ABSENT:
        _require_inside(root / folder, root)
        return Listing((), {folder: before})
    return listed(root, folder, is_wanted)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Is this a folder, or a link to one?"""
    return os.path.isdir(entry) if entry.is_symlink() else entry.is_dir()


def _require_inside(path: Path, root: Path) -> None:
    """Raise AmbosError where a link leads out of the project."""
    target = Path(os.path.realpath(path))  # `resolve` raises another error for a link to itself
    if path.is_symlink() and not target.is_relative_to(os.path.realpath(root)):
        name = path.relative_to(root).as_posix()
        raise AmbosError("is a link that leaves the project (put the file itself here)", path=name)


def _require_file(entry: os.DirEntry[str], name: str) -> None:
    """Raise AmbosError where there is something that cannot be read to an end: a pipe, a device."""
    is_file = os.path.isfile(entry) if entry.is_symlink() else entry.is_file()
    if not is_file and os.path.exists(entry):
        raise AmbosError("is no regular file (take it out of the folder)", path=name)
    try:
        name.encode()
    except UnicodeEncodeError as error:
        shown = name.encode("utf-8", "backslashreplace").decode()
        raise AmbosError("its name is not UTF-8 (rename it)", path=shown) from error
    if not name.isprintable():
        raise AmbosError("its name has a control character (rename it)", path=name)
