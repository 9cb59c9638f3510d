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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress
from operator import ne
from typing import Any, NamedTuple

from i18n import files, roots, stamps
from i18n.errors import AmbosError
from i18n.stamps import ABSENT, UNKNOWN, Stamp

_FORMAT = "ambos ledger 2"
_HEAD = 128
"""Bytes of the first line: the format, the sums and the sizes of what follows."""


class _Noted(NamedTuple):
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


_NOTHING = _Noted((), array("Q"), 0, b"null", 0, 0)
_ABSENT_FILE = b'": ""'
"""What an entry holds that names a file which is not there."""
_FEW = 50
"""Files that have changed of which it is quicker to look for the entries than to read them all."""


class _Entry(NamedTuple):
    """A document: the digests of its files by their names, "" for one that is not there."""

    files: Mapping[str, str]
    said: Any


class Said(Mapping[str, Any]):
    """What is said of each of some documents, read when it is asked for."""

    def __init__(self, entries: Mapping[str, bytes]) -> None:
        self._entries = entries

    def __getitem__(self, document: str) -> Any:
        return _read(self._entries[document]).said

    def __contains__(self, document: object) -> bool:
        return document in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def naming(self, texts: Iterable[str]) -> set[str]:
        """The documents in whose entries one of these texts stands as a whole string."""
        import json  # noqa: PLC0415

        wanted = [json.dumps(text).encode() for text in texts]
        return _holding(self._entries, wanted)


class Ledger:
    """The ledger of one command in one project; what is said in it is anything that JSON holds."""

    def __init__(self, root: str, place: str | None, key: bytes) -> None:
        """`place` is the ledger's file, None for none; `key` is all that results depend on but files."""
        self._root = f"{root}/"
        self._place = place
        self._key = key
        self._unchanged: dict[str, Stamp] | None = None
        self._entries: dict[str, _Entry | bytes] = {}
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

    def unchanged_folders(self, top: str) -> dict[str, Stamp] | None:
        """The folders from one downwards with their stamps; None where one of them is not as it was."""
        names = self._noted.names[: self._noted.folders] if self._current else ()
        below = [name for name in names if name == top or name.startswith(f"{top}/")]
        unchanged = self._unchanged_files()
        if not below or any(name not in unchanged for name in below):
            return None
        return {name: unchanged[name] for name in below}

    @cached_property
    def remarks(self) -> Any:
        """What the last run said of the project as a whole."""
        if self._noted.remarks == b"[]":  # the usual, which needs no parser
            return []
        import json  # noqa: PLC0415  (slow to import, as hashlib below)

        return json.loads(self._noted.remarks)

    @cached_property
    def earlier(self) -> Said:
        """What the last run left to say of each document, whether it is so or not, by their paths."""
        return Said(self._lines)

    @cached_property
    def _lines(self) -> dict[str, bytes]:
        """The entries of the last run as JSON still."""
        data = b"" if self._place is None else _tail(self._place, self._noted)
        parted = (line.partition(b"\t") for line in data.splitlines())
        return {os.fsdecode(name): entry for name, _, entry in parted}

    def settled(self, documents: Iterable[str]) -> Said:
        """Those of some documents of which nothing is left to do, each with what is said of it."""
        lines = self._lines
        doubtful = self._doubtful(lines)
        settled: dict[str, bytes] = {}
        for document in documents:
            line = lines.get(document)
            if line is None:
                continue
            if document not in doubtful or all(
                self._holds(*one) for one in _read(line).files.items()
            ):
                settled[document] = line
        self._entries |= settled
        return Said(settled)

    def _doubtful(self, lines: Mapping[str, bytes]) -> Iterable[str]:
        """The documents of which a file may have changed since it was noted."""
        names = self._noted.names
        if not self._current:
            return lines.keys()
        changed = [name for name in names if name not in self._unchanged_files()]
        if not changed:
            return ()
        if len(changed) > _FEW:
            return lines.keys()
        import json  # noqa: PLC0415

        wanted = [json.dumps(name).encode() for name in changed]
        if not self._unchanged_files().keys() >= set(names[: self._noted.folders]):
            wanted.append(_ABSENT_FILE)  # it may be there now
        return _holding(lines, wanted)

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

        noted = self._still_noted(folders)
        for entry in self._entries.values():
            if isinstance(entry, bytes):
                continue
            for name, digest in entry.files.items():
                stamp = self._stamp(name, digest)
                if stamp != ABSENT or not self._is_below(name, folders):
                    noted[name] = stamp
        entries = (
            b"%s\t%s" % (os.fsencode(name), _written(self._entries[name]))
            for name in sorted(self._entries)
        )
        data = _packed(self._key, noted, len(folders), json.dumps(remarks).encode(), entries)
        with contextlib.suppress(OSError):
            files.make_state(os.path.dirname(self._place))
            if not files.has(self._place, data):
                files.replace(self._place, data)

    def _path(self, name: str) -> str:
        return name if os.path.isabs(name) else self._root + name

    def _still_noted(self, folders: Mapping[str, Stamp]) -> dict[str, Stamp]:
        """The folders that were listed, and the files of entries that are left as they were."""
        noted = dict(zip(self._noted.names, stamps.each(self._noted.stamps), strict=True))
        for name in self._noted.names[: self._noted.folders]:
            del noted[name]
        for name, line in self._lines.items():
            if self._entries.get(name) is not line:
                for file in _read(line).files:
                    noted.pop(file, None)
        for name, (stamp, _) in self._seen.items():
            if name in noted:
                noted[name] = stamp
        return {**folders, **noted}

    def _holds(self, name: str, digest: str) -> bool:
        """Is a file as it was noted, by its stamp, or by its bytes?"""
        if name in self._unchanged_files():
            return True
        try:
            self.read(name)
        except AmbosError:
            return False
        return self._seen[name][1] == digest

    def _unchanged_files(self) -> dict[str, Stamp]:
        """The files and folders that have the stamps which were noted."""
        if self._unchanged is None:
            noted, now = self._noted.stamps, self._current
            found = dict(zip(self._noted.names, stamps.each(noted), strict=True)) if now else {}
            differing = set(
                compress(self._noted.names, map(ne, stamps.each(noted), stamps.each(now)))
            )
            for name in differing:
                del found[name]
            if UNKNOWN in found.values():
                found = {name: stamp for name, stamp in found.items() if stamp != UNKNOWN}
            self._unchanged = found
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
            return self._unchanged_files()[name]
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


def _read(line: bytes) -> _Entry:
    """An entry in the JSON of its line."""
    import json  # noqa: PLC0415

    return _Entry(*json.loads(line))


def _written(entry: _Entry | bytes) -> bytes:
    """The JSON of an entry, which holds no line end and no tab."""
    if isinstance(entry, bytes):
        return entry
    import json  # noqa: PLC0415

    return json.dumps([entry.files, entry.said]).encode()


def _holding(lines: Mapping[str, bytes], wanted: Sequence[bytes]) -> set[str]:
    """The documents in whose lines some of these bytes stand."""
    return {name for name, line in lines.items() if any(one in line for one in wanted)}


def _packed(
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
            head_sum, entries_sum, folders, *sizes = map(int, line[len(_FORMAT) :].split())
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
    return _Noted(names, found, folders, parts[3], _HEAD + start, entries_sum)


def _tail(place: str, noted: _Noted) -> bytes:
    """The entries; nothing where they are not those of what was read before."""
    try:
        with open(place, "rb") as file:
            file.seek(noted.entries_start)
            data = file.read()
    except OSError:
        return b""
    return data if noted.entries_start and zlib.crc32(data) == noted.entries_crc else b""
