"""What the file system says of a file, in which every change of it shows.

A stamp is its size, the time of its last change (ctime, which no program can set) and its number
(inode). It says nothing of a file that changed a moment ago, whose next change may bear the same
time: such a stamp is not kept, as git keeps none for a file of its index.
"""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain

Stamp = tuple[int, int, int]

ARE_TOLD = os.name == "posix"
"""Is there a ctime that changes with the file? Elsewhere files are read and compared."""

TICK = 20_000_000
"""Nanoseconds within which two changes may bear one time: Linux's clock ticks each 10 ms or less."""

_COARSE_TICK = 2_500_000_000
"""The same where times are whole milliseconds or seconds: FAT counts in steps of two seconds."""

ABSENT: Stamp = (0, 0, 0)
UNKNOWN: Stamp = (2**64 - 1, 2**64 - 1, 2**64 - 1)
"""The stamp of nothing: what has it is read."""

UNREADABLE: Stamp = (2**64 - 2, 2**64 - 2, 2**64 - 2)
"""What `all_of` finds where it is told nothing: no stamp that is kept."""


def stamp(path: str | os.PathLike[str]) -> Stamp:
    """The stamp of a file or folder as it is; ABSENT, or UNKNOWN where it cannot be told."""
    try:
        return of(os.stat(path))
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError:
        return UNKNOWN


def of(state: os.stat_result) -> Stamp:
    """The stamp in what the file system says."""
    return state.st_size, state.st_ctime_ns, state.st_ino


def kept(found: Stamp) -> Stamp:
    """The stamp, taken just now, if it can be told from that of every later change; else UNKNOWN."""
    changed = found[1]
    tick = TICK if changed % 1_000_000 else _COARSE_TICK
    return found if found == ABSENT or changed + tick < time.time_ns() else UNKNOWN


def all_of(root: str | os.PathLike[str], names: Iterable[str]) -> array[int]:
    """The stamps of files below a folder, or of absolute paths, three numbers for each name.

    Raises OSError where there is no such folder.
    """
    found = array("Q")
    note, stat = found.extend, os.stat
    folder = os.open(root, os.O_RDONLY)
    try:
        for name in names:
            try:
                state = stat(name, dir_fd=folder)
            except (FileNotFoundError, NotADirectoryError):
                note(ABSENT)
            except OSError:
                note(UNREADABLE)
            else:
                note((state.st_size, state.st_ctime_ns, state.st_ino))
    finally:
        os.close(folder)
    return found


def joined(stamps: Iterable[Stamp]) -> array[int]:
    """Stamps as `all_of` gives them."""
    return array("Q", chain.from_iterable(stamps))


def each(stamps: Iterable[int]) -> Iterator[Stamp]:
    """The stamps that `all_of` gives, one after the other."""
    numbers = iter(stamps)
    return zip(numbers, numbers, numbers, strict=True)
