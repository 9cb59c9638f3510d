"""An editor, commands and kill -9 at work on one catalog lose nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from i18n import files, swapping, temporaries
from i18n.catalogs import store
from i18n.errors import AmbosError
from tests.catalogs.interleaving import COMMANDS
from tests.commands import project

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.platform("linux")
def test_nothing_is_lost_and_no_file_half_written_by_interleaved_writers() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.catalogs.interleaving", "40", "0"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    result = json.loads(done.stdout)
    assert result["runs"] == 40
    assert all(result[count] for count in ("saves", "killed", "between", "filled"))
    refused = result["done"].pop("refused", 0)
    assert set(result["done"]) == set(COMMANDS)
    assert refused < result["done"]["update"] / 4
    assert not result["lost"]
    assert not result["broken"]
    assert not result["left"]


def test_what_an_editor_saves_while_a_catalog_is_written_is_merged(
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
    assert store.save(catalog, path)
    assert {"Buenas", "Uno."} <= {entry.msgstr for entry in store.load(path)}
    assert [*path.parent.glob(".*")] == []


@pytest.mark.parametrize("saves", [1, 2])
def test_what_an_editor_saves_at_the_last_moment_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: int
) -> None:
    root = project.make(tmp_path)
    path = root / project.CATALOG
    catalog = store.load(path)
    catalog[1].msgstr = "Uno."
    whole = path.read_bytes()
    swap = swapping.swap
    count = 0

    def swap_late(one: str, other: str) -> bool:
        nonlocal count
        count += 1
        if count <= saves:
            own = path.with_name("x.editor")
            own.write_bytes(whole.replace(b'"Hola"', f'"Buenas {count}"'.encode()))
            own.replace(path)
        return swap(one, other)

    monkeypatch.setattr(swapping, "swap", swap_late)
    store.save(catalog, path)
    assert {f"Buenas {saves}", "Uno."} <= {entry.msgstr for entry in store.load(path)}
    assert [*path.parent.glob(".*")] == []


def test_an_editor_that_saves_all_the_time_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.make(tmp_path)
    path = root / project.CATALOG
    catalog = store.load(path)
    catalog[1].msgstr = "Uno."
    whole = path.read_bytes()
    saved: list[bytes] = []
    flush = os.fsync

    def save_meanwhile(descriptor: int) -> None:
        flush(descriptor)
        saved.append(whole.replace(b'"Hola"', f'"Buenas {len(saved)}"'.encode()))
        path.write_bytes(saved[-1])

    monkeypatch.setattr("os.fsync", save_meanwhile)
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.save(catalog, path)
    assert path.read_bytes() == saved[-1]
    assert [*path.parent.glob(".*")] == []


def test_where_no_names_are_exchanged_a_file_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.make(tmp_path)
    path = root / project.CATALOG
    catalog = store.load(path)
    catalog[1].msgstr = "Uno."
    monkeypatch.setattr(swapping, "swap", lambda one, other: False)
    assert store.save(catalog, path)
    assert store.load(path)[1].msgstr == "Uno."
    assert [*path.parent.glob(".*")] == []


def test_what_a_killed_writer_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    root = project.make(tmp_path)
    folder = (root / project.CATALOG).parent
    templates = root / "locales" / "templates"
    left = [
        folder / ".a.po.0123456789abcdef.tmp",
        folder / ".b.mo.0123456789abcdef.tmp",
        templates / ".a.pot.0123456789abcdef.tmp",
    ]
    names = (".a.po.tmp", ".b.po.0123456789abcdef.tmp", "x.tmp", ".a.po.0123456789ABCDEF.tmp")
    others = [folder / name for name in names]
    (folder / "b.mo").write_bytes(b"")
    for file in (*left, *others):
        file.write_bytes(b"half")
    temporaries._SWEPT.clear()
    (root / "source" / "a.md").write_text("# Hello there\n\nThree.\n", encoding="utf-8")
    project.update(root)
    assert not any(file.exists() for file in left)
    assert all(file.read_bytes() == b"half" for file in others)


WRITER = """
import os, sys
from i18n import files, swapping
rename = os.replace
def wait(*arguments):
    print("written", flush=True)
    sys.stdin.readline()
    rename(*arguments)
os.replace = wait
files.write(sys.argv[1], b"new")
"""


@pytest.mark.parametrize("name", ["x.po", "y.po"])
def test_what_a_living_writer_is_about_to_rename_stays(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"old")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "written\n"
    temporaries._SWEPT.clear()
    assert files.write(tmp_path / name, b"other")
    assert len([*tmp_path.glob(".x.po.*.tmp")]) == 1
    writer.communicate("go\n")
    assert writer.returncode == 0
    assert path.read_bytes() == b"new"
    assert [*tmp_path.glob(".*")] == []


def test_a_writer_whose_temporary_file_is_taken_away_writes_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"old")
    flush = os.fsync
    taken = []

    def take(descriptor: int) -> None:
        flush(descriptor)
        if not taken:
            taken.extend(tmp_path.glob(".*.tmp"))
            taken[0].unlink()

    monkeypatch.setattr("os.fsync", take)
    monkeypatch.chdir(tmp_path)
    assert files.write("x.po", b"new")
    assert taken
    assert path.read_bytes() == b"new"
    assert [*tmp_path.iterdir()] == [path]
