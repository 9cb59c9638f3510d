"""What is imported stands in the messages, and on the page, word for word.

The importers know of other tools' marks what the reader of Markdown knows; it is asked here.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from i18n import editions
from i18n.documents import parse, whole
from i18n.importers import convert
from tests.documents import docx_files
from tests.documents.docx_files import p, r
from tests.making import make_site, publish

MARKS = r"""
{{ }} {% %} {: } {{< >}} {{% %}} {# #} { } ::: :: : !!! ! ??? ???+ ? === ==== === = " ' "Tab" +++ --- import
import export const default from 'y' ; $ $$ $5 US$5 - * + 1. 2) # ## > [! ] [!NOTE] [[ ]] [[wiki]]
![[x]] [ ] [x] [X] [^ [^note] [^1]: ]: ]( ~ ~~ ~~~ ` ``` `` | |- --- \ \\ & &amp; < <b> </b> <!-- -->
<!--i18n:off--> <3@a.b> <http://a.b> _ __ ** *** ^ == ++ @ % / , . ( ) {.c} {#id} <Tag/> {/* */} C#
"""
PIECES = st.sampled_from(["one", "two", "Three", "4", "é", *MARKS.split()])
TEXTS = (
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " "])), min_size=1, max_size=10)
    .map(lambda pieces: " ".join("".join(map("".join, pieces)).split()))
    .filter(lambda text: re.search(r"[^\W_]", text))
)
SETTINGS = settings(max_examples=30)
LONG = "The council spoke on Monday about the piers, the boats and the roads of the old town."


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def published(markdown: str) -> tuple[str, str]:
    """The messages of a document, and the text of its page below the title, each in one line."""
    document = parse(markdown.encode(), "source/a.md", "en", whole)
    shown = [editions.original(document)]
    site = make_site(shown, {}, assets={}, statics={}, name="")
    page = LexborHTMLParser(publish(site)["en/a/index.html"].decode())
    body = page.css_first("div.body")
    assert body is not None
    for link in body.css("a.permalink"):
        link.decompose()
    messages = " ".join(segment.source for segment in document.segments)
    return " ".join(messages.split()), " ".join(body.text(separator="").split())


TEXT_PLACES = {
    "a paragraph": "{}\n\n{}",
    "a heading": "{}\n====\n" + LONG + "\n\n{}",
    "items": "- {}\n- {}",
    "numbered items": "1. {}\n2. {}",
    "inner items": "- x\n  * {}\n    1. {}\n- x",
    "verse": "{},\n{}",
}


@pytest.mark.parametrize("place", TEXT_PLACES)
@SETTINGS
@given(first=TEXTS, second=TEXTS)
def test_no_word_of_a_plain_text_is_lost(place: str, first: str, second: str) -> None:
    text = f"{LONG}\n\n{TEXT_PLACES[place].format(first, second)}\n\n{LONG}"
    (found,) = convert(text.encode(), "a.txt", title="T", language="en", split_faq=False)
    messages, page = published(found.text)
    text = text.replace("\n====\n", "\n")
    kept = re.sub(r"(?m)^ *(?:[-*+]|\d+[.)])(?= )", "", text)
    assert squeezed(page) in (squeezed(text), squeezed(kept))
    assert not Counter(words(kept)) - Counter(words(messages))


SEPARATORS = ["\n", "\n\n", "\n    ", "\n- ", "\n  - ", "\n1. ", "\n2. "]


@SETTINGS
@given(st.lists(st.tuples(st.sampled_from(SEPARATORS), TEXTS), min_size=1, max_size=8))
def test_no_letter_of_a_text_of_any_shape_is_lost(lines: list[tuple[str, str]]) -> None:
    text = LONG + "".join(before + line for before, line in lines) + f"\n\n{LONG}"
    (found,) = convert(text.encode(), "a.txt", title="T", language="en", split_faq=False)
    messages, page = published(found.text)
    left_out = {int(note.split(":")[1]) for note in found.notes if note.endswith("(left out)")}
    kept = [line for n, line in enumerate(text.split("\n"), 1) if n not in left_out]
    assert letters(page) == letters("".join(kept))
    assert not Counter(letters(page)) - Counter(letters(messages))


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


HTML_PLACES = {
    "paragraphs": "<p>{}</p><p>{}</p>",
    "headings": "<h2>{}</h2><p>x</p><h3>{}</h3>",
    "a line break": "<p>{}<br>{}</p>",
    "items": "<ul><li>{}</li><li>{}</li></ul>",
    "a second list": "<ul><li>x</li></ul><ul><li>{}</li><li>{}</li></ul>",
    "numbered items": "<ol><li>{}</li><li>{}</li></ol>",
    "inner items": "<ul><li>{}<ul><li>{}</li></ul></li></ul>",
    "quotes": "<blockquote>{}</blockquote><p>x</p><blockquote><p>{}</p><p>x</p></blockquote>",
    "cells": "<table><tr><th>{}</th><th>x</th></tr><tr><td>x</td><td>{}</td></tr></table>",
    "a caption": "<figure><img src=x><figcaption>{}</figcaption></figure><p>{}</p>",
    "terms": "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "emphasis": "<p>{} <b>x</b> <i>{}</i></p>",
    "a link": "<p>x <a href='y'>{}</a> {}</p>",
    "code": "<p>{} <code>x</code> {}</p>",
    "rows of code": "<p>{}</p><pre>import x from 'y'\n{{{{ x</pre><p>{}</p>",
}


@pytest.mark.parametrize("place", HTML_PLACES)
@SETTINGS
@given(first=TEXTS, second=TEXTS)
def test_no_word_of_a_page_is_lost(place: str, first: str, second: str) -> None:
    inner = HTML_PLACES[place].format(escape(first), escape(second))
    page = f"<article><h1>T</h1><p>{LONG}</p>{inner}<p>{LONG}</p></article>"
    (found,) = convert(page.encode(), "a.html", title="T", language="en", split_faq=False)
    seen = LexborHTMLParser(re.sub("<(?!/?(?:[abi]|code))", " <", inner)).text()
    messages, shown = published(found.text)
    assert squeezed(shown) == squeezed(f"{LONG} {seen} {LONG}")
    assert not Counter(words(f"{first} {second}")) - Counter(words(messages))


@SETTINGS
@given(text=TEXTS)
def test_no_word_of_a_picture_is_lost(text: str) -> None:
    page = f'<article><h1>T</h1><p>{LONG}</p><p><img src=x alt="{escape(text)}"></p></article>'
    (found,) = convert(page.encode(), "a.html", title="T", language="en", split_faq=False)
    messages, _ = published(found.text)
    assert not Counter(words(text)) - Counter(words(messages))


DOCX_PLACES = {
    "paragraphs": lambda first, second: p(r(first)) + p(r(second)),
    "headings": lambda first, second: p(r(first), ppr=H1) + p("x") + p(r(second), ppr=H1),
    "items": lambda first, second: p(r(first), ppr=ITEM) + p(r(second), ppr=ITEM),
    "quotes": lambda first, second: p(r(first), ppr=QUOTE) + p("x") + p(r(second), ppr=QUOTE),
    "cells": lambda first, second: docx_files.table((p(r(first)), p("x")), (p("x"), p(r(second)))),
    "notes": lambda first, second: p(r(first, '<w:footnoteReference w:id="2"/>'), r(second)),
}
TITLE, H1, QUOTE = (
    '<w:pStyle w:val="Puesto"/>',
    '<w:pStyle w:val="Ttulo1"/>',
    '<w:pStyle w:val="Cita"/>',
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize("place", DOCX_PLACES)
@SETTINGS
@given(first=TEXTS, second=TEXTS)
def test_no_word_of_a_docx_file_is_lost(place: str, first: str, second: str) -> None:
    body = p("T", ppr=TITLE) + p(LONG) + DOCX_PLACES[place](first, second) + p(LONG)
    note = f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>"), r(second))}</w:footnote>'
    data = docx_files.packed(docx_files.members(body, footnotes=note))
    (found,) = convert(data, "a.docx", title="T", language="en", split_faq=False)
    messages, shown = published(found.text)
    has_note = place == "notes"
    between = {"headings": " x ", "quotes": " x ", "cells": " x x ", "notes": "1"}.get(place, " ")
    end = f"1. {second}" if has_note else ""
    assert squeezed(shown) == squeezed(f"{LONG}{first}{between}{second}{LONG}{end}")
    assert not Counter(words(f"{first} {second}")) - Counter(words(messages))


def squeezed(text: str) -> str:
    """The characters without white space."""
    return "".join(text.split())
