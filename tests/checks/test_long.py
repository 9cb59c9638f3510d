"""Messages in which so much is wrong that what is quadratic would take hours."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from i18n.checks import Knowledge
from i18n.checks._source_names import twins
from i18n.model import Finding
from i18n.spelling import lexicon
from tests.checks.subjects import findings, foreign

MANY = 20_000
SECONDS = 5
"""Of the processor: half is enough, and what looks at all for each takes twice as long and more."""


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
        ("¿a ", "opening-marks", 20),
    ],
)
def test_a_long_message_is_checked(piece: str, check: str, count: int) -> None:
    flag = "#, python-format\n" if "%s" in piece else ""
    one = foreign(f'{flag}msgid "Hello."\nmsgstr "{piece * MANY}"\n')
    assert findings(one)
    found = findings(one, check)
    assert count - 1 <= len(found)
    assert len(found) <= count + 1
    places = [(finding.line, finding.column) for finding in found]
    assert places == sorted(set(places))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("piece", "check", "count"),
    [("(", "brackets", MANY), ("<b>", "markup", MANY), ("https://a.example/c ", "links", MANY)],
)
def test_a_long_message_is_checked_in_any_language(
    language: str, piece: str, check: str, count: int
) -> None:
    entry = f'msgid "Hello."\nmsgstr "{piece * MANY}"\n'
    one = replace(foreign(entry, language=language), source_language="es")
    start = process_time()
    found = findings(one)
    assert process_time() - start < 2 * SECONDS
    assert count - 1 <= sum(finding.check == check for finding in found) <= count + 1


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


def made_up(number: int, step: int, count: int = 2000) -> list[str]:
    """Words of no language, each of four syllables, all different."""
    syllables = [consonant + vowel for consonant in "bdfglmnprst" for vowel in "aeiou"]
    numbers = [number + step * n for n in range(count)]
    return ["".join(syllables[n // 55**at % 55] for at in range(4)) for n in numbers]


ONE, OTHER = made_up(13, 7919), made_up(5, 6007)
DICTIONARIES = Knowledge(lexicon=lexicon)


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize("knowledge", [Knowledge(), DICTIONARIES], ids=["none", "dictionaries"])
@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize("check", ["names", "spelling"])
def test_many_words_are_compared_with_many(check: str, language: str, knowledge: Knowledge) -> None:
    def spent(count: int) -> tuple[float, list[Finding]]:
        source = " and ".join(word.capitalize() for word in ONE[:count])
        words = [word.capitalize() if check == "names" else word for word in OTHER[:count]]
        target = f"Ver {' y '.join(words)}, y tambien {ONE[0]}."
        entry = f'msgid "See {source}."\nmsgstr "{target}"\n'
        one = foreign(entry, language=language, knowledge=knowledge)
        start = process_time()
        found = findings(one, check)
        return process_time() - start, found

    spent(10)  # what is read once in a process
    less, _ = spent(len(ONE) // 2)
    more, found = spent(len(ONE))
    assert more < 3 * less + 1
    is_told = "también" in [finding.suggestion for finding in found]
    assert is_told == ((check, language) == ("spelling", "es"))


def test_many_messages_have_one_translation() -> None:
    entries = [
        f'msgid "The {word} entrance will be closed in March."\n'
        'msgstr "La entrada norte estará cerrada en marzo."\n'
        for word in ("northern", "southern", *ONE)
    ]
    one = foreign(*entries)
    start = process_time()
    (finding,) = findings(one, "same-translation")
    assert process_time() - start < SECONDS
    assert finding.msgid == "The southern entrance will be closed in March."


def test_many_names_share_a_word() -> None:
    names = [f"{word.capitalize()} Center" for word in ONE]
    start = process_time()
    found = list(twins(["Terrorism Center", *names, "Counter-Terrorism Center"]))
    assert process_time() - start < SECONDS
    assert found == [("Terrorism Center", "Counter-Terrorism Center")]
