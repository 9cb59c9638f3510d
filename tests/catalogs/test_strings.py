"""Where a character of a msgstr stands in its file."""

from __future__ import annotations

import re

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs import strings
from i18n.catalogs.positions import positions
from i18n.catalogs.store import serialize
from i18n.catalogs.strings import Lines, lines_of, locate, locate_end
from i18n.catalogs.syntax import parse


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ('msgstr "abc"', 0, (1, 9)),
        ('msgstr "abc"', 2, (1, 11)),
        ('msgstr "abc"', 3, (1, 12)),
        ('msgstr "abc"', 99, (1, 12)),
        ('msgstr ""', 0, (1, 9)),
        ('msgstr ""\n"ab"\n"cd"', 2, (3, 2)),
        ('msgstr "a\\nb"', 2, (1, 12)),
        ('msgstr "\\"b"', 1, (1, 11)),
        ('msgstr "\\303\\241b"', 1, (1, 17)),
        ('msgstr[1] "ñb"', 1, (1, 13)),
        ('#~ msgstr ""\n#~ "ab"', 1, (2, 6)),
        ('msgid "x" msgstr "ab"', 1, (1, 20)),
    ],
)
def test_a_character_is_found_in_its_line_and_column(
    text: str, offset: int, place: tuple[int, int]
) -> None:
    assert locate(Lines(text.split("\n")), 1, offset) == place


@pytest.mark.parametrize(
    ("text", "span", "place"),
    [
        ('msgstr "abc"', (0, 1), (1, 10)),
        ('msgstr "abc"', (1, 3), (1, 12)),
        ('msgstr "abc"', (1, 1), (1, 10)),
        ('msgstr "abc"', (3, 3), (1, 12)),
        ('msgstr ""\n"ab"\n"cd"', (0, 2), (2, 4)),
        ('msgstr ""\n"ab"\n"cd"', (1, 3), (3, 3)),
        ('msgstr "a\\"b"', (0, 2), (1, 12)),
        ('msgstr "\\303\\241b"', (0, 1), (1, 17)),
    ],
)
def test_a_span_ends_behind_its_last_character(
    text: str, span: tuple[int, int], place: tuple[int, int]
) -> None:
    assert locate_end(Lines(text.split("\n")), 1, *span) == place


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), st.data())
def test_the_character_that_is_found_is_the_one_that_was_asked_for(
    msgstr: str, data: st.DataObject
) -> None:
    catalog = polib.POFile()
    catalog.append(polib.POEntry(msgid="x", msgstr=msgstr))
    reread = parse(serialize(catalog), "x.po")
    lines = lines_of(reread)
    where = positions(reread[0])
    assert lines is not None
    assert where is not None
    offset = data.draw(st.integers(0, len(reread[0].msgstr) - 1))
    line, column = locate(lines, where.msgstr[0], offset)
    character = reread[0].msgstr[offset]
    assert lines[line - 1][column - 1] in (character, "\\")


def test_the_characters_of_a_long_string_are_looked_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 2_000
    lines = Lines(['msgstr ""', *['"[a]("'] * count, 'msgid "next"'])
    seen = 0
    length = strings._length

    def counted(character: re.Match[str]) -> int:
        nonlocal seen
        seen += 1
        return length(character)

    monkeypatch.setattr(strings, "_length", counted)
    for number in range(count):
        assert locate(lines, 1, 4 * number) == (number + 2, 2)
        assert locate_end(lines, 1, 4 * number, 4 * number + 4) == (number + 2, 6)
    assert seen == 4 * count
