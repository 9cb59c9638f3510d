"""`ambos align`: two files into a catalog or into beads."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from i18n.catalogs import load
from tests.alignment.texts import SOURCE, TARGET, joined_in_target
from tests.commands.project import make, translate, update
from tests.commands.test_update import write
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

ALIGN = ("align", "--no-bridge", "--from", "en", "--to", "es")


def lines(folder: Path, name: str, sentences: list[str]) -> None:
    """A file with a sentence a line."""
    (folder / name).write_text("".join(f"{line}\n" for line in sentences), encoding="utf-8")


def test_the_json_has_the_shape_of_its_schema(tmp_path: Path, run_ambos: RunAmbos) -> None:
    source, target, beads = joined_in_target(8)
    lines(tmp_path, "a.txt", source)
    lines(tmp_path, "b.txt", target)
    done = run_ambos(tmp_path, *ALIGN, "--segmented", "--format", "json", "a.txt", "b.txt")
    value = json.loads(done.stdout)
    assert list(problems(value, schema("beads"))) == []
    found = [(tuple(bead["source"]), tuple(bead["target"])) for bead in value["beads"]]
    assert found == beads


@pytest.mark.tool("msgfmt")
def test_a_page_and_a_text_become_a_catalog_that_msgfmt_takes(
    tmp_path: Path, run_ambos: RunAmbos, tool: object
) -> None:
    page = "".join(f"<p>{text}</p>\n" for text in TARGET if "`" not in text and "[" not in text)
    article = "\n\n".join(text for text in SOURCE if "`" not in text and "[" not in text)
    (tmp_path / "a.md").write_text(article + "\n", encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<!doctype html><html lang=es><title></title><body>{page}</body></html>", encoding="utf-8"
    )
    done = run_ambos(tmp_path, *ALIGN, "a.md", "b.html", "--output", "a.po")
    assert (done.returncode, done.stdout) == (0, "")
    assert "a.md: 16 translated, 0 fuzzy, 0 without a translation" in done.stderr
    entries = {entry.msgid: entry.msgstr for entry in load(tmp_path / "a.po")}
    assert entries[SOURCE[3]] == TARGET[3]


def test_the_markup_of_another_format_becomes_the_sources_or_is_fuzzy(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: The market of 2024\n---\n\nThe town pays 40%. See [the bill](bill.html).\n\n"
        "![The old market](old.png) It opens at 8.\n\nPress `F1` & wait.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text(
        "<!doctype html><html lang=es><title>El mercado de 2024</title><body>"
        '<p>El pueblo paga el 40&nbsp;%. Vea <a href="bill.html">la factura</a>.</p>'
        '<p><img src="old.png" alt="El mercado viejo"> Abre a las 8.</p>'
        "<p>Pulse <code>F1</code> &amp; espere.</p></body></html>",
        encoding="utf-8",
    )
    done = run_ambos(tmp_path, *ALIGN, "a.md", "b.html", "--output", "a.po")
    assert done.returncode == 0
    found = {e.msgid: (e.msgstr, e.fuzzy, e.tcomment) for e in load(tmp_path / "a.po")}
    assert found == {
        "The market of 2024": ("El mercado de 2024", False, ""),
        "The town pays 40%.": ("El pueblo paga el 40&nbsp;%.", False, ""),
        "See [the bill](bill.html).": ("Vea [la factura](bill.html).", False, ""),
        "![The old market](old.png) It opens at 8.": (
            '<img src="old.png" alt="El mercado viejo"> Abre a las 8.',
            True,
            "ambos: markup of another format",
        ),
        "Press `F1` & wait.": ("Pulse `F1` & espere.", False, ""),
    }


def test_what_is_below_the_threshold_is_fuzzy(tmp_path: Path, run_ambos: RunAmbos) -> None:
    lines(tmp_path, "a.txt", SOURCE)
    lines(tmp_path, "b.txt", TARGET)
    run_ambos(
        tmp_path, *ALIGN, "--segmented", "--threshold", "1", "--output", "a.po", "a.txt", "b.txt"
    )
    entries = list(load(tmp_path / "a.po"))
    doubtful = [entry for entry in entries if entry.tcomment.startswith("ambos: confidence ")]
    assert doubtful and doubtful == [entry for entry in entries if entry.fuzzy]


def test_a_page_shows_both_texts_and_marks_what_is_doubtful(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    lines(tmp_path, "a.txt", [*SOURCE, "Nobody ever put this sentence into Spanish."])
    lines(tmp_path, "b.txt", TARGET)
    files = ("--output", "a.po", "--html", "a.html", "a.txt", "b.txt")
    run_ambos(tmp_path, *ALIGN, "--segmented", "--threshold", "0.9", *files)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    entries = list(load(tmp_path / "a.po"))
    assert page.count('<tr id="p') == len(entries)
    assert page.count('class="doubtful"') == sum(entry.fuzzy for entry in entries)
    assert page.count(">not translated<") == sum(not entry.msgstr for entry in entries) == 1
    before = (tmp_path / "a.html").stat().st_mtime_ns
    run_ambos(tmp_path, *ALIGN, "--segmented", "--threshold", "0.9", *files)
    assert (tmp_path / "a.html").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("option", "name"),
    [("--output", "a.po"), ("--output", "a.txt"), ("--html", "b.txt"), ("--html", "a.html")],
)
def test_a_file_that_somebody_may_have_worked_in_is_kept(
    tmp_path: Path, run_ambos: RunAmbos, option: str, name: str
) -> None:
    lines(tmp_path, "a.txt", SOURCE)
    lines(tmp_path, "b.txt", TARGET)
    for kept in ("a.po", "a.html"):
        (tmp_path / kept).write_text("mine", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    files = {"--output": "new.po", "--html": "new.html", option: name}
    chosen = [part for pair in files.items() for part in pair]
    done = run_ambos(tmp_path, *ALIGN, "--segmented", *chosen, "a.txt", "b.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{name}: exists already (name another file, or take it away)\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_page_that_the_command_made_is_made_anew(tmp_path: Path, run_ambos: RunAmbos) -> None:
    lines(tmp_path, "a.txt", SOURCE)
    lines(tmp_path, "b.txt", TARGET)
    pages = []
    for threshold in ("0.6", "0.95"):
        options = ("--threshold", threshold, "--html", "a.html", "--format", "json")
        done = run_ambos(tmp_path, *ALIGN, "--segmented", *options, "a.txt", "b.txt")
        assert done.returncode == 0
        pages.append((tmp_path / "a.html").read_bytes())
    assert pages[0] != pages[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.txt", "none.txt"], "none.txt: no such file (check the name)\n"),
        (["a.txt", "bad.txt"], "bad.txt:1: "),
        (["--from", "e n", "a.txt", "a.txt"], "'e n' is not a language code"),
        (["--to", "en", "a.txt", "a.txt"], "'en' is the language of both files (name two"),
        (["--html", "./a.po", "a.txt", "a.txt"], "--output and --html name one file (name two)"),
        (["--threshold", "2", "a.txt", "a.txt"], "Invalid value for '--threshold'"),
    ],
)
def test_what_is_refused_is_said_in_one_line(
    tmp_path: Path, run_ambos: RunAmbos, arguments: list[str], said: str
) -> None:
    lines(tmp_path, "a.txt", SOURCE)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    done = run_ambos(tmp_path, *ALIGN, "--segmented", *arguments, "--output", "a.po")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(said)
    assert not (tmp_path / "a.po").exists()


SWAHILI = ["Ndiyo", "Bustani kubwa", "Milango miekundu", "Nyumba ndogo"]
SPANISH = ["Las puertas rojas", "Una casa pequeña"]
FOUND = [([2], [0]), ([3], [1])]


def known(folder: Path, run_ambos: RunAmbos, *options: str) -> list[tuple[list[int], list[int]]]:
    """The pairs of sentences that are found in a project's folder."""
    lines(folder, "a.txt", SWAHILI)
    lines(folder, "b.txt", SPANISH)
    arguments = ("align", "--no-bridge", "--from", "sw", "--to", "es", "--segmented", *options)
    done = run_ambos(folder, *arguments, "--format", "json", "a.txt", "b.txt")
    return [(b["source"], b["target"]) for b in json.loads(done.stdout)["beads"] if b["target"]]


