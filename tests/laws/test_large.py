"""Large and odd documents: what costs more than its size never ends here."""

from __future__ import annotations

import io
import json
import random
import subprocess
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

import pytest

from i18n import catalogs
from i18n.catalogs.merge import merge
from i18n.catalogs.store import serialize
from i18n.documents import Edit, edit, leave_out, mark, render
from i18n.model import Document
from tests.conftest import RunAmbos
from tests.documents import docx_files as files
from tests.laws import proof, writing

MANY = 10_000
MEGABYTE = 1_000_000
WORDS = [
    *("market", "price", "tariff", "council", "vendor", "street", "evening", "report"),
    *("north", "river", "bridge", "number", "family"),
]

ODD: dict[str, str] = {
    "10,000 nested quotes": ">" * 10_000 + " Hello there. Bye there.\n",
    "10,000 nested quotes with spaces": "> " * 10_000 + "Hello there. Bye there.\n",
    "10,000 nested quotes over two lines": ("> " * 10_000 + "Hello there.\n") * 2,
    "nested lists": "".join("  " * n + "- item here\n" for n in range(500)),
    "lists in quotes": "> - " * 2_000 + "Hello there.\n",
    "paragraphs": "".join(f"Sentence number {n} here.\n\n" for n in range(MANY)),
    "equal paragraphs": "Sentence number one here.\n\n" * MANY,
    "sentences in a paragraph": " ".join(f"Sentence number {n} here." for n in range(MANY)),
    "lines in a paragraph": "\n".join(f"Sentence number {n} here." for n in range(MANY)),
    "lines in a quote": "".join(f"> Line {n} here.\n" for n in range(MANY)),
    "hard breaks": "".join(f"Line {n} here  \n" for n in range(MANY)),
    "opaque spans": " ".join(f"a `x{n}` b" for n in range(100_000)),
    "sentences with code": " ".join(f"See `x{n}` here." for n in range(MANY)),
    "raw tags": " ".join(f"a <b>x{n}</b> b." for n in range(MANY)),
    "open tags": "a <b> b " * MANY,
    "open brackets": "[" * MANY + " Hello there.",
    "open stress": "*a **b _c " * MANY,
    "open code": "`a ``b " * MANY,
    "open shortcodes": "{{ a " * MANY + "\n\n" + "{% b " * MANY + "\n\n" + "{{" * MANY,
    "shortcodes": "Text {{ a }} here.\n" * MANY,
    "shortcodes on lines": "{{< a >}}\nText here.\n" * MANY,
    "wiki links": "A [[page]] b [[c " * MANY,
    "math": "a $x$ b $$y$$ $5 " * MANY,
    "imports": "import a\n" * MANY + "\nimport {\n" * MANY,
    "admonitions": "!!! note \"A title\"\n    Text here.\n\n" * MANY,
    "nested admonitions": "".join("    " * n + "!!! note\n" for n in range(200)),
    "containers": "::: note " + " " * MANY + "b\n" + ":::note A title\nText here.\n:::\n" * MANY,
    "definitions": "Term\n: Its text here.\n\n" * MANY,
    "HTML blocks": "<p>Some text here.</p>\n\n" * MANY,
    "an HTML block": "<div>\n" + "Some <b>text</b> here.\n" * MANY + "</div>\n",
    "an HTML table": "<table>\n" + "<tr><td>A cell é</td></tr>\n" * MANY + "</table>\n",
    "pictures in a line of HTML": "<div>" + "<img alt='A picture é'>" * MANY + "</div>\n",
    "open details": "<details>\n\nText here.\n\n" * 2_000,
    "titles": "".join(f"[l{n}]: a \"Title {n}\"\n" for n in range(MANY)),
    "references": "".join(f"[l{n}]: a{n}\n" for n in range(MANY))
    + "\n"
    + "".join(f"See [l{n}] here. " for n in range(MANY)),
    "references in a sentence": "".join(f"[l{n}]: a{n}\n" for n in range(MANY))
    + "\n"
    + "".join(f"see [l{n}] here, " for n in range(MANY)),
    "stressed paragraphs": "**All of it here.**\n\n" * MANY,
    "addresses without a space": "https://a.example/" * 100_000,
    "abbreviations on lines": "---\ntitle: A\n---\n" + "Mr.  \n" * 100_000,
    "entities": "&amp; " * MANY + "words.",
    "cells": "| a | b |\n|---|---|\n" + "".join(f"| cell {n} | other |\n" for n in range(MANY)),
    "headings": "".join(f"# Heading {n}\n\nText {n} here.\n\n" for n in range(MANY // 2)),
    "notes": "".join(f"<!-- i18n: note: {n} -->\n\nText {n} here.\n\n" for n in range(MANY // 2)),
    "tags of front matter": "---\ntags:\n" + "".join(f"  - tag {n}\n" for n in range(4_000)) + "---\n",
    "a long value": "---\ndescription: >\n" + "  A sentence.\n" * 4_000 + "---\n",
}  # fmt: skip


ODD_PLAIN: dict[str, str] = {
    "quote marks": ">" * MEGABYTE,
    "quotes": ("> " * 500 + "Hello there.\n") * 500,
    "quotes of every depth": "".join(">" * n + " a\n" for n in range(800)),
    "paragraphs": "Hello there.\n\n" * MANY,
    "lines of a letter": "a\n" * MANY,
    "blank lines": "a" + "\n" * MEGABYTE + "b\n",
    "a line of spaces": "a" + " " * MEGABYTE + "b\n",
    "rows of marks": "*\n" * MANY,
    "items": "* a\n" * MANY,
    "nested items": "".join("  " * n + "- item\n- item\n" for n in range(500)),
    "cells": "a\tb\tc\n" * MANY,
    "a line of cells": "a\t" * MANY + "\n" + "b   " * MANY,
    "questions": "Frequently asked questions\n\n" + "Who is it?\n\nIt is me.\n\n" * MANY,
    "labels": "Q: Who?\nA: Me.\n\n" * MANY,
    "underlines": "Head\n====\n" * MANY,
}


ODD_MDX: dict[str, str] = {
    "open comments": "{/* i18n:" * MANY,
    "open comments in short braces": "{/*}" * MANY * 10 + "a",
    "open strings": "{" + '"\\' * MANY * 10 + "a",
    "open strings in short braces": "{" + "`\\" * MANY * 5 + "a\n\n" + "{'\\}\n" * MANY,
    "comments": "{/* i18n: note: *a* */}\n\nText here.\n\n" * (MANY // 4),
    "tags of blocks": "<li>One <b>here</b>. Two.</li>" * (MANY // 4),
    "open tags of blocks": "<li>One <b>" * (MANY // 4),
    "tags": "<A b={`c`} d='e'>\n    Text here.\n</A>\n\n" * (MANY // 4),
}


@pytest.mark.parametrize("name", ODD_MDX)
def test_an_odd_document_of_mdx_obeys_the_laws(name: str) -> None:
    document = proof.read(ODD_MDX[name], "source/x.mdx")
    own: list[str | None] = [found.source for found in document.segments]
    assert render(document, own).data == document.data


@pytest.mark.parametrize("name", ODD_PLAIN)
def test_an_odd_plain_text_obeys_the_laws(name: str) -> None:
    document = proof.read(ODD_PLAIN[name], "source/x.txt")
    own: list[str | None] = [found.source for found in document.segments]
    assert render(document, own).data == document.data
    rendering = proof.rendered(document, [proof.accented(text or "") for text in own])
    assert rendering.refused == ()


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_obeys_the_laws(name: str) -> None:
    document = proof.read(ODD[name])
    own: list[str | None] = [found.source for found in document.segments]
    assert render(document, own).data == document.data
    rendering = proof.rendered(document, [proof.accented(text or "") for text in own])
    assert rendering.refused == ()
    template = catalogs.extract(document, has_lines=True, has_breadcrumb=True)
    catalog, changes = merge(template, None, "es")
    assert changes.new == len({(found.unit.context, found.source) for found in document.segments})
    assert len(catalogs.translations(document, catalog)) == len(own)


def edited(document: Document, edits: Iterable[list[Edit]]) -> Document:
    return proof.read(edit(document, chain.from_iterable(edits)), document.path)


PARAGRAPHS = [
    ("source/x.txt", b"Hello there.\n\n" * 20_000),
    ("source/x.docx", files.docx(files.p("Hello there.") * 5_000)),
]


@pytest.mark.parametrize(("path", "data"), PARAGRAPHS, ids=["txt", "docx"])
def test_every_unit_of_many_is_marked_and_left_out(path: str, data: bytes) -> None:
    document = proof.read(data, path)
    marked = edited(document, (mark(document, one.span, "en", "c") for one in document.segments))
    assert [unit.text for unit in marked.units] == ["[en] Hello there."] * len(document.units)
    left = edited(document, ([leave_out(document, unit.span)] for unit in document.units[1:]))
    assert [unit.text for unit in left.units] == ["Hello there."]


def test_a_document_of_hostile_translations_is_mended_in_few_rounds() -> None:
    document = proof.read("".join(f"Sentence number {n} here.\n\n" for n in range(4_000)))
    starts = [start for start in writing.HOSTILE_STARTS if "\0" not in start]
    targets: list[str | None] = [
        f"{starts[n % len(starts)]}Palabra {n} {starts[n // len(starts) % len(starts)]}"
        for n in range(len(document.segments))
    ]
    rendering = proof.rendered(document, targets)
    assert rendering.refused == ()
    assert proof.outline(rendering.data) == proof.outline(document.data)


def test_a_paragraph_of_marks_is_looked_up_at_once() -> None:
    text = " ".join(f"Sentence number {n} here." for n in range(MANY))
    document = proof.read(text)
    catalog, _ = merge(catalogs.extract(document), None, "es")
    for entry in catalog:
        entry.msgstr = "{^}"
    catalog[0].msgstr = "Todo."
    found = catalogs.translations(document, catalog)
    assert [one.target for one in found] == ["Todo.", *[""] * (MANY - 1)]
    assert render(document, [one.target for one in found]).data == b"Todo."


def sentences(size: int) -> str:
    chosen = random.Random(1)
    made = io.StringIO()
    number = 0
    while made.tell() < size:
        made.write(f"{' '.join(chosen.choices(WORDS, k=9)).capitalize()} {number}. ")
        number += 1
    return made.getvalue().strip() + "\n"


def words(size: int) -> str:
    return " ".join(random.Random(2).choices(WORDS, k=size // 7)) + "\n"


SIZES = [2, pytest.param(50, marks=pytest.mark.large)]


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], Path]:
    """A project of one document."""

    def make(text: str) -> Path:
        (tmp_path / "source").mkdir()
        (tmp_path / "source" / "long.md").write_text(text, encoding="utf-8")
        (tmp_path / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
        return tmp_path

    return make


def done(run: subprocess.CompletedProcess[str]) -> str:
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize("megabytes", SIZES)
def test_a_long_line_of_sentences_goes_through_every_command(
    project: Callable[[str], Path], run_ambos: RunAmbos, megabytes: int
) -> None:
    text = sentences(megabytes * MEGABYTE)
    root = project(text)
    segmented = done(run_ambos(root, "segment", "source/long.md", "--language", "en"))
    assert segmented.replace("\n", " ").strip() == text.strip()
    done(run_ambos(root, "extract"))
    count = segmented.count("\n")
    assert done(run_ambos(root, "update")).endswith(f"{count} new, 0 changed, 0 gone, 0 kept\n")
    assert done(run_ambos(root, "render", "source/long.md", "--language", "es")) == text
    done(run_ambos(root, "compile"))
    before = (root / "locales/es/LC_MESSAGES/long.po").read_bytes()
    done(run_ambos(root, "update"))
    assert (root / "locales/es/LC_MESSAGES/long.po").read_bytes() == before
    assert f"0/{count}" in done(run_ambos(root, "status"))
    checked = run_ambos(root, "check", "--format", "json")
    assert (checked.returncode, len(json.loads(checked.stdout)["findings"])) == (1, count)
    done(run_ambos(root, "build", "--missing", "source", "--no-check"))
    page = (root / "public/es/long/index.html").read_text(encoding="utf-8")
    # and the name of the file, which is the heading of a page without another
    assert page.count("[sin traducir]") == count + 1
    (root / "text.txt").write_text(text, encoding="utf-8")
    done(run_ambos(root, "import", "text.txt", "--title", "A long line"))
    assert text.strip() in (root / "source/text.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("megabytes", SIZES)
def test_a_long_line_without_a_stop_is_extracted_and_rendered(
    project: Callable[[str], Path], run_ambos: RunAmbos, megabytes: int
) -> None:
    text = words(megabytes * MEGABYTE)
    root = project(text)
    catalog = root / "locales/es/LC_MESSAGES/long.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_bytes(serialize(merge(catalogs.extract(proof.read("")), None, "es")[0]))
    done(run_ambos(root, "extract"))
    assert done(run_ambos(root, "render", "source/long.md", "--language", "es")) == text
