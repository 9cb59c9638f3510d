"""What a build left in public/, and in its twin, told by the stamps of files and folders.

A stamp is a file's size and the time at which it was last written, which a copy of a project, or a cache
that is unpacked, has too; a folder's is the time at which a name in it changed. The two trees share their
files, but not their folders.
"""

from __future__ import annotations

import contextlib
import os
import signal
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

_FORMAT = b"ambos tree 2"
_HEAD = 96
"""Bytes of the first line: the format, a CRC-32 and the sizes of what follows."""
_MANY = 2_000
"""Files that are worth a process to look at them."""
_YES, _NO = b"\1", b"\0"


class Tree(NamedTuple):
    """The files of public/ and the folders they are in, by their paths in it, sorted.

    `written` holds two numbers for each file, `listed` one for each folder of public/, `twin` one for each
    of its twin's. `name` is that of the build, which no other has.
    """

    name: bytes
    files: Sequence[str]
    folders: Sequence[str]
    written: array[int]
    listed: array[int]
    twin: array[int]

    def has(self, path: str) -> bool:
        """Is this one of the files?"""
        found = bisect_left(self.files, path)
        return found < len(self.files) and self.files[found] == path

    def looked_at(self, public: Path, twin: Path) -> Iterator[bool]:
        """Is public/ as it was left? And then, is its twin so too?

        Files of which both have a name are looked at in public/; where a system knows no second names, the
        twin has copies.
        """
        states: list[os.stat_result] = []
        with contextlib.suppress(OSError):
            if _of_folders(public, self.folders) == self.listed:
                states = list(_states(public, self.files))
        is_untouched = bool(states) and _stamps(states) == self.written
        yield is_untouched
        has_twin = False
        if is_untouched and self.twin and not twin.is_symlink():
            with contextlib.suppress(OSError):
                has_twin = self._has_twin(states, twin)
        yield has_twin

    def _has_twin(self, states: Sequence[os.stat_result], twin: Path) -> bool:
        if _of_folders(twin, self.folders) != self.twin:
            return False
        single = [number for number, state in enumerate(states) if state.st_nlink == 1]
        copies = list(_states(twin, [self.files[number] for number in single]))
        return _stamps(copies) == _stamps(states[number] for number in single)


@contextlib.contextmanager
def in_background(tree: Tree, public: Path, twin: Path) -> Iterator[Callable[[], bool]]:
    """What `looked_at` gives, one answer a call, found in a process of its own meanwhile.

    So the time in which much else is read and loaded is not lost. Where a system has no such processes, or
    there is little to look at, it is looked at when an answer is asked for. Behind the context the process
    has ended.
    """
    answers = tree.looked_at(public, twin)
    if len(tree.files) < _MANY or not hasattr(os, "fork"):
        yield partial(next, answers, False)
        return
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            for answer in answers:
                os.write(writing, _YES if answer else _NO)
        finally:
            os._exit(0)
    os.close(writing)
    try:
        yield lambda: os.read(reading, 1) == _YES  # of a process that died nothing is read
    finally:
        os.close(reading)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def look(public: Path, twin: Path, files: Sequence[str]) -> Tree:
    """The two trees as they are. Raises OSError where a file of public/ is not there.

    Without a twin its stamps are none.
    """
    folders = _folders(files)
    written, listed = _of_files(public, files), _of_folders(public, folders)
    return Tree(_new_name(), files, folders, written, listed, _of_twin(twin, folders))


def after(tree: Tree, public: Path, twin: Path, changed: Iterable[str]) -> Tree:
    """The trees once they have changed places, and files of them their contents.

    Raises OSError as `look`.
    """
    changed = sorted(changed)
    written, listed, twins = tree.written[:], tree.twin[:], tree.listed[:]
    for name, *stamp in zip(changed, *[iter(_of_files(public, changed))] * 2, strict=True):
        place = bisect_left(tree.files, name)
        written[2 * place : 2 * place + 2] = array("Q", stamp)
    folders = _folders(changed)
    now, other = _of_folders(public, folders), _of_twin(twin, folders)
    for n, name in enumerate(folders):
        place = bisect_left(tree.folders, name)
        listed[place] = now[n]
        if other:
            twins[place] = other[n]
    return Tree(_new_name(), tree.files, tree.folders, written, listed, twins if other else other)


def untold(files: Sequence[str]) -> Tree:
    """The trees of files of which nothing else could be told."""
    return Tree(_new_name(), files, _folders(files), array("Q"), array("Q"), array("Q"))


def packed(tree: Tree) -> bytes:
    """A tree as the bytes of a file."""
    pieces = [
        tree.name,
        "\0".join(tree.files).encode(),
        "\0".join(tree.folders).encode(),
        *(numbers.tobytes() for numbers in (tree.written, tree.listed, tree.twin)),
    ]
    body = b"".join(pieces)
    sizes = " ".join(str(len(piece)) for piece in pieces).encode()
    return (b"%s %d %s" % (_FORMAT, zlib.crc32(body), sizes)).ljust(_HEAD) + body


def read(path: Path) -> Tree | None:
    """The tree in a file; None where it is missing, spoilt or of another version."""
    try:
        data = b"" if path.is_symlink() else path.read_bytes()
        said = data[:_HEAD].removeprefix(_FORMAT + b" ") if data.startswith(_FORMAT) else b""
        total, *sizes = map(int, said.split())
        if len(sizes) != len(Tree._fields) or zlib.crc32(data[_HEAD:]) != total:
            return None
    except (OSError, ValueError):
        return None
    pieces, start = [], _HEAD
    for size in sizes:
        pieces.append(data[start : start + size])
        start += size
    names = [tuple(piece.decode().split("\0")) for piece in pieces[1:3]]
    numbers = [array("Q", piece) for piece in pieces[3:]]
    return Tree(pieces[0], names[0], names[1], numbers[0], numbers[1], numbers[2])


def _new_name() -> bytes:
    return os.urandom(8).hex().encode()


def _folders(files: Iterable[str]) -> list[str]:
    """The folders that files are in, and those above, "" for the topmost, sorted."""
    found = {""}
    for folder in {name.rpartition("/")[0] for name in files}:
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]  # noqa: PLW2901
    return sorted(found)


def _of_files(root: Path, names: Iterable[str]) -> array[int]:
    return _stamps(_states(root, names))


def _stamps(states: Iterable[os.stat_result]) -> array[int]:
    found = map(attrgetter("st_size", "st_mtime_ns"), states)
    return array("Q", chain.from_iterable(found))


def _of_folders(root: Path, names: Iterable[str]) -> array[int]:
    return array("Q", (state.st_mtime_ns for state in _states(root, names)))


def _states(root: Path, names: Iterable[str]) -> Iterator[os.stat_result]:
    """What the system says of files of a folder, "" being the folder itself. Raises OSError."""
    stat = os.stat
    if stat not in os.supports_dir_fd:
        for name in names:
            yield stat(f"{root}/{name}")
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        for name in names:
            yield stat(name or ".", dir_fd=folder)
    finally:
        os.close(folder)


def _of_twin(root: Path, names: Iterable[str]) -> array[int]:
    """The stamps of a twin's folders; none where it is not whole."""
    try:
        return _of_folders(root, names)
    except OSError:
        return array("Q")
