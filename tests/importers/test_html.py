"""HTML pages into Markdown: pages of many kinds beside what comes out, and laws.

To accept what has changed: python -m tests.importers.test_html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

import pyromark
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from i18n.errors import AmbosError
from i18n.importers import Imported, convert

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def imported(page: str | bytes, title: str | None = None, language: str | None = None) -> Imported:
    data = page.encode() if isinstance(page, str) else page
    (document,) = convert(data, "a.html", title=title, language=language, split_faq=False)
    return document


def body(inner: str) -> str:
    """What stands below the front matter, for the inner HTML of an article."""
    page = f"<article><h1>T</h1>{inner}</article>"
    return imported(page).text.split("---\n", 2)[2].strip("\n")


def fields(document: Imported) -> dict[str, object]:
    found = yaml.safe_load(document.text.split("---\n", 2)[1])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_becomes_the_markdown_beside_it(path: Path) -> None:
    assert imported(path.read_bytes()).text == path.with_suffix(".md").read_text("utf-8")


def test_every_page_has_its_outcome() -> None:
    assert len(PAGES) >= 12
    assert {path.stem for path in PAGES} == {path.stem for path in PAGES[0].parent.glob("*.md")}


@pytest.mark.parametrize(
    ("inner", "markdown"),
    [
        ("<p>a <b> b </b>c</p>", "a **b** c"),
        ("<p>a<b>b:</b>c</p>", "ab:c"),
        ("<p><b>a</b><b>b</b></p>", "ab"),
        ("<b><p>one</p><p>two</p></b>", "**one**\n\n**two**"),
        ("<p>x<br><br>y</p>", "x\n\ny"),
        ("<p>x<br>- y</p>", "x\\\n\\- y"),
        ("<p>5 &lt; 6 &amp;amp; *a* _b_ [c](d) `e`</p>", "5 < 6 \\&amp; \\*a\\* \\_b\\_ \\[c](d) \\`e\\`"),
        ("<p>a\n  b&nbsp;c</p>", "a b\u00a0c"),
        ("<p><a href='x y'>l</a> <a href='javascript:x'>m</a> <a>n</a></p>", "[l](x%20y) m n"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<p>_a_<code>*</code></p>", "\\_a\\_`*`"),
        ("<p>a\\<b>b</b> [c](d) <i>e</i></p>", "a\\\\**b** \\[c](d) *e*"),
        ("<div>loose <span>text</span><p>par</p>tail</div>", "loose text\n\npar\n\ntail"),
        ("<ol start=7><li>a<li>b</ol>", "7. a\n8. b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<h2>A <b>b</b> #</h2><p>x</p>", "## A b \\#\n\nx"),
        ("<h4>Deep</h4><p>x</p><h5>Er</h5><p>y</p>", "## Deep\n\nx\n\n### Er\n\ny"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<table><tr><td><p>one</p></td></tr></table>", "one"),
        ("<table><tr><th>a<th>b<th>c<tr><td rowspan=2>d<td>e<td rowspan=3>f<tr><td>g<tr><td>h<td>i</table>",
         "| a | b | c |\n|---|---|---|\n| d | e | f |\n|  | g |  |\n| h | i |  |"),
        ("<table><tr><th colspan=2>a<th>b<tr><td rowspan=2 colspan=2>c<td>d<tr><td>e</table>",
         "| a |  | b |\n|---|---|---|\n| c |  | d |\n|  |  | e |"),
        ("<table><tr><th>a<th>b<tbody><tr><td rowspan=0>c<td>d<tr><td>e<tbody><tr><td>f<td>g</table>",
         "| a | b |\n|---|---|\n| c | d |\n|  | e |\n| f | g |"),
        ("<table><tr><td colspan=²>a<td colspan='2x'>b<tr><td rowspan=-1>c<td>d<td>e</table>",
         "|  |  |  |\n|---|---|---|\n| a | b |  |\n| c | d | e |"),
        (f"<ol start={'9' * 5000}><li>a</ol><ol start=²><li>b</ol>", f"{'9' * 9}. a\n\n1) b"),
        ("<p hidden>no</p><p style='display: none'>no</p><p aria-hidden=true>no</p><p>yes</p>", "yes"),
        ("<p>x</p><form><p>no</p></form><nav>no</nav><noscript>no</noscript>", "x"),
    ],
)  # fmt: skip
def test_a_piece_of_a_page_becomes_markdown(inner: str, markdown: str) -> None:
    assert body(inner) == markdown


def test_an_element_with_much_of_the_text_is_kept_whatever_its_class_says() -> None:
    page = "<h1>T</h1><div class='widget'><p>All of the text of the page stands in here.</p></div>"
    assert imported(page).text.endswith("All of the text of the page stands in here.\n")


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ("<p class='share-price'>It rose.</p>", "It rose."),
        ("<p class='hidden-gem'>A bar.</p>", "A bar."),
        ("<p class='lead ad-free'>No ads, *ever*.</p>", "No ads, \\*ever\\*."),
        ("<div class='related-work'>Others did.</div>", "Others did."),
        ("<div id='social-housing'>Flats.</div>", "Flats."),
        ("<div class='advertising-law'>A law.</div>", "A law."),
        ("<section id='comments-on-the-law'>A note.</section>", "A note."),
        ("<h2 id='sharing'>Sharing</h2>", "## Sharing"),
        ("<menu><li>soup<li>fish</menu>", "- soup\n- fish"),
        ("<aside class='footnote'>It is so.</aside>", "It is so."),
        ("<aside role='doc-footnote'>It is so.</aside>", "It is so."),
        ("<footer class='footnotes'><ol><li>It is so.</ol></footer>", "1. It is so."),
    ],
)
def test_a_name_that_only_has_such_a_word_leaves_nothing_out(inner: str, kept: str) -> None:
    filler = "<p>One.</p>" * 8
    document = imported(f"<article><h1>T</h1>{filler}{inner}</article>")
    assert document.text.endswith(f"One.\n\n{kept}\n")
    assert document.notes == ()


@pytest.mark.parametrize(
    "names",
    [
        "class='share'",
        "class='share-buttons'",
        "class='article__share'",
        "class='adSlot'",
        "class='ad-slot-2'",
        "class='wide related-posts'",
        "class='l-newsletter'",
        "id='comments'",
        "id='social-links'",
        "class='sidebar-left'",
        "role='navigation'",
    ],
)
def test_what_is_left_out_of_an_article_is_said(names: str) -> None:
    text = "One. " * 30
    document = imported(
        f"<nav>Home</nav><article><h1>T</h1><div>{text}</div><div {names}>Tell it</div>"
        f"<aside><p>More of this and of all that is near to it</p></aside><script>x</script>"
        "<div hidden>Gone</div><form>Your mail</form><button>Go</button></article>"
    )
    assert document.text.endswith(f"\n{text.strip()}\n")
    assert document.notes == (
        "a.html: left out: 2 blocks that look like navigation ('Tell it')",
        "a.html: left out: 1 block of hidden text ('Gone')",
        "a.html: left out: 1 block that looks like a form ('Your mail')",
    )


def test_a_menu_of_links_alone_is_left_out() -> None:
    page = "<article><h1>T</h1><p>Words.</p><menu><li><a href=x>Home</a></menu></article>"
    assert imported(page).text.endswith("---\n\nWords.\n")


@pytest.mark.parametrize(
    ("language", "inner", "markdown"),
    [
        ("en", "He said <q>hello there</q>.", "He said “hello there”."),
        ("en", "<q>So <q>he <q>said</q></q> it</q>", "“So ‘he “said”’ it”"),
        ("es-MX", "Dijo <q>hola <q>a todos</q></q>.", "Dijo «hola “a todos”»."),
        ("de", "<q> <b>Guten</b> Tag</q>", "„ **Guten** Tag“"),
        ("xx", "<q>a</q> <code><q>b</q></code>", "“a” `b`"),
    ],
)
def test_a_quotation_has_the_marks_of_the_language(
    language: str, inner: str, markdown: str
) -> None:
    text = imported(f"<h1>T</h1><p>{inner}</p>", language=language).text
    assert text.endswith(f"---\n\n{markdown}\n")


XHTML = '<?xml version="1.0"?>{}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="es">{}</html>'
STRICT = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://x.example/x.dtd">'


@pytest.mark.parametrize("doctype", ["", STRICT, "<!DOCTYPE html>"])
@pytest.mark.parametrize(
    ("inner", "markdown"),
    [
        ('<head><title/><script src="a.js"/></head><body><h1>T</h1><p>One.</p></body>', "One."),
        ("<body><h1>T</h1><p>a <![CDATA[<b> & c]]> d</p></body>", "a \\<b> & c d"),
        ("<body><h1>T</h1><p/><p>a&nbsp;&eacute;<br/>b</p></body>", "a\u00a0é\\\nb"),
        ('<body><h1>T</h1><a id="x"/><div/><p>One <i/>two.</p></body>', "One two."),
        ('<body><h1>T</h1><p>One.</p><script>"&lt;/script> x"</script></body>', "One."),
    ],
)
def test_an_xhtml_page_is_read_as_xml(doctype: str, inner: str, markdown: str) -> None:
    data = XHTML.format(doctype, inner).encode()
    (document,) = convert(data, "a.XHTML", title=None, language=None, split_faq=False)
    assert document.text == f"---\ntitle: T\nlanguage: es\n---\n\n{markdown}\n"
    assert document.notes == ()


def test_an_xhtml_page_that_is_no_xml_is_read_as_html_and_that_is_said() -> None:
    (document,) = convert(
        b"<h1>T</h1><p>One<br>two", "a.xhtml", title=None, language=None, split_faq=False
    )
    assert document.text.endswith("\n\nOne\\\ntwo\n")
    assert document.notes == ("a.xhtml: is no well-formed XML, and is read as HTML",)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The fair | Post</title>", "The fair"),
        ("<title>The fair of stone - Post</title>", "The fair of stone"),
        ("<title>Post: The fair</title>", "Post: The fair"),
        ("<meta property='og:site_name' content='Post'><title>Post – The fair</title>", "The fair"),
        ("<title>x</title><meta property='og:title' content='The fair'>", "The fair"),
    ],
)
def test_the_title_of_a_page_without_a_headline_is_its_own(head: str, title: str) -> None:
    assert fields(imported(f"<head>{head}</head><p>Words.</p>"))["title"] == title


def test_a_headline_above_the_article_is_the_title() -> None:
    page = "<title>x | y</title><main><h1>The fair</h1><article><p>It opens on Friday.</p></article></main>"
    assert fields(imported(page))["title"] == "The fair"


def test_a_title_that_is_given_wins_and_the_headline_stays_as_a_heading() -> None:
    document = imported("<h1>Stone market</h1><p>x</p>", title="Market")
    assert fields(document)["title"] == "Market"
    assert document.text.endswith("\n## Stone market\n\nx\n")
    assert document.notes == (
        "a.html: the headline 'Stone market' is kept as a heading (the title is 'Market')",
    )


@pytest.mark.parametrize(
    ("lang", "language", "chosen"),
    [("es", None, "es"), ("es", "en", "en"), ("", None, "en"), ("not a tag", None, "en")],
)
def test_the_language_is_the_stated_one_else_the_page_s(
    lang: str, language: str | None, chosen: str
) -> None:
    document = imported(f"<html lang='{lang}'><h1>T</h1><p>x</p>", language=language)
    assert fields(document)["language"] == chosen


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<meta charset=windows-1252><h1>T</h1><p>caf\xe9 \x80", "café €"),
        (b"<meta charset='iso-8859-1'><h1>T</h1><p>\x93a\x94", "“a”"),
        ("<meta charset=koi8-r><h1>T</h1><p>Рынок".encode("koi8-r"), "Рынок"),
        ("<meta charset=shift_jis><h1>T</h1><p>市場".encode("cp932"), "市場"),
        (b"<!-- <meta charset=koi8-r> --><h1>T</h1><p>caf\xe9", "café"),
        ("<h1>T</h1><p>café".encode(), "café"),
        ("<meta charset=utf-16><h1>T</h1><p>café".encode(), "café"),
        ("\ufeff<h1>T</h1><p>café".encode("utf-16-le"), "café"),
        (b"<meta charset=nonsense><h1>T</h1><p>caf\xc3\xa9", "café"),
        (b"<meta charset=base64><h1>T</h1><p>caf\xc3\xa9", "café"),
    ],
)
def test_a_page_is_decoded_as_browsers_do(data: bytes, word: str) -> None:
    document = imported(data)
    assert document.text.endswith(f"\n{word}\n")
    assert document.notes == ()


def test_bytes_that_are_no_text_are_told() -> None:
    document = imported(b"<meta charset=utf-8>\n<h1>T</h1>\n<p>caf\xe9 x")
    assert document.notes == (
        "a.html:3: bytes that are no text in the page's encoding became '\ufffd'",
    )


@pytest.mark.parametrize("page", ["", "<p> </p>", "<script>x</script>", "<nav>Home</nav>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(AmbosError, match=r"a\.html: has no text to import"):
        imported(page)


def test_a_page_without_a_title_asks_for_one() -> None:
    with pytest.raises(
        AmbosError, match=r"a\.html:1: no headline in the page \(give --title TEXT\)"
    ):
        imported("<p>Words.</p>")
    assert fields(imported("<p>Words.</p>", title="Mine"))["title"] == "Mine"


def test_the_questions_of_a_page_can_be_split_off() -> None:
    page = "<h1>T</h1><p>Text.</p><h2>Asked</h2><h3>Who?</h3><p>I.</p><h3>When?</h3><p>Now.</p>"
    article, faq = convert(page.encode(), "a.html", title=None, language=None, split_faq=True)
    assert article.text == "---\ntitle: T\nlanguage: en\n---\n\nText.\n"
    assert faq.text == (
        "---\ntitle: Asked\nlanguage: en\ntype: faq\n---\n\n## Who?\n\nI.\n\n## When?\n\nNow.\n"
    )
    assert (article.name, faq.name) == ("a.md", "a-faq.md")


def test_a_heading_among_others_that_asks_makes_no_faq() -> None:
    document = imported("<h1>T</h1><h2>Who pays?</h2><p>x</p><h2>Prices</h2><p>y</p>")
    assert (document.headings, document.questions) == (2, 0)


WORDS = st.sampled_from(
    [
        *("market", "*", "_a_", "**b**", "1.", "-", "#", ">", "`x`", "[l](x)", "<b>", "&amp;", "|"),
        *(
            "~~",
            "![",
            "a_b",
            "2*3",
            "\\",
            "===",
            "www.e.example",
            "http://e.example",
            "[^1]",
            "café",
        ),
    ]
)
RUNS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join).map(escape)
INLINE = st.lists(
    st.one_of(
        RUNS,
        st.builds(
            "<{0}>{1}</{0}>".format,
            st.sampled_from(["b", "em", "code", "span", "a href=x", "sup"]),
            RUNS,
        ),
        st.sampled_from(["<br>", " ", "\n"]),
    ),
    min_size=1,
    max_size=4,
).map(lambda pieces: "".join(pieces).replace("</a href=x>", "</a>"))
LEAVES = st.one_of(
    st.builds("<p>{}</p>".format, INLINE),
    st.builds("<h{0}>{1}</h{0}>".format, st.integers(2, 4), INLINE),
    st.builds("<div>{}</div>".format, INLINE),
    st.builds("<table><tr><td>{}</td><td>{}</td></tr></table>".format, INLINE, INLINE),
    st.builds("<figure><img src=x><figcaption>{}</figcaption></figure>".format, INLINE),
    st.builds("<dl><dt>{}</dt><dd>{}</dd></dl>".format, INLINE, INLINE),
)
BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
        ),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda items: "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"
        ),
        st.builds("<blockquote>{}</blockquote>".format, inner),
    ),
    max_leaves=5,
)


def words_of_markdown(text: str) -> list[str]:
    events: Iterable[Any] = pyromark.events(
        text,
        options=pyromark.Options.ENABLE_GFM
        | pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_TASKLISTS,
    )
    found = []
    for event in events:
        if isinstance(event, dict):
            ((kind, value),) = event.items()
            if kind in ("Text", "Code"):
                found.append(str(value))
            elif kind == "End" and not (isinstance(value, str) and value in _INLINE):
                found.append(" ")
        else:
            found.append(" ")
    return "".join(found).split()


_INLINE = ("Emphasis", "Strong", "Strikethrough", "Link", "Image")


def words_of_html(inner: str) -> list[str]:
    without = re.sub(r"<(?:/?(?:b|em|code|span|sup)|a href=x|/a)>", "", inner)
    spaced = re.sub(r"<[^>]*>", " ", without)
    for entity, character in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ):
        spaced = spaced.replace(entity, character)
    return spaced.split()


@example("<ul><li>x</li><li><b>-</b></li><li>--</li><li>- *</li></ul>")
@given(st.lists(BLOCKS, min_size=1, max_size=4).map("".join))
def test_markdown_reads_exactly_the_words_of_the_page(inner: str) -> None:
    assert words_of_markdown(body(inner)) == words_of_html(inner)


if __name__ == "__main__":
    for page_path in PAGES:
        page_path.with_suffix(".md").write_text(imported(page_path.read_bytes()).text, "utf-8")


def test_cells_that_span_rows_and_columns_without_end_make_no_page_grow_without_end() -> None:
    def size(rows: int) -> int:
        cells = "<tr><td>x<td colspan=100 rowspan=0>word</tr>" * rows
        return len(body(f"<table><tr><th>a<th>b</tr>{cells}</table>"))

    assert size(800) < 2.2 * size(400)
