"""What the memory keeps, and what becomes of its file."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs import store as catalogs
from i18n.errors import AmbosError
from i18n.memory import database, learning, postings, store
from i18n.memory.features import features, likely, phrase
from i18n.memory.store import EDGE, Learnt, Pair
from tests.memory.test_lookup import learn, lesson

ROOT = Path(__file__).parents[2]


def rows(connection: sqlite3.Connection) -> list[object]:
    """What is kept of pairs, without numbers of rows."""
    query = (
        "SELECT catalog.path, a.text, b.text, p.text, n.text, pair.is_approved FROM pair "
        "JOIN catalog ON catalog.id = catalog JOIN text a ON a.id = source "
        "JOIN text b ON b.id = target LEFT JOIN text p ON p.id = previous "
        "LEFT JOIN text n ON n.id = next"
    )
    return sorted(map(repr, connection.execute(query)))


WORDS = st.sampled_from(["one", "two", "three four", "five 6", "語句", "x"])
PAIRS = st.lists(
    st.builds(
        Pair, WORDS, WORDS, st.none() | WORDS | st.just(EDGE), st.none() | WORDS, st.booleans()
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), PAIRS), max_size=6))
def test_learning_step_by_step_is_learning_at_once(steps: list[tuple[str, list[Pair]]]) -> None:
    grown, anew = sqlite3.connect(":memory:", isolation_level=None), None
    database.prepare(grown)
    for path, pairs in steps:
        learn(grown, lesson(pairs, path))
    anew = sqlite3.connect(":memory:", isolation_level=None)
    database.prepare(anew)
    last = dict(steps)
    learn(anew, *(lesson(pairs, path) for path, pairs in last.items()))
    assert rows(grown) == rows(anew)
    for number, text in grown.execute("SELECT id, text FROM text WHERE is_indexed").fetchall():
        assert number in postings.having(grown, 1, features(text)) | postings.having(
            grown, 2, features(text)
        )
    for path, pairs in last.items():
        ((_, did),) = store.learn(grown, [lesson(pairs, path)])
        assert did == Learnt()


def test_a_feature_of_many_texts_is_kept_in_rows_of_bounded_length(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "memory.sqlite3")
    rng = random.Random(3)
    number = 0
    wanted = set()
    with database.transaction(connection):
        for size in [3000, *[1] * 800, 700, *[5] * 100, *[1] * 300]:
            additions = postings.Additions()
            for _ in range(size):
                number += 1
                is_wanted = number != 7 and rng.random() < 0.9
                additions.add(1, number, "a common word" if is_wanted else f"text {number}")
                wanted |= {number} if is_wanted else set()
            additions.write(connection)
    assert postings.having(connection, 1, phrase("common")) == wanted
    assert postings.having(connection, 1, phrase("common") | phrase("text")) == set()
    lengths = [row[0] for row in connection.execute("SELECT length(texts) FROM posting")]
    assert max(lengths) < 4 * (postings.CLOSED + 200)
    assert lengths.count(4 * postings.CLOSED) >= 3 * (len(wanted) // postings.CLOSED - 1)
    assert postings.candidates(connection, 1, *likely("common text 7"), 10)[0] == 7
    connection.close()


def counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Texts, those of them that can be found, and what they are found by."""
    (texts,) = connection.execute("SELECT count(*), sum(is_indexed) FROM text")
    return (*texts, sum(connection.execute("SELECT count(*) FROM posting").fetchone()))


def test_texts_that_no_pair_has_any_more_go_where_they_are_many(tmp_path: Path) -> None:
    kept = [lesson([Pair("One two", "Uno dos", "Before", EDGE), Pair("Three", "Tres")])]
    anew = database.connect(tmp_path / "anew.sqlite3")
    learn(anew, *kept)
    for language in ("en", "es"):
        store.make_searchable(anew, language)
    connection = database.connect(tmp_path / "memory.sqlite3")
    many = [Pair(f"One {n}", f"Uno {n}", f"Around {n}", None) for n in range(3500)]
    learn(connection, lesson([*many, Pair("Before", "Antes")], "b.po"), *kept)
    for language in ("en", "es"):
        store.make_searchable(connection, language)
    before = counts(connection)
    store.sweep(connection)
    assert counts(connection) == before
    assert list(store.forget(connection, store.CATALOG, ["b.po"])) == [("b.po", 3501)]
    assert counts(connection) == before
    store.sweep(connection)
    assert counts(connection) == counts(anew) == (5, 4, counts(anew)[2])
    assert rows(connection) == rows(anew)
    for text in ("One two", "Three"):
        (number,) = postings.having(connection, 1, phrase(text))
        query = "SELECT text FROM text WHERE id = ?"
        assert connection.execute(query, (number,)).fetchone() == (text,)
    anew.close()
    connection.close()


