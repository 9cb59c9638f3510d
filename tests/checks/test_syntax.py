"""In which syntax a message is read, where its document is not at hand."""

from __future__ import annotations

import polib
import pytest

from i18n.checks._syntax import HTML, MARKDOWN, RST, is_known, syntax_of
from i18n.checks._text import read


@pytest.mark.parametrize(
    ("msgid", "syntax"),
    [
        ("Use :func:`len` here.", RST),
        ("Use ``len`` here.", RST),
        ("See `the guide`_ and `this <https://a.example>`_.", RST),
        ("Note [#f1]_ says so, and [1]_ too.", RST),
        ("The |version| is new.", RST),
        ("Use `len` here.", MARKDOWN),
        ("See [the guide](guide.md).", MARKDOWN),
        ("It is **so**.", MARKDOWN),
        ("It is *so*.", MARKDOWN),
        ("the value `{name}' has the type `{type}'", HTML),
        ("a | b | c", MARKDOWN),
    ],
)
def test_a_message_is_what_it_looks_like(msgid: str, syntax: str) -> None:
    entry = polib.POEntry(msgid=msgid)
    assert syntax_of(entry) == syntax
    assert not is_known(entry)


@pytest.mark.parametrize(
    ("path", "msgid", "syntax", "known"),
    [
        ("doc/a.rst", "It is *so*.", RST, True),
        ("doc/a.md", "Use ``len``.", MARKDOWN, True),
        ("templates/a.html", "It is *so*.", HTML, True),
        ("a.py", "It is *so*.", HTML, False),
        ("a.py", "Use :func:`len`.", RST, False),
    ],
)
def test_the_file_of_a_message_says_how_it_is_written(
    path: str, msgid: str, syntax: str, known: bool
) -> None:
    entry = polib.POEntry(msgid=msgid, occurrences=[(path, "1")])
    assert (syntax_of(entry), is_known(entry)) == (syntax, known)


@pytest.mark.parametrize(
    ("flags", "syntax"),
    [
        (["md-text"], MARKDOWN),
        (["python-format", "md-text"], MARKDOWN),
        (["rst-text"], RST),
        (["xml-text"], HTML),
        (["python-format"], HTML),
    ],
)
def test_a_flag_says_how_a_message_is_written(flags: list[str], syntax: str) -> None:
    entry = polib.POEntry(msgid="Use ``len`` or `len`.", flags=flags, occurrences=[("a.html", "1")])
    assert (syntax_of(entry), is_known(entry)) == (syntax, True)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("It costs $5-$10 now", "It costs $5-$10 now"),
        ("the formula $a+b$", "the formula \ufffc"),
        ("a `b` c", "a \ufffc c"),
        ("a <code>b</code> c", "a \ufffc c"),
        ("a <b>b</b> c", "a b c"),
        ("x < y and z > w", "x < y and z > w"),
        ("50 % of [it](x.md)", "50 % of it"),
    ],
)
def test_prose_is_what_a_reader_reads(text: str, prose: str) -> None:
    assert read(text, "a.md", "en").prose == prose


@pytest.mark.parametrize(
    "piece", ["`", "``a ", "*a ", ":a", "`a <", "|a", "[#", "<a ", "<a '", "<a \"'", "&"]
)
@pytest.mark.parametrize("syntax", ["a.rst", "a.html", "a.md"])
def test_a_long_text_is_read_at_once(piece: str, syntax: str) -> None:
    text = piece * 20_000
    assert read(text, syntax, "en").raw == text
