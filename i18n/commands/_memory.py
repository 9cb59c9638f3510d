"""The project's memory, brought up to its catalogs."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from i18n import documents, files
from i18n.catalogs.blank import require_content
from i18n.catalogs.syntax import parse
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


class Origin(NamedTuple):
    """Whose a catalog is, or else its own name, and the languages of its sources and targets."""

    document: str
    source: str
    target: str

    @property
    def is_taught(self) -> bool:
        """Is there anything to learn: are there two languages?"""
        return self.source != self.target


class Catalogs:
    """The catalogs of a project, as far as the memory asks: whose they are, in which languages.

    `unknown` are those asked for, of which nobody knows what they are translated from.
    """

    def __init__(
        self, project: Project, connection: sqlite3.Connection, earlier: Iterable[str] = ()
    ) -> None:
        """Look at a project; `earlier` are catalogs that it had."""
        self._project = project
        self._connection = connection
        self._earlier = earlier
        self.documents = {domain_of(path): path for path in project.sources().names}
        self.unknown: dict[str, None] = {}
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

    def origin(self, name: str, data: bytes) -> Origin | None:
        """Whose a catalog is, by its bytes too; None where its languages are unknown. Raises AmbosError."""
        match = _PLACE.fullmatch(name)
        assert match is not None, "`names` gives no others"
        domain, target = match[2], catalog_code(match[1])
        if not self._is_left(name, domain):
            path = self.documents[domain]
            return Origin(path, self.language(path), target)
        source = _stated(data) or self._lost(domain)
        if source is None:
            self.unknown[name] = None
            return None
        return Origin(name, source, target)

    def _is_left(self, name: str, domain: str) -> bool:
        """Is a catalog without its document?"""
        return domain not in self.documents or name.startswith(f"{RETIRED}/")

    def _lost(self, domain: str) -> str | None:
        """The language of a document that is gone; None where nobody knows. Raises AmbosError.

        It is none into which the document was translated. Where the memory did not note it, and the
        project has several others, it is the one that any document of the project is written in.
        """
        targets = self._left.get(domain, frozenset())
        noted = self._noted.get(domain)
        if noted is not None and noted not in targets:
            return noted
        others = set(self._project.languages) - targets
        if len(others) > 1:
            others &= {self.language(path) for path in self.documents.values()}
        return others.pop() if len(others) == 1 else None

    @cached_property
    def _left(self) -> Mapping[str, Set[str]]:
        """The languages of the catalogs without a document, by domain."""
        found: dict[str, set[str]] = defaultdict(set)
        for match in map(_PLACE.fullmatch, (*self.names(), *self._earlier)):
            if match is not None and self._is_left(match[0], match[2]):
                found[match[2]].add(catalog_code(match[1]))
        return found

    @cached_property
    def _noted(self) -> Mapping[str, str]:
        """The languages of the documents that are gone, by domain, as far as they were noted."""
        there = set(self.documents.values())
        noted = store.languages_noted(self._connection).items()
        return {domain_of(path): language for path, language in noted if path not in there}

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


def brought_up(
    project: Project, connection: sqlite3.Connection, warn: Callable[[str], None] | None = None
) -> list[Row]:
    """Learn the catalogs and imports that changed, and forget what is gone; the rows of what changed.

    `warn` is told of catalogs of which nothing is learnt. Raises AmbosError for one that is not
    well-formed.
    """
    catalogs = Catalogs(project, connection)
    names = catalogs.names()
    known = store.known(connection, CATALOG)
    lost = known.keys() - set(names)
    rows = _rows(store.learn(connection, _lessons(project, catalogs, names, known, lost)))
    gone = store.forget(connection, CATALOG, sorted(lost))
    rows = [Row(path, gone=count) for path, count in gone] + rows
    if warn is not None:
        _tell(catalogs, warn)
    rows += _imports.brought_up(project, connection)
    if any(row.gone for row in rows):
        store.sweep(connection)
    return rows


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
    lessons = list(_lessons(project, catalogs, inside, known, set()))
    _tell(catalogs, warn)
    rows = _imports.imported(project, connection, outside, project.settings.source, warn)
    return _rows(store.learn(connection, lessons)) + rows


def learnt_history(
    project: Project,
    connection: sqlite3.Connection,
    watch: Callable[[Sequence[str], str], Iterator[str]],
    warn: Callable[[str], None],
) -> tuple[list[Row], int]:
    """Learn every version of the catalogs in git; and how many versions could not be read.

    `warn` is told of catalogs of which nothing is learnt. Raises AmbosError where git cannot say.
    """
    known = store.versions_known(connection)
    every = history.versions(project.root, [LOCALES])
    catalogs = Catalogs(project, connection, [version.path for version in every])
    found = [
        version
        for version in every
        if (version.path, version.blob) not in known and _PLACE.fullmatch(version.path)
    ]
    pairs: dict[str, dict[tuple[object, ...], Pair]] = defaultdict(dict)
    origins: dict[str, Lesson] = {}
    broken = 0
    blobs = [version.blob for version in found]
    contents = history.contents(project.root, blobs)
    done = []
    for version, _ in zip(found, watch(blobs, "Reading"), strict=True):
        data = next(contents)
        origin = catalogs.origin(version.path, data)
        if origin is None:
            continue
        done.append((version.path, version.blob))
        if not origin.is_taught:
            continue
        try:
            lesson = learning.earlier(
                data,
                version.path,
                document=origin.document,
                languages=(origin.source, origin.target),
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
    store.note_versions(connection, done)
    _tell(catalogs, warn, catalogs.names())
    return rows, broken


def _lessons(
    project: Project,
    catalogs: Catalogs,
    names: Sequence[str],
    known: dict[str, str],
    lost: set[str],
) -> Iterator[Lesson]:
    """What the catalogs teach that changed since they were learnt.

    Those that are known and teach nothing any more are added to `lost`.
    """
    for name in names:
        data = files.read(project.place(name), name)
        require_content(data, name)  # the memory may have the only copy of what was in it
        origin = catalogs.origin(name, data)
        if origin is None or not origin.is_taught:
            lost.update(known.keys() & {name})
        elif known.get(name) != learning.digest(data, origin.source, origin.document):
            languages = origin.source, origin.target
            yield learning.lesson(data, name, document=origin.document, languages=languages)


def _rows(done: Iterator[tuple[str, Learnt]]) -> list[Row]:
    return [Row(path, *learnt) for path, learnt in done if any(learnt)]


def _tell(catalogs: Catalogs, warn: Callable[[str], None], told: Collection[str] = ()) -> None:
    """Say of which catalogs, but those that were told of, nothing is learnt."""
    for name in catalogs.unknown:
        if name not in told:
            what = "nobody knows what it is translated from: nothing is learnt of it"
            warn(f"{name}: {what} (write X-Source-Language into its header)")


def _stated(data: bytes) -> str | None:
    """The language that a catalog's header says it is translated from; None where it says none."""
    if b"X-Source-Language:" not in data:
        return None
    from i18n.commands._tasks import source_of  # noqa: PLC0415  (slow to import, seldom needed)

    try:
        return source_of(parse(data, "header"))
    except AmbosError:
        return None


def _uncut(
    text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """One sentence: the language of a document does not depend on them."""
    del language, opaque
    stripped = text.strip()
    start = text.find(stripped)
    return [(start, start + len(stripped))] if stripped else []
