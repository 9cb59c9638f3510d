"""Languages without rules: sentencex, a window at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.segmentation._fallback import WINDOW
from tests.segmentation.cut import cut

SENTENCE = "A plain sentence of some words stands here."
LANGUAGE = "de"


@pytest.mark.parametrize("shift", [0, 1, 20, 42, 43])
def test_sentences_across_the_border_of_a_window_are_whole(shift: int) -> None:
    count = 3 * WINDOW // len(SENTENCE)
    text = "x" * shift + " " + " ".join([SENTENCE] * count)
    assert cut(text, LANGUAGE)[1:] == [SENTENCE] * (count - 1)


def test_an_appended_sentence_changes_no_earlier_one_of_a_long_text() -> None:
    text = " ".join([SENTENCE] * (2 * WINDOW // len(SENTENCE)))
    assert cut(f"{text} {SENTENCE}", LANGUAGE)[:-1] == cut(text, LANGUAGE)


def test_a_sentence_longer_than_a_window_is_one() -> None:
    text = ("word " * WINDOW).strip()
    assert cut(f"{text}. Then another.", LANGUAGE) == [f"{text}.", "Then another."]


def test_a_sentence_longer_than_a_window_without_a_space_loses_nothing() -> None:
    text = "x" * (2 * WINDOW + 10)
    assert "".join(cut(text, LANGUAGE)) == text


def test_an_unclosed_quotation_mark_leaves_the_sentences_behind_it_apart() -> None:
    text = '"' + " ".join([SENTENCE] * (2 * WINDOW // len(SENTENCE)))
    pieces = cut(text, LANGUAGE)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert len(pieces) > 1


def test_no_sentence_ends_inside_markup() -> None:
    text = "Siehe `a. B` und **Fett. Text.** hier. Das ist alles."
    assert cut(text, LANGUAGE) == ["Siehe `a. B` und **Fett. Text.** hier.", "Das ist alles."]


@given(
    st.lists(
        st.sampled_from(["z. B.", "A.", "b", "\n", "\r\n", " ", "\n\n", "\u00a0", "。"]), max_size=9
    )
)
def test_only_white_space_stands_between_sentences_and_none_at_their_edges(
    pieces: list[str],
) -> None:
    text = "".join(pieces)
    for language in ("de", "fr", "ja"):
        found = cut(text, language)
        assert [piece.strip() for piece in found] == found
        assert "".join("".join(found).split()) == "".join(text.split())
