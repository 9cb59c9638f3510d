"""Lines of Markdown that are read without a parser are read as the parser reads them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from i18n.checks import _line
from i18n.checks._text import Text, read

_PARTS = [
    *("word", "a b", "é", "²", " ", "  ", "\t", "\u00a0", ".", ",", "!", "(", ")", ">", "=", "#"),
    *("`", "[", "]", "](x.md)", "](http://a_b.c/*d_)", "[", "*", "**", "_", "__", "~", "^", "!["),
    *("`a b`", "[t](u.md)", "[`c`](u.md#x_y)", "*b c*", "_it_", "**so é**", "**_x_**", "__a__"),
    *("[_a_ b](c)", "_a `b` c_", "**a [b](c) d**", "*a **b** c*", "x_y", "{{ a }}", "{% x %}", "{"),
    *("“", "”", "'", '"', "%s", "www.a.b", "https://a.b/c", "\U0001f980", "\u0301", ":", "-"),
]


def _seen(text: Text) -> tuple[object, ...]:
    places = [text.span(at, at + 1) for at in range(len(text.prose))]
    return text.items, text.prose, places


@given(st.lists(st.sampled_from(_PARTS), max_size=12).map("".join))
def test_a_line_is_read_as_the_parser_reads_it(line: str) -> None:
    assume(_line.read(line) is not None)
    assume(_line._MARK.search(line) or line == line.rstrip())  # a text without markup keeps its end
    # a file of this name is Markdown too, and left to the parser
    assert _seen(read(line, "message.md", "en")) == _seen(read(line, "message.markdown", "en"))


@pytest.mark.parametrize(
    "line",
    [
        "Run `make` again, then `make test`.",
        "See the [costs](https://example.com/a_b.html), [`code`](code.md) and _The Book_.",
        "**Note** that a -> b, in *one **long** line*",
        "a name such as some_long_name",
    ],
)
def test_most_lines_take_no_parser(line: str) -> None:
    assert _line.read(line) is not None
    assert _seen(read(line, "message.md", "en")) == _seen(read(line, "message.markdown", "en"))


@pytest.mark.parametrize(
    "line",
    [
        *("``a`", "a `b", "[a [b](c)](d)", "![a](b)", "[a](b 'c')", "[a](<b>)", "[a][b]", "[a]"),
        *("a*b*c", "*a_b* c_", "** a**", "***a***", "*a*b", "a <b>", "a &amp; b", "\\*a*", "$a$"),
        *("[a](b) {{ *c* }}", "[[a](b)", "a~b~", "[^1](a)"),
    ],
)
def test_what_could_be_more_than_one_thing_is_left_to_the_parser(line: str) -> None:
    assert _line.read(line) is None
