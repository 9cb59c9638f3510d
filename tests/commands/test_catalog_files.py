"""The files of catalogs: what was cut off, links, and files that are not to be written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from i18n.catalogs import store
from i18n.errors import AmbosError
from tests.commands.project import CATALOG, make, tree, update
from tests.conftest import RunAmbos

BLANK = "holds nothing, as where its saving was cut off (put it back, or delete it to begin anew)"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("update",),
        ("update", "--language", "es"),
        ("translate",),
        ("memory", "learn"),
        ("resegment",),
        ("resegment", "--to", "paragraph", "--source-language", "en", "--language", "es", CATALOG),
        ("distinguish", "source/a.md:3"),
        ("compile",),
        ("status",),
        ("build",),
    ],
    ids=" ".join,
)
def test_a_catalog_that_holds_nothing_is_refused(
    tmp_path: Path, run_ambos: RunAmbos, arguments: tuple[str, ...], data: bytes
) -> None:
    root = make(tmp_path)
    source = "# Hello there\n\nOne. Three words.\n\nOne.\n"
    (root / "source/a.md").write_text(source, encoding="utf-8")
    (root / CATALOG).write_bytes(data)
    before = tree(tmp_path)
    done = run_ambos(root, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{CATALOG}: {BLANK}\n")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("arguments", [(), (CATALOG,)])
def test_check_finds_a_catalog_that_holds_nothing(
    tmp_path: Path, run_ambos: RunAmbos, arguments: tuple[str, ...]
) -> None:
    root = make(tmp_path)
    (root / CATALOG).write_bytes(b"")
    done = run_ambos(root, "check", "--fix", *arguments)
    assert done.returncode == 1
    assert f"{CATALOG}:1:1: error: {BLANK} [catalog-unreadable]\n" in done.stdout
    assert not (root / CATALOG).read_bytes()


def test_what_an_editor_begins_to_save_is_not_taken_for_a_new_catalog(tmp_path: Path) -> None:
    root = make(tmp_path)
    whole = (root / CATALOG).read_bytes()
    (root / "source/a.md").write_text("# Hello there\n\nOne. Three words.\n", encoding="utf-8")
    with open(root / CATALOG, "wb") as editor:
        with pytest.raises(AmbosError, match="holds nothing"):
            update(root)
        editor.write(whole)
    update(root)
    assert store.load(root / CATALOG)[0].msgstr == "Hola"


def test_what_an_editor_begins_to_save_while_a_catalog_is_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path)
    path = root / CATALOG
    catalog = store.load(path)
    catalog[1].msgstr = "Uno."
    flush = os.fsync

    def empty(descriptor: int) -> None:
        flush(descriptor)
        path.write_bytes(b"")

    monkeypatch.setattr("os.fsync", empty)
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.save(catalog, path)
    assert not path.read_bytes()


def test_a_catalog_that_holds_nothing_does_not_follow_a_renamed_document(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / CATALOG).write_bytes(b"")
    (root / "source/a.md").rename(root / "source/b.md")
    done = run_ambos(root, "update")
    assert done.stderr == (
        f"{CATALOG}: is of no document here (rename it with its document, or take it away)\n"
    )
    assert not (root / CATALOG).read_bytes()


@pytest.mark.parametrize("side", ["ours.po", "theirs.po"])
def test_a_side_of_a_merge_that_holds_nothing_is_refused(
    tmp_path: Path, run_ambos: RunAmbos, side: str
) -> None:
    names = "base.po", "ours.po", "theirs.po"
    for name in names:
        (tmp_path / name).write_bytes(b'msgid "a"\nmsgstr "b"\n')
    (tmp_path / side).write_bytes(b"")
    done = run_ambos(tmp_path, "merge", *names, "--output", "ours.po")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{side}: {BLANK}\n")


def test_a_side_that_was_begun_has_all_where_the_other_and_the_base_hold_nothing(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    for name in ("base.po", "ours.po"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "theirs.po").write_bytes(b'msgid "a"\nmsgstr "b"\n')
    done = run_ambos(tmp_path, "merge", "base.po", "ours.po", "theirs.po")
    assert (done.returncode, done.stdout) == (0, 'msgid "a"\nmsgstr "b"\n')
