"""The memory's file where several processes work on it at once."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from i18n.memory import database, store
from i18n.memory.store import Pair
from tests.memory.test_lookup import learn, lesson
from tests.memory.test_store import rows

THREADS = 6


def learnt(connection: sqlite3.Connection) -> int:
    """Learn one pair where there is none, and count."""
    if not store.known(connection, store.CATALOG):
        learn(connection, lesson([Pair("One", "Uno")]))
    return len(rows(connection))


def at_once(path: Path) -> list[str]:
    """Use a memory in several threads, each with a connection of its own; gives the warnings."""
    barrier = threading.Barrier(THREADS)
    warnings: list[str] = []

    def one(_: int) -> int:
        barrier.wait()
        return database.used(path, "memory", warnings.append, learnt)

    with ThreadPoolExecutor(THREADS) as threads:
        assert set(threads.map(one, range(THREADS))) == {1}
    return warnings


def test_a_memory_that_several_open_first_is_made_once(tmp_path: Path) -> None:
    for round_ in range(40):
        path = tmp_path / str(round_) / "memory.sqlite3"
        assert at_once(path) == []
        assert not path.with_name("memory.sqlite3.broken").exists()


def test_a_memory_of_another_version_is_set_aside_once(tmp_path: Path) -> None:
    for round_ in range(20):
        path = tmp_path / str(round_) / "memory.sqlite3"
        database.used(path, "memory", pytest.fail, learnt)
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        assert len(at_once(path)) == 1
        assert database.used(path, "memory", pytest.fail, learnt) == 1
        with sqlite3.connect(f"{path}.broken") as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (99,)
        connection.close()


def test_what_another_built_anew_is_not_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    database.used(path, "memory", pytest.fail, learnt)
    warnings: list[str] = []
    before = path.stat().st_ino

    def faster(connection: sqlite3.Connection) -> None:
        if path.stat().st_ino == before:
            raise database.BrokenError("is broken")
        learn(connection, lesson([Pair("Two", "Dos")], "other.po"))

    def slower(connection: sqlite3.Connection) -> list[object]:
        if not warnings:
            database.used(path, "memory", warnings.append, faster)
            raise database.BrokenError("is broken")
        return rows(connection)

    wanted = ["('other.po', 'Two', 'Dos', None, None, 1)"]
    assert database.used(path, "memory", pytest.fail, slower) == wanted
    assert len(warnings) == 1


def test_what_is_set_aside_keeps_what_was_written_last(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    other = database.connect(path)
    learn(other, lesson([Pair("One", "Uno")]))
    assert path.with_name("memory.sqlite3-wal").stat().st_size

    def broken_once(connection: sqlite3.Connection) -> int:
        if rows(connection):
            raise database.BrokenError("is broken")
        return learnt(connection)

    warnings: list[str] = []
    for _ in range(2):  # what was set aside before is replaced whole
        assert database.used(path, "memory", warnings.append, broken_once) == 1
        other.close()
        aside = sqlite3.connect(f"{path}.broken")
        assert len(rows(aside)) == 1
        aside.close()
        other = database.connect(path)
    other.close()
    assert len(warnings) == 2