def test_history_is_added_to_and_never_taken_from(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "memory.sqlite3")
    learn(connection, lesson([Pair("One", "Uno")], origin=store.HISTORY))
    ((_, did),) = store.learn(
        connection,
        [lesson([Pair("Two", "Dos"), Pair("One", "Uno", date="2020")], origin=store.HISTORY)],
    )
    assert did == Learnt(1, 0)
    assert len(rows(connection)) == 2
    assert list(store.forget(connection, store.HISTORY, ["a.po", "b.po"])) == [("a.po", 2)]
    assert rows(connection) == []
    connection.close()


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    writer = database.connect(path)
    learn(writer, lesson([Pair("One", "Uno")]))
    reader = database.connect(path)
    with database.transaction(writer):
        writer.execute("DELETE FROM pair")
        assert len(rows(reader)) == 1
    assert rows(reader) == []
    reader.close()
    writer.close()


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "memory.sqlite3")
    learn(connection, lesson([Pair("One", "Uno")]))
    before = list(connection.iterdump())
    with pytest.raises(AttributeError):
        learn(connection, lesson([Pair("Two", "Dos"), None], "b.po"))  # type: ignore[list-item]
    assert list(connection.iterdump()) == before
    connection.close()


def other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()


def other_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def without_a_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE pair")
    connection.close()


DAMAGES = {
    "no database": lambda path: path.write_bytes(b"something else" * 1000),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-9000]),
    "cut in a page": lambda path: path.write_bytes(path.read_bytes()[: 4096 * 3 + 7]),
    "other database": other_database,
    "other version": other_version,
    "a table less": without_a_table,
    "pages of zeros": lambda path: path.write_bytes(
        path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096)
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_file_is_set_aside_and_built_anew(damage: str, tmp_path: Path) -> None:
    path = tmp_path / ".ambos" / "memory.sqlite3"
    warnings: list[str] = []

    def work(connection: sqlite3.Connection) -> int:
        if not store.known(connection, store.CATALOG):
            learn(connection, lesson([Pair(f"One {n}", f"Uno {n}") for n in range(200)]))
        return len(rows(connection))

    assert database.used(path, "memory", warnings.append, work) == 200
    DAMAGES[damage](path)
    broken = path.read_bytes()
    assert database.used(path, "memory", warnings.append, work) == 200
    assert len(warnings) == 1
    assert warnings[0].startswith("memory: ")
    aside = path.with_name("memory.sqlite3.broken")
    assert damage == "pages of zeros" or aside.read_bytes() == broken
    assert database.used(path, "memory", warnings.append, work) == 200
    assert len(warnings) == 1


def test_a_memory_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AmbosError, match="memory: "):
        database.used(tmp_path / "file" / "m", "memory", print, rows)


CATALOG = r"""
msgid ""
msgstr ""
"PO-Revision-Date: 2025-03-04 05:06+0100\n"

msgid "One."
msgstr "Uno, y dos."

msgid "Two."
msgstr "{^}"

msgid "Three."
msgstr "{v}"

msgid "Four."
msgstr "Tres y cuatro."

msgid "Five."
msgstr "{-}"

#, fuzzy
#| msgid "Six!"
msgid "Six."
msgstr "¡Seis!"

# ambos: match 92 source/a.md
#, fuzzy
msgid "Seven."
msgstr "Siete."

msgid "Eight."
msgstr ""

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} día"
msgstr[1] "{n} días"

msgctxt "sea"
msgid "Wave"
msgstr "Ola"

#~ msgid "Gone."
#~ msgstr "Ido."
"""


