"""Plain text as Markdown: the words that come out are those that went in."""

from __future__ import annotations

from typing import Any

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from i18n.importers import _escaping

_O = pyromark.Options
OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_GFM
    | _O.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_MATH
)


def parsed(markdown: str) -> tuple[list[str], str]:
    """The names of the blocks and spans of a Markdown text, and the text that a reader sees."""
    names: list[str] = []
    seen: list[str] = []
    event: Any
    for event in pyromark.events(markdown, options=OPTIONS):
        if isinstance(event, str):
            seen.append("\n" if event == "HardBreak" else f"({event})")
            continue
        ((kind, value),) = event.items()
        if kind == "Start":
            names.append(value if isinstance(value, str) else next(iter(value)))
        elif kind == "Text":
            seen.append(str(value))
        elif kind != "End":
            seen.append(f"({kind})")
    return names, "".join(seen)


WORDS = r"""
* ** _ __ ~ ~~ ` `` ``` # ## > < & ; [ ] ( ) ! { } | \ - + = --- === :- . ) 1. 12) a b é « ” ¿ /
[^1] [x] ]: ]( &amp; &#38; <b> </b> <!-- --> <http://a.b> <? x.y@z.org http://a.b *a* _a_ `a` ~a~
[a](b) ![a](b) [a]: [ ] #id {#id} {.c} |- -|- $ $$ ^ :: 0 —
"""
PIECE = st.sampled_from([*WORDS.split(), " ", " ", " ", "  ", "\t", " "])
MARKUP = st.lists(PIECE, min_size=1, max_size=14).map("".join)
LINE = (
    (MARKUP | st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))))
    .map(str.strip)
    .filter(bool)
)


@given(LINE)
@example("a*b* c_d_ ~e~")
@example("\\*not emphasis*\\")
@example("x.y~~*~~")
@example("a*\ue123b*")
@example("one$$$$")
def test_a_paragraph_reads_as_the_text_it_was(text: str) -> None:
    assert parsed(_escaping.line(text)) == (["Paragraph"], text)


@given(st.lists(LINE, min_size=2, max_size=4))
@example(["a | b", "--- | ---", "c | d"])
@example(["a", "===", "b"])
@example(["[a", "b]: c", "[a"])
def test_a_verse_reads_as_the_lines_it_was(lines: list[str]) -> None:
    assert parsed(_escaping.verse(tuple(lines))) == (["Paragraph"], "\n".join(lines))


@given(LINE)
@example("C #")
@example("Sizes {#id}")
def test_a_heading_reads_as_the_text_it_was(text: str) -> None:
    assert parsed(f"## {_escaping.heading(text)}\n") == (["Heading"], text)


@given(LINE)
@example("[x] done")
@example("[ ] not done")
def test_an_item_reads_as_the_text_it_was(text: str) -> None:
    assert parsed(f"- {_escaping.list_item(text)}\n- x")[0] == ["List", "Item", "Item"]
    assert parsed(f"- {_escaping.list_item(text)}")[1] == text


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's “plan” (of 1931) cost $2.50, or 70%: that's all – or not… ¿No?",
        "A lake & a river, AT&T, Q&A, a < b, 3 > 2, 2 * 3 = 6, snake_case, #tag, and/or",
        "[sic] The council [of the town] said so.",
        "It was 1990. The river rose; it rose again - and fell.",
        "Berth 12*, crane 40*: see *; ~40 boats or ~50; in ______ or in ______ (a *note.",
        "C# costs $5 and 3 * 4; a {b}, or $6 {each: two}; 5% {see above}. Why? Wow!!! See: ::",
        "~40 boats, C:\\boats, a|b, `one tick, one * star, {braces}!",
    ],
)
def test_ordinary_prose_stays_as_it_is(text: str) -> None:
    assert _escaping.line(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# one", "\\# one"),
        ("1990. The flood", "1990\\. The flood"),
        ("- one", "\\- one"),
        ("> one", "\\> one"),
        ("*one*", "\\*one\\*"),
        ("a <b>", "a \\<b>"),
        ("&amp;", "\\&amp;"),
        ("[one](two)", "\\[one](two)"),
        ("[one]: two", "\\[one]: two"),
        ("{{ one }} {% two %} {: .three }", "\\{{ one }} \\{% two %} \\{: .three }"),
        ("see [[one]]", "see \\[[one]]"),
        ("US$5 and US$6", "US\\$5 and US\\$6"),
        ("$$ one $$", "\\$\\$ one \\$\\$"),
        ("!!! note", "\\!!! note"),
        ("??? note", "\\??? note"),
        ('=== "One"', '\\=== "One"'),
        ("::: note", "\\::: note"),
        (": one", "\\: one"),
        ("[!NOTE]", "\\[!NOTE]"),
        ("[!own-kind] A title", "\\[!own-kind] A title"),
        ("<1@a.b>", "\\<1@a.b>"),
    ],
)
def test_what_would_be_markup_is_escaped_once(text: str, escaped: str) -> None:
    assert _escaping.line(text) == escaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("import a from 'b'", " import a from 'b'"),
        ("export default one", " export default one"),
        ("import taxes rose, and export taxes fell", "import taxes rose, and export taxes fell"),
    ],
)
def test_what_mdx_would_take_for_code_is_indented(text: str, written: str) -> None:
    assert _escaping.at_margin(_escaping.line(text)) == written
