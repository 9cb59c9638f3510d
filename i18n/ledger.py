"""What a command left with nothing to do, so that the next run need not look into it.

A ledger is a file below `.ambos/`. For each document it names the files that the command read and
wrote, with a digest of what was in them, and holds what the command says of the document while they
are so. It may be missing, stale or spoilt at any time: then everything is done anew. Nothing in it
is taken for true but of files that are as it says, by their stamps or by their bytes.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from i18n import files, roots, stamps
from i18n.errors import AmbosError
from i18n.stamps import ABSENT, UNKNOWN, Stamp

_FORMAT = "ambos ledger 1"
_HEAD = 128
"""Bytes of the first line: the format, the sums and the sizes of what follows."""


class _Noted(NamedTuple):
    """What stands in a ledger's file, remarks and entries as JSON still.

    `stamps` holds three numbers for each of `names`, which are files and folders. The entries, which
    few runs need, begin at byte `entries_start` of the file; `entries_crc` is their CRC-32.
    """

    names: tuple[str, ...]
    stamps: array[int]
    remarks: bytes
    entries_start: int
    entries_crc: int


_NOTHING = _Noted((), array("Q"), b"null", 0, 0)


class _Entry(NamedTuple):
    """A document: the digests of its files by their names, "" for one that is not there."""

    files: Mapping[str, str]
    said: Any


class Ledger:
    """The ledger of one command in one project; what is said in it is anything that JSON holds."""

    def __init__(self, root: str, place: str | None, key: bytes) -> None:
        """`place` is the ledger's file, None for none; `key` is all that results depend on but files."""
        self._root = f"{root}/"
        self._place = place
        self._key = key
        self._unchanged: dict[str, int] | None = None
        self._earlier: dict[str, _Entry] | None = None
        self._entries: dict[str, _Entry] = {}
        self._seen: dict[str, tuple[Stamp, str]] = {}

    @staticmethod
    def of(root: str, command: str, choices: Sequence[str], rules: int = 0) -> Ledger:
        """That of a command with these choices; `rules` is a sum of the project's SRX files."""
        folder = f"{root}/{roots.STATE}"
        place = f"{folder}/{'-'.join([command, *map(_file_name, choices)])}.ledger"
        if os.path.islink(folder):  # it may lead out of the project
            return Ledger(root, None, b"")
        said = f"{command} {tuple(choices)} {rules}\n{_program()}\n"
        key = os.fsencode(said) + roots.settings(root)
        return Ledger(root, place, key)

    def is_same(self, other: Ledger) -> bool:
        """Is this the ledger of the same command in the same project, as it is set up now?"""
        return (self._root, self._place, self._key) == (other._root, other._place, other._key)

    @cached_property
    def _noted(self) -> _Noted:
        return _NOTHING if self._place is None else _noted(self._place, self._key)

    @cached_property
    def _current(self) -> array[int]:
        return _current(self._root, self._noted.names)

    def is_untouched(self) -> bool:
        """Is every file and folder as the last run left it, so that this one has nothing to do?"""
        return bool(self._current) and self._current == self._noted.stamps

    @property
    def remarks(self) -> Any:
        """What the last run said of the project as a whole."""
        if self._noted.remarks == b"[]":  # the usual, which needs no parser
            return []
        import json  # noqa: PLC0415  (slow to import, as hashlib below)

        return json.loads(self._noted.remarks)

    def said(self) -> list[Any]:
        """What the last run left to say of each document, in the order of their paths."""
        return [entry.said for entry in self._earlier_entries().values()]

    def settled(self, documents: Iterable[str]) -> dict[str, Any]:
        """Those of some documents of which nothing is left to do, each with what is said of it."""
        settled: dict[str, Any] = {}
        for document in documents:
            entry = self._earlier_entries().get(document)
            if entry is not None and all(self._holds(*one) for one in entry.files.items()):
                self._entries[document] = entry
                settled[document] = entry.said
        self._earlier = None  # they take room while the rest is worked on
        return settled

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, by its name in the project; None where there is none.

        Raises AmbosError.
        """
        found = files.look(self._path(name), name)
        if found is None:
            self._seen[name] = (ABSENT, "")
            return None
        data, state = found
        self._seen[name] = (stamps.kept(stamps.of(state)), _digest(data))
        return data

    def note(
        self, document: str, read: Iterable[str], made: Mapping[str, bytes | None], said: Any
    ) -> None:
        """Settle a document: the files of it that this ledger read, and what those hold that were made.

        None stands for a file that is not to be there.
        """
        entry = {name: self._seen[name][1] for name in read}
        for name, data in made.items():
            entry[name] = "" if data is None else _digest(data)
            self._seen[name] = (UNKNOWN, entry[name])
        self._entries[document] = _Entry(entry, said)

    def wait(self) -> None:
        """Let so much time pass that no later change can bear the time of one that was made here.

        The stamps of what was made are known from then on: `save`, and list folders, afterwards.
        """
        time.sleep(stamps.TICK * 1.5e-9)

    def save(self, folders: Mapping[str, Stamp], remarks: Any) -> None:
        """Write what was noted, of what is still so.

        `folders` are those that were listed, with their stamps from before. A ledger that cannot be
        written is none.
        """
        if self._place is None:
            return
        import json  # noqa: PLC0415

        noted = dict(folders)
        for entry in self._entries.values():
            for name, digest in entry.files.items():
                stamp = self._stamp(name, digest)
                if stamp != ABSENT or not self._is_below(name, folders):
                    noted[name] = stamp
        entries = (
            json.dumps({name: [self._entries[name].files, self._entries[name].said]})[1:-1].encode()
            for name in sorted(self._entries)
        )
        data = _packed(self._key, noted, json.dumps(remarks).encode(), entries)
        with contextlib.suppress(OSError):
            files.make_state(os.path.dirname(self._place))
            if not files.has(self._place, data):
                files.replace(self._place, data)

    def _path(self, name: str) -> str:
        return name if os.path.isabs(name) else self._root + name

    def _earlier_entries(self) -> dict[str, _Entry]:
        if self._earlier is None:
            import json  # noqa: PLC0415

            data = b"" if self._place is None else _tail(self._place, self._noted)
            found = json.loads(data) if data else {}
            self._earlier = {name: _Entry(*entry) for name, entry in found.items()}
        return self._earlier

    def _holds(self, name: str, digest: str) -> bool:
        """Is a file as it was noted, by its stamp, or by its bytes?"""
        if name in self._unchanged_files():
            return True
        try:
            self.read(name)
        except AmbosError:
            return False
        return self._seen[name][1] == digest

    def _unchanged_files(self) -> dict[str, int]:
        """The files that have the stamps which were noted, with their places among the names."""
        if self._unchanged is None:
            self._unchanged = {}
            for n, name in enumerate(self._noted.names if self._current else ()):
                stamp = stamps.at(self._noted.stamps, n)
                if stamp == stamps.at(self._current, n) and stamp != UNKNOWN:
                    self._unchanged[name] = n
        return self._unchanged

    def _is_below(self, name: str, folders: Mapping[str, Stamp]) -> bool:
        """Would the stamp of a listed folder change if there came to be a file of this name?"""
        while name := name.rpartition("/")[0]:
            if name in folders:
                return True
            if os.path.lexists(self._path(name)):
                return False
        return False

    def _stamp(self, name: str, digest: str) -> Stamp:
        """The stamp by which a file may be known to hold what was noted; UNKNOWN where none can."""
        if name in self._seen:
            known = self._seen[name][0]
            if known != UNKNOWN:
                return known
        elif name in self._unchanged_files():
            return stamps.at(self._noted.stamps, self._unchanged_files()[name])
        try:
            found = files.look(self._path(name), name)
        except AmbosError:
            return UNKNOWN
        if found is None:
            return UNKNOWN if digest else ABSENT
        data, state = found
        return stamps.kept(stamps.of(state)) if _digest(data) == digest else UNKNOWN


def _current(root: str, names: Sequence[str]) -> array[int]:
    """The stamps of files and folders as they are now; nothing where they are not told."""
    if not stamps.ARE_TOLD or not names:
        return array("Q")
    try:
        return stamps.all_of(root, names)
    except OSError:
        return array("Q")


def _file_name(choice: str) -> str:
    """Any text as a part of a file's name."""
    return f"{zlib.crc32(os.fsencode(choice)):08x}"


