"""What the memory keeps is made anew where it would be made otherwise."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from i18n.catalogs import store as catalogs
from i18n.commands import _imports, _memory
from i18n.commands._options import Options
from i18n.memory import database, learning, store
from i18n.memory.features import features
from i18n.memory.tokens import digest, skeleton
from tests.commands.project import CATALOG, make
from tests.memory.test_store import CATALOG as TAUGHT

TEXTS = (
    "The Old Market opens at 9:30.",
    "Settings",
    "See [the *map*](https://a.example/b_c), `ls -l` and <b>{name}</b>.",
    "¿Cuánto pagó Íñigo en 2019?",
    "設定を保存する、佐々木さん。",
    "ตลาดเปิดแล้ว",
    "A much longer sentence, which has neither trigrams nor halves, in so many words.",
)


def short(made: object) -> str:
    return hashlib.sha256(repr(made).encode()).hexdigest()[:16]


def test_a_memory_whose_texts_would_be_found_by_other_features_has_another_version() -> None:
    made = [(sorted(features(text)), skeleton(text), digest(1, text)) for text in TEXTS]
    # where this fails, `database.VERSION` goes up with it
    assert (database.VERSION, short(made)) == (2, "ab06fa1bebe07ff1")


def test_catalogs_that_would_teach_something_else_have_another_digest() -> None:
    more = 'msgid "雨。"\nmsgstr "{v}"\n\nmsgid "HTML。"\nmsgstr "Llueve."\n'
    made = list(learning.pairs(catalogs.read((TAUGHT + more).encode(), "a.po")))
    # where this fails, `learning.REVISION` goes up with it
    assert (learning.REVISION, short(made)) == (1, "836f9edfe82311cf")


def test_catalogs_and_imports_are_learnt_again_by_a_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path)
    copy = root / _imports.IMPORTED / "en-0" / "old.po"
    copy.parent.mkdir(parents=True)
    copy.write_bytes((root / CATALOG).read_bytes())
    project = Options(str(root)).open()

    def work(connection: sqlite3.Connection) -> dict[str, str]:
        _memory.brought_up(project, connection)
        return store.known(connection, store.CATALOG) | store.known(connection, store.IMPORT)

    before = _memory.with_memory(project, Options(), work)
    assert len(before) == 2
    assert _memory.with_memory(project, Options(), work) == before
    monkeypatch.setattr(learning, "REVISION", learning.REVISION + 1)
    after = _memory.with_memory(project, Options(), work)
    assert {path for path in before if after[path] != before[path]} == set(before)
