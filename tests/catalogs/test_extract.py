"""Documents into templates."""

from __future__ import annotations

import polib
import pytest

from i18n.catalogs import extract
from i18n.catalogs.entries import message
from i18n.catalogs.extract import header
from i18n.documents import parse
from i18n.segmentation import segment

SOURCE = """\
---
title: The title
---

# Heading one

Same here. Other one.

<!-- i18n: note: keep it short -->

Same here.

<!-- i18n: context: menu -->

Same here.

## Heading two

- Same here.
"""


def template(text: str, **options: bool) -> polib.POFile:
    document = parse(text.encode(), "source/part/a.md", "en", segment)
    return extract(document, **options)


def rows(catalog: polib.POFile) -> list[tuple[str | None, str, str]]:
    return [(entry.msgctxt, entry.msgid, entry.comment) for entry in catalog]


def test_each_text_is_one_message_in_document_order_with_all_its_kinds_and_notes() -> None:
    assert rows(template(SOURCE)) == [
        (None, "The title", "title"),
        (None, "Heading one", "heading"),
        (None, "Same here.", "paragraph\nkeep it short\nlist item"),
        (None, "Other one.", "paragraph"),
        ("menu", "Same here.", "paragraph"),
        (None, "Heading two", "heading"),
    ]


def test_a_breadcrumb_stands_behind_the_kind_when_asked_for() -> None:
    comments = {entry.msgid: entry.comment for entry in template(SOURCE, has_breadcrumb=True)}
    assert comments["Other one."] == "paragraph\nHeading one"
    assert comments["Heading two"] == "heading\nHeading one"
    assert comments["Heading one"] == "heading"


def test_references_name_the_file_once_or_each_line() -> None:
    (same,) = list(template("Same.\n\nSame. Same.\n"))
    assert same.occurrences == [("source/part/a.md", "")]
    (same,) = list(template("Same.\n\nSame. Same.\n", has_lines=True))
    assert same.occurrences == [("source/part/a.md", "1"), ("source/part/a.md", "3")]


def test_moving_text_down_changes_no_message() -> None:
    moved = "\n\n\n\n" + SOURCE.replace("---\n\n", "---\n\n\n\n", 1).lstrip()
    assert rows(template(moved.lstrip())) == rows(template(SOURCE))


@pytest.mark.parametrize("text", ["", "---\ndate: 2025-07-18\n---\n", "```\ncode\n```\n", "***\n"])
def test_a_document_without_text_has_no_message(text: str) -> None:
    assert len(template(text)) == 0


def test_a_header_names_language_and_plural_forms_and_no_date() -> None:
    assert header("es-MX").metadata == {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "es_MX",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    assert "Language" not in header(None).metadata


def test_a_message_is_what_polib_makes_and_shares_nothing() -> None:
    fields = {
        "msgctxt": "menu",
        "msgid": "a",
        "msgstr": "b",
        "comment": "kind",
        "tcomment": "note",
        "occurrences": [("a.c", "1")],
        "flags": ["fuzzy"],
        "encoding": "ascii",
    }
    made = message(**fields)
    assert vars(made) == vars(polib.POEntry(**fields))
    made.msgstr_plural[0] = "c"
    other = message(msgctxt=None, msgid="", comment="", occurrences=[], flags=[])
    assert vars(other) == vars(polib.POEntry())
