"""One writer at a time for the files of a folder."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def folder_of(path: str | os.PathLike[str]) -> str:
    """The folder whose lock is that of a path: of a link, that of the file to which it leads."""
    target = os.path.realpath(path) if os.path.islink(path) else path
    return os.path.dirname(target) or os.curdir


@contextlib.contextmanager
def locked(path: str | os.PathLike[str]) -> Iterator[None]:
    """Wait for, and hold, the right to write the files of a path's folder, which is made.

    The lock is advisory, ends with the process, and leaves nothing in the folder: on POSIX it is
    taken on the folder itself; where that cannot be locked (Windows, some network file systems) on
    a file in the system's temporary folder, named by a hash of the folder's path. Raises OSError.
    """
    folder = folder_of(path)
    while True:
        try:
            descriptor = _acquired(folder)
            break
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
    try:
        yield
    finally:
        os.close(descriptor)


def remove_if_empty(folder: str | os.PathLike[str]) -> None:
    """Take a folder away, unless there is anything in it; who writes in it is waited for."""
    with contextlib.suppress(OSError):
        descriptor = _acquired(os.fspath(folder))
        try:
            os.rmdir(folder)
        finally:
            os.close(descriptor)


if sys.platform == "win32":

    def _acquired(folder: str) -> int:
        descriptor = _stand_in(folder)
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except OSError as error:
                # LK_LOCK gives up after ten tries of a second each.
                if error.errno not in (errno.EDEADLK, errno.EACCES):
                    os.close(descriptor)
                    raise
            else:
                return descriptor

else:

    def _acquired(folder: str) -> int:
        while True:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            except OSError:
                os.close(descriptor)
                descriptor = _stand_in(folder)
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                return descriptor
            if _is_at(descriptor, folder):
                return descriptor
            # It was taken away meanwhile: who comes now locks the one that has its name.
            os.close(descriptor)

    def _is_at(descriptor: int, path: str) -> bool:
        """Does a path lead to an open file or folder? Raises OSError."""
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(path))
        except FileNotFoundError:
            return False


def _stand_in(folder: str) -> int:
    import hashlib  # noqa: PLC0415  (slow to import, and seldom needed)
    import tempfile  # noqa: PLC0415

    name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:24]
    # Others may write to the temporary folder too: a link that waits there is not followed.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return os.open(Path(tempfile.gettempdir(), f"ambos-{name}.lock"), flags, 0o666)
