"""Messages in which so much is wrong that what is quadratic would take hours."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from tests.checks.subjects import findings, foreign

MANY = 20_000
SECONDS = 4
"""Of the processor: a tenth is enough, and what looks at all marks for each took longer by far."""


@pytest.mark.parametrize(
    ("piece", "check", "count"),
    [
        ("[a](", "brackets", MANY),
        ("[", "brackets", MANY),
        ("(", "brackets", MANY),
        ("<b>", "markup", MANY),
        ("</b>", "markup", MANY),
        ("*a ", "markup", MANY // 2),
        ("~~a ", "markup", MANY // 2),
        ("%s ", "placeholders", MANY),
        ("https://a.example/c ", "links", MANY),
        ("[a](b) ", "links", MANY),
        ("the the ", "repeated-words", MANY),
        ("5% ", "numbers", MANY),
        ("¿", "opening-marks", 0),
    ],
)
def test_a_long_message_is_checked(piece: str, check: str, count: int) -> None:
    flag = "#, python-format\n" if "%s" in piece else ""
    one = foreign(f'{flag}msgid "Hello."\nmsgstr "{piece * MANY}"\n')
    assert findings(one) or not count
    found = findings(one, check)
    assert count - 1 <= len(found)
    places = [(finding.line, finding.column) for finding in found]
    assert places == sorted(set(places))


@pytest.mark.parametrize("piece", ["`a` ", "%s ", "https://a.example/c ", "[a](b) ", "(a) "])
def test_a_long_message_is_compared_with_a_long_source(piece: str) -> None:
    one = foreign(f'msgid "{piece * MANY}"\nmsgstr "{piece * (MANY - 1)}x"\n')
    assert findings(one)


@pytest.mark.parametrize(
    ("source", "piece", "end", "language"),
    [
        ("", "?", "a", "es"),
        ("", "!?", "a", "es"),
        ("", "¿", " 1", "en"),
        ("", "¿¡", " 1", "en"),
        ("`aa?` bb? ", "`aa?` bb? ", "", "es"),
    ],
)
def test_a_mark_is_looked_at_once(source: str, piece: str, end: str, language: str) -> None:
    entry = f'msgid "Hi {source * MANY}"\nmsgstr "Hi {piece * MANY}{end}"\n'
    one = foreign(entry, language=language)
    one = replace(one, source_language="es" if language == "en" else "en")
    start = process_time()
    assert findings(one, "opening-marks") == []
    assert process_time() - start < SECONDS
