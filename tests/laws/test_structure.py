"""Hostile translations keep every block, nearly all of them are published, each as often as it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.documents import parse, render
from i18n.segmentation import segment
from tests.laws import structure
from tests.laws.test_identity import OWN

CASES = sorted((Path(__file__).parents[1] / "documents" / "cases").iterdir())
MARKDOWN = [path for path in (*CASES, *OWN) if path.suffix in (".md", ".mdx")]


@pytest.mark.parametrize("path", dict.fromkeys(MARKDOWN), ids=lambda path: path.name)
def test_hostile_text_changes_no_block_of_a_document(path: Path) -> None:
    document = parse(path.read_bytes(), f"source/{path.name}", "en", segment)
    report = structure.under_hostile_text([document])
    assert (report.broken, report.lost) == ([], [])


def test_hostile_text_is_published_and_changes_no_block_of_the_corpus(shared: Path) -> None:
    folders = (shared / "corpus", shared / "bench" / "documents" / "cases")
    report = structure.under_hostile_text(
        parse(path.read_bytes(), f"source/{path.name}", "en", segment)
        for folder in folders
        for path in sorted(folder.rglob("*.md"))
    )
    assert report.count > 5000
    assert (report.broken, report.lost) == ([], [])
    assert report.share >= 0.99, report.refused[:20]


@pytest.mark.parametrize("tab", ['=== "Pestaña"', '===! "Pestaña"', '===+\t"a" b', '!!! note "x"'])
def test_what_would_open_a_tab_or_an_admonition_is_escaped(tab: str) -> None:
    document = parse(b"# Title\n\nText.\n", "source/x.md", "en", segment)
    rendering = render(document, [None, tab])
    assert rendering.data.decode() == f"# Title\n\n\\{tab}\n"
    assert not rendering.refused
