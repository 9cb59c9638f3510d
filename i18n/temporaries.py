"""Temporary files, which take the name of another once they are written.

A writer holds its file, so that others can tell what a killed one left, and take it away.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time

NAME = re.compile(r"\.(.{1,40})\.[0-9a-f]{16}\.tmp", re.DOTALL)
"""The name of a file that is being written, and the beginning of the name that it will take."""

_LONGEST = 40
"""Characters of a name that its temporary one begins with."""

_ABANDONED = 3600.0
"""Seconds after which nobody writes a file any more, where no lock can tell."""

_SWEPT: set[str] = set()
"""The folders in which this process looked for what killed writers left."""


def name_for(folder: str, name: str) -> str:
    """A new temporary file's path, for a file called `name` in a folder."""
    return os.path.join(folder, f".{name[:_LONGEST]}.{os.urandom(8).hex()}.tmp")


def sweep(folder: str, name: str) -> None:
    """Take away what writers that were killed left of the files of a folder, and of one to be written.

    Once for each folder. Where a living writer loses its file by it, that writes it again: see `files`.
    """
    if folder in _SWEPT:
        return
    _SWEPT.add(folder)
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return
    own = {each[:_LONGEST] for each in (name, *names)}
    for each in names:
        match = NAME.fullmatch(each) if each.endswith(".tmp") else None
        if match is not None and match[1] in own:
            with contextlib.suppress(OSError):
                _take_away(os.path.join(folder, each))


if sys.platform == "win32":

    def hold(descriptor: int) -> None:
        """A file that is open is not taken away."""

    def _take_away(temporary: str) -> None:
        """Remove a file that nobody writes. Raises OSError."""
        os.unlink(temporary)

else:

    def hold(descriptor: int) -> None:
        """Show other processes, until the file is closed, that somebody writes it."""
        import fcntl  # noqa: PLC0415

        # some network file systems have no locks
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _take_away(temporary: str) -> None:
        """Remove a file that nobody writes. Raises OSError."""
        import fcntl  # noqa: PLC0415

        descriptor = os.open(temporary, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        except OSError:
            if time.time() - os.fstat(descriptor).st_mtime < _ABANDONED:
                return
        finally:
            os.close(descriptor)
        os.unlink(temporary)
