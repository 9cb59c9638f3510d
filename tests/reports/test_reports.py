"""Reports: their exact text, and what of others' text they let through."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs.syntax import parse as parse_catalog
from i18n.documents import parse
from i18n.model import Finding, Severity
from i18n.reports import (
    Count,
    Outcome,
    Progress,
    count_words,
    findings_formats,
    progress,
    status_formats,
    totals,
)
from i18n.segmentation import segment
from tests.reports.schemas import problems, schema

PO = "locales/es/LC_MESSAGES/a.po"
ROWS = [
    Progress("source/a.md", "es", PO, Count(9, 90), Count(1, 5), Count(0, 0)),
    Progress("source/日本.md", "es", "locales/es/LC_MESSAGES/日本.po", untranslated=Count(10, 50)),
    Progress("source/nota.md", "en", "locales/en/LC_MESSAGES/nota.po", Count(3, 12)),
]
FINDINGS = [
    Finding("catalog-missing", Severity.ERROR, PO, 1, "no catalog"),
    Finding("fuzzy", Severity.WARNING, PO, 7, "not approved", 3, None, "Who pays?", "¿Quién?"),
]
texts = st.text(max_size=30)
counts = st.builds(Count, st.integers(0, 999), st.integers(0, 9999))
rows = st.lists(st.builds(Progress, texts, texts, texts, counts, counts, counts), max_size=4)


def test_the_formats_are_the_files_of_the_folder() -> None:
    assert list(findings_formats()) == [
        "github", "gitlab", "html", "json", "junit", "markdown", "sarif", "text",
    ]  # fmt: skip
    assert list(status_formats()) == ["csv", "json", "markdown", "svg", "table"]


def test_the_text_of_findings_begins_with_their_places() -> None:
    assert click.unstyle(findings_formats()["text"](Outcome(FINDINGS))) == (
        f"{PO}:1:1: error: no catalog [catalog-missing]\n"
        f"{PO}:7:3: warning: not approved [fuzzy]\n"
        "    msgid   Who pays?\n"
        "    msgstr  ¿Quién?\n"
    )


def test_no_findings_are_no_text() -> None:
    assert findings_formats()["text"](Outcome()) == ""


def test_a_long_text_is_cut_short() -> None:
    finding = Finding("fuzzy", Severity.ERROR, PO, 1, "m", msgid="本 " * 10_000)
    lines = findings_formats()["text"](Outcome([finding])).splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert len(lines[1]) < 100


def test_the_table_is_aligned_where_characters_are_wide() -> None:
    assert click.unstyle(status_formats()["table"](ROWS)) == (
        "Document        Language  Segments   Words  Fuzzy  Missing   Done\n"
        "source/a.md     es            9/10   90/95      1        0   90 %  ██████████████████▒▒\n"
        "source/日本.md  es            0/10    0/50      0       10    0 %  ░░░░░░░░░░░░░░░░░░░░\n"
        "source/nota.md  en             3/3   12/12      0        0  100 %  ████████████████████\n"
        "\n"
        "All             es            9/20  90/145      1       10   45 %  █████████▒░░░░░░░░░░\n"
        "All             en             3/3   12/12      0        0  100 %  ████████████████████\n"
    )


def test_the_markdown_is_a_table() -> None:
    assert status_formats()["markdown"](ROWS[:1]) == (
        "| Document | Language | Segments | Words | Fuzzy | Missing | Done |\n"
        "|---|---|--:|--:|--:|--:|--:|\n"
        "| source/a\\.md | es | 9/10 | 90/95 | 1 | 0 | 90 % |\n"
        "| **All** | es | 9/10 | 90/95 | 1 | 0 | 90 % |\n"
    )


@given(rows)
def test_a_path_makes_no_markup_and_no_cell_of_markdown(found: list[Progress]) -> None:
    text = status_formats()["markdown"](found)
    lines = text.removesuffix("\n").split("\n")
    assert len(lines) == 2 + len(found) + len(totals(found))
    for line in lines:
        bare = line.replace("\\\\", "").replace("\\|", "").replace("\\<", "").replace("\\[", "")
        assert bare.count("|") == 8
        assert "<" not in bare
        assert "[" not in bare


def test_csv_has_a_row_for_each_document_and_language() -> None:
    assert status_formats()["csv"](ROWS[:1]) == (
        "document,language,translated segments,fuzzy segments,untranslated segments,segments,"
        "translated words,fuzzy words,untranslated words,words,share\n"
        "source/a.md,es,9,1,0,10,90,5,0,95,0.9000\n"
    )


@given(rows)
def test_no_cell_of_csv_is_a_formula(found: list[Progress]) -> None:
    read = list(csv.reader(io.StringIO(status_formats()["csv"](found))))
    assert len(read) == len(found) + 1
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in read for cell in row)


@given(rows)
def test_the_badge_is_xml_and_says_each_language(found: list[Progress]) -> None:
    root = ElementTree.fromstring(status_formats()["svg"](found))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {child.tag.partition("}")[2] for child in root.iter()} <= {
        "svg", "title", "rect", "path", "g", "text",
    }  # fmt: skip


@pytest.mark.parametrize(("rows", "text"), [([], "nothing"), (ROWS, "es 45 % · en 100 %")])
def test_the_badge_has_a_title(rows: list[Progress], text: str) -> None:
    title = ElementTree.fromstring(status_formats()["svg"](rows)).findtext(
        "{http://www.w3.org/2000/svg}title"
    )
    assert title == f"translated: {text}"


@given(rows)
def test_the_json_of_status_has_the_shape_of_its_schema(found: list[Progress]) -> None:
    assert list(problems(json.loads(status_formats()["json"](found)), schema("status"))) == []


@pytest.mark.parametrize(
    "value",
    [
        {"version": 2, "findings": []},
        {"version": 1},
        {"version": 1, "findings": [], "more": 1},
        {"version": 1, "findings": [{"check": "x"}]},
        {"version": 1, "findings": "none"},
    ],
)
def test_another_shape_is_seen(value: Any) -> None:
    assert list(problems(value, schema("findings")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … !", 0),
        ("Who pays?", 2),
        ("It's a well-known 24-hour rule.", 5),
        ("l’hôpital d'État", 2),
        ("2,300 people", 3),
        ("snake_case", 2),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: int) -> None:
    assert count_words(text) == words


def test_each_passage_counts_with_the_words_of_its_source() -> None:
    document = parse(b"Who pays? Nobody. I do.\n\nWho pays?\n", "source/a.md", "en", segment)
    catalog = parse_catalog(
        'msgid "Who pays?"\nmsgstr "¿Quién?"\n\n#, fuzzy\nmsgid "Nobody."\nmsgstr "Nadie."\n'.encode(),
        PO,
    )
    found = progress(document, "es", PO, {"es": catalog})
    assert (found.translated, found.fuzzy, found.untranslated) == (
        Count(2, 4),
        Count(1, 1),
        Count(1, 2),
    )
    assert (found.total, found.share, found.percent) == (Count(4, 7), 0.5, 50)


def test_a_hundred_per_cent_says_that_nothing_is_missing() -> None:
    assert Progress("a", "es", PO, Count(9999, 0), untranslated=Count(1, 0)).percent == 99
    assert Progress("a", "es", PO).percent == 100
