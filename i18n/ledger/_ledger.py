"""The ledger of a command: what it noted of documents, and which of that is so still."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress
from operator import ne
from typing import Any

from i18n import files, roots, stamps
from i18n.errors import AmbosError
from i18n.ledger import _entries, _file
from i18n.ledger._entries import Entry, Said
from i18n.ledger._file import Noted
from i18n.stamps import ABSENT, UNKNOWN, Stamp

_FEW = 50
"""Files that have changed of which it is quicker to look for the entries than to read them all."""


class Ledger:
    """The ledger of one command in one project; what is said in it is anything that JSON holds."""

    def __init__(self, root: str, place: str | None, key: bytes) -> None:
        """`place` is the ledger's file, None for none; `key` is all that results depend on but files."""
        self._root = f"{root}/"
        self._place = place
        self._key = key
        self._unchanged: dict[str, Stamp] | None = None
        self._entries: dict[str, Entry | bytes] = {}
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

    def anew(self) -> Ledger:
        """The same with nothing in it, so that all is done anew."""
        found = Ledger(self._root.removesuffix("/"), self._place, self._key)
        found._noted = _file.NOTHING
        return found

    def is_same(self, other: Ledger) -> bool:
        """Is this the ledger of the same command in the same project, as it is set up now?"""
        return (self._root, self._place, self._key) == (other._root, other._place, other._key)

    @cached_property
    def _noted(self) -> Noted:
        return _file.NOTHING if self._place is None else _file.read(self._place, self._key)

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
        data = b"" if self._place is None else _file.entries(self._place, self._noted)
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
                self._holds(*one) for one in _entries.read(line).files.items()
            ):
                settled[document] = line
        self._entries |= settled
        return Said(settled)

    def _doubtful(self, lines: Mapping[str, bytes]) -> Iterable[str]:
        """The documents of which a file may have changed since it was noted."""
        if not self._current:
            return lines.keys()
        unchanged = self._unchanged_files()
        changed = [name for name in self._noted.names if name not in unchanged]
        if not changed:
            return ()
        if len(changed) > _FEW:
            return lines.keys()
        folders = self._noted.names[: self._noted.folders]
        # what was not there may be there now where a folder has changed
        is_new = any(name not in unchanged for name in folders)
        return _entries.naming(lines, changed, or_absent=is_new)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, by its name in the project; None where there is none.

        A file that somebody saves between two reads is noted as it was at the first: of that the work may
        be made, so the next run has to see that it is another. Raises AmbosError.
        """
        found = files.look(self._path(name), name)
        if found is None:
            self._see(name, ABSENT, "")
            return None
        data, state = found
        self._see(name, stamps.kept(stamps.of(state)), _digest(data))
        return data

    def holds(self, name: str, data: bytes) -> bool:
        """Is a file noted to hold these bytes? It is read, where nothing is noted. Raises AmbosError."""
        return self.digest(name, None) == _digest(data)

    def _see(self, name: str, stamp: Stamp, digest: str) -> None:
        """Note what a file holds, and its stamp, unless it held something else before."""
        _, before = self._seen.get(name, (stamp, digest))
        self._seen[name] = (stamp, digest) if digest == before else (UNKNOWN, before)

    def digest(self, name: str, noted: str | None) -> str:
        """The digest of what is in a file, "" where there is none.

        `noted` is the one that the last run noted of it, None if it noted none. Raises AmbosError.
        """
        if noted is not None and name in self._unchanged_files():
            self._seen.setdefault(name, (self._unchanged_files()[name], noted))
        elif name not in self._seen:
            self.read(name)
        return self._seen[name][1]

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
        self._entries[document] = Entry(entry, said)

    def made(self, name: str, data: bytes) -> None:
        """Note that a file was given these bytes, and may hold others by now."""
        self._seen[name] = (UNKNOWN, _digest(data))

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
            b"%s\t%s"
            % (os.fsencode(name), one if isinstance(one, bytes) else _entries.written(one))
            for name, one in sorted(self._entries.items())
        )
        data = _file.packed(self._key, noted, len(folders), json.dumps(remarks).encode(), entries)
        with contextlib.suppress(OSError):
            files.make_state(os.path.dirname(self._place))
            if not (_file.is_file(self._place) and files.has(self._place, data)):
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
                for file in _entries.read(line).files:
                    noted.pop(file, None)
        # what was as it was noted when the run began may have changed since
        unchanged = self._unchanged_files()
        for name, (stamp, _) in self._seen.items():
            if name in noted and name not in unchanged:
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
            known, seen = self._seen[name]
            if known != UNKNOWN and seen == digest:
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
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    pieces = [sys.version]
    for folder, subfolders, names in os.walk(package):
        subfolders[:] = sorted(name for name in subfolders if name != "__pycache__")
        for name in sorted(names):
            pieces.append(f"{folder}/{name} {stamps.stamp(f'{folder}/{name}')}")
    pieces += [
        f"{folder} {stamps.stamp(folder)}" for folder in sys.path if folder.endswith("-packages")
    ]
    return "\n".join(pieces)
