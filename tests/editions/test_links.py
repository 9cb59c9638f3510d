"""Where links of a document lead in its editions, in Markdown and in raw HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import catalogs, editions
from i18n.documents import localize, parse, whole
from i18n.editions._anchors import anchors
from i18n.editions._links import AsWritten
from i18n.editions._raw import localized
from i18n.model import Document, Missing
from tests.editions.conftest import SiteFolder, accented
from tests.making import make_site

TARGETS = {"b.md", "b c.md", "b_(c).md", "other.md", "é&.md", "b.md#one two", "a|b.md"}
"""What leads elsewhere, as a parser of Markdown or HTML reads it."""


def address(target: str) -> str:
    """Another address for each of the targets."""
    return f"NEW{target.partition('#')[2]}" if target in TARGETS else target


class Renamed(AsWritten):
    """Links as `address` gives them."""

    def __call__(self, target: str) -> str:
        return address(target)


def read(text: str) -> Document:
    """A Markdown document of that text."""
    return parse(text.encode(), "source/x.md", "en", whole)


def copied(text: str) -> str:
    """The body of a published copy."""
    document = read("---\nlanguage: en\n---\n" + text)
    data = document.data
    for edit in sorted(localize(document, "en", address), key=lambda e: e.start, reverse=True):
        data = data[: edit.start] + edit.data + data[edit.end :]
    return data.decode().split("---\n", 2)[2]


REWRITTEN = [
    ("[d]: b.md\n\n[x][D]\n", "[d]: NEW\n\n[x][D]\n"),
    ("* [z]: other.md\n\n[z]\n", "* [z]: NEW\n\n[z]\n"),
    ("- a\n- [z]: other.md 'T'\n  b [z]\n", "- a\n- [z]: NEW 'T'\n  b [z]\n"),
    ("1. [z]: other.md\n\n[z][]\n", "1. [z]: NEW\n\n[z][]\n"),
    ("> [z]: other.md\n\n![z]\n", "> [z]: NEW\n\n![z]\n"),
    ("> [a\n> b]: <b c.md>\n> q [A  b]\n", "> [a\n> b]: <NEW>\n> q [A  b]\n"),
    ("[^1]: [z]: other.md\n\nhi [^1] [z]\n", "[^1]: [z]: NEW\n\nhi [^1] [z]\n"),
    ("[É]:\n  <b c.md>\n\n[é]\n", "[É]:\n  <NEW>\n\n[é]\n"),
    ("[x\\]]: b.md\n\n[x\\]]\n", "[x\\]]: NEW\n\n[x\\]]\n"),
    ("[i](<b c.md> 't') ![j](b_(c).md)\n", "[i](<NEW> 't') ![j](NEW)\n"),
    ("[i](b\\_(c).md) [j](&eacute;&amp;.md)\n", "[i](NEW) [j](NEW)\n"),
    ("[](b.md) [a  \nb `]` ](b.md)\n", "[](NEW) [a  \nb `]` ](NEW)\n"),
    ("[![p](b.md)](other.md)\n", "[![p](NEW)](NEW)\n"),
    ("> [a](\n> b.md)\n", "> [a](\n> NEW)\n"),
    ("[a](<b.md#one two>)\n", "[a](<NEWone%20two>)\n"),
    ("|a|\n|-|\n|[x](a\\|b.md)|\n", "|a|\n|-|\n|[x](NEW)|\n"),
    ("é <a href='b.md'>b</a> <img src=b.md>\n", "é <a href='NEW'>b</a> <img src=\"NEW\">\n"),
    (
        '<video poster="b.md" src="other.md"></video>\n<img srcset="b.md 1x, x.png 2x">\n',
        '<video poster="NEW" src="NEW"></video>\n<img srcset="NEW 1x, x.png 2x">\n',
    ),
    (
        '<blockquote cite="b.md">A <q cite=b.md>b</q></blockquote>\n',
        '<blockquote cite="NEW">A <q cite="NEW">b</q></blockquote>\n',
    ),
    (
        'A <ins cite="b.md">b</ins> <del cite="b.md">c</del>\n',
        'A <ins cite="NEW">b</ins> <del cite="NEW">c</del>\n',
    ),
    ('> <div><a\n> href="b.md">b</a>\n> </div>\n', '> <div><a\n> href="NEW">b</a>\n> </div>\n'),
]


@pytest.mark.parametrize(("text", "expected"), REWRITTEN)
def test_a_link_or_definition_that_is_used_leads_to_the_edition(text: str, expected: str) -> None:
    assert copied(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n[d]: b.md\n</div>\n\n[d]\n",
        "<div>\n[d]: b.md\n</div>\n\n[d]\n\n[d]: elsewhere.md\n",
        "```\n[d]: b.md\n```\n\n[d]\n",
        "    [d]: b.md\n\n[d]\n",
        "> ```\n> [d]: b.md\n> ```\n\n[d]: elsewhere.md\n\n[d]\n",
        "Text\n[d]: b.md\n\n[d]\n",
        "[c]: elsewhere.md '\n[d]: b.md'\n\n[c] [d]\n",
        "`[a](b.md)` \\[a](b.md)\n",
        '`<a href="b.md">` <!-- <a href="b.md"> -->\n\n```\n<img src="b.md">\n```\n',
    ],
)
def test_what_only_looks_like_a_link_or_definition_stays(text: str) -> None:
    assert copied(text) == text


def test_a_definition_beside_one_of_its_name_in_code_is_the_one_that_changes() -> None:
    text = "```\n[d]: b.md\n```\n\n[d]: b.md\n\n<div>\n[d]: b.md\n</div>\n\n[d]\n"
    assert copied(text) == text.replace("```\n\n[d]: b.md", "```\n\n[d]: NEW")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b.md">x</a>', '<a href="NEW">x</a>'),
        ("<A\n HREF = 'b.md' title=x>", '<A\n HREF = "NEW" title=x>'),
        ("<img alt=x src=b.md>", '<img alt=x src="NEW">'),
        ("<img src=' b c.md '/>", '<img src="NEW"/>'),
        ('<a href="&eacute;&amp;.md">', '<a href="NEW">'),
        ('<a title=">" href="b.md"><img/src="b.md">', '<a title=">" href="NEW"><img/src="NEW">'),
        ('<a <a href="b.md">', '<a <a href="NEW">'),
        ('<blockquote cite="b.md"><q cite=b.md>', '<blockquote cite="NEW"><q cite="NEW">'),
        ('<!-- > --><a href="b.md">', '<!-- > --><a href="NEW">'),
        ('<!--><a href="b.md">', '<!--><a href="NEW">'),
    ],
)
def test_a_link_in_raw_html_leads_to_the_edition(html: str, expected: str) -> None:
    assert localized(html, Renamed()) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="c.md"> <img src=c.png>',
        '<a src="b.md"> <img href="b.md"> <div href="b.md"> <abbr href="b.md">',
        '<a data-href="b.md" hreflang="b.md">',
        '<a href="c.md" href="b.md"> <a href href="b.md">',
        '<!-- <a href="b.md"> -->',
        '<!-- <a href="b.md">',
        "<p title='<a href=\"b.md\">'>",
        '<a href="b.md',
        '<a href="b.md"',
        '<a href="x>y</a> <a href="b.md">',
        "<a href=>b.md",
        'a < b href="b.md">',
        "<",
        "<a",
        "",
    ],
)
def test_what_is_no_link_in_raw_html_stays(html: str) -> None:
    assert localized(html, Renamed()) == html


@given(st.lists(st.sampled_from([*"<>/='\"- \na", "<a", "<img", " href", "src=", "b.md", "<!--"])))
def test_raw_html_of_any_shape_stays_where_no_link_changes(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert localized(html, AsWritten()) == html
    assert localized(html, Renamed()).replace('"NEW"', "").count("NEW") == 0


def test_raw_html_of_a_document_leads_to_pages_and_assets(site: SiteFolder) -> None:
    (site.root / "source/raw.md").write_text(
        'See <a href="other.md#where-it-ends">the other</a>.\n\n<p><img src="picture.png" alt="p">\n'
        '<a href="other.md">Other</a></p>\n\n<blockquote cite="other.md">Said.</blockquote>\n'
    )
    site.ambos("build", "--missing", "source")
    page = site.read("es/raw/index.html")
    assert 'href="../the-other-es/index.html#where-it-ends"' in page
    assert 'href="../the-other-es/index.html"' in page
    assert 'src="../../assets/picture.png"' in page
    assert '<blockquote cite="../the-other-es/index.html">' in page
    assert 'href="../../en-es/the-other/index.html"' not in page
    assert 'href="../the-other/index.html#where-it-ends"' in site.read("en-es/raw/index.html")
    copy = site.read("es/raw/raw.md")
    assert '<a href="../the-other-es/other.md">Other</a>' in copy
    assert '<blockquote cite="../the-other-es/other.md">' in copy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# X\n# X\n# X\n", ["x", "x-2", "x-3"]),
        ("# X\n# X-2\n# X\n# X\n", ["x", "x-2", "x-3", "x-4"]),
        ("# X\n# X\n# X-2\n# X-2\n", ["x", "x-2", "x-2-2", "x-2-3"]),
        ("# X\n# Y {#x}\n# X\n", ["x-2", "x", "x-3"]),
        ("# X\n# X\n# Z {#x-2}\n", ["x", "x-3", "x-2"]),
        ("# A {#x}\n# B {#x}\n# !\n", ["x", "x-2", "section"]),
        ('# X\n<p id="x">Raw.</p>\n\n# X-2\n# X\n', ["x-2", "x-2-2", "x-3"]),
        ('# A {#x}\n\nA <b id="x">tag</b>.\n', ["x-2"]),
        ("# Footnote 1\n# Footnote 2\nText[^a].\n\n[^a]: Note.\n", ["footnote-1-2", "footnote-2"]),
        ("# Footnote 1\n# Footnote 1\n", ["footnote-1", "footnote-1-2"]),
        ("# Footnote 1 reference\nA[^a].\n\n[^a]: B.\n", ["footnote-1-reference-2"]),
        (
            "# Note {#footnote-1}\n# Footnote 1\nA[^a].\n\n[^a]: B.\n",
            ["footnote-1", "footnote-1-2"],
        ),
    ],
)
def test_each_anchor_is_there_once_and_an_authors_own_stays(text: str, expected: list[str]) -> None:
    assert list(anchors(read(text))) == expected


@given(st.lists(st.sampled_from(["X", "X-2", "X-2-2", "Y {#x}", "Z {#x-3}", "Z {#x-3}", "X-3"])))
def test_anchors_differ_in_any_order_of_headings(headings: list[str]) -> None:
    found = anchors(read("".join(f"# {heading}\n\n" for heading in headings)))
    assert len(set(found)) == len(found) == len(headings)


def test_no_identifier_stands_twice_in_a_page_and_fragments_lead_to_what_was_meant(
    site: SiteFolder,
) -> None:
    (site.root / "source/twice.md").write_text(
        "## Footnote 1\n\nText[^1]. [Up](#footnote-1-2), [on](#main-2), [raw](#main).\n\n## Main\n\n"
        '<p id="main">Raw <b id="one" class="c">text</b>.</p>\n\n'
        'A <b title="id=a" id=two dir="ltr" id="c">tag</b>.\n\n[^1]: Note.\n',
        encoding="utf-8",
    )
    (site.root / "source/given.md").write_text(
        'Text[^1].\n\n## Given {#footnote-1}\n\n<p id="footnote-n-1-reference">Raw.</p>\n\n'
        "[^1]: Note.\n",
        encoding="utf-8",
    )
    site.ambos("update")
    site.translate(accented)
    site.ambos("check", "--select", "dead-links")
    site.ambos("build")
    for folder in ("en", "es", "en-es"):
        page = site.read(f"{folder}/twice/index.html")
        names = re.findall(r' id="([^"]*)"', page)
        assert len(set(names)) == len(names)
        assert {"footnote-1", "footnote-1-2", "main", "main-2", "one", "two"} < set(names)
        assert page.count("<b ") == (4 if folder == "en-es" else 2)
        assert '<p id="main">' in page
        page = site.read(f"{folder}/given/index.html")
        names = re.findall(r' id="([^"]*)"', page)
        assert len(set(names)) == len(names)
        assert '<sup id="footnote-n-n-1-reference"><a href="#footnote-n-n-1">1</a></sup>' in page
        assert re.search('<h2 id="footnote-1"', page)


def test_ten_thousand_headings_of_one_text_have_anchors_of_their_own() -> None:
    found = anchors(read("# Same\n\n" * 10_000))
    assert found[-1] == "same-10000"
    assert len(set(found)) == 10_000


def test_ten_thousand_definitions_and_code_blocks_are_told_apart() -> None:
    text = "".join(f"```\n[d{n}]: b.md\n```\n\n[d{n}]: b.md\n\n[d{n}]\n\n" for n in range(10_000))
    found = copied(text)
    assert found.count("[d7]: NEW\n") == found.count("[d7]: b.md\n") == 1
    assert found.count("NEW") == found.count("b.md") == 10_000


def test_the_editions_of_a_document_are_listed_with_its_own_language_first() -> None:
    every = []
    for name in "ab":
        document = parse(b"Text.\n", f"source/{name}.md", "es", whole)
        found = catalogs.translations(document, None)
        every += [
            editions.localize(document, "en", found, Missing.SOURCE),
            editions.original(document),
        ]
    site = make_site(every, {}, assets={}, statics={}, name="")
    assert {place.domain: place.languages for place in site.places()} == {
        "a": ["es", "en"],
        "b": ["es", "en"],
    }
