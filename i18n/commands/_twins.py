"""Folders that share their files: what is the same in both is one file with two names."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from i18n import swapping
from i18n.slugs import folded


def link(origin: Path, folder: Path, paths: Iterable[str]) -> None:
    """Give files of one folder a second name in another; a copy where the system has no such thing."""
    known: dict[str, bool] = {}
    for path in paths:
        target = place(folder, path, known)
        try:
            os.link(f"{origin}/{path}", target)
        except OSError:
            shutil.copy2(f"{origin}/{path}", target)


def place(folder: Path, path: str, known: dict[str, bool]) -> str:
    """The name of a file of a folder, which is free for a new one: what stands in its way is taken away.

    `known` are folders that there are: was each made here, so that nothing else is in it?
    What has the name now may have a second one elsewhere, and is not written to.
    """
    above, _, _ = path.rpartition("/")
    if above not in known:
        try:
            os.mkdir(f"{folder}/{above}")
        except OSError:
            _make_folder(folder, above)
            known[above] = False
        else:
            known[above] = True
    target = f"{folder}/{path}"
    if not known[above]:
        if os.path.isdir(target) and not os.path.islink(target):
            shutil.rmtree(target)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)
    return target


def remove(folder: Path, paths: Iterable[str], made: Iterable[str]) -> None:
    """Take files away, and folders that are empty then.

    Where a file system tells no cases apart, a path may name one of the files that were `made`.
    """
    names: dict[str, str] | None = None
    for path in paths:
        if names is None:
            names = {folded(name): name for name in made}
        twin = names.get(folded(path))
        if twin is not None and _is_same(folder / path, folder / twin):
            continue
        # where there is a folder now, or a file above, this one has gone
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            if not os.path.isdir(folder / path):
                os.unlink(folder / path)
        above = (folder / path).parent
        while above != folder:
            try:
                above.rmdir()
            except OSError:
                break
            above = above.parent


def _make_folder(top: Path, folder: str) -> None:
    """Make a folder and those above it, where a file may have had the name of one."""
    here = str(top)
    for name in folder.split("/"):
        here = f"{here}/{name}"
        if os.path.lexists(here) and not os.path.isdir(here):
            os.unlink(here)
    os.makedirs(here, exist_ok=True)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def swap(public: Path, fresh: Path, former: Path) -> None:
    """Put the new folder in the place of the old one, in one step where the system can do that.

    The old one has the new one's name then, or its own of `former` where it takes two steps.
    """
    if public.exists() and swapping.swap(str(fresh), str(public)):
        return
    try:
        if public.exists():
            public.replace(former)
        fresh.replace(public)
    except BaseException:
        if former.exists() and not public.exists():
            with contextlib.suppress(OSError):
                former.replace(public)
        raise
