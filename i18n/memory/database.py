"""The file of the memory: its tables, and what is done with one that is broken.

`posting` and `text` say what is where in the sense of `postings`; a pair is two texts, and the texts
around its source. Everything can be had again from the catalogs.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from i18n import files
from i18n.errors import AmbosError
from i18n.locks import locked

Outcome = TypeVar("Outcome")

VERSION = 2
"""The number of the tables and of what texts are found by (`features`, `tokens`).

With another one the whole file is made anew, but for what was learnt of earlier versions of catalogs;
`learning.REVISION` is that of what is learnt.
"""

_APPLICATION = 0x416D626F  # "Ambo"
_CACHE = 65_536
"""KiB of the file that are held in memory."""

_MAPPED = 1 << 30
"""Bytes of the file that are read without a copy where much is read."""

_WAIT = 60.0
"""Seconds that a writer waits for another."""

_SCHEMA = (
    "CREATE TABLE language (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, "
    "is_searched INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE document (path TEXT PRIMARY KEY, digest TEXT NOT NULL, language TEXT NOT NULL)",
    "CREATE TABLE catalog (id INTEGER PRIMARY KEY, path TEXT NOT NULL, origin TEXT NOT NULL, "
    "document TEXT NOT NULL, digest TEXT NOT NULL, date TEXT NOT NULL, UNIQUE (path, origin))",
    "CREATE TABLE version (path TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (path, digest))",
    "CREATE TABLE text (id INTEGER PRIMARY KEY, skeleton INTEGER NOT NULL, "
    "language INTEGER NOT NULL, is_indexed INTEGER NOT NULL, text TEXT NOT NULL)",
    "CREATE INDEX text_skeleton ON text (skeleton)",
    "CREATE TABLE pair (id INTEGER PRIMARY KEY, catalog INTEGER NOT NULL, source INTEGER NOT NULL, "
    "target INTEGER NOT NULL, previous INTEGER, next INTEGER, is_approved INTEGER NOT NULL, "
    "context TEXT, date TEXT NOT NULL)",
    "CREATE INDEX pair_source ON pair (source)",
    "CREATE INDEX pair_target ON pair (target)",
    "CREATE INDEX pair_catalog ON pair (catalog)",
    "CREATE TABLE posting (key INTEGER PRIMARY KEY, texts BLOB NOT NULL)",
)


class BrokenError(Exception):
    """The file is no memory of this version; the message says why."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a memory, which is made where there is none.

    Readers and one writer work at once (SQLite's write-ahead log). Raises BrokenError, OSError and
    sqlite3.Error.
    """
    files.make_state(path.parent)
    with _alone(path):
        return _opened(path)


def _alone(path: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the right to open a memory, and to rename it: nobody sees one half made, or half renamed.

    It is the lock of a folder for this alone, since builds hold that of the memory's. Raises OSError.
    """
    return locked(path.with_name(f"{path.name}.lock") / path.name)


def _opened(path: Path) -> sqlite3.Connection:
    """The same without the right to it."""
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        prepare(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_broken(error):
            raise BrokenError(str(error)) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty database. Raises BrokenError where there are others."""
    for pragma in ("synchronous = NORMAL", f"cache_size = -{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if not tables and not version:
        connection.execute("PRAGMA journal_mode = WAL")
        with transaction(connection):
            if not connection.execute("PRAGMA user_version").fetchone()[0]:  # nobody was faster
                for statement in _SCHEMA:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
        return
    if version != VERSION:
        raise BrokenError(f"has version {version}, not {VERSION}")
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise BrokenError("is another program's database")
    if {sql for (sql,) in tables} != set(_SCHEMA):
        raise BrokenError("its tables are not the memory's")


def expect_much(connection: sqlite3.Connection) -> None:
    """Say that much is going to be read or learnt.

    The file is mapped into memory then, which saves a copy of each page that is looked at. The first query
    would be slower by that: the system reads megabytes around each page, of which it needs some hundred.
    """
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}").fetchall()


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write whole or not at all; one writer at a time."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has taken it back itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def is_broken(error: sqlite3.Error) -> bool:
    """Does an error say that the file itself is damaged?"""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """SQLite's result code without what extends it; 0 for the errors of Python's own module."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of its name; None where there is none. Raises OSError."""
    found = files.state(path)
    return None if found is None else (found[0], found[1])


def set_aside(path: Path, name: str, identity: tuple[int, int] | None) -> str | None:
    """Rename a broken memory, and give its new name; what was set aside before is replaced.

    None, and nothing is done, where another process did so: the file is not the one of that identity.
    What was written, and is not in the file itself yet, goes along. Raises AmbosError.
    """
    aside = f"{path}.broken"
    try:
        with _alone(path):
            if identity is None or _identity(path) != identity:
                return None
            os.replace(path, aside)
            for ending in ("-wal", "-shm"):
                try:
                    os.replace(f"{path}{ending}", f"{aside}{ending}")
                except FileNotFoundError:
                    # the one that was set aside before would be taken for this one's
                    Path(f"{aside}{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise files.unusable(error, name, "rename") from error
    return f"{name}.broken"


_REMEDIES = {
    sqlite3.SQLITE_BUSY: "in use (wait for the other program, and run again)",
    sqlite3.SQLITE_LOCKED: "in use (wait for the other program, and run again)",
    sqlite3.SQLITE_FULL: "disk full (free some space and run again)",
    sqlite3.SQLITE_IOERR: "the disk refused it (free some space, or look at the disk)",
    sqlite3.SQLITE_READONLY: "no permission to write (change the file's owner or mode)",
    sqlite3.SQLITE_CANTOPEN: "no permission to open (change the owner or mode of its folder)",
    sqlite3.SQLITE_PERM: "no permission to open (change the file's owner or mode)",
}
"""What a user does about the result codes of SQLite; extended codes have these in their lower 8 bits."""


def refused(error: sqlite3.Error, name: str) -> AmbosError:
    """The user's words for what SQLite refused."""
    return AmbosError(_REMEDIES.get(_code(error), f"{error} (delete it, and run again)"), path=name)


def used(
    path: Path,
    name: str,
    warn: Callable[[str], None],
    work: Callable[[sqlite3.Connection], Outcome],
) -> Outcome:
    """What some work gives with the memory open; `name` is what messages call the file.

    A file that is no memory, is damaged or of another version is set aside with a warning, and the
    work is done once more with an empty one. Raises AmbosError.
    """
    try:
        identity = _identity(path)
        try:
            return _worked(path, work)
        except BrokenError as error:
            aside = set_aside(path, name, identity)
            if aside is not None:
                warn(f"{name}: {error} (it is now {aside}, and the memory is built anew)")
            return _worked(path, work)
    except sqlite3.Error as error:
        raise refused(error, name) from error
    except BrokenError as error:
        raise AmbosError(f"{error} (delete it and run again)", path=name) from error
    except OSError as error:
        raise files.unusable(error, name, "use") from error


def _worked(path: Path, work: Callable[[sqlite3.Connection], Outcome]) -> Outcome:
    """Raises BrokenError, OSError and sqlite3.Error."""
    connection = connect(path)
    try:
        return work(connection)
    except sqlite3.DatabaseError as error:
        if is_broken(error):
            raise BrokenError(str(error)) from error
        raise
    finally:
        connection.close()