def test_a_catalog_teaches_its_pairs_with_what_is_around_them() -> None:
    found = list(learning.pairs(catalogs.read(CATALOG.encode(), "a.po")))
    assert found == [
        Pair("One. Two.", "Uno, y dos.", EDGE, "Three."),
        Pair("Three. Four.", "Tres y cuatro.", "Two.", "Five."),
        Pair("Wave", "Ola", "{n} day", EDGE, context="sea"),
        Pair("Six!", "¡Seis!", is_approved=False),
        Pair("{n} day", "{n} día"),
        Pair("{n} days", "{n} días"),
        Pair("Gone.", "Ido."),
    ]


def test_sentences_that_one_translation_covers_stand_as_in_their_document() -> None:
    for one, two, both in (
        ("雨が降る。", "雪も降る。", "雨が降る。雪も降る。"),
        ("这是网页。", "HTML 很好。", "这是网页。HTML 很好。"),
        ("It rains.", "It snows.", "It rains. It snows."),
    ):
        text = f'msgid "{one}"\nmsgstr "x"\n\nmsgid "{two}"\nmsgstr "{{^}}"\n'
        assert list(learning.pairs(catalogs.read(text.encode(), "a.po"))) == [
            Pair(both, "x", EDGE, EDGE)
        ]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2025-03-04 05:06+0100", "2025-03-04T05:06+01:00"),
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04 05:06", "2025-03-04T05:06"),
        ("YEAR-MO-DA HO:MI+ZONE", ""),
        ("", ""),
    ],
)
def test_dates_are_written_in_iso(written: str, wanted: str) -> None:
    assert learning.iso(written) == wanted


_ENDLESS = """
import sys
from pathlib import Path
from i18n.memory import database, store
from tests.memory.test_lookup import lesson
connection = database.connect(Path(sys.argv[1]))
for n in range(10**6):
    pairs = [store.Pair(f"One {n} two {m}", f"Uno {n} dos {m}") for m in range(50)]
    list(store.learn(connection, [lesson(pairs, f"{n % 7}.po")]))
    print(n, flush=True)
"""


def test_a_learner_that_is_killed_leaves_whole_catalogs(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    for round_ in range(3):
        command = [sys.executable, "-c", _ENDLESS, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as learner:
            assert learner.stdout is not None
            for _ in range(3 + round_):
                assert learner.stdout.readline()
            learner.kill()
        connection = database.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = connection.execute("SELECT count(*) FROM pair GROUP BY catalog").fetchall()
        assert counts
        assert set(counts) == {(50,)}
        connection.close()


def test_what_sqlite_refuses_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    connection = sqlite3.connect(path, timeout=0)
    connection.execute("CREATE TABLE kept (text)")
    connection.commit()

    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("INSERT INTO kept VALUES (?)", ("x" * 100_000,))
    connection.rollback()

    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as busy:
        sqlite3.connect(path, timeout=0).execute("INSERT INTO kept VALUES (1)")
    connection.rollback()

    with pytest.raises(sqlite3.OperationalError) as unreadable:
        sqlite3.connect(tmp_path / "none" / "memory.sqlite3").execute("SELECT 1")

    with pytest.raises(sqlite3.OperationalError) as other:
        connection.execute("SELECT")

    said = [str(database.refused(one.value, "m")) for one in (full, busy, unreadable, other)]
    assert said == [
        "m: disk full (free some space and run again)",
        "m: in use (wait for the other program, and run again)",
        "m: no permission to open (change the owner or mode of its folder)",
        "m: incomplete input (delete it, and run again)",
    ]


def test_a_full_disk_is_told_of_as_that_and_leaves_what_was(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "memory.sqlite3")
    learn(connection, lesson([Pair("One", "Uno")]))
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError) as full:
        learn(connection, lesson([Pair(f"{n} words", f"{n} palabras") for n in range(9999)], "b"))
    assert str(database.refused(full.value, "m")) == "m: disk full (free some space and run again)"
    assert len(rows(connection)) == 1
    learn(connection, lesson([Pair("One", "Una")]))
    connection.close()
