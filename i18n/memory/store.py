"""What the memory holds: pairs of texts, learnt catalog by catalog."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from i18n.memory.database import expect_much, transaction
from i18n.memory.postings import Additions
from i18n.memory.tokens import digest

EDGE = ""
"""The neighbour of a document's first or last segment."""

CATALOG, HISTORY, IMPORT = "catalog", "history", "import"
"""Where pairs come from: a catalog of the project as it is, earlier versions of it, another's catalog."""

_BATCH = 100_000
"""Pairs that are written in one transaction where many catalogs are learnt at once."""

_FEW = 10_000
"""Texts that no pair has for which nothing is done."""

_IS_SOURCE = "EXISTS (SELECT 1 FROM pair WHERE source = text.id)"
_IS_TARGET = "EXISTS (SELECT 1 FROM pair WHERE target = text.id)"

_PAIRS = "SELECT id, source, target, previous, next, is_approved, context, date FROM pair"
_Row = tuple[int, int, int | None, int | None, int, str | None, str]


class Pair(NamedTuple):
    """A segment and its translation.

    `previous` and `next` are the sources around it, EDGE at the ends of the document, None where that
    is not known. `date` is in ISO 8601, "" where the catalog's holds; `context` is the msgctxt.
    """

    source: str
    target: str
    previous: str | None = None
    next: str | None = None
    is_approved: bool = True
    context: str | None = None
    date: str = ""


class Lesson(NamedTuple):
    """What is learnt of a catalog: its pairs, in order.

    `digest` is the hash of what it was read from, `date` in ISO 8601 or "". What was learnt of this
    path and origin before and is not among the pairs is forgotten, unless the origin is HISTORY.
    """

    path: str
    origin: str
    document: str
    source_language: str
    target_language: str
    digest: str
    date: str
    pairs: Sequence[Pair]


class Learnt(NamedTuple):
    """What learning did, in pairs."""

    new: int = 0
    gone: int = 0


def known(connection: sqlite3.Connection, origin: str) -> dict[str, str]:
    """The digests of the catalogs that were learnt, by path."""
    query = "SELECT path, digest FROM catalog WHERE origin = ?"
    return dict(connection.execute(query, (origin,)).fetchall())


def learn(
    connection: sqlite3.Connection, lessons: Iterable[Lesson]
) -> Iterator[tuple[str, Learnt]]:
    """Learn catalogs, a batch of them in a transaction; gives each path with what was done.

    What comes out of the iterator is written. Raises sqlite3.Error.
    """
    batch: list[Lesson] = []
    size = 0
    for lesson in lessons:
        batch.append(lesson)
        size += len(lesson.pairs)
        if size >= _BATCH:
            yield from _learn(connection, batch)
            batch, size = [], 0
    if batch:
        yield from _learn(connection, batch)


class Stock(NamedTuple):
    """How much there is of an origin in two languages: pairs, those of them approved, catalogs."""

    source_language: str
    target_language: str
    origin: str
    pairs: int
    approved: int
    catalogs: int


