"""A catalog's bytes onto disk, so that what another program wrote meanwhile is not lost."""

from __future__ import annotations

import os

from i18n import files
from i18n.catalogs.locks import locked
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
