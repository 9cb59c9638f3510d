"""Files on disk: read with a clear error, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from i18n.errors import AmbosError

_PIECE = 1 << 20
"""Bytes of a file that are read at once, where it has more than it said."""


def read(path: str | os.PathLike[str], name: str | None = None) -> bytes:
    """The bytes of a file; `name` is what a message calls it. Raises AmbosError.

    A pipe or a device is refused: nobody knows when it ends.
    """
    # a pipe that nobody writes to is opened at once, not waited for
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        try:
            state = os.fstat(descriptor)
            if stat.S_ISDIR(state.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not stat.S_ISREG(state.st_mode):
                raise AmbosError("is no file (name a file)", path=name or str(path))
            return _contents(descriptor, state.st_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unusable(error, name or str(path), "read") from error


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
        if has(path, data):
            return False
        overwrite(path, data, is_output=is_output)
    except OSError as error:
        raise unusable(error, name or str(path), "write") from error
    return True


def overwrite(path: str | os.PathLike[str], data: bytes, *, is_output: bool = False) -> None:
    """Write a file, as `write` or `write_output`, without a look at what it holds. Raises OSError."""
    target = os.path.realpath(path) if os.path.islink(path) else path
    try:
        replace(target, data, is_output=is_output)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        replace(target, data, is_output=is_output)


def has(path: str | os.PathLike[str], data: bytes) -> bool:
    """Does the file hold these bytes? Raises OSError."""
    try:
        with open(path, "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size != len(data):
                return False
            return file.read() == data
    except FileNotFoundError:
        return False


def remove(path: str | os.PathLike[str], name: str | None = None) -> bool:
    """Take a file away; False where there is none. Raises AmbosError."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unusable(error, name or str(path), "remove") from error
    return True


def replace(path: str | os.PathLike[str], data: bytes, *, is_output: bool = False) -> None:
    """Give a file new bytes in one step. Raises OSError and leaves no temporary file."""
    # the name is chosen first, so that a signal at any point finds it to clean up
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:40]}.{os.urandom(8).hex()}.tmp")
    mode = _mode(path)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        # what nobody else may read is never to be read by anybody else
        descriptor = os.open(temporary, flags, 0o666 if mode is None else 0o600)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if mode is not None or not is_output:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def make_state(folder: str | os.PathLike[str]) -> None:
    """Make the folder of what Ambos keeps for itself, which git is not to see. Raises OSError."""
    if not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "wb") as file:
            file.write(b"*\n")


def _mode(path: str | os.PathLike[str]) -> int | None:
    """The permission bits that a file keeps; None for a new one, whose are those of the umask."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        return None


def unusable(error: OSError, name: str, verb: str) -> AmbosError:
    """The user's words for what the operating system refused."""
    remedies = {
        FileNotFoundError: "no such file (check the name)",
        IsADirectoryError: "is a folder (name a file)",
        NotADirectoryError: "a part of the path is not a folder (check the name)",
        PermissionError: f"no permission to {verb} (change the file's owner or mode)",
    }
    for kind, words in remedies.items():
        if isinstance(error, kind):
            return AmbosError(words, path=name)
    words = ""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        words = "disk full (free some space and run again)"
    return AmbosError(words or f"cannot {verb}: {error.strerror or error}", path=name)