def stock(connection: sqlite3.Connection) -> list[Stock]:
    """What the memory holds, by languages and origin."""
    rows = connection.execute(
        "SELECT one.code, two.code, catalog.origin, count(*), sum(pair.is_approved), "
        "count(DISTINCT catalog.id) FROM pair "
        "JOIN catalog ON catalog.id = pair.catalog "
        "JOIN text AS source ON source.id = pair.source "
        "JOIN text AS target ON target.id = pair.target "
        "JOIN language AS one ON one.id = source.language "
        "JOIN language AS two ON two.id = target.language "
        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    return [Stock(*row) for row in rows]


def languages(connection: sqlite3.Connection) -> set[str]:
    """The languages of the texts, and of the documents that were noted."""
    rows = connection.execute("SELECT code FROM language UNION SELECT language FROM document")
    return {str(code) for (code,) in rows}


def language_of(connection: sqlite3.Connection, path: str, digest: str) -> str | None:
    """The language of a document with this hash, where it was noted."""
    query = "SELECT language FROM document WHERE path = ? AND digest = ?"
    row = connection.execute(query, (path, digest)).fetchone()
    return None if row is None else str(row[0])


def languages_noted(connection: sqlite3.Connection) -> dict[str, str]:
    """The languages of documents, by path, as they were noted last; those that are gone too."""
    return dict(connection.execute("SELECT path, language FROM document").fetchall())


def note_language(connection: sqlite3.Connection, path: str, digest: str, language: str) -> None:
    """Note the language of a document."""
    insert = "INSERT OR REPLACE INTO document (path, digest, language) VALUES (?, ?, ?)"
    connection.execute(insert, (path, digest, language))


def versions_known(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The paths and hashes of the earlier versions that were learnt."""
    return set(connection.execute("SELECT path, digest FROM version").fetchall())


def note_versions(connection: sqlite3.Connection, versions: Iterable[tuple[str, str]]) -> None:
    """Note earlier versions, by path and hash, as learnt."""
    with transaction(connection):
        insert = "INSERT OR IGNORE INTO version (path, digest) VALUES (?, ?)"
        connection.executemany(insert, versions)


def forget(
    connection: sqlite3.Connection, origin: str, paths: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """Forget what was learnt of catalogs; gives each path with the number of its pairs."""
    for path in paths:
        with transaction(connection):
            row = _catalog(connection, path, origin)
            if row is None:
                continue
            gone = connection.execute("DELETE FROM pair WHERE catalog = ?", (row,)).rowcount
            connection.execute("DELETE FROM catalog WHERE id = ?", (row,))
        yield path, gone


def make_searchable(connection: sqlite3.Connection, code: str) -> int | None:
    """The number of a language whose texts can all be found; None where it has none.

    The sources of pairs can be found from the start. Their targets can from the first search among
    them on, which pays for it.
    """
    query = "SELECT id, is_searched FROM language WHERE code = ?"
    row = connection.execute(query, (code,)).fetchone()
    if row is None:
        return None
    language = int(row[0])
    if not row[1]:
        with transaction(connection):
            where = f"WHERE language = ? AND NOT is_indexed AND {_IS_TARGET}"
            texts = f"SELECT language, id, text FROM text {where}"
            _index(connection, connection.execute(texts, (language,)).fetchall())
            connection.execute(f"UPDATE text SET is_indexed = 1 {where}", (language,))
            connection.execute("UPDATE language SET is_searched = 1 WHERE id = ?", (language,))
    return language


def sweep(connection: sqlite3.Connection) -> None:
    """Take out the texts that no pair has any more, where they are many.

    A pair has four texts at most: its own, and those around its source. The index is made anew.
    """
    texts = connection.execute("SELECT count(*) FROM text").fetchone()[0]
    pairs = connection.execute("SELECT count(*) FROM pair").fetchone()[0]
    if texts <= 5 * pairs + _FEW:
        return
    columns = ("source", "target", "previous", "next")
    kept = " UNION ".join(f"SELECT {one} FROM pair WHERE {one} NOT NULL" for one in columns)
    with transaction(connection):
        connection.execute(f"DELETE FROM text WHERE id NOT IN ({kept})")
        connection.execute(
            f"UPDATE text SET is_indexed = {_IS_SOURCE} OR (is_indexed AND {_IS_TARGET})"
        )
        connection.execute("DELETE FROM posting")
        indexed = "SELECT language, id, text FROM text WHERE is_indexed"
        _index(connection, connection.execute(indexed).fetchall())


def _index(connection: sqlite3.Connection, texts: Iterable[tuple[int, int, str]]) -> None:
    """Let texts be found, each given by its language, its number and itself."""
    additions = Additions()
    for at, text in enumerate(texts):
        additions.add(*text)
        if at % _BATCH == _BATCH - 1:
            additions.write(connection)
    additions.write(connection)


def _catalog(connection: sqlite3.Connection, path: str, origin: str) -> int | None:
    query = "SELECT id FROM catalog WHERE path = ? AND origin = ?"
    row = connection.execute(query, (path, origin)).fetchone()
    return None if row is None else int(row[0])


def _learn(connection: sqlite3.Connection, lessons: Sequence[Lesson]) -> list[tuple[str, Learnt]]:
    done = []
    expect_much(connection)
    with transaction(connection):
        texts = _Texts(connection)
        rows: list[tuple[int, *_Row]] = []
        for lesson in lessons:
            catalog, is_new = _noted(connection, lesson)
            wanted = dict.fromkeys(texts.rows(lesson))
            if lesson.origin == HISTORY:
                gone = 0
                seen = {_lasting(row) for _, row in _present(connection, catalog)}
                wanted = dict.fromkeys(row for row in wanted if _lasting(row) not in seen)
            else:
                present = [] if is_new else list(_present(connection, catalog))
                left = [(number,) for number, row in present if row not in wanted]
                connection.executemany("DELETE FROM pair WHERE id = ?", left)
                gone = len(left)
                for _, row in present:
                    wanted.pop(row, None)
            rows += [(catalog, *row) for row in wanted]
            done.append((lesson.path, Learnt(len(wanted), gone)))
        texts.write()
        connection.executemany(
            "INSERT INTO pair (catalog, source, target, previous, next, is_approved, context, date) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return done


def _noted(connection: sqlite3.Connection, lesson: Lesson) -> tuple[int, bool]:
    """The number of a lesson's catalog, and whether it is new."""
    fields = (lesson.document, lesson.digest, lesson.date)
    number = _catalog(connection, lesson.path, lesson.origin)
    if number is not None:
        update = "UPDATE catalog SET document = ?, digest = ?, date = ? WHERE id = ?"
        connection.execute(update, (*fields, number))
        return number, False
    insert = "INSERT INTO catalog (document, digest, date, path, origin) VALUES (?, ?, ?, ?, ?)"
    made = connection.execute(insert, (*fields, lesson.path, lesson.origin))
    assert made.lastrowid is not None, "a row was inserted"
    return made.lastrowid, True


def _present(connection: sqlite3.Connection, catalog: int) -> Iterator[tuple[int, _Row]]:
    for number, *row in connection.execute(f"{_PAIRS} WHERE catalog = ?", (catalog,)):
        yield number, tuple(row)


def _lasting(row: _Row) -> tuple[object, ...]:
    """What of a pair makes it another one in the history: not its neighbours, not its date."""
    source, target, _, _, is_approved, context, _ = row
    return source, target, is_approved, context


class _Texts:
    """The numbers of texts, those that are new made up; they are written at the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        highest = connection.execute("SELECT max(id) FROM text").fetchone()[0]
        self._next = (highest or 0) + 1
        self._is_empty = highest is None
        self._numbers: dict[tuple[int, str], int] = {}
        self._new: dict[int, tuple[int, int, int, str]] = {}
        self._unindexed: set[int] = set()
        self._additions = Additions()
        self._indexed: list[tuple[int]] = []
        self._languages: dict[str, tuple[int, bool]] = {}

    def rows(self, lesson: Lesson) -> Iterator[_Row]:
        """The pairs of a lesson in numbers of texts."""
        source_language, _ = self._language(lesson.source_language)
        target_language, is_searched = self._language(lesson.target_language)
        for pair in lesson.pairs:
            source = self._number(source_language, pair.source, is_indexed=True)
            target = self._number(target_language, pair.target, is_indexed=is_searched)
            yield (
                source,
                target,
                self._neighbour(source_language, pair.previous),
                self._neighbour(source_language, pair.next),
                int(pair.is_approved),
                pair.context,
                pair.date,
            )

    def write(self) -> None:
        """Write the texts that are new, and what they are found by."""
        indexed = {number for (number,) in self._indexed}
        self._connection.executemany(
            "INSERT INTO text (id, skeleton, language, is_indexed, text) VALUES (?, ?, ?, ?, ?)",
            [
                (number, skeleton, language, number in indexed, text)
                for number, (skeleton, language, _, text) in self._new.items()
            ],
        )
        old = [(number,) for (number,) in self._indexed if number not in self._new]
        self._connection.executemany("UPDATE text SET is_indexed = 1 WHERE id = ?", old)
        self._additions.write(self._connection)

    def _neighbour(self, language: int, text: str | None) -> int | None:
        if not text:
            return None if text is None else 0
        return self._number(language, text, is_indexed=False)

    def _number(self, language: int, text: str, *, is_indexed: bool) -> int:
        number = self._numbers.get((language, text))
        if number is None:
            number = self._found(language, text)
            self._numbers[language, text] = number
        if is_indexed and number in self._unindexed:
            self._unindexed.discard(number)
            self._indexed.append((number,))
            self._additions.add(language, number, text)
        return number

    def _found(self, language: int, text: str) -> int:
        skeleton = digest(language, text)
        if not self._is_empty:
            row = self._connection.execute(
                "SELECT id, is_indexed FROM text WHERE skeleton = ? AND language = ? AND text = ?",
                (skeleton, language, text),
            ).fetchone()
            if row is not None:
                if not row[1]:
                    self._unindexed.add(row[0])
                return int(row[0])
        number = self._next
        self._next += 1
        self._new[number] = (skeleton, language, 0, text)
        self._unindexed.add(number)
        return number

    def _language(self, code: str) -> tuple[int, bool]:
        if code not in self._languages:
            self._connection.execute("INSERT OR IGNORE INTO language (code) VALUES (?)", (code,))
            query = "SELECT id, is_searched FROM language WHERE code = ?"
            number, is_searched = self._connection.execute(query, (code,)).fetchone()
            self._languages[code] = (number, bool(is_searched))
        return self._languages[code]