def _digest(data: bytes) -> str:
    import hashlib  # noqa: PLC0415

    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache  # a run that has something to do asks before its settings are read, and behind that
def _program() -> str:
    """The program that writes and reads: its version, its own files, what is installed beside it."""
    package = os.path.dirname(os.path.abspath(__file__))
    pieces = [sys.version]
    for folder, subfolders, names in os.walk(package):
        subfolders[:] = sorted(name for name in subfolders if name != "__pycache__")
        for name in sorted(names):
            pieces.append(f"{folder}/{name} {stamps.stamp(f'{folder}/{name}')}")
    pieces += [
        f"{folder} {stamps.stamp(folder)}" for folder in sys.path if folder.endswith("-packages")
    ]
    return "\n".join(pieces)


def _packed(
    key: bytes, noted: Mapping[str, Stamp], remarks: bytes, entries: Iterable[bytes]
) -> bytearray:
    """The bytes of a ledger; `entries` are members of a JSON object, which may be many."""
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
    data += b"{"
    for entry in entries:
        if len(data) > start + 1:
            data += b","
        data += entry
    data += b"}"
    with memoryview(data)[start:] as written:
        sums = f"{total} {zlib.crc32(written)}"
    data[:_HEAD] = f"{_FORMAT} {sums} {' '.join(map(str, sizes))}".encode().ljust(_HEAD)
    return data


def _noted(place: str, key: bytes) -> _Noted:
    """What stands in a ledger's file; nothing where it is missing, spoilt or another program's.

    Nor where it is a link, which may lead out of the project.
    """
    if os.path.islink(place):
        return _NOTHING
    try:
        with open(place, "rb") as file:
            line = file.read(_HEAD).decode("ascii", "replace")
            if not line.startswith(f"{_FORMAT} "):
                return _NOTHING
            head_sum, entries_sum, *sizes = map(int, line[len(_FORMAT) :].split())
            head = file.read(sum(sizes))
    except (OSError, ValueError, OverflowError, MemoryError):
        return _NOTHING
    parts, start = [], 0
    for size in sizes:
        parts.append(head[start : start + size])
        start += size
    if zlib.crc32(head) != head_sum or len(parts) != 4 or parts[0] != key:
        return _NOTHING
    found = array("Q")
    found.frombytes(parts[2])
    names = tuple(os.fsdecode(parts[1]).split("\0"))
    return _Noted(names, found, parts[3], _HEAD + start, entries_sum)


def _tail(place: str, noted: _Noted) -> bytes:
    """The entries; nothing where they are not those of what was read before."""
    try:
        with open(place, "rb") as file:
            file.seek(noted.entries_start)
            data = file.read()
    except OSError:
        return b""
    return data if noted.entries_start and zlib.crc32(data) == noted.entries_crc else b""
