"""The project's memory, brought up to its catalogs."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from i18n import documents, files
from i18n.commands import _imports
from i18n.commands._imports import Row
from i18n.commands._options import Options
from i18n.errors import AmbosError
from i18n.languages import catalog_code
from i18n.memory import history, learning, store
from i18n.memory.database import used
from i18n.memory.store import CATALOG, Learnt, Lesson, Pair
from i18n.model import domain_of
from i18n.project import LOCALES, RETIRED, Project
from i18n.roots import STATE

MEMORY = f"{STATE}/memory.sqlite3"
_PLACE = re.compile(r"(?:.*/)?([^/]+)/LC_MESSAGES/(.+)\.po")
Outcome = TypeVar("Outcome")


def with_memory(
    project: Project, options: Options, work: Callable[[sqlite3.Connection], Outcome]
) -> Outcome:
    """What some work gives with the project's memory open. Raises AmbosError."""
    return used(project.place(MEMORY), MEMORY, options.warn, work)


class Catalogs:
    """The catalogs of a project, as far as the memory asks: whose they are, in which languages."""

    def __init__(self, project: Project, connection: sqlite3.Connection) -> None:
        self._project = project
        self._connection = connection
        self.documents = {domain_of(path): path for path in project.sources().names}
        self._languages: dict[str, str] = {}

    def names(self) -> list[str]:
        """Every catalog, those of documents that are gone included."""
        found = [name for name in self._project.catalog_files() if name.endswith(".po")]
        root = self._project.root
        for folder, _, names in os.walk(root / RETIRED):
            for name in names:
                if name.endswith(".po"):
                    found.append(Path(folder, name).relative_to(root).as_posix())
        return sorted(name for name in found if _PLACE.fullmatch(name))

    def origin(self, name: str) -> tuple[str, str, str]:
        """A catalog's document, and the languages of its sources and targets. Raises AmbosError."""
        match = _PLACE.fullmatch(name)
        if match is None:
            return name, self._project.settings.source, ""
        path = self.documents.get(match[2])
        if path is None or name.startswith(f"{RETIRED}/"):
            return name, self._project.settings.source, catalog_code(match[1])
        return path, self.language(path), catalog_code(match[1])

    def language(self, path: str) -> str:
        """The language of a document, which is read again where it has changed. Raises AmbosError."""
        if path not in self._languages:
            data = files.read(self._project.root / path, path)
            source = self._project.settings.source
            digest = hashlib.sha256(f"{source}\0".encode() + data).hexdigest()
            found = store.language_of(self._connection, path, digest)
            if found is None:
                reading = self._project.reading
                found = documents.parse(data, path, source, _uncut, reading).language
                store.note_language(self._connection, path, digest, found)
            self._languages[path] = found
        return self._languages[path]


def brought_up(project: Project, connection: sqlite3.Connection) -> list[Row]:
    """Learn the catalogs and imports that changed, and forget what is gone; the rows of what changed.

    Raises AmbosError for a catalog that is not well-formed.
    """
    catalogs = Catalogs(project, connection)
    names = catalogs.names()
    known = store.known(connection, CATALOG)
    lost = sorted(known.keys() - set(names))
    rows = [Row(path, gone=count) for path, count in store.forget(connection, CATALOG, lost)]
    lessons = _lessons(project, catalogs, names, known)
    rows += _rows(store.learn(connection, lessons))
    return rows + _imports.brought_up(project, connection)


def learnt(
    project: Project,
    connection: sqlite3.Connection,
    paths: Sequence[str],
    warn: Callable[[str], None],
) -> list[Row]:
    """Learn the named catalogs; those of another project are imported. Raises AmbosError."""
    catalogs = Catalogs(project, connection)
    own = set(catalogs.names())
    inside: list[str] = []
    outside: list[str] = []
    for path in paths:
        full = Path(path).resolve()
        name = (
            full.relative_to(project.root).as_posix() if full.is_relative_to(project.root) else ""
        )
        (inside if name in own else outside).append(name if name in own else path)
    known = store.known(connection, CATALOG)
    lessons = list(_lessons(project, catalogs, inside, known))
    rows = _imports.imported(project, connection, outside, project.settings.source, warn)
    return _rows(store.learn(connection, lessons)) + rows


def learnt_history(
    project: Project,
    connection: sqlite3.Connection,
    watch: Callable[[Sequence[str], str], Iterator[str]],
) -> tuple[list[Row], int]:
    """Learn every version of the catalogs in git; and how many versions could not be read.

    Raises AmbosError where git cannot say.
    """
    catalogs = Catalogs(project, connection)
    known = store.versions_known(connection)
    found = [
        version
        for version in history.versions(project.root, [LOCALES])
        if (version.path, version.blob) not in known and _PLACE.fullmatch(version.path)
    ]
    pairs: dict[str, dict[tuple[object, ...], Pair]] = defaultdict(dict)
    origins: dict[str, Lesson] = {}
    broken = 0
    blobs = [version.blob for version in found]
    contents = history.contents(project.root, blobs)
    for version, _ in zip(found, watch(blobs, "Reading"), strict=True):
        data = next(contents)
        document, source, target = catalogs.origin(version.path)
        if source == target:
            continue
        try:
            lesson = learning.earlier(
                data,
                version.path,
                document=document,
                languages=(source, target),
                date=version.date,
            )
        except AmbosError:
            broken += 1
            continue
        origins.setdefault(version.path, lesson)
        for pair in lesson.pairs:
            # the latest version of a pair is read first
            pairs[version.path].setdefault(pair[:2] + pair[4:6], pair)
    lessons = [
        lesson._replace(pairs=list(pairs[path].values())) for path, lesson in origins.items()
    ]
    rows = _rows(store.learn(connection, lessons))
    store.note_versions(connection, [(version.path, version.blob) for version in found])
    return rows, broken


def _lessons(
    project: Project, catalogs: Catalogs, names: Sequence[str], known: dict[str, str]
) -> Iterator[Lesson]:
    """What the catalogs teach that changed since they were learnt."""
    for name in names:
        document, source, target = catalogs.origin(name)
        if source == target:
            continue
        data = files.read(project.place(name), name)
        if known.get(name) != learning.digest(data, source, document):
            yield learning.lesson(data, name, document=document, languages=(source, target))


def _rows(done: Iterator[tuple[str, Learnt]]) -> list[Row]:
    return [Row(path, *learnt) for path, learnt in done if any(learnt)]


def _uncut(
    text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """One sentence: the language of a document does not depend on them."""
    del language, opaque
    stripped = text.strip()
    start = text.find(stripped)
    return [(start, start + len(stripped))] if stripped else []
