"""The files of catalogs: what was cut off, links, and files that are not to be written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from i18n.catalogs import store
from i18n.errors import AmbosError
from tests.commands.project import CATALOG, make, tree, update
from tests.conftest import AsOtherUser, RunAmbos

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


def share(root: Path) -> Path:
    """Make the catalog a link to a file that others have too, with a mode of its own."""
    shared = root / "shared/real.po"
    shared.parent.mkdir()
    (root / CATALOG).rename(shared)
    shared.chmod(0o640)
    (root / CATALOG).symlink_to("../../../shared/real.po")
    return shared


@pytest.mark.platform("linux", "darwin")
@pytest.mark.parametrize("renamed", ["b.md", "deep/b.md"])
def test_a_catalog_that_is_a_link_stays_one_where_its_document_is_renamed(
    tmp_path: Path, run_ambos: RunAmbos, renamed: str
) -> None:
    root = make(tmp_path)
    shared = share(root)
    (root / "source" / renamed).parent.mkdir(exist_ok=True)
    (root / "source/a.md").rename(root / "source" / renamed)
    done = run_ambos(root, "update")
    path = (root / CATALOG).parent / renamed.replace(".md", ".po")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.is_symlink()
    assert path.samefile(shared)
    assert not os.path.isabs(path.readlink())
    assert not os.path.lexists(root / CATALOG)
    assert shared.stat().st_mode & 0o777 == 0o640
    assert store.load(shared)[0].occurrences[0][0] == f"source/{renamed}"
    (root / "source" / renamed).rename(root / "source/a.md")
    assert run_ambos(root, "update").returncode == 0
    assert (root / CATALOG).readlink() == Path("../../../shared/real.po")


@pytest.mark.platform("linux", "darwin")
def test_a_catalog_that_is_a_link_is_put_aside_as_one_and_comes_back(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    shared = share(root)
    before = shared.read_bytes()
    (root / "source/a.md").rename(tmp_path / "a.md")
    assert run_ambos(root, "update").returncode == 0
    assert (root / "locales/.retired/es/LC_MESSAGES/a.po").samefile(shared)
    (tmp_path / "a.md").rename(root / "source/a.md")
    assert run_ambos(root, "update").returncode == 0
    assert (root / CATALOG).samefile(shared)
    assert shared.read_bytes() == before


@pytest.mark.platform("linux", "darwin")
@pytest.mark.parametrize("place", ["../store.po", "faq.po"])
def test_a_link_is_moved_into_a_place_that_leads_to_the_same_file(
    tmp_path: Path, place: str
) -> None:
    """A run that stopped between the two steps, or another link, has made it."""
    data = b'msgid "a"\nmsgstr "b"\n'
    (tmp_path / "store.po").write_bytes(data)
    (tmp_path / "b").mkdir()
    target = tmp_path / "new.po"
    target.symlink_to("store.po" if place == "../store.po" else "b/faq.po")
    (tmp_path / "b/faq.po").symlink_to("../store.po")
    store.relocate(tmp_path / "b/faq.po", target, data, ("b/faq.po", "new.po"))
    assert target.readlink() == Path("store.po")
    assert target.read_bytes() == data
    assert not os.path.lexists(tmp_path / "b/faq.po")


@pytest.mark.platform("linux", "darwin")
def test_a_file_is_moved_into_the_place_of_a_link_to_it(tmp_path: Path) -> None:
    data = b'msgid "a"\nmsgstr "b"\n'
    (tmp_path / "a.po").write_bytes(data)
    (tmp_path / "b.po").symlink_to("a.po")
    store.relocate(tmp_path / "a.po", tmp_path / "b.po", data, ("a.po", "b.po"))
    assert (tmp_path / "b.po").read_bytes() == data
    assert not (tmp_path / "b.po").is_symlink()
    assert not os.path.lexists(tmp_path / "a.po")


CLOSED = "no permission to write (change the file's owner or mode)"


@pytest.mark.parametrize(
    "arguments",
    [("update",), ("translate",), ("resegment",), ("distinguish", "source/a.md:3")],
    ids=" ".join,
)
def test_a_catalog_that_nobody_may_write_is_refused_before_any_is_written(
    tmp_path: Path, ambos: Path, as_other_user: AsOtherUser, arguments: tuple[str, ...]
) -> None:
    root = make(tmp_path)
    source = root / "source/a.md"
    source.write_text("# Hello there\n\nOne. Two words.\n\nOne.\n", encoding="utf-8")
    (root / "source/z.md").write_bytes(source.read_bytes())
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["de", "es"]\n', encoding="utf-8")
    update(root)
    if arguments == ("update",):
        source.write_text("# Hello there\n\nOne. Three words.\n", encoding="utf-8")
    elif arguments == ("resegment",):
        with open(root / "ambos.toml", "a", encoding="utf-8") as settings:
            settings.write('segmentation = "paragraph"\n')
    closed = root / (CATALOG.replace("a.po", "z.po") if arguments == ("translate",) else CATALOG)
    closed.chmod(0o444)
    before = tree(root)
    done = as_other_user(root, ambos, *arguments)
    name = closed.relative_to(root).as_posix()
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{name}: {CLOSED}\n")
    assert tree(root) == before
    assert closed.stat().st_mode & 0o777 == 0o444


def test_a_catalog_that_nobody_may_write_is_refused_to_one_who_may_write_all(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    """The mode says that it is to stay, as in an editor's window, also to root."""
    root = make(tmp_path)
    (root / "source/a.md").write_text("# Hello there\n\nOne. Three words.\n", encoding="utf-8")
    (root / CATALOG).chmod(0o444)
    before = tree(root)
    done = run_ambos(root, "update")
    assert (done.returncode, done.stderr) == (2, f"{CATALOG}: {CLOSED}\n")
    assert tree(root) == before


