"""What a command left with nothing to do, so that the next run need not look into it.

A ledger is a file below `.ambos/`. For each document it names the files that the command read and
wrote, with a digest of what was in them, and holds what the command says of the document while they
are so. It may be missing, stale or spoilt at any time: then everything is done anew. Nothing in it
is taken for true but of files that are as it says, by their stamps or by their bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from i18n import files, stamps
from i18n.errors import AmbosError
from i18n.stamps import ABSENT, UNKNOWN, Stamp


@dataclass(frozen=True, slots=True)
class _Noted:
    """What stands in a ledger's file; the parts that few runs need are JSON still.

    `stamps` holds three numbers for each of `names`, which are files and folders.
    """

    names: tuple[str, ...] = ()
    stamps: array[int] = field(default_factory=lambda: array("Q"))
    remarks: bytes = b"null"
    entries: bytes = b"{}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document: the digests of its files by their names, "" for one that is not there."""

    files: Mapping[str, str]
    said: Any


class Ledger:
    """The ledger of one command in one project; what is said in it is anything that JSON holds."""

    def __init__(self, root: Path, place: Path | None, key: str) -> None:
        """`place` is the ledger's file, None for none; `key` is all that results depend on but files."""
        self._root = root
        self._place = place
        self._key = _digest(f"{key}\0{_program()}".encode())
        self._noted = _Noted() if place is None else _noted(place, self._key)
        self._found: array[int] | None = None
        self._unchanged: dict[str, Stamp] | None = None
        self._earlier: dict[str, _Entry] | None = None
        self._entries: dict[str, _Entry] = {}
        self._seen: dict[str, tuple[Stamp, str]] = {}

    def is_untouched(self) -> bool:
        """Is every file and folder as the last run left it, so that this one has nothing to do?"""
        if not stamps.ARE_TOLD or not self._noted.names:
            return False
        try:
            self._found = stamps.all_of(self._root, self._noted.names)
        except OSError:
            return False
        return self._found == self._noted.stamps

    @property
    def remarks(self) -> Any:
        """What the last run said of the project as a whole."""
        return json.loads(self._noted.remarks)

    def said(self) -> list[Any]:
        """What the last run left to say of each document, in its order."""
        return [entry.said for entry in self._earlier_entries().values()]

    def settled(self, document: str) -> Any:
        """What is said of a document of which nothing is left to do; else None. Raises AmbosError."""
        entry = self._earlier_entries().get(document)
        if entry is None or not all(self._holds(*one) for one in entry.files.items()):
            return None
        self._entries[document] = entry
        return entry.said

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, by its name in the project; None where there is none.

        Raises AmbosError.
        """
        path = self._root / name
        before = stamps.stamp(path)
        if before == ABSENT and not path.is_symlink():
            self._seen[name] = (ABSENT, "")
            return None
        data = files.read(path, name)
        self._seen[name] = (stamps.kept(before), _digest(data))
        return data

    def note(
        self, document: str, read: Iterable[str], made: Mapping[str, bytes | None], said: Any
    ) -> None:
        """Settle a document: the files of it that were read, and what those hold that were made.

        None stands for a file that is not to be there.
        """
        entry = {name: self._seen[name][1] for name in read}
        for name, data in made.items():
            entry[name] = "" if data is None else _digest(data)
            self._seen[name] = (UNKNOWN, entry[name])
        self._entries[document] = _Entry(entry, said)

    def wait(self) -> None:
        """Let so much time pass that no later change can bear the time of one that was made here."""
        time.sleep(stamps.TICK * 1.5e-9)

    def save(self, folders: Mapping[str, Stamp], remarks: Any) -> None:
        """Write what was noted, of what is still so.

        `folders` are those that were listed, with their stamps from before. A ledger that cannot be
        written is none.
        """
        if self._place is None:
            return
        noted = dict(folders)
        for entry in self._entries.values():
            for name, digest in entry.files.items():
                noted[name] = self._stamp(name, digest)
        data = _packed(
            self._key,
            _Noted(
                names=tuple(noted),
                stamps=stamps.joined(noted.values()),
                remarks=json.dumps(remarks).encode(),
                entries=json.dumps(
                    {name: [entry.files, entry.said] for name, entry in self._entries.items()}
                ).encode(),
            ),
        )
        with contextlib.suppress(OSError):
            if not self._place.exists() or self._place.read_bytes() != data:
                files.make_state(self._place.parent)
                files.replace(self._place, data)

    def _earlier_entries(self) -> dict[str, _Entry]:
        if self._earlier is None:
            self._earlier = {
                name: _Entry(*entry) for name, entry in json.loads(self._noted.entries).items()
            }
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

    def _unchanged_files(self) -> dict[str, Stamp]:
        """The files that have the stamps which were noted."""
        if self._unchanged is None:
            self._unchanged = {}
            noted, found = self._noted.stamps, self._found
            for n, name in enumerate(self._noted.names if found is not None else ()):
                stamp = stamps.at(noted, n)
                if found is not None and stamp == stamps.at(found, n) and stamp != UNKNOWN:
                    self._unchanged[name] = stamp
        return self._unchanged

    def _stamp(self, name: str, digest: str) -> Stamp:
        """The stamp by which a file may be known to hold what was noted; UNKNOWN where none can."""
        known = self._seen[name][0] if name in self._seen else self._unchanged_files().get(name)
        if known is not None and known != UNKNOWN:
            return known
        found = stamps.kept(stamps.stamp(self._root / name))
        if found in (ABSENT, UNKNOWN):
            return found if not digest else UNKNOWN
        try:
            data = (self._root / name).read_bytes()
        except OSError:
            return UNKNOWN
        return found if _digest(data) == digest else UNKNOWN


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


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


def _packed(key: str, noted: _Noted) -> bytes:
    parts = (
        os.fsencode("\0".join(noted.names)),
        noted.stamps.tobytes(),
        noted.remarks,
        noted.entries,
    )
    whole = b"".join(parts)
    sizes = " ".join(str(len(part)) for part in parts)
    return f"ambos ledger {key} {zlib.crc32(whole):08x} {sizes}\n".encode() + whole


def _noted(place: Path, key: str) -> _Noted:
    """What stands in a ledger's file; nothing where it is missing, spoilt or another program's."""
    try:
        data = place.read_bytes()
    except OSError:
        return _Noted()
    head, _, whole = data.partition(b"\n")
    words = head.decode("ascii", "replace").split(" ")
    if words[:4] != ["ambos", "ledger", key, f"{zlib.crc32(whole):08x}"]:
        return _Noted()
    parts, start = [], 0
    for size in map(int, words[4:]):
        parts.append(whole[start : start + size])
        start += size
    names, numbers, remarks, entries = parts
    found = array("Q")
    found.frombytes(numbers)
    return _Noted(tuple(os.fsdecode(names).split("\0")), found, remarks, entries)
