"""A catalog's bytes onto disk, so that what another program wrote meanwhile is not lost."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from i18n import files
from i18n.errors import AmbosError
from i18n.locks import folder_of, locked

_CHANGED = "changed since it was read (run the command again)"
_ATTEMPTS = 5
"""How often a file is read again that an editor saves each time before the new one is in its place."""


class Placed(NamedTuple):
    """What a file holds, and whether it had to be written for that."""

    data: bytes
    is_written: bool


def place(
    path: str | os.PathLike[str], data: bytes, expected: bytes | None, name: str, *, is_output: bool
) -> Placed:
    """Put a catalog's bytes in the place of those it was made from: see `store.write` and `store.begin`.

    What the file holds then are others where another program changed it too. Raises AmbosError.
    """
    file = os.fspath(path)
    try:
        with locked(file):
            for _ in range(_ATTEMPTS):
                with _opened(file) as (found, state):
                    if found == data:
                        return Placed(data, is_written=False)
                    made = data if found == expected else _reconciled(expected, found, data, name)
                    if made == found:
                        return Placed(made, is_written=False)
                    files.require_writable(file, name)
                    if _written(file, made, found, state, is_output=is_output):
                        return Placed(made, is_written=True)
    except OSError as error:
        raise files.unusable(error, name, "write", path) from error
    raise AmbosError(_CHANGED, path=name)


def _written(
    file: str,
    data: bytes,
    found: bytes | None,
    state: tuple[int, ...] | None,
    *,
    is_output: bool,
) -> bool:
    """Write a file; False where it is not as it was found: editors take no lock."""

    def is_as_read() -> bool:
        return files.state(file) == state or _bytes(file) == found

    return files.supersede(file, data, is_output=is_output, is_as_read=is_as_read)


def move(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    expected: bytes,
    names: tuple[str, str],
) -> None:
    """Give a file that has the expected bytes another place, in one step; `names` are what errors say.

    Of a link the link goes there, and leads where it did; where the bytes are there already, the file goes.
    Raises AmbosError where the file has changed, where another stands in the other place, and for what the
    system refuses; then both are as they were.
    """
    file, place = os.fspath(path), os.fspath(target)
    folders = {os.path.realpath(folder_of(one)): one for one in (file, place)}
    try:
        with contextlib.ExitStack() as locks:
            for _, one in sorted(folders.items()):  # always in one order: two wait for no other
                locks.enter_context(locked(one))
            if _bytes(file) != expected:
                raise AmbosError(_CHANGED, path=names[0])
            if os.path.lexists(place) and not os.path.samefile(file, place):
                if _bytes(place) == expected:
                    os.unlink(file)
                    return
                what = "exists already (read it first, or take it away)"
                raise AmbosError(what, path=names[1])
            if os.path.islink(file):
                _move_link(file, place)
            else:
                os.rename(file, place)
    except OSError as error:
        name, at = (names[0], file) if files.is_closed(file) else (names[1], place)
        raise files.unusable(error, name, "write", at) from error


def _move_link(file: str, place: str) -> None:
    """Give a link another place, in which nothing is but what leads to the same file. Raises OSError."""
    if os.path.lexists(place):
        if os.path.samestat(os.lstat(file), os.lstat(place)):  # a name that differs in case alone
            os.rename(file, place)
            return
        if not os.path.islink(place):
            os.unlink(file)
            return
        os.unlink(place)
    to = os.readlink(file)
    here, there = (os.path.realpath(os.path.dirname(one) or os.curdir) for one in (file, place))
    if here != there and not os.path.isabs(to):
        above, name = os.path.split(os.path.join(here, to))
        to = os.path.relpath(os.path.join(os.path.realpath(above), name), there)
    os.symlink(to, place)
    os.unlink(file)


def _reconciled(expected: bytes | None, found: bytes | None, data: bytes, name: str) -> bytes:
    """What both made of the `expected` bytes of a file: another program `found`, and we `data`.

    Raises AmbosError where somebody has to look at that.
    """
    if expected is None:
        raise AmbosError("exists already (read it first, or take it away)", path=name)
    if found is None:
        raise AmbosError(_CHANGED, path=name)
    from i18n.catalogs.threeway_files import merged_file  # noqa: PLC0415  (imports this module)

    try:
        merged = merged_file(expected, found, data, (name, name, name))
    except AmbosError as error:
        raise AmbosError(_CHANGED, path=name) from error
    if merged.conflicts or merged.notes:  # of what is noted nobody is told here
        raise AmbosError(_CHANGED, path=name)
    return merged.data


@contextlib.contextmanager
def _opened(path: str) -> Iterator[tuple[bytes | None, tuple[int, ...] | None]]:
    """What a file holds, and its state from before it was read; None where there is none.

    It stays open meanwhile, where that hinders nobody, so that its number is no other file's. Raises
    OSError.
    """
    state = files.state(path)
    try:
        file = open(path, "rb", buffering=0)  # noqa: SIM115  (closed below)
    except FileNotFoundError:
        yield None, None
        return
    try:
        data = file.read()
        if sys.platform == "win32":
            file.close()
        yield data, state
    finally:
        file.close()


def _bytes(path: str) -> bytes | None:
    """What a file holds; None where there is none. Raises OSError."""
    with _opened(path) as (data, _):
        return data
