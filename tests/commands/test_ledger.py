"""What a run leaves for the next one: it saves work, and changes nothing that is said or written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from i18n import files
from i18n.catalogs import load
from i18n.commands._group import group
from tests.commands.project import CATALOG, SOURCE, make, srx, translate, tree
from tests.conftest import AsOtherUser, RunAmbos

COMMANDS = {
    "update": ["update"],
    "update in json": ["update", "--format", "json"],
    "update in detail": ["-v", "update"],
    "update of a language": ["update", "--language", "es"],
    "extract": ["extract"],
    "render": ["render", "--language", "es", "--output", "out"],
    "check": ["check", "--fail-on", "never", "--format", "json"],
    "check of a language": ["check", "--fail-on", "never", "--language", "es"],
    "render of a file": ["render", "source/a.md", "--language", "es", "--output", "out"],
}
Change = Callable[[Path], object]


def project(folder: Path) -> Path:
    """A project of a translated document, one without messages and one in Spanish."""
    root = make(folder)
    (root / "source/sub").mkdir()
    (root / "source/sub/code.md").write_text("```\ncode\n```\n", encoding="utf-8")
    spanish = "---\nlanguage: es\n---\n\nHola a todos.\n"
    (root / "source/nota.md").write_text(spanish, encoding="utf-8")
    return root


def written(path: str, text: str) -> Change:
    """Write a file of the project, in folders that are made."""

    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return change


def removed(path: str) -> Change:
    return lambda root: (root / path).unlink(missing_ok=True)


def same_size_and_time(root: Path) -> None:
    """Change a source so that neither its length nor its time of writing tells."""
    path = root / "source/a.md"
    before = path.stat()
    path.write_text(SOURCE.replace("One.", "Uno."), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced_catalog(root: Path) -> None:
    """Put a file in the catalog's place in one step, as editors do."""
    text = (root / CATALOG).read_text(encoding="utf-8").replace("Hola", "Buenas")
    (root / "catalog.tmp").write_text(text, encoding="utf-8")
    (root / "catalog.tmp").replace(root / CATALOG)


def linked_source(root: Path) -> None:
    (root / "source/a.md").rename(root / "elsewhere.md")
    (root / "source/a.md").symlink_to("../elsewhere.md")
    (root / "elsewhere.md").write_text(SOURCE + "\nMore.\n", encoding="utf-8")


