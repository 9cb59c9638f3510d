"""Files on disk: read with a clear error, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable

from i18n import swapping, temporaries
from i18n.errors import AmbosError

_PIECE = 1 << 20
"""Bytes of a file that are read at once, where it has more than it said."""

_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32)
"""Seconds to wait for a scanner or an indexer, which has a new file open for a moment."""

_HELD = frozenset({32, 33})
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows: another program has the file open."""

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to is opened at once, not waited for."""

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""Who passes over permission bits, as root does, is told so too by a file that nobody may write."""

_MAKING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read(path: str | os.PathLike[str], name: str | None = None) -> bytes:
    """The bytes of a file; `name` is what a message calls it. Raises AmbosError.

    A pipe or a device is refused: nobody knows when it ends.
    """
    try:
        return _opened(path, name)[0]
    except OSError as error:
        raise _unreadable(error, path, name) from error


def look(
    path: str | os.PathLike[str], name: str | None = None
) -> tuple[bytes, os.stat_result] | None:
    """The bytes of a file, and its state from before they were read; None where there is none.

    `name` is as in `read`. Raises AmbosError.
    """
    try:
        return _opened(path, name)
    except OSError as error:
        is_absent = isinstance(error, FileNotFoundError | NotADirectoryError)
        if is_absent and not os.path.islink(path):
            return None
        raise _unreadable(error, path, name) from error


def _unreadable(error: OSError, path: str | os.PathLike[str], name: str | None) -> AmbosError:
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        what = "is a link to what is not there (mend it, or take it out)"
        return AmbosError(what, path=name or str(path))
    return unusable(error, name or str(path), "read", path)


def _opened(path: str | os.PathLike[str], name: str | None) -> tuple[bytes, os.stat_result]:
    """The bytes and the state of a file. Raises OSError, and AmbosError for a pipe or a device."""
    descriptor = os.open(path, _READING)
    try:
        state = os.fstat(descriptor)
        if stat.S_ISDIR(state.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(state.st_mode):
            raise AmbosError("is no file (name a file)", path=name or str(path))
        return _contents(descriptor, state.st_size), state
    finally:
        os.close(descriptor)


def _contents(descriptor: int, size: int) -> bytes:
    """The bytes of an open file to its end; `size` is how many there should be."""
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    pieces = [data]
    while piece := os.read(descriptor, _PIECE):
        pieces.append(piece)
    return b"".join(pieces)


def write(path: str | os.PathLike[str], data: bytes, name: str | None = None) -> bool:
    """Write a file whole or not at all; False when it already has these bytes.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and take the
    file's name in one step; the mode stays, and a link keeps pointing where it does. Raises
    AmbosError; then the earlier file is as it was.
    """
    return _written(path, data, name, is_output=False)


def write_output(path: str | os.PathLike[str], data: bytes, name: str | None = None) -> bool:
    """Write, as `write` does, a file that the same command would make again.

    One that was not there is not flushed to the disk: where the power fails within seconds, it may
    be empty.
    """
    return _written(path, data, name, is_output=True)


def _written(
    path: str | os.PathLike[str], data: bytes, name: str | None, *, is_output: bool
) -> bool:
    try:
        target, mode = _place(path)
        if mode is not None and has(target, data):
            return False
        _put(target, mode, data, is_output=is_output)
    except OSError as error:
        raise unusable(error, name or str(path), "write", path) from error
    return True


def supersede(
    path: str | os.PathLike[str], data: bytes, *, is_output: bool, is_as_read: Callable[[], bool]
) -> bool:
    """Write a file, as `write` or `write_output`, whose bytes others may change meanwhile.

    False, and it is as the others left it, where it is not `is_as_read` when all is written but the name,
    nor at the moment when the new bytes take it. That moment is watched where the system can exchange two
    names in one step (Linux, macOS); elsewhere what somebody saves in the last microseconds is lost. Raises
    OSError.
    """
    try:
        _put(*_place(path), data, is_output=is_output, is_as_read=is_as_read)
    except _ChangedError:
        return False
    return True


class _ChangedError(Exception):
    """A file is not as it was read."""


def _place(path: str | os.PathLike[str]) -> tuple[str | os.PathLike[str], int | None]:
    """The file that a path or a link leads to, and its permission bits; None where there is none.

    Raises OSError.
    """
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            path = os.path.realpath(path)
            mode = os.stat(path).st_mode
    except FileNotFoundError:
        return path, None
    return path, stat.S_IMODE(mode)


def _put(
    target: str | os.PathLike[str],
    mode: int | None,
    data: bytes | bytearray,
    *,
    is_output: bool,
    is_as_read: Callable[[], bool] | None = None,
) -> None:
    """Give a file new bytes in one step, in a folder that is made where it is missing.

    Once more where the temporary file is gone: another process held it for one that was left.
    """
    try:
        _replace(target, mode, data, is_output=is_output, is_as_read=is_as_read)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)
        _replace(target, mode, data, is_output=is_output, is_as_read=is_as_read)


