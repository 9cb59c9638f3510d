"""The file of a ledger: a line with sums and sizes, the files that were noted, and the entries.

The entries stand last, and are read by themselves: few runs need them.
"""

from __future__ import annotations

import os
import stat
import zlib
from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from i18n import stamps
from i18n.stamps import Stamp

_FORMAT = "ambos ledger 2"
_HEAD = 128
"""Bytes of the first line: the format, the sums and the sizes of what follows."""


class Noted(NamedTuple):
    """What stands in a ledger's file, remarks and entries as JSON still.

    `stamps` holds three numbers for each of `names`, of which the first `folders` are those of folders.
    The entries, which few runs need, begin at byte `entries_start` of the file; `entries_crc` is their
    CRC-32.
    """

    names: tuple[str, ...]
    stamps: array[int]
    folders: int
    remarks: bytes
    entries_start: int
    entries_crc: int


NOTHING = Noted((), array("Q"), 0, b"null", 0, 0)


def packed(
    key: bytes, noted: Mapping[str, Stamp], folders: int, remarks: bytes, entries: Iterable[bytes]
) -> bytearray:
    """The bytes of a ledger; `entries` are lines, which may be many."""
    data = bytearray(_HEAD)
    sizes = []
    total = 0
    names, numbers = os.fsencode("\0".join(noted)), stamps.joined(noted.values()).tobytes()
    for part in (key, names, numbers, remarks):
        data += part
        sizes.append(len(part))
        total = zlib.crc32(part, total)
    del names, numbers, part
    start = len(data)
    for entry in entries:
        data += entry
        data += b"\n"
    with memoryview(data)[start:] as written:
        sums = f"{total} {zlib.crc32(written)}"
    data[:_HEAD] = f"{_FORMAT} {sums} {folders} {' '.join(map(str, sizes))}".encode().ljust(_HEAD)
    return data


def is_file(place: str) -> bool:
    """Is there a file, and no link, which may lead out of the project, nor a pipe, which has no end?"""
    try:
        return stat.S_ISREG(os.lstat(place).st_mode)
    except OSError:
        return False


def read(place: str, key: bytes) -> Noted:
    """What stands in a ledger's file; nothing where it is missing, spoilt or another program's."""
    if not is_file(place):
        return NOTHING
    try:
        with open(place, "rb") as file:
            line = file.read(_HEAD).decode("ascii", "replace")
            if not line.startswith(f"{_FORMAT} "):
                return NOTHING
            head_sum, entries_sum, folders, *sizes = map(int, line[len(_FORMAT) :].split())
            head = file.read(sum(sizes))
    except (OSError, ValueError, OverflowError, MemoryError):
        return NOTHING
    parts, start = [], 0
    for size in sizes:
        parts.append(head[start : start + size])
        start += size
    if zlib.crc32(head) != head_sum or len(parts) != 4 or parts[0] != key:
        return NOTHING
    found = array("Q")
    found.frombytes(parts[2])
    names = tuple(os.fsdecode(parts[1]).split("\0"))
    return Noted(names, found, folders, parts[3], _HEAD + start, entries_sum)


def entries(place: str, noted: Noted) -> bytes:
    """The entries; nothing where they are not those of what was read before."""
    if not noted.entries_start or not is_file(place):
        return b""
    try:
        with open(place, "rb") as file:
            file.seek(noted.entries_start)
            data = file.read()
    except OSError:
        return b""
    return data if zlib.crc32(data) == noted.entries_crc else b""
