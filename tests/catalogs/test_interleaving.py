"""An editor, commands and kill -9 at work on one catalog lose nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from i18n.catalogs import placing, store
from i18n.errors import AmbosError
from tests.commands import project

from . import interleaving


@pytest.mark.platform("linux")
def test_nothing_is_lost_and_no_file_half_written_by_interleaved_writers() -> None:
    result = interleaving.run(20, 0)
    assert result.runs == 20
    assert result.saves and result.killed
    assert not result.lost
    assert not result.broken
    assert not result.left


def test_what_an_editor_saves_while_a_catalog_is_written_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.make(tmp_path)
    path = root / project.CATALOG
    catalog = store.load(path)
    catalog[1].msgstr = "Uno."
    edited = path.read_bytes().replace(b'"Hola"', b'"Buenas"')
    flush = os.fsync

    def save_meanwhile(descriptor: int) -> None:
        flush(descriptor)
        path.write_bytes(edited)

    monkeypatch.setattr("os.fsync", save_meanwhile)
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.save(catalog, path)
    assert path.read_bytes() == edited
    assert [*path.parent.glob(".*")] == []


def test_what_a_killed_writer_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    root = project.make(tmp_path)
    path = root / project.CATALOG
    left = path.parent / ".a.po.0123456789abcdef.tmp"
    others = [path.parent / name for name in (".a.po.tmp", ".b.po.0123456789abcdef.tmp", "x.tmp")]
    for file in (left, *others):
        file.write_bytes(b"half")
    placing.sweep.cache_clear()
    project.translate(root, {"One.": "Uno."})
    assert not left.exists()
    assert all(file.read_bytes() == b"half" for file in others)
