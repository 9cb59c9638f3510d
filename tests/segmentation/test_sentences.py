"""Sentences: exact spans, the same every time, whatever the text and the language."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.segmentation import Decision, Segmentation, explain, segment
from tests.laws import writing
from tests.segmentation.cut import cut, texts

MARKS = st.sampled_from(
    [
        ". ", "? ", "! ", "… ", "... ", " . . . ", "; ", "\n", "\n\n", "\n- ", "“", "” ", "«", "» ",
        "(", ") ", "[1] ", "[^n] ", "`", "**", "*", "_", "~~", "[", "](x.html) ", "<b>", "</b> ",
        "1. ", "2. ", "1) ", "2) ", "a) ", "b) ", "• ", "— ", "¿", "¡", ":) ", "😀 ", "-----", " ",
        "http://a.example/b ", "Mr", "U.S", "etc", "p. m", "EE. UU", "No", "5", "C", "And", "the",
        "Rome", "said", "Sr", "núm", "y", "i", "A\u0301", "\u00a0",
    ]
)  # fmt: skip
TEXT = st.one_of(
    st.lists(writing.SENTENCES, max_size=8).map(" ".join),
    st.lists(MARKS, max_size=30).map("".join),
    writing.ARBITRARY,
    st.text(max_size=60),
)
LANGUAGES = st.sampled_from(["en", "es", "es_MX", "de", "ja", "xx"])
RULED = st.sampled_from(["en", "es"])


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> list[tuple[int, int]]:
    """Ascending, disjoint spans that begin and end with a mark or a word, as inline elements do."""
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = zip(ends[::2], ends[1::2], strict=False)
    return [(start, end) for start, end in spans if text[start:end] == text[start:end].strip()]


@given(TEXT, LANGUAGES, st.data())
def test_sentences_and_the_white_space_between_them_give_the_text(
    text: str, language: str, data: st.DataObject
) -> None:
    opaque = data.draw(spans_in(text))
    spans = segment(text, language, opaque)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert not any(first < start < last for first, last in opaque)
        position = end
    assert not text[position:].strip()
    assert segment(text, language, opaque) == spans


@given(TEXT, TEXT, LANGUAGES)
def test_a_paragraph_that_is_appended_changes_no_earlier_sentence(
    text: str, appended: str, language: str
) -> None:
    before = segment(text, language)
    after = segment(f"{text}\n\n{appended}", language)
    assert after[: len(before)] == before


@given(TEXT, RULED)
def test_what_is_explained_is_what_is_done(text: str, language: str) -> None:
    found = explain(text, language)
    offsets = [decision.offset for decision in found]
    assert offsets == sorted(set(offsets))
    starts = [start for start, _ in segment(text, language)]
    assert [decision.offset for decision in found if decision.breaks] == [
        start for start in starts if text[:start].strip()
    ]
    assert {decision.source for decision in found} <= {f"{language}.toml"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_text_is_cut_into_is_one_each_when_cut_again(language: str) -> None:
    differing = [
        piece
        for _, _, pieces in texts(language)
        for piece in pieces
        if cut(piece, language) != [piece]
    ]
    assert differing == []


def test_no_boundary_falls_inside_an_opaque_span() -> None:
    text = "See a. B now. And a link. With stops there. Done."
    opaque = [(4, 8), (18, 35)]
    assert cut(text, "en", opaque) == ["See a. B now.", "And a link. With stops there.", "Done."]


@pytest.mark.parametrize(
    ("language", "file"), [("en", "en.toml"), ("es-MX", "es.toml"), ("de", "sentencex")]
)
def test_a_language_without_rules_says_that_sentencex_cut_it(language: str, file: str) -> None:
    assert [found.source for found in explain("A word. Another.", language)] == [file]


def test_a_language_without_rules_is_cut_by_its_own_script() -> None:
    assert cut("日本語の文。次の文です。", "ja") == ["日本語の文。", "次の文です。"]


def test_a_projects_abbreviations_end_no_sentence() -> None:
    text = "See Xyz. Nine and Tor. Rome. The Tor. is old."
    own = Segmentation({"en": ("Tor.", "Xyz")})
    assert [text[start:end] for start, end in own(text, "en")] == [
        "See Xyz. Nine and Tor. Rome.",
        "The Tor. is old.",
    ]
    assert [text[start:end] for start, end in Segmentation()(text, "en")] == [
        "See Xyz.",
        "Nine and Tor.",
        "Rome.",
        "The Tor. is old.",
    ]


def test_a_projects_abbreviation_may_have_several_words() -> None:
    own = Segmentation({"en": ("l. t. d.",), "de": ("z. T.",)})
    text = "It is l. t. d. Rome. So be it."
    assert [text[start:end] for start, end in own(text, "en")] == [
        "It is l. t. d. Rome.",
        "So be it.",
    ]
    german = "Das ist z. T. Rom gewesen. Und so."
    assert [german[start:end] for start, end in own(german, "de")] == [
        "Das ist z. T. Rom gewesen.",
        "Und so.",
    ]


@dataclass(frozen=True)
class Own:
    """A project's rules: these decisions, whatever the text."""

    found: tuple[Decision, ...]

    def decisions(self, text: str, language: str, asked: Sequence[int]) -> Mapping[int, Decision]:
        return {decision.offset: decision for decision in self.found}


def test_a_projects_rules_go_before_the_languages_and_not_into_opaque_spans() -> None:
    text = "One, two. Three four. Five six."
    rules = Own(
        (
            Decision(4, True, "comma", "own.srx"),
            Decision(10, False, "no stop", "own.srx"),
            Decision(15, True, "space", "own.srx"),
            Decision(27, True, "space", "own.srx"),
        )
    )
    own = Segmentation(extra=rules)
    opaque = [(22, 30)]
    assert [text[start:end] for start, end in own(text, "en", opaque)] == [
        "One,",
        "two. Three",
        "four.",
        "Five six.",
    ]
    assert own.explain(text, "en", opaque) == [
        Decision(5, True, "comma", "own.srx"),
        Decision(10, False, "no stop", "own.srx"),
        Decision(16, True, "space", "own.srx"),
        Decision(22, True, "stop", "en.toml"),
    ]


def test_a_segmentation_can_be_sent_to_another_process() -> None:
    own = Segmentation({"en": ("Tor",)}, Own((Decision(4, True, "comma", "own.srx"),)))
    copy = pickle.loads(pickle.dumps(own))
    assert copy == own
    assert copy("One, Tor. Rome.", "en") == own("One, Tor. Rome.", "en") == [(0, 4), (5, 15)]


@pytest.mark.parametrize("space", ["\u00a0", "\u2028", "\u2029", "\x85", "\u202f"])
def test_white_space_of_several_bytes_before_a_stop_does_no_harm(space: str) -> None:
    assert segment(f"A{space}. B", "fr") == [(0, 5)]
