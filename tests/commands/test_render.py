"""`ambos render`, `extract`, `segment`, `compile` and `init`: what they print and write."""

from __future__ import annotations

import gettext
import io
import json
from pathlib import Path

import pytest

from i18n.catalogs import load
from tests.commands.project import CATALOG, SOURCE, make, translate, tree
from tests.conftest import RunAmbos
from tests.documents import docx_files as files


def test_render_prints_one_document_and_says_what_is_missing(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    before = tree(root)
    done = run_ambos(root, "render", "source/a.md", "--language", "es")
    assert done.returncode == 0
    assert done.stdout == SOURCE.replace("Hello there", "Hola")
    assert done.stderr == (
        "source/a.md: 2 of 3 segments have no es translation; the source stands there\n"
    )
    assert tree(root) == before


def test_render_names_what_it_refuses_and_prints_the_source_there(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    translate(root, {"One.": "<!-- -->", "Two words.": "***"})
    done = run_ambos(root, "render", "source/a.md", "--language", "es")
    assert done.returncode == 0
    assert done.stderr.count("would change the document's structure") >= 1
    assert all(line.startswith("source/a.md:3: ") for line in done.stderr.splitlines())


def test_render_takes_a_link_to_the_edition_in_the_language_and_names_any_other(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    source = "[Bread](https://en.example.org/bread).\n\nCheese.\n\nMilk.\n"
    (root / "source/a.md").write_text(source, encoding="utf-8")
    assert run_ambos(root, "update").returncode == 0
    own = "[Pan](https://es.example.org/pan)."
    translate(
        root,
        {
            "[Bread](https://en.example.org/bread).": own,
            "Cheese.": "[Queso](https://other.example/).",
            "Milk.": "<u>Leche</u>.",
        },
    )
    done = run_ambos(root, "render", "source/a.md", "--language", "es")
    assert done.stdout == (f"{own}\n\n\\[Queso\\](https://other.example/).\n\n\\<u>Leche\\</u>.\n")
    assert done.stderr.splitlines() == [
        "source/a.md:3: markup is shown as text, because the link https://other.example/ "
        "is not in the source: 'Cheese.'",
        "source/a.md:5: HTML that the source does not have is shown as text: 'Milk.'",
    ]


def test_render_names_the_paragraph_of_what_it_refuses_in_an_archive(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    body = files.p("First.") + files.p("A ", files.r("bold", rpr="<w:b/>"), " word.")
    (root / "source" / "b.docx").write_bytes(files.docx(body))
    assert run_ambos(root, "update").returncode == 0
    path = root / "locales/es/LC_MESSAGES/b.po"
    text = path.read_text(encoding="utf-8")
    wanted = 'msgid "A <1>bold</1> word."\nmsgstr "'
    assert wanted in text
    path.write_text(text.replace(wanted, f"{wanted}Una palabra."), encoding="utf-8")
    done = run_ambos(root, "render", "source/b.docx", "--language", "es", "--output", "out")
    assert (
        "source/b.docx: word/document.xml, paragraph 2: the translation would change the "
        "document's structure: <1>…</1> is missing; the source stands there: "
        "'A <1>bold</1> word.'"
    ) in done.stderr.splitlines()


def test_render_writes_every_document_below_a_folder(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    (root / "source" / "part").mkdir()
    (root / "source" / "part" / "b.txt").write_bytes(b"\xef\xbb\xbf***\r\n")
    done = run_ambos(root, "render", "--language", "es", "--output", "out")
    assert (done.returncode, done.stdout) == (0, "2 documents in out\n")
    assert (root / "out" / "part" / "b.txt").read_bytes() == b"\xef\xbb\xbf***\r\n"
    assert (root / "out" / "a.md").read_text(encoding="utf-8").startswith("# Hola\n")
    again = tree(root)
    run_ambos(root, "render", "--language", "es", "--output", "out")
    assert tree(root) == again


def test_render_of_the_source_language_is_the_source(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    done = run_ambos(root, "render", "source/a.md", "--language", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, SOURCE, "")


def test_a_file_may_be_named_from_where_the_user_stands(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    for folder, name in ((root / "source", "a.md"), (root, "source/a.md"), (root, "./source/a.md")):
        assert run_ambos(folder, "render", name, "--language", "en").stdout == SOURCE
    name = str(root / "source" / "a.md")
    assert (
        run_ambos(tmp_path, "--project", root, "render", name, "--language", "en").stdout == SOURCE
    )


def test_extract_prints_the_template_of_one_document_and_writes_those_of_all(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    template = root / "locales" / "templates" / "a.pot"
    printed = run_ambos(root, "extract", "source/a.md")
    assert printed.stdout == template.read_text(encoding="utf-8")
    template.unlink()
    assert run_ambos(root, "extract").stdout == "locales/templates/a.pot\n"
    assert template.read_text(encoding="utf-8") == printed.stdout
    assert run_ambos(root, "extract").stdout == ""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sen. Rubio spoke. He left.", "en", "Sen. Rubio spoke.\nHe left.\n"),
        ("¿Quién paga? El Sr. Díaz.\n", "es", "¿Quién paga?\nEl Sr. Díaz.\n"),
        ("", "en", ""),
    ],
)
def test_segment_prints_one_sentence_a_line(
    tmp_path: Path, run_ambos: RunAmbos, text: str, language: str, expected: str
) -> None:
    done = run_ambos(tmp_path, "segment", "--language", language, stdin=text)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


def test_segment_in_json_says_where_each_lies(tmp_path: Path, run_ambos: RunAmbos) -> None:
    (tmp_path / "a.md").write_text("# Né\n\nOne. Two\nlines.\n", encoding="utf-8")
    done = run_ambos(tmp_path, "segment", "a.md", "--language", "en", "--format", "json")
    assert json.loads(done.stdout)["segments"] == [
        {"text": "Né", "kind": "heading", "start": 2, "end": 5},
        {"text": "One.", "kind": "paragraph", "start": 7, "end": 11},
        {"text": "Two lines.", "kind": "paragraph", "start": 12, "end": 22},
    ]


def test_compile_writes_what_gettext_reads_and_nothing_the_second_time(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    translate(root, {"One.": "Uno y dos.", "Two words.": "{^}"})
    done = run_ambos(root, "compile")
    assert done.stdout == "locales/es/LC_MESSAGES/a.mo\n"
    data = (root / CATALOG).with_suffix(".mo").read_bytes()
    messages = gettext.GNUTranslations(io.BytesIO(data))
    assert [messages.gettext(text) for text in ("Hello there", "One.", "Two words.")] == [
        "Hola",
        "Uno y dos.",
        "\u200b",
    ]
    before = tree(root)
    assert run_ambos(root, "compile").stdout == ""
    assert tree(root) == before


def test_init_starts_a_project_asks_nothing_and_keeps_what_is_there(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".gitignore").write_bytes(b"mine\n*.mo")
    done = run_ambos(tmp_path, "init", "new")
    assert (done.returncode, done.stderr) == (0, "")
    root = tmp_path / "new"
    assert (root / ".gitignore").read_text() == "mine\n*.mo\npublic/\n.ambos/\n.venv/\n"
    assert sorted(path.name for path in root.iterdir()) == [
        ".gitignore",
        "ambos.toml",
        "locales",
        "source",
    ]
    (root / "source" / "a.md").write_text(SOURCE, encoding="utf-8")
    assert run_ambos(root, "update").returncode == 0
    assert len(load(root / CATALOG)) == 3
    before = tree(root)
    assert run_ambos(root, "init").returncode == 0
    assert tree(root) == before


def test_render_writes_into_no_folder_that_holds_other_files_of_the_project(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / "README.md").write_text("mine\n")
    for output, message in (
        (".", ".: holds the project (give a folder of its own to --output)"),
        ("locales", "locales: is the project's own locales/ (give another folder to --output)"),
        ("source/x", "source/x: is the project's own source/ (give another folder to --output)"),
    ):
        done = run_ambos(root, "render", "--language", "es", "--output", output)
        assert (done.returncode, done.stderr) == (2, f"{message}\n")
    assert (root / "README.md").read_text() == "mine\n"