def test_a_catalog_that_nobody_may_write_and_that_has_all_troubles_nobody(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / CATALOG).chmod(0o444)
    (root / "source/z.md").write_text("Other words.\n", encoding="utf-8")
    assert run_ambos(root, "update").returncode == 0


@pytest.mark.parametrize("place", ["source/b.md", "b.md"])
def test_a_catalog_that_nobody_may_write_stays_where_its_document_is_renamed_or_goes(
    tmp_path: Path, run_ambos: RunAmbos, place: str
) -> None:
    root = make(tmp_path)
    (root / CATALOG).chmod(0o444)
    (root / "source/a.md").rename(root / place)
    before = tree(root)
    done = run_ambos(root, "update")
    assert (done.returncode, done.stderr) == (2, f"{CATALOG}: {CLOSED}\n")
    assert tree(root) == before


FOLDER = "no permission to write (change the owner or mode of its folder)"


def test_a_folder_that_nobody_may_write_is_said_to_be_at_fault_before_anything_is_written(
    tmp_path: Path, ambos: Path, as_other_user: AsOtherUser
) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["de", "es"]\n', encoding="utf-8")
    update(root)
    (root / "source/a.md").write_text("# Hello there\n\nOne. Three words.\n", encoding="utf-8")
    before = tree(root)
    (root / CATALOG).parent.chmod(0o555)
    done = as_other_user(root, ambos, "update")
    (root / CATALOG).parent.chmod(0o755)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{CATALOG}: {FOLDER}\n")
    assert tree(root) == before


@pytest.mark.parametrize("closed", ["locales", "locales/fr", "locales/fr/LC_MESSAGES"])
def test_a_folder_in_which_no_catalog_can_be_begun_is_said_to_be_at_fault(
    tmp_path: Path, ambos: Path, as_other_user: AsOtherUser, closed: str
) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["es", "fr"]\n', encoding="utf-8")
    (root / closed).mkdir(parents=True, exist_ok=True)
    (root / closed).chmod(0o555)
    done = as_other_user(root, ambos, "update")
    (root / closed).chmod(0o755)
    name = "locales/fr/LC_MESSAGES/a.po"
    assert (done.returncode, done.stderr) == (2, f"{name}: {FOLDER}\n")


@pytest.mark.parametrize("place", ["source/deep/b.md", "a.md"])
def test_a_folder_from_which_no_catalog_can_be_taken_is_said_to_be_at_fault(
    tmp_path: Path, ambos: Path, as_other_user: AsOtherUser, place: str
) -> None:
    root = make(tmp_path)
    (root / "source/deep").mkdir()
    (root / "source/a.md").rename(root / place)
    before = tree(root)
    (root / CATALOG).parent.chmod(0o555)
    done = as_other_user(root, ambos, "update")
    (root / CATALOG).parent.chmod(0o755)
    assert (done.returncode, done.stderr) == (2, f"{CATALOG}: {FOLDER}\n")
    assert tree(root) == before
