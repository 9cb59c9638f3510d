"""No sentence ends inside code, a link or bold text, also where nobody says what is opaque."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.segmentation import segment
from i18n.segmentation._masks import masks
from tests.segmentation.cut import cut, texts

INLINE = {
    "code": re.compile(r"(?<!`)(`+)(?!`)[^`]+?(?<!`)\1(?!`)"),
    "link": re.compile(r"\[[^\[\]\n]*\]\([^)\s]*\)|<?https?://[^\s>)]+"),
    "bold": re.compile(r"\*\*[^*\n]{1,80}\*\*"),
}


def cuts_inside(text: str, language: str) -> list[str]:
    """The inline elements of a text that a boundary falls into."""
    starts = [start for start, _ in segment(text, language)]
    return [
        f"{kind}: {match[0]}"
        for kind, pattern in INLINE.items()
        for match in pattern.finditer(text)
        if any(match.start() < start < match.end() for start in starts)
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_of_the_texts_ends_inside_markup(language: str) -> None:
    for _, text, _ in texts(language):
        assert cuts_inside(text, language) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_of_a_corpus_ends_inside_markup(shared: Path, language: str) -> None:
    found = []
    for path in sorted((shared / "corpus").rglob("*.md")):
        for paragraph in re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8")):
            found.extend(cuts_inside(paragraph, language))
    assert found == []


@pytest.mark.parametrize(
    "marked",
    [
        "`a. B`", "``a. ` B``", "`a.\nB`", "[a. B](c.html)", "[a. B](c.html 'D. E')", "[a. B][c]",
        "![a. B](c.png)", "[a [b. C] d](e)", "<a href='b'>C. D</a>", "<span title='A. B'>", "**a. B**",
        "*a. B*", "***a. B***", "_a. B_", "__a. B__", "~~a. B~~", "**a *b. C* d**", "<code>a. B</code>",
    ],
)  # fmt: skip
def test_a_form_of_markup_is_one_span(marked: str) -> None:
    text = f"See {marked} here."
    spans = masks(text)
    assert spans[0][0] <= text.index(marked) + 1
    assert spans[-1][1] >= text.index(marked) + len(marked) - 1
    assert cut(text) == [text]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    ["It is 5 * 3. Then 4 * 2.", "Use a_b. Or c_d.", "A ` is odd. So is it.", "If a < b. Then c > d.",
     "Open [ is odd. So ] is it.", "A *star\n\nand a* moon.", "`a.\n\nB` here."],
)  # fmt: skip
def test_a_mark_that_opens_nothing_hides_nothing(text: str) -> None:
    assert len(cut(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fish &amp; The chips.", ["Fish &amp; The chips."]),
        ("Caf&eacute; The bar.", ["Caf&eacute; The bar."]),
        ("A dash &#8212; It is here.", ["A dash &#8212; It is here."]),
        (
            "The end. &ldquo;We lost.&rdquo; He left.",
            ["The end.", "&ldquo;We lost.&rdquo;", "He left."],
        ),
        ("Use &lt;b&gt; The tag.", ["Use &lt;b&gt; The tag."]),
        ("5\\. Open the door. Close it.", ["5\\. Open the door.", "Close it."]),
        ("He left\\. She came.", ["He left\\.", "She came."]),
        ("He came.&nbsp; She left.", ["He came.", "She left."]),
        ("OK.&nbsp;Next one.&#160;&#xA0; &emsp;Last.", ["OK.", "Next one.", "Last."]),
        (
            "Mr.&nbsp;Stone came at 5&nbsp;p.m. He left.&nbsp;",
            ["Mr.&nbsp;Stone came at 5&nbsp;p.m.", "He left.&nbsp;"],
        ),
        ("“Why?”&nbsp;she asked.&#10;&#10;It rained.", ["“Why?”&nbsp;she asked.", "It rained."]),
        ("One.&nbspx; Two.", ["One.&nbspx; Two."]),
    ],
)
def test_escapes_are_judged_as_what_they_stand_for(text: str, expected: list[str]) -> None:
    assert cut(text, "en") == expected


@pytest.mark.parametrize("space", ["&nbsp;", "&nbsp; ", " &#xa0;", "&emsp;", "&NewLine;"])
def test_a_reference_to_white_space_cuts_as_the_character_does(space: str) -> None:
    for text in (
        "He came.{}She left.",
        "It is 5{}p.m.{}Dr.{}Stone left.{}It rained.",
        "A b.{}c d.",
    ):
        expected = cut(text.replace("{}", "\u00a0"))
        assert cut(text.replace("{}", space)) == [
            piece.replace("\u00a0", space) for piece in expected
        ]


@pytest.mark.parametrize("inner", [" ", "&nbsp; ", "\u00a0 "])
def test_white_space_in_an_element_of_its_own_stays_with_the_sentence_before_it(inner: str) -> None:
    space = f"<span style='mso-spacerun:yes'>{inner}</span>"
    assert cut(f"Text one.{space}Text two.") == [f"Text one.{space}", "Text two."]
    assert cut(f"Dr.{space}Stone came. {space}{space}He left.") == [
        f"Dr.{space}Stone came. {space}{space}",
        "He left.",
    ]


@given(
    st.lists(st.sampled_from([*"aA.&;\\ ", "&amp;", "&#65;", "&nbsp;", "\\.", "\\\\", "&ldquo;"]))
)
def test_escapes_stay_whole_and_offsets_exact(pieces: list[str]) -> None:
    text = "".join(pieces)
    position = 0
    for start, end in segment(text, "en"):
        assert not unescape(text[position:start]).strip()
        assert start < end
        position = end
    assert not text[position:].strip()
    for match in re.finditer(r"&(?:amp|#65|nbsp|ldquo);", text):
        assert not any(match.start() < start < match.end() for start, _ in segment(text, "en"))
