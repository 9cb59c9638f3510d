"""Translations of paragraphs whose source has line breaks that count: each line is guarded."""

from __future__ import annotations

import pytest

from i18n import documents
from i18n.documents import parse, render
from i18n.segmentation import segment


def rendered(source: str, *targets: str) -> str:
    """The document with these translations."""
    document = parse(source.encode(), "source/a.md", "en", segment)
    return render(document, list(targets)).data.decode()


@pytest.mark.parametrize("row", ["--|--", "|--|", "-:|:-", "--- | ---", "|-|-|"])
def test_no_line_makes_a_table_of_the_line_before_it(row: str) -> None:
    written = rendered("One  \ntwo.\n", f"x\na | b\n{row}\nc | d")
    assert written == f"x  \na | b  \n{row.replace('|', chr(92) + '|')}  \nc | d\n"


@pytest.mark.parametrize("line", ["c | d", "a - b", "c || d", "x--|--"])
def test_other_lines_with_pipes_stay(line: str) -> None:
    assert rendered("One  \ntwo.\n", f"a | b\n{line}") == f"a | b  \n{line}\n"


def test_what_the_source_has_stays() -> None:
    source = "x  \na | b  \n--|--  \nc | d\n"
    (unit,) = parse(source.encode(), "source/a.md", "en", documents.whole).units
    assert rendered(source, unit.text) == source


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [
        ("<img alt='A b'>\nC.\n", "<img alt='D'> E.", "<img alt='D'>\nE.\n"),
        ("<img alt='A b'>\r\nC.\r\n", "<img alt='D'> E.", "<img alt='D'>\r\nE.\r\n"),
        ("> - <img alt='A b'> \n>   C.\n", "<img alt='D'> E.", "> - <img alt='D'> \n>   E.\n"),
        ("<b>\nC</b> d.\n", "<b> E</b> f.", "<b>\nE</b> f.\n"),
        ("<img alt='A b'> C.\n", "<img alt='D'> E.", "<img alt='D'> E.\n"),
    ],
)
def test_a_tag_that_makes_a_block_stays_alone_on_its_line(
    source: str, target: str, written: str
) -> None:
    assert rendered(source, target) == written
