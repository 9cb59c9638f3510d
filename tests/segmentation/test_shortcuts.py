"""What is faster than the rules says the same as they do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.segmentation import _candidates
from i18n.segmentation._candidates import SMALL, candidates
from i18n.segmentation._engine import _Scan
from i18n.segmentation._lists import markers
from i18n.segmentation._masks import masks
from i18n.segmentation._rules import Rules, rules
from i18n.segmentation._sight import at_sight
from i18n.segmentation._signs import has_one_stop, is_marked, signs, stops
from tests.segmentation.cut import texts

LANGUAGES = ("en", "es")
NO_WORDS = (
    "house", "casa", "did", "mild", "ill", "XIV", "IV", "CC", "CCC", "NATO", "Yahoo", "E", "1984",
    "12", "7", "66%", "S100", "Smith", "A", "é", "Éxito", "x²", "²", "won't", "rock'n'roll", "(see",
    "“so", "it)", "it”", "C#", "T&T", "Nf3", "O-O", "e4", "www.x.org", "a/b", "*b*", "—", "-", "•",
    "[1]", "X's",
)  # fmt: skip
"""What stands before a stop and in no list."""

MARKUP = (
    "`a`",
    "``a. B``",
    "[a](b)",
    "[a][b]",
    "<b>a</b>",
    "<br>",
    "*a*",
    "**a. B**",
    "_a_",
    "~~a~~",
)
LISTS = (
    "1) a 2) b", "(1) a (2) b", "a) b b) c", "A) b B) c", "i) a ii) b", "I) a II) b", "1. a 2. b",
    "1.º a 2.º b", "• a • b", "⁃ a ⁃ b", "‣ a ‣ b", "◦ a ◦ b", "-----", "=====", "_____", "*****",
    "~~~~~", "https://a https://b", "\na. b\nb. c", "A.\tb\nB. c",
)  # fmt: skip
ENDS = (
    "a. B", "a! B", "a? B", "a… B", "a; The", "a\n\nB", "a\n- B", "a :) B", "a ;-) B", "a 😀 B", "a☀ B",
    "a。B", "a！B", "a？B", "a｡B", "a. b", 'a." B', "a.) B", "a.B c", "a.[1] B", "a . . . B", "a.¹ B",
)  # fmt: skip
OTHERS = (
    "word",
    "é",
    "“",
    "(a)",
    "12",
    "2.5",
    "1.",
    "2.",
    "a-b",
    "a/b",
    ":",
    ")",
    "2)",
    "&",
    "\\",
    ".",
    "?",
)
TEXTS = st.lists(st.sampled_from(MARKUP + LISTS + ENDS + OTHERS), min_size=1, max_size=4).flatmap(
    lambda pieces: st.sampled_from(["", " ", " word ", "\u00a0"]).map(lambda gap: gap.join(pieces))
)


def known(language: str) -> Rules:
    """The rules of a language that has some."""
    found = rules(language)
    assert found is not None
    return found


def words(language: str) -> st.SearchStrategy[str]:
    """Words that the rules of a language know, and others."""
    lists = known(language)
    return st.one_of(
        st.sampled_from(sorted(lists.abbreviations)),
        st.sampled_from(sorted(lists.labels | lists.starters | lists.lettered | lists.speech)),
        st.sampled_from(NO_WORDS),
    )


@st.composite
def passages(draw: st.DrawFn, language: str) -> str:
    """Words with stops, closing and opening marks between them."""
    pieces: list[str] = []
    for word in draw(st.lists(words(language), min_size=2, max_size=9)):
        change = draw(st.sampled_from([str, str.capitalize, str.upper, str.lower]))
        opens = draw(st.sampled_from(["", "", "", "", '"', "“", "(", "¿", "—"]))
        ends = draw(st.sampled_from(["", "", ".", ".", ".", "!", "?", "...", ";", ","]))
        closes = draw(st.sampled_from(["", "", "", "", '"', "”", ")", "'", "»"]))
        gap = draw(st.sampled_from([" ", " ", " ", " ", " ", "  ", "\n", ""]))
        pieces.append(opens + change(word) + ends + closes + gap)
    return "".join(pieces)


def differing(text: str, language: str) -> list[str]:
    """The stops of which the rules say something else than what is said at sight."""
    lists = known(language)
    found = []
    scan = _Scan(text, lists, (), (), False)
    for match in candidates(text, signs(text)):
        stop, after = match.span()
        breaks, rule = scan.outcome(match, stop, after)
        if (match.lastindex or 0) <= SMALL:
            seen = at_sight(
                text, lists, match.lastindex or 0, begin=scan.begin, stop=stop, after=after
            )
            if seen is not None and (seen != "lower-case", seen) != (breaks, rule):
                found.append(f"{text[scan.begin : stop]}|{text[stop:]}: {seen}, not {rule}")
        if breaks:
            scan.begin = after
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_judged_at_sight_is_what_the_rules_say(language: str) -> None:
    @given(passages(language))
    def holds(text: str) -> None:
        assert differing(text.strip(), language) == []

    holds()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "frame",
    [
        "{}. The house", "It {}. Nf3 now", "So it was with {}. Nf3 now", "Act {}. The house",
        "So it was with {}. The house", "So it was with {}. house", "So it was with ({}). The house",
        "So it was ({}. The house", "So it was with “{}”. The house", "{}? The house",
        "So it was with {}! Is it", "* {}. The house", "so it was with {}. the house",
        "So it was with {}. and", "So it was a/{}. The house",
    ],
)  # fmt: skip
def test_every_word_of_the_lists_is_judged_alike_at_sight_and_by_the_rules(
    language: str, frame: str
) -> None:
    lists = known(language)
    every = lists.abbreviations | lists.labels | lists.starters | lists.speech | set(NO_WORDS)
    written = {form for word in every for form in (word, word.capitalize(), word.upper())}
    assert [found for word in written for found in differing(frame.format(word), language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_judged_alike_at_sight_and_by_the_rules(language: str) -> None:
    known_texts = [text for _, text, _ in texts(language)]
    assert [found for text in known_texts for found in differing(text, language)] == []
    judged = [
        match.lastindex
        for text in known_texts
        for match in candidates(text, signs(text))
        if (match.lastindex or 0) <= SMALL
    ]
    assert len(judged) > len(known_texts) / 2


def check_signs(text: str) -> None:
    """A text without signs of them has neither markup nor lists, and no candidate with one stop."""
    found = signs(text)
    if not is_marked(text, found):
        assert not masks(text)
        assert not markers(text)
        if has_one_stop(text, found):
            assert not spans(stops_of_all(), text)


def check_stops(text: str) -> None:
    """What is searched for first leaves no candidate out, and a plain one is found by the others."""
    everywhere = spans(stops_of_all(), text)
    assert spans(stops(text, signs(text)), text) == everywhere
    every = _candidates._PATTERN.replace(_candidates._PLAIN, r"(?!)()()", 1)
    assert every != _candidates._PATTERN
    assert [match.span() for match in re.finditer(stops_of_all() + every, text)] == everywhere


def stops_of_all() -> str:
    """The expression for a text that may have any sign."""
    return stops("é", signs("?—"))


def spans(first: str, text: str) -> list[tuple[int, int]]:
    """Where the candidates stand that begin with such a character."""
    return [match.span() for match in re.finditer(first + _candidates._PATTERN, text)]


@pytest.mark.parametrize("piece", MARKUP + LISTS + ENDS + OTHERS)
def test_no_shortcut_leaves_out_what_a_text_has(piece: str) -> None:
    for before in ("", "A. ", "A word "):
        for behind in ("", ".", "?", " word", " word.", " Of 2."):
            check_signs(f"{before}{piece}{behind}")
            check_stops(f"{before}{piece}{behind}")


@given(TEXTS.map(str.strip).filter(bool))
def test_no_shortcut_leaves_out_what_a_text_of_several_has(text: str) -> None:
    check_signs(text)
    check_stops(text)


def test_what_the_shortcuts_are_tried_on_has_what_they_look_for() -> None:
    assert [piece for piece in MARKUP if not masks(piece)] == []
    assert [piece for piece in LISTS if not markers(f"word\n{piece} c")] == []
    assert [piece for piece in ENDS if not spans(stops_of_all(), piece)] == []
