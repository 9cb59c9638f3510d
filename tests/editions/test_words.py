"""The words of the pages' frame: all that Babel finds, in English and in Spanish."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from i18n.catalogs.syntax import parse
from i18n.editions._words import number, words
from tests.words import TEMPLATE, template

CATALOGS = sorted(TEMPLATE.parent.glob("*.po"))


def test_there_is_a_catalog_of_spanish() -> None:
    assert "es" in [path.stem for path in CATALOGS]


def test_the_template_has_the_words_that_the_pages_ask_for() -> None:
    found, wanted = (
        [entry.msgid for entry in parse(data, "words.pot")]
        for data in (TEMPLATE.read_bytes(), template())
    )
    assert found == wanted, "run python -m tests.words"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_is_complete_and_has_no_word_that_nothing_asks_for(path: Path) -> None:
    catalog = parse(path.read_bytes(), path.name)
    wanted = {entry.msgid for entry in parse(template(), "words.pot")}
    assert len(wanted) > 40
    assert {entry.msgid for entry in catalog} == wanted
    for entry in catalog:
        assert entry.msgstr and not entry.fuzzy and not entry.obsolete
        places = [sorted(re.findall(r"\{\w+\}", text)) for text in (entry.msgid, entry.msgstr)]
        assert places[0] == places[1], entry.msgid


@pytest.mark.parametrize(
    ("count", "language", "written"),
    [
        (0, "en", "0"),
        (9999, "es", "9999"),
        (12345, "en", "12,345"),
        (12345, "es", "12.345"),
        (12345, "es_MX", "12,345"),
        (12345, "fr", "12,345"),
    ],
)
def test_a_count_is_written_as_the_words_around_it_are(
    count: int, language: str, written: str
) -> None:
    assert number(count, words(language)) == written
