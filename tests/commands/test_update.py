"""`ambos update`: what it writes, and that it writes nothing else."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18n.catalogs import load
from i18n.catalogs.merge import Changes
from i18n.commands import main
from i18n.commands._merging import Merged, MergedCatalog
from i18n.commands._waiting import Waiting
from tests.commands.project import CATALOG, SOURCE, make, translate, tree, update
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

TEXT = """\
---
title: The market
tags: [stone, "north side"]
---

# The market of stone

The first sentence is here. The second one has **strong** words, and it goes on so long that the
line of the catalog must be wrapped somewhere. A third sentence?

- An item with a [link](https://a.example).

| Name | Price |
|------|-------|
| Tea  | 1.50  |
"""


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "core.autocrlf=false"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


def write(root: Path, text: str, name: str = "a.md") -> None:
    (root / "source" / name).write_text(text, encoding="utf-8")


def complete(root: Path, name: str = CATALOG) -> None:
    """Translate every message."""
    ids = [entry.msgid for entry in load(root / name)]
    translate(root, {msgid: f"T {msgid}" for msgid in ids}, name)


def test_update_twice_is_update_once(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    write(root, TEXT, "b.md")
    first = run_ambos(root, "update")
    assert first.stdout == "locales/es/LC_MESSAGES/b.po: 12 new, 0 changed, 0 gone, 0 kept\n"
    before = tree(root)
    second = run_ambos(root, "update")
    assert (second.returncode, second.stdout) == (0, "Every catalog is up to date.\n")
    assert tree(root) == before


def test_the_report_in_json_counts_what_was_done(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    write(root, SOURCE.replace("Two words", "Two words more").replace("One.", "Uno!") + "\nNew.\n")
    complete(root)
    done = run_ambos(root, "update", "--format", "json")
    assert list(problems(json.loads(done.stdout), schema("updates"))) == []
    assert json.loads(done.stdout) == {
        "version": 1,
        "catalogs": [
            {"path": CATALOG, "written": True, "new": 2, "changed": 1, "gone": 1, "kept": 1}
        ],
        "moves": [],
    }


def test_one_changed_word_touches_that_sentence_s_message_in_git_s_eyes(tmp_path: Path) -> None:
    root = make(tmp_path)
    write(root, TEXT, "b.md")
    update(root)
    other = "locales/es/LC_MESSAGES/b.po"
    complete(root)
    complete(root, other)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "all")

    write(root, TEXT.replace("first sentence is", "first sentence was"), "b.md")
    update(root)
    names = git(root, "diff", "--name-only").split()
    assert names == [other, "locales/templates/b.pot", "source/b.md"]
    lines = git(root, "diff", "-U0", "--", other).splitlines()[4:]
    changed = [line for line in lines if not line.startswith("@@")]
    assert sorted(changed[1:]) == [
        "+#, fuzzy",
        '+#| msgid "The first sentence is here."',
        '+msgid "The first sentence was here."',
        '-msgid "The first sentence is here."',
    ]
    assert changed[0].startswith("+# ambos: approved ")

    write(root, TEXT, "b.md")
    update(root)
    assert git(root, "status", "--porcelain") == ""


def test_a_moved_paragraph_changes_no_message_and_text_moved_down_no_byte(tmp_path: Path) -> None:
    root = make(tmp_path)
    complete(root)
    before = tree(root / "locales")
    write(root, "\n\n<!-- a remark -->\n\n" + SOURCE.replace("\n\n", "\n\n\n\n"))
    update(root)
    assert tree(root / "locales") == before


def test_what_is_obsolete_returns_to_the_very_bytes(tmp_path: Path) -> None:
    root = make(tmp_path)
    complete(root)
    before = (root / CATALOG).read_bytes()
    write(root, "# Hello there\n")
    update(root)
    assert b"#~ msgid" in (root / CATALOG).read_bytes()
    write(root, SOURCE)
    update(root)
    assert (root / CATALOG).read_bytes() == before


def test_a_language_may_be_updated_alone_and_no_document_into_its_own(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('targets = ["es", "pt_BR"]\n', encoding="utf-8")
    write(root, "---\nlanguage: es\n---\n\nHola a todos.\n", "nota.md")
    done = run_ambos(root, "update", "--language", "pt-BR")
    assert done.returncode == 0
    made = {path.relative_to(root / "locales").as_posix() for path in root.glob("locales/*/*/*")}
    assert made == {
        "es/LC_MESSAGES/a.po",
        "pt_BR/LC_MESSAGES/a.po",
        "pt_BR/LC_MESSAGES/nota.po",
    }
    assert run_ambos(root, "update").returncode == 0
    assert (root / "locales/en/LC_MESSAGES/nota.po").is_file()
    assert not (root / "locales/es/LC_MESSAGES/nota.po").exists()


def test_a_document_without_messages_has_neither_template_nor_catalog(tmp_path: Path) -> None:
    root = make(tmp_path)
    write(root, "```\ncode\n```\n", "b.md")
    update(root)
    assert sorted(path.name for path in root.rglob("*.po*")) == ["a.po", "a.pot"]
    write(root, "")
    update(root)
    assert sorted(path.name for path in root.rglob("*.po*")) == ["a.po"]
    assert b'msgstr "Hola"' in (root / CATALOG).read_bytes()


@pytest.mark.tool("gettext")
def test_gettext_accepts_every_catalog_and_changes_nothing_in_it(tmp_path: Path) -> None:
    root = make(tmp_path)
    write(root, TEXT, "b.md")
    write(root, TEXT.replace("sentence", "oración ¿qué? — «so»"), "with space.md")
    write(root, "日本語の文。次の文です。\n\nTab\there. " + "word " * 60 + "\n", "c.md")
    for edit in (str, lambda text: text.replace("third", "fourth"), lambda text: text[:200] + "\n"):
        write(root, edit(TEXT), "b.md")
        update(root)
        for path in sorted(root.glob("locales/**/*.po*")):
            subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], check=True)
            again = subprocess.run(["msgcat", path], capture_output=True, check=True).stdout
            assert again == path.read_bytes()
        for path in sorted(root.glob("locales/es/**/*.po")):
            complete(root, path.relative_to(root).as_posix())


@pytest.fixture
def handlers() -> Iterator[None]:
    """Give signals back to the test's own process."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("handlers")
def test_a_full_disk_leaves_every_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make(tmp_path)
    write(root, SOURCE + "\nMore text.\n")
    before = tree(root)

    def full(descriptor: int, data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(SystemExit) as stopped:
        main(["--project", str(root), "update"])
    assert stopped.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "locales/templates/a.pot: disk full (free some space and run again)\n"
    assert tree(root) == before


def large(folder: Path) -> Path:
    """A project of many documents that are not in its catalogs yet."""
    root = make(folder)
    for n in range(300):
        write(root, TEXT.replace("sentence", f"sentence of {n}"), f"part-{n:03}.md")
    return root


def relative(root: Path) -> dict[str, bytes | str]:
    return {os.path.relpath(os.fsdecode(path), root): data for path, data in tree(root).items()}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_a_signal_in_the_middle_leaves_whole_files_and_no_others(
    tmp_path: Path, ambos: Path, number: signal.Signals
) -> None:
    finished, root = large(tmp_path / "finished"), large(tmp_path / "stopped")
    update(finished)
    first = root / "locales" / "templates" / "part-010.pot"
    process = subprocess.Popen(
        [ambos, "update"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not first.exists() and process.poll() is None:
        time.sleep(0.001)
    process.send_signal(number)
    out, err = process.communicate()
    assert process.returncode == 128 + number
    assert (out, err) == ("", f"stopped by {number.name} (nothing was half-written)\n")
    whole, left = relative(finished), relative(root)
    assert left.items() < whole.items()
    assert "locales/templates/part-010.pot" in left
    update(root)
    assert relative(root) == whole


def test_what_the_settings_let_be_carried_stays_approved(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    write(root, "See [the list](https://a.example/) first.\n\nCall `run()` at 5.\n")
    (root / "ambos.toml").write_text(
        'targets = ["es"]\n[carry]\nlink = "approved"\ncode = "fuzzy"\n', encoding="utf-8"
    )
    update(root)
    texts = {
        "See [the list](https://a.example/) first.": "Ver antes [la lista](https://a.example/).",
        "Call `run()` at 5.": "Llame a `run()` a las 5.",
    }
    translate(root, texts)
    write(root, "See [the list](https://b.example/) first.\n\nCall `go()` at 5.\n")
    update(root)
    first, second = (entry for entry in load(root / CATALOG) if not entry.obsolete)
    assert (first.msgstr, first.fuzzy) == ("Ver antes [la lista](https://b.example/).", False)
    assert (second.msgstr, second.fuzzy) == ("Llame a `go()` a las 5.", True)
    done = run_ambos(root, "check", "--format", "json")
    assert {found["check"] for found in json.loads(done.stdout)["findings"]} == {
        "fuzzy",
        "obsolete",
    }


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("true", 'a table such as { link = "approved" }'),
        (
            '{ name = "approved" }',
            "a table of link, code, tag, placeholder, number: it has 'name'",
        ),
        ("{ link = true }", 'a table of "approved" and "fuzzy": link is neither'),
    ],
)
def test_what_is_not_to_be_carried_is_refused(
    tmp_path: Path, run_ambos: RunAmbos, value: str, what: str
) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text(f"\ncarry = {value}\n", encoding="utf-8")
    done = run_ambos(root, "update")
    assert (done.returncode, done.stderr) == (2, f"ambos.toml:2: 'carry' is not {what}\n")


def test_a_catalog_without_a_charset_gets_one_and_is_not_compiled_before(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    complete(root)
    catalog = root / CATALOG
    text = catalog.read_text(encoding="utf-8").replace("; charset=UTF-8", "")
    catalog.write_text(text.replace('msgstr "', 'msgstr "á', 2), encoding="utf-8")
    done = run_ambos(root, "compile")
    assert (done.returncode, done.stderr) == (
        2,
        f"{CATALOG}:1: its header names no charset (run 'ambos update', which writes one)\n",
    )
    checked = run_ambos(root, "check", "--select", "header")
    assert checked.returncode == 1
    assert "the header names no charset" in checked.stdout
    assert run_ambos(root, "update").returncode == 0
    assert "charset=UTF-8" in catalog.read_text(encoding="utf-8")
    assert run_ambos(root, "compile").returncode == 0


@pytest.mark.parametrize("room", [0, 1, 250, 1_000_000])
def test_what_waits_to_be_written_comes_in_its_order_from_memory_and_from_a_file(room: int) -> None:
    outcomes = [
        Merged(
            f"source/{number}.md",
            (f"source/{number}.md",),
            b"t" * number if number % 3 else None,
            (MergedCatalog("es.po", None, b"c" * number, Changes(number)),) * (number % 2),
        )
        for number in range(40)
    ]
    waiting = Waiting(room)
    for outcome in outcomes:
        waiting.put(outcome)
    assert list(waiting.taken()) == outcomes


def test_catalogs_are_the_same_where_they_wait_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    for room in (16_000_000, 0):
        monkeypatch.setattr("i18n.commands._updating._IN_MEMORY", room)
        root = make(tmp_path / str(room))
        for number in range(5):
            write(root, TEXT.replace("first", f"{number}th"), f"{number}.md")
        update(root)
        files = [path for path in (root / "locales").rglob("*") if path.is_file()]
        written.append({path.relative_to(root): path.read_bytes() for path in files})
    assert len(written[0]) == 12
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.md", "One.\n\n<!-- i18n: off -->\n\nTwo.\n", 3),
        ("a.md", "One.\n\n<div>\n\u00e9 <!-- i18n: off --> b\n<p>Two.</div>\n", 4),
        ("a.mdx", "---\ntitle: A\n---\nOne.\n\n{/* i18n: off */}\n\nTwo.\n", 6),
        ("a.html", "<p>\u00e9 One.</p>\n<p>Two.<!-- i18n: off --></p>\n<p>Three.\n", 2),
        ("a.md", "One.\n\n<!-- i18n: off -->\n\nTwo.\n\n<!-- i18n: on -->\n", None),
        ("a.md", "One.\n\n<!-- i18n: off -->\n", None),
    ],
)
def test_what_is_turned_off_to_the_end_is_told(
    tmp_path: Path, run_ambos: RunAmbos, name: str, text: str, line: int | None
) -> None:
    root = make(tmp_path)
    (root / "source" / "a.md").unlink()
    source = root / "source" / name
    source.write_text(text, encoding="utf-8")
    told = run_ambos(root, "update").stderr
    shown = run_ambos(root, "segment", "--language", "en", f"source/{name}").stderr
    begins = (
        "" if line is None else f"source/{name}:{line}: what follows 'i18n: off' is not translated"
    )
    assert told.partition(", to the end")[0] == begins
    assert shown == told
    assert run_ambos(root, "update").stderr == ""


def test_what_is_turned_off_is_not_told_where_nothing_is_to_be(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    source = root / "source" / "a.md"
    source.write_text("One.\n\n<!-- i18n: off -->\n\nTwo.\n", encoding="utf-8")
    assert run_ambos(root, "--quiet", "update").stderr == ""
