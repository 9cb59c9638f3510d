"""Files of other projects that the memory learns: copies below .ambos/, so that it can be made anew."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from i18n import files, temporaries
from i18n.errors import AmbosError
from i18n.memory import learning, store
from i18n.memory.importing import SUFFIXES, Import, whole
from i18n.memory.store import IMPORT, Lesson
from i18n.project import Project
from i18n.roots import STATE

IMPORTED = f"{STATE}/imported"
_Known = dict[str, dict[str, str]]


class Row(NamedTuple):
    """What was learnt of a catalog, in pairs."""

    path: str
    new: int = 0
    gone: int = 0


class _File(NamedTuple):
    """A file that is to be imported: where it is, what the user calls it, what its copy is called."""

    place: Path
    path: str
    name: str


def imported(
    project: Project,
    connection: sqlite3.Connection,
    paths: Sequence[str],
    source: str,
    warn: Callable[[str], None],
) -> list[Row]:
    """Learn PO and TMX files, or all below folders, and keep copies of them.

    `source` is the language of the msgids. Below a folder, catalogs of languages that the project does not
    have are passed over, and files that cannot be read are left out with a warning. Raises AmbosError
    for a named one, before anything is learnt.
    """
    named = [
        (file, *_read(project, file, warn))
        for path in paths
        if not os.path.isdir(path)
        for file in [_File(Path(path), path, f"{_folder(path, source)}/{_base(path)}")]
    ]
    below = (
        found
        for path in paths
        if os.path.isdir(path)
        for file in _below(path, _folder(path, source))
        if (found := _wanted(project, file, warn)) is not None
    )
    known = _known(connection)
    return _learnt(connection, known, _kept(project, known, chain(named, below)))


def brought_up(project: Project, connection: sqlite3.Connection) -> list[Row]:
    """Learn the copies that the memory does not know, and forget those that are gone.

    Raises AmbosError for one that is damaged.
    """
    names = _names(project)
    known = _known(connection)
    lost = sorted(known.keys() - set(names))
    changed = (
        (name, file.lessons(files.read(project.place(name), name), name))
        for name in names
        if not _is_known(known, file := _of(project, name))
    )
    return _learnt(connection, known, chain(((name, ()) for name in lost), changed))


def _kept(
    project: Project, known: _Known, found: Iterable[tuple[_File, bytes, list[Lesson]]]
) -> Iterator[tuple[str, Sequence[Lesson]]]:
    """Copy files; gives the name of each copy that is not known as it is, with its lessons."""
    for file, data, lessons in found:
        files.write(project.place(file.name), data, file.name)
        copy = _of(project, file.name)
        if not _is_known(known, copy):
            yield copy.name, [one._replace(digest=copy.digest) for one in lessons]


def _learnt(
    connection: sqlite3.Connection, known: _Known, found: Iterable[tuple[str, Iterable[Lesson]]]
) -> list[Row]:
    """Learn the lessons of files, and forget what else is known of these."""
    lost: set[str] = set()

    def lessons() -> Iterator[Lesson]:
        for name, some in found:
            lost.update(known.get(name, {}))
            for lesson in some:
                lost.discard(lesson.path)
                yield lesson

    counts: Counter[tuple[str, bool]] = Counter()
    for part, did in store.learn(connection, lessons()):
        counts[whole(part), True] += did.new
        counts[whole(part), False] += did.gone
    for part, gone in store.forget(connection, IMPORT, sorted(lost)):
        counts[whole(part), False] += gone
    names = sorted({name for name, _ in +counts})
    return [Row(_document(name), counts[name, True], counts[name, False]) for name in names]


def _is_known(known: _Known, file: Import) -> bool:
    parts = known.get(file.name, {})
    return file.name in parts and set(parts.values()) == {file.digest}


def _known(connection: sqlite3.Connection) -> _Known:
    """The parts of each file that are known, with their digests."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for part, digest in store.known(connection, IMPORT).items():
        found[whole(part)][part] = digest
    return dict(found)


def _names(project: Project) -> list[str]:
    """The copies."""
    found = []
    root = project.place(IMPORTED)
    for folder, _, names in os.walk(root):
        for name in names:
            if name.lower().endswith(SUFFIXES) and not temporaries.NAME.fullmatch(name):
                below = Path(folder, name).relative_to(root).as_posix()
                found.append(f"{IMPORTED}/{below}")
    return sorted(name for name in found if name.count("/") > IMPORTED.count("/") + 1)


def _folder(path: str, source: str) -> str:
    """The folder of the copies of a path: the language of the msgids, and a hash of where it is."""
    place = Path(os.path.realpath(path)).as_posix()
    return f"{IMPORTED}/{source}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:12]}"


def _base(path: str) -> str:
    return os.path.basename(os.path.realpath(path))


def _document(name: str) -> str:
    """What the matches of a copy are said to be from: the file as it was called."""
    return name.split("/", IMPORTED.count("/") + 2)[-1]


def _of(project: Project, name: str) -> Import:
    """A copy, with all that its lessons are made of. Raises AmbosError."""
    source = name.split("/")[IMPORTED.count("/") + 1].rpartition("-")[0]
    try:
        state = os.stat(project.place(name))
    except OSError as error:
        raise files.unusable(error, name, "read") from error
    made_of = (
        f"{learning.REVISION} {state.st_size} {state.st_mtime_ns} {source} {project.languages}"
    )
    return _import(project, name, hashlib.sha256(made_of.encode()).hexdigest())


def _import(project: Project, name: str, digest: str) -> Import:
    return Import(
        name,
        document=_document(name),
        source=name.split("/")[IMPORTED.count("/") + 1].rpartition("-")[0],
        languages=project.languages,
        digest=digest,
    )


def _read(project: Project, file: _File, warn: Callable[[str], None]) -> tuple[bytes, list[Lesson]]:
    """The bytes of a file that is to be imported, and what they teach. Raises AmbosError."""
    if not file.name.lower().endswith(SUFFIXES):
        raise AmbosError("is no .po or .tmx file (name a catalog or a memory)", path=file.path)
    if "\n" in file.name or any("\ud800" <= character <= "\udfff" for character in file.name):
        raise AmbosError("its name is not text on one line (rename it)", path=file.path)
    data = files.read(file.place, file.path)
    return data, list(_import(project, file.name, "").lessons(data, file.path, warn))


def _below(path: str, folder: str) -> Iterator[_File]:
    """The files below a folder, hidden ones aside."""
    for inside, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            place = Path(inside, name)
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and place.is_file():
                below = place.relative_to(path).as_posix()
                yield _File(place, str(place), f"{folder}/{_base(path)}/{below}")


def _wanted(
    project: Project, file: _File, warn: Callable[[str], None]
) -> tuple[_File, bytes, list[Lesson]] | None:
    """A file below a folder with what it teaches; None where that is nothing to this project."""
    said: list[str] = []
    try:
        data, lessons = _read(project, file, said.append)
    except AmbosError as error:
        warn(f"{error} (it is left out)")
        return None
    languages = set(project.languages)
    if any(
        one.pairs and {one.source_language, one.target_language} <= languages for one in lessons
    ):
        for line in said:
            warn(line)
        return file, data, lessons
    return None
