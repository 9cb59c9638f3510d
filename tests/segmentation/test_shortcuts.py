"""What is faster than the rules says the same as they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.expressions import compiled
from i18n.segmentation import _candidates, _engine, _judgements
from i18n.segmentation._candidates import SMALL, Candidate, candidates
from i18n.segmentation._engine import Judged
from i18n.segmentation._judgements import Rows
from i18n.segmentation._lists import markers
from i18n.segmentation._masks import masks
from i18n.segmentation._rules import Rules, rules
from i18n.segmentation._signs import has_no_candidate, is_marked, signs_of, stops
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


EVERY_FIRST = stops("é", signs_of("?—"))
"""The expression for the first characters of candidates in a text that may have any sign."""


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


@contextmanager
def slowly() -> Iterator[None]:
    """Each text is judged with every rule asked, and everything looked for."""
    ask = _judgements.judge
    every = _candidates._PATTERN.replace(_candidates._PLAIN, r"(?!)()()", 1)
    search = compiled(EVERY_FIRST + every).finditer

    def each(text: str, signs: bytes) -> Iterator[re.Match[str]]:
        del signs
        return search(text, len(text) - len(text.lstrip()), len(text.rstrip()))

    def judge(c: Candidate, rows: Rows) -> tuple[bool, str]:
        return ask(c, rows._replace(large=[rows.large[-1]] * len(rows.large)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_engine, "is_marked", lambda text, signs: True)
        patch.setattr(_engine, "candidates", each)
        patch.setattr(_engine, "at_sight", lambda *arguments, **named: None)
        patch.setattr(_judgements, "judge", judge)
        yield


def differing(
    written: Sequence[str], lists: Rules, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[str, list[Judged]]]:
    """The texts of which the rules say something else, with what is said of each but once."""
    fast = [_engine.scan(text, lists, opaque) for text in written]
    with slowly():
        slow = [_engine.scan(text, lists, opaque) for text in written]
    return [
        (text, sorted({*one} ^ {*other}))
        for text, one, other in zip(written, fast, slow, strict=True)
        if one != other
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_judged_at_sight_is_what_the_rules_say(language: str) -> None:
    @given(passages(language), st.integers(0, 60), st.integers(1, 20))
    def holds(text: str, start: int, length: int) -> None:
        assert differing([text], known(language)) == []
        opaque = [(start, min(start + length, len(text)))]
        if text[start : start + length].strip() == text[start : start + length] != "":
            assert differing([text], known(language), opaque) == []

    holds()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_text_is_judged_as_the_rules_say(language: str) -> None:
    known_texts = [text for _, text, _ in texts(language)]
    joined = [gap.join(known_texts) for gap in (" ", "\n\n")]
    assert len(joined[0]) > _engine.LONG
    assert differing(joined, known(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_abbreviations_of_a_project_are_judged_alike(language: str) -> None:
    lists = rules(language, ("Foo 2", "-foo", "gate", "S/N", "No Va."))
    assert lists is not None
    for word in ("2", "-foo", "gate", "S/N", "Foo 2", "Va", "Foo"):
        for text in (
            "the cat is very near to {}. it",
            "The cat, a {}. The gate",
            "it {}. it",
            "{}. A",
        ):
            assert differing(text.format(word), lists) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_judged_alike_at_sight_and_by_the_rules(language: str) -> None:
    known_texts = [text for _, text, _ in texts(language)]
    assert differing(known_texts, known(language)) == []
    judged = [
        match.lastindex
        for text in known_texts
        for match in candidates(text, signs_of(text))
        if (match.lastindex or 0) <= SMALL
    ]
    assert len(judged) > len(known_texts) / 2


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
    assert differing([frame.format(word) for word in sorted(written)], lists) == []


def check_signs(text: str) -> None:
    """A text without signs of them has neither markup nor lists, and no candidate with one stop."""
    found = signs_of(text)
    if not is_marked(text, found):
        assert not masks(text)
        assert not markers(text)
        if has_no_candidate(text, found):
            assert not spans(EVERY_FIRST, text)


def check_stops(text: str) -> None:
    """What is searched for first leaves no candidate out."""
    assert spans(stops(text, signs_of(text)), text) == spans(EVERY_FIRST, text)


def spans(first: str, text: str) -> list[tuple[int, int]]:
    """Where the candidates stand that begin with such a character."""
    return [match.span() for match in compiled(first + _candidates._PATTERN).finditer(text)]


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


def test_a_long_word_is_judged_alike() -> None:
    long = [
        "a" * 70,
        "a1" * 40,
        *(f"{start}{'”' * n}CC" for start in ("foo", "(a") for n in (50, 70)),
    ]
    assert differing([f"It was for a {word}. The house" for word in long], known("en")) == []


def test_a_word_of_an_address_may_stand_alone_before_an_abbreviation() -> None:
    text = f"See https://example.com/{'a' * 60}/St. House."
    assert differing([text], known("en")) == []


def test_what_the_shortcuts_are_tried_on_has_what_they_look_for() -> None:
    assert [piece for piece in MARKUP if not masks(piece)] == []
    assert [piece for piece in LISTS if not markers(f"word\n{piece} c")] == []
    assert [piece for piece in ENDS if not spans(EVERY_FIRST, piece)] == []