def test_the_terms_of_the_project_are_asked(tmp_path: Path, run_ambos: RunAmbos) -> None:
    assert known(tmp_path, run_ambos) != FOUND
    (tmp_path / "ambos.toml").write_text('source = "sw"\ntargets = ["es"]\n', encoding="utf-8")
    (tmp_path / "terms").mkdir()
    terms = tmp_path / "terms/es-sw.csv"
    rows = "source,target,status,note\ncasa,nyumba,{0},\npuerta,milango,{0},\n"
    terms.write_text(rows.format("forbidden"), encoding="utf-8")
    assert known(tmp_path, run_ambos) != FOUND
    terms.write_text(rows.format("preferred"), encoding="utf-8")
    assert known(tmp_path, run_ambos) == FOUND


def test_the_memory_of_the_project_is_asked(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "sw"\ntargets = ["es"]\n', encoding="utf-8")
    write(root, "\n\n".join(SWAHILI) + "\n")
    update(root)
    translate(root, dict(zip(SWAHILI[2:], SPANISH, strict=True)))
    assert known(root, run_ambos, "--no-memory") != FOUND
    assert not (root / ".ambos/memory.sqlite3").exists()
    assert known(root, run_ambos) == FOUND


@pytest.mark.skipif(os.name == "nt", reason="the program in this test is a script of the shell")
def test_apertium_is_asked_where_it_is_installed(
    tmp_path: Path, run_ambos: RunAmbos, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines(tmp_path, "a.txt", ["Ndiyo", "Bustani kubwa", "Mlango mwekundu", "Nyumba ndogo"])
    lines(tmp_path, "b.txt", ["La puerta roja", "La casa pequeña"])
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "apertium"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = -l ]; then echo "  eng-spa"; exit; fi\ncat >/dev/null\n'
        "printf 'Sí\\nJardín grande\\nPuerta roja\\nCasa pequeña\\n'\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    arguments = ("align", "--from", "en", "--to", "es", "--segmented", "--format", "json")
    done = run_ambos(tmp_path, *arguments, "a.txt", "b.txt")
    pairs = [(b["source"], b["target"]) for b in json.loads(done.stdout)["beads"] if b["target"]]
    assert pairs == [([2], [0]), ([3], [1])]