def require_writable(path: str | os.PathLike[str], name: str | None = None) -> None:
    """Raise AmbosError where a file is there and is not to be written, as editors have it.

    It has no bit for that, or none for who runs this: its name could be given to another file all the same,
    for which the folder's bits count alone. They have to be there too. `name` is as in `read`.
    """
    try:
        mode = os.stat(path).st_mode
        is_open = mode & _WRITABLE and os.access(path, os.W_OK)
        if not is_open or is_closed(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
    except FileNotFoundError:
        return
    except OSError as error:
        raise unusable(error, name or str(path), "write", path) from error


def replace(path: str | os.PathLike[str], data: bytes | bytearray) -> None:
    """Put a new file in the place of what has this name; a link is not followed. Raises OSError."""
    _put(path, None, data, is_output=False)


def has(path: str | os.PathLike[str], data: bytes | bytearray) -> bool:
    """Does the file hold these bytes? Raises OSError."""
    try:
        descriptor = os.open(path, _READING)
    except FileNotFoundError:
        return False
    try:
        size = os.fstat(descriptor).st_size
        return size == len(data) and _contents(descriptor, size) == data
    finally:
        os.close(descriptor)


def remove(path: str | os.PathLike[str], name: str | None = None) -> bool:
    """Take a file away; False where there is none. Raises AmbosError."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unusable(error, name or str(path), "remove", path) from error
    return True


def _replace(
    path: str | os.PathLike[str],
    mode: int | None,
    data: bytes | bytearray,
    *,
    is_output: bool,
    is_as_read: Callable[[], bool] | None = None,
) -> None:
    """Give a file new bytes in one step; `mode` are its permission bits, None for a new file.

    Raises OSError, and _ChangedError, and leaves no temporary file.
    """
    folder, name = os.path.split(path)
    temporaries.sweep(folder, name)
    # the name is chosen first, so that a signal at any point finds it to clean up
    temporary = temporaries.name_for(folder, name)
    try:
        # what nobody else may read is never to be read by anybody else
        descriptor = os.open(temporary, _MAKING, 0o666 if mode is None else 0o600)
        with open(descriptor, "wb", buffering=0) as file:
            temporaries.hold(descriptor)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if mode is not None or not is_output:
                os.fsync(descriptor)
            if mode is not None:
                os.chmod(temporary, mode)
            own = os.fstat(descriptor)
            if sys.platform == "win32":
                file.close()  # an open file has no new name there
            if is_as_read is None:
                _rename(temporary, path, lambda: True)
            elif _supersede(temporary, path, own, is_as_read):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(temporary)
            else:
                raise _ChangedError
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _supersede(
    temporary: str,
    path: str | os.PathLike[str],
    own: os.stat_result,
    is_as_read: Callable[[], bool],
) -> bool:
    """Let a new file, whose state is `own`, take a name; False where what had it was not as it was read.

    Afterwards the temporary name is that of what is to be taken away, or of nothing. Raises OSError.
    """
    before = state(path)
    if not is_as_read():
        return False
    if before is None or not swapping.swap(temporary, os.fspath(path)):
        return _rename(temporary, path, is_as_read)
    if state(temporary) == before:
        return True
    # somebody saved the file in between: it is given back, and what he saved meanwhile stays
    swapping.swap(temporary, os.fspath(path))
    if not os.path.samestat(os.stat(temporary), own):
        swapping.swap(temporary, os.fspath(path))
    return False


class _HeldError(PermissionError):
    """A file that another program has open, which Windows lets nobody replace."""


def _rename(temporary: str, path: str | os.PathLike[str], is_as_read: Callable[[], bool]) -> bool:
    """Let a new file take a name; on Windows, once those who have it open have closed it.

    False where the name's file is not as it was read after that. Raises OSError.
    """
    for pause in _PAUSES:
        try:
            os.replace(temporary, path)
        except PermissionError:
            if sys.platform != "win32" or not _is_writable(path):
                raise
        else:
            return True
        time.sleep(pause)
        if not is_as_read():
            return False
    try:
        os.replace(temporary, path)
    except PermissionError as error:
        raise _HeldError(*error.args) from error
    return True


def _is_writable(path: str | os.PathLike[str]) -> bool:
    """Is there a file that has not been made read-only? Raises OSError."""
    return os.path.exists(path) and bool(os.stat(path).st_mode & stat.S_IWRITE)


def state(path: str | os.PathLike[str]) -> tuple[int, ...] | None:
    """What differs where another file took a name, or its bytes changed; None where there is none.

    The number of a file is another's only once nobody has the file open. Raises OSError.
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def make_state(folder: str | os.PathLike[str]) -> None:
    """Make the folder of what Ambos keeps for itself, which git is not to see. Raises OSError."""
    ignored = os.path.join(folder, ".gitignore")
    found = state(ignored)
    if found is None or not found[2]:  # a full disk leaves an empty file
        os.makedirs(folder, exist_ok=True)
        replace(ignored, b"*\n")


def unusable(
    error: OSError, name: str, verb: str, path: str | os.PathLike[str] | None = None
) -> AmbosError:
    """The user's words for what the operating system refused.

    `path` is that of a file whose folder may be at fault.
    """
    if isinstance(error, PermissionError) and path is not None and is_closed(path, verb):
        what = f"no permission to {verb} (change the owner or mode of its folder)"
        return AmbosError(what, path=name)
    if isinstance(error, PermissionError) and path is not None and os.path.isdir(path):
        return closed(name)
    remedies = {
        FileNotFoundError: "no such file (check the name)",
        IsADirectoryError: "is a folder (name a file)",
        NotADirectoryError: "a part of the path is not a folder (check the name)",
        PermissionError: f"no permission to {verb} (change the file's owner or mode)",
    }
    if isinstance(error, _HeldError) or getattr(error, "winerror", None) in _HELD:
        return AmbosError("is open in another program (close it there)", path=name)
    if error.errno == errno.ELOOP:
        return AmbosError("is a link that leads to itself (take it out)", path=name)
    for kind, words in remedies.items():
        if isinstance(error, kind):
            return AmbosError(words, path=name)
    words = ""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        words = "disk full (free some space and run again)"
    return AmbosError(words or f"cannot {verb}: {error.strerror or error}", path=name)


def closed(folder: str) -> AmbosError:
    """What is said of a folder of which nobody can tell what is in it."""
    return AmbosError("no permission to read (change the folder's owner or mode)", path=folder)


def is_closed(path: str | os.PathLike[str], verb: str = "write") -> bool:
    """May nothing be done with the names in a file's folder, or in the nearest one that there is?"""
    return not os.access(nearest_folder(path), os.X_OK if verb == "read" else os.W_OK | os.X_OK)


def nearest_folder(path: str | os.PathLike[str]) -> str:
    """The folder that a file is in or would be in, or the nearest one above it that can be seen."""
    folder = os.path.dirname(os.path.realpath(path))
    while not os.path.exists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return folder
