"""A catalog's bytes onto disk, so that what another program wrote meanwhile is not lost."""

from __future__ import annotations

import contextlib
import os

from i18n import files
from i18n.catalogs.locks import folder_of, locked
from i18n.errors import AmbosError


def place(
    path: str | os.PathLike[str], data: bytes, expected: bytes | None, name: str, *, is_output: bool
) -> bytes | None:
    """Put a catalog's bytes in the place of those it was made from: see `store.write` and `store.begin`.

    Gives the bytes that were written, None where they are there. Raises AmbosError.
    """
    file = os.fspath(path)
    state: tuple[int, ...] | None = None
    found: bytes | None = None

    def check() -> None:
        """Editors take no lock: one may have saved the file while the new one was written."""
        if _state(file) != state and _bytes(file) != found:
            raise AmbosError("changed since it was read (run the command again)", path=name)

    try:
        with locked(file):
            state = _state(file)
            found = _bytes(file)
            if found == data:
                return None
            if found != expected:
                data = _reconciled(expected, found, data, name)
            if data != found:
                files.overwrite(file, data, is_output=is_output, check=check)
            return data
    except OSError as error:
        raise files.unusable(error, name, "write") from error


def move(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    expected: bytes,
    names: tuple[str, str],
) -> None:
    """Give a file that has the expected bytes another place, in one step; `names` are what errors say.

    Of a link the bytes go there, and the link goes; where they are there already, the file goes. Raises
    AmbosError where the file has changed, where another stands in the other place, and for what the system
    refuses; then both are as they were.
    """
    file, place = os.fspath(path), os.fspath(target)
    folders = {os.path.realpath(folder_of(one)): one for one in (file, place)}
    try:
        with contextlib.ExitStack() as locks:
            for _, one in sorted(folders.items()):  # always in one order: two wait for no other
                locks.enter_context(locked(one))
            if _bytes(file) != expected:
                raise AmbosError("changed since it was read (run the command again)", path=names[0])
            if os.path.lexists(place) and not os.path.samefile(file, place):
                if _bytes(place) == expected:
                    os.unlink(file)
                    return
                what = "exists already (read it first, or take it away)"
                raise AmbosError(what, path=names[1])
            if os.path.islink(file):
                files.overwrite(place, expected)
                os.unlink(file)
            else:
                os.rename(file, place)
    except OSError as error:
        raise files.unusable(error, names[1], "write") from error


def _reconciled(expected: bytes | None, found: bytes | None, data: bytes, name: str) -> bytes:
    """What both made of the `expected` bytes of a file: another program `found`, and we `data`.

    Raises AmbosError where that is not certain.
    """
    if expected is None:
        raise AmbosError("exists already (read it first, or take it away)", path=name)
    lost = "changed since it was read (run the command again)"
    if found is None:
        raise AmbosError(lost, path=name)
    from i18n.catalogs.threeway_files import merged_file  # noqa: PLC0415  (imports this module)

    try:
        merged = merged_file(expected, found, data, (name, name, name))
    except AmbosError as error:
        raise AmbosError(lost, path=name) from error
    if merged.conflicts:
        raise AmbosError(lost, path=name)
    return merged.data


def _bytes(path: str) -> bytes | None:
    """What a file holds; None where there is none. Raises OSError."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return None


def _state(path: str) -> tuple[int, ...] | None:
    """What differs where another file took a name, or its bytes changed. Raises OSError."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