CHANGES: dict[str, Change] = {
    "nothing": lambda root: None,
    "a source": written("source/a.md", SOURCE.replace("One.", "Uno!")),
    "a source of the same size and time": same_size_and_time,
    "a source that is a link": linked_source,
    "a source's language": written("source/nota.md", "---\nlanguage: en\n---\n\nHello.\n"),
    "a new source": written("source/sub/deep/new.md", "A new one.\n"),
    "a source gone": removed("source/a.md"),
    "a catalog": lambda root: translate(root, {"One.": "Uno."}),
    "a catalog replaced": replaced_catalog,
    "a catalog gone": removed(CATALOG),
    "a catalog of no document": written(
        "locales/es/LC_MESSAGES/gone/x.po", 'msgid ""\nmsgstr ""\n'
    ),
    "a catalog of a document without messages": written(
        "locales/es/LC_MESSAGES/sub/code.po", 'msgid "a"\nmsgstr "b"\n'
    ),
    "a template": written("locales/templates/a.pot", "spoilt"),
    "a template gone": removed("locales/templates/a.pot"),
    "a template of a document without messages": written("locales/templates/sub/code.pot", ""),
    "an output": written("out/a.md", "spoilt"),
    "an output gone": removed("out/a.md"),
    "all outputs gone": lambda root: shutil.rmtree(root / "out", ignore_errors=True),
    "another segmentation": written("ambos.toml", 'targets = ["es"]\nsegmentation = "paragraph"\n'),
    "another target": written("ambos.toml", 'targets = ["es", "fr"]\n'),
    "lines in references": written("ambos.toml", 'reference = "line"\n'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_run_says_and_writes_the_same_with_a_ledger_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    root = project(tmp_path)
    for arguments in COMMANDS.values():
        run(root, arguments, monkeypatch)
    change(root)
    twin = tmp_path / "twin" / "project"
    shutil.copytree(root, twin, symlinks=True)
    for arguments in COMMANDS.values():
        if not all((root / name).exists() for name in arguments if name.startswith("source/")):
            continue
        shutil.rmtree(twin / ".ambos", ignore_errors=True)
        assert run(root, arguments, monkeypatch) == run(twin, arguments, monkeypatch)
        assert relative(root) == relative(twin)


def run(root: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """What a command prints, which is run in this process and in the project's folder."""
    monkeypatch.chdir(root)
    done = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout, done.stderr


def relative(root: Path) -> dict[str, bytes | str]:
    return {os.path.relpath(os.fsdecode(path), root): data for path, data in tree(root).items()}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_run_that_has_nothing_to_do_leaves_the_ledger_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    root = project(tmp_path)
    run(root, ["update"], monkeypatch)
    run(root, arguments, monkeypatch)
    before = ledgers(root)
    run(root, arguments, monkeypatch)
    assert before == ledgers(root) != {}


def ledgers(root: Path) -> dict[str, tuple[bytes, int]]:
    """The ledgers, each with its inode: a file that was written anew has another one."""
    return {
        path.name: (path.read_bytes(), path.stat().st_ino)
        for path in (root / ".ambos").glob("*.ledger")
    }


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "no ledger": lambda data: b"\xff\x00 anything",
    "cut in the head": lambda data: data[:20],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut at the end": lambda data: data[:-1],
    "another format": lambda data: data.replace(b"ledger 2", b"ledger 0", 1),
    "another program": lambda data: data.replace(b"i18n/files.py", b"i18n/f1les.py", 1),
    "sizes beyond reason": lambda data: b"ambos ledger 2 1 1 0 9 99999999999999999999 1 1".ljust(
        128
    ),
    "negative sizes": lambda data: b"ambos ledger 2 1 1 0 -1 -5 -1 -1".ljust(128) + data[128:],
    "words for sizes": lambda data: b"ambos ledger 2 a b c".ljust(128) + data[128:],
    "a bit of the names": lambda data: data.replace(b"source/a.md\0", b"source/b.md\0", 1),
    "a bit of the end": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoilt_ledger_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]
) -> None:
    root = project(tmp_path)
    arguments = COMMANDS["update in json"]
    run(root, ["update"], monkeypatch)
    expected = run(root, arguments, monkeypatch)
    path = root / ".ambos/update.ledger"
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert path.read_bytes() != whole
    (root / "locales/templates/a.pot").unlink()
    assert run(root, arguments, monkeypatch) == expected
    assert (root / "locales/templates/a.pot").exists()
    assert path.read_bytes().startswith(b"ambos ledger 2 ")


def closed(root: Path) -> None:
    (root / ".ambos").mkdir(exist_ok=True)
    (root / ".ambos").chmod(0o555)


def a_file(root: Path) -> None:
    shutil.rmtree(root / ".ambos")
    (root / ".ambos").write_text("", encoding="utf-8")


def a_link_out(root: Path) -> None:
    shutil.rmtree(root / ".ambos")
    (root.parent / "outside").mkdir()
    (root / ".ambos").symlink_to("../outside")


def a_folder_for_a_ledger(root: Path) -> None:
    (root / ".ambos/update.ledger").unlink()
    (root / ".ambos/update.ledger").mkdir()


@pytest.mark.parametrize("place", [closed, a_file, a_link_out, a_folder_for_a_ledger])
def test_without_a_place_for_a_ledger_the_work_is_done(
    tmp_path: Path, as_other_user: AsOtherUser, ambos: Path, place: Change
) -> None:
    root = project(tmp_path)
    place(root)
    for text in ("Something.\n", "Something else.\n"):
        (root / "source/b.md").write_text(text, encoding="utf-8")
        done = as_other_user(root, ambos, "update")
        assert (done.returncode, done.stderr) == (0, "")
        assert "locales/es/LC_MESSAGES/b.po" in done.stdout
    assert not any((tmp_path / "outside").glob("*"))


def test_a_link_in_the_place_of_a_ledger_leads_to_nothing_that_is_overwritten(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    catalog = root / CATALOG
    before = catalog.read_bytes()
    (root / ".ambos/update.ledger").unlink()
    (root / ".ambos/update.ledger").symlink_to(f"../{CATALOG}")
    assert run_ambos(root, "update").returncode == 0
    assert catalog.read_bytes() == before
    assert not (root / ".ambos/update.ledger").is_symlink()


def test_a_change_of_segmentation_rules_is_seen(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = project(tmp_path)
    (root / "ambos.toml").write_text('srx = ["rules.srx"]\n', encoding="utf-8")
    (root / "source/b.md").write_text("One; two, three.\n", encoding="utf-8")
    messages = {}
    for stop in ";,":
        (root / "rules.srx").write_text(srx(stop), encoding="utf-8")
        run_ambos(root, "update")
        run_ambos(root, "update")  # only now what was just written has stamps
        again = ledgers(root)
        assert run_ambos(root, "update").stdout == "Every catalog is up to date.\n"
        assert ledgers(root) == again
        catalog = load(root / "locales/es/LC_MESSAGES/b.po")
        messages[stop] = [entry.msgid for entry in catalog if not entry.obsolete]
    assert messages == {";": ["One;", "two, three."], ",": ["One; two,", "three."]}


def test_a_ledger_is_found_from_a_folder_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    below = root / "source/sub"
    for name, text in (("none", None), ("of others", '[project]\nname = "of-ambos"\n')):
        if text is not None:
            (below / "pyproject.toml").write_text(text, encoding="utf-8")
        run(root, ["update"], monkeypatch)
        run(root, ["update"], monkeypatch)  # only now what was just written has stamps
        before = ledgers(root)
        said = run(below, ["update"], monkeypatch)
        assert said == ("Every catalog is up to date.\n", ""), name
        assert ledgers(root) == before
        assert not (below / ".ambos").exists()


def test_git_does_not_see_what_ambos_keeps_for_itself(tmp_path: Path) -> None:
    root = make(tmp_path)
    ignored = root / ".ambos/.gitignore"
    assert ignored.read_text(encoding="utf-8") == "*\n"
    ignored.write_bytes(b"")  # as a full disk leaves it
    files.make_state(ignored.parent)
    assert ignored.read_text(encoding="utf-8") == "*\n"
    ignored.write_bytes(b"# mine\n")
    files.make_state(ignored.parent)
    assert ignored.read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize(
    "arguments",
    [*COMMANDS.values(), ["status"], ["check"], ["compile"]],
    ids=[*COMMANDS, "status", "check", "compile"],
)
def test_several_processes_say_and_write_what_one_does(
    tmp_path: Path, run_ambos: RunAmbos, arguments: list[str]
) -> None:
    root = project(tmp_path)
    for n in range(40):
        (root / f"source/part-{n}.md").write_text(f"# Part {n}\n\nIts text.\n", encoding="utf-8")
    twin = tmp_path / "twin" / "project"
    shutil.copytree(root, twin)
    alone = run_ambos(root, *arguments)
    together = run_ambos(twin, "--jobs", "3", *arguments)
    assert together.returncode == alone.returncode
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)
    assert relative(root) == relative(twin)


def test_an_error_in_a_process_is_one_line(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = project(tmp_path)
    (root / "source/b.md").write_bytes(b"a\n\nb\0")
    before = tree(root)
    done = run_ambos(root, "--jobs", "2", "update")
    message = "source/b.md:3: has a NUL byte (is it a text file?)\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert tree(root) == before


@pytest.mark.platform("linux", "darwin")
@pytest.mark.parametrize("name", ["check", "update"])
def test_a_pipe_or_a_device_in_the_place_of_a_ledger_is_none(
    tmp_path: Path, run_ambos: RunAmbos, name: str
) -> None:
    root = project(tmp_path)
    place = root / f".ambos/{name}.ledger"
    run_ambos(root, name)
    expected = run_ambos(root, name).stdout
    for make_one in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        place.unlink()
        make_one(place)
        assert run_ambos(root, name).stdout == expected
        assert place.is_file()
        assert not place.is_symlink()
