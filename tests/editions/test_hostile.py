"""Hostile catalogs bring no element, attribute or address into a page that its source does not have.

Pages are read as browsers read them, and compared with those of a translation that says what the source
does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from i18n import catalogs, editions
from i18n.catalogs.merge import merge
from i18n.checks import DocumentSubject, checks, run
from i18n.documents import parse
from i18n.model import Document, Missing, Severity
from i18n.publication import Publication
from i18n.segmentation import segment
from tests.making import make_site, publish

SOURCE = """\
---
title: "A title: of a page"
description: What it says. And more.
tags: [one, two words]
language: en
---

# Heading with `code`

The first has *emphasis*. The second a [link](other.md#x "Its title") and **strong words**.

- An item with <b>raw</b> tags and <kbd title="a key">Q</kbd>.
- ![A picture](picture.png "Its title") stands alone.

> A quotation[^n] with <https://example.org/>. A line\\
> that breaks.

| Left | Right |
| ---- | ----: |
| One | `a` |

<p title="A text">In a block. <a href="other.md" hreflang="en">Other</a></p>

[^n]: A note.
"""
PIECES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "</p></article>", "</span></a></div></main>", "<!--", "-->", "<b>", "</b>",
    "<b onclick=x>y</b>", "<a href=//e.example>x</a>", "<kbd title='a' id=x>",
    "<iframe srcdoc='<script>'>", "<style>*{}</style>", "<base href=//e.example>",
    "<meta http-equiv=refresh content=0>", "<form action=//e.example><button>", "<template>",
    "<noscript>", "<math><mi xlink:href=javascript:x>", "<details open ontoggle=x>", "]]>",
    "<![CDATA[", "<?php", "<x-y z>", "[x](https://e.example)", "[x](javascript:alert(1))",
    "![x](y.png)", "![x](//e.example/p.png)", "[x](other.md)", "[x](a&#9;b 'T')",
    "<https://e.example>", "https://e.example/", "[x][ref]", "[ref]: /y 'T'", "[^n]",
    "[^m]: note", "&lt;script&gt;", "&#60;b&#62;", "&quot;", "&nbsp;", "\\<", "\\", "`", "``",
    "*", "**", "_", "~~", "|", "#", "\n\n", "\n", "\n# x", "\n- x", "\n> x", "\n| a |\n|---|",
    "\n```\nx", "    x", "{#x}", "{: .x onclick=y}", "{{ 7*7 }}", "{% raw %}", "{{< x >}}",
    "${x}", "{{ config }}", "{count}", "%s", "'", '"', "\u202e", "\u2066", "\u202c", "\u2069",
    "\u200b", "\u200f", "\x07", "\x7f", "\ufeff", "\u2028", "{^}", "{v}", "{-}", "qz", " ", "¿",
    ".",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
SHAPES = st.sampled_from(
    ["{hostile}", "{source} {hostile}", "{hostile} {source}", "{source}{hostile}"]
)
OWN_CLASSES = {
    *("untranslated", "last-good", "missing", "segment", "note", "origin", "goal", "permalink"),
    *("pair", "source", "target"),
}
AGAIN = {"em", "strong", "code", "b", "kbd", "br", "sup", "a"}
"""What a translation may have more often than its paragraph, which has it too, and emphasis."""
NAMES = ("code", "links", "markup", "placeholders", "rendering", "safety")
"""The checks that compare a translation's markup with its source's."""


@dataclass(frozen=True)
class Seen:
    """What a page has: its elements, their attributes, and the addresses in them."""

    elements: Counter[str]
    attributes: Counter[tuple[str, str]]
    addresses: Counter[tuple[str, str]]


def seen(page: bytes) -> Seen:
    """A page without what Ambos puts around passages, and says of them."""
    elements: Counter[str] = Counter()
    attributes: Counter[tuple[str, str]] = Counter()
    addresses: Counter[tuple[str, str]] = Counter()
    parser = LexborHTMLParser(page.decode("utf-8"))
    for counts in parser.css("article > header > details.passages"):
        counts.decompose()
    for node in parser.css("*"):
        name = node.tag or ""
        if is_own(node):
            continue
        elements[name] += 1
        for attribute, value in node.attributes.items():
            if (name, attribute) != ("span", "lang"):
                attributes[name, attribute] += 1
            if attribute in ("href", "src", "srcset", "action", "data", "poster", "xlink:href"):
                addresses[name, value or ""] += 1
    return Seen(elements, attributes, addresses)


def is_own(node: LexborNode) -> bool:
    """Is this an element around a passage, a note on it or the link to it, and nothing else?"""
    given_ = node.attributes
    if node.tag not in ("span", "small", "a") or not set(given_) <= {
        *("class", "id", "lang", "tabindex", "data-source"),
        *(("href", "aria-label") if node.tag == "a" else ()),
    }:
        return False
    if node.tag == "a":
        return given_.get("class") == "permalink" and (given_.get("href") or "").startswith("#s-")
    classes = set((given_.get("class") or "").split())
    return classes <= OWN_CLASSES and (bool(classes) or bool(given_) or node.tag == "span")


def document() -> Document:
    return parse(SOURCE.encode(), "source/a.md", "en", segment)


def pages(catalog: polib.POFile) -> Mapping[str, Seen]:
    """The Spanish page and the one beside the source."""
    source = document()
    found = catalogs.translations(source, catalog)
    localized = [editions.original(source), editions.localize(source, "es", found, Missing.SOURCE)]
    site = make_site(
        localized,
        {("a", "es"): ("a.po", catalog)},
        assets={"picture.png": b""},
        statics={},
        name="Site",
        publication=Publication(base_url="https://example.org/"),
    )
    published = publish(site)
    return {path: seen(published[path]) for path in ("es/a/index.html", "en-es/a/index.html")}


def catalog_of(texts: Mapping[int, str]) -> polib.POFile:
    """The source as its own translation, but for the messages of these places."""
    catalog, _ = merge(catalogs.extract(document()), None, "es")
    for n, entry in enumerate(catalog):
        entry.msgstr = texts.get(n, "{source}").replace("{source}", entry.msgid)
    return catalog


def without_errors(catalog: polib.POFile) -> polib.POFile:
    """The catalog without the translations for which a build is refused."""
    source = document()
    one = DocumentSubject(
        document=source,
        template=catalogs.extract(source),
        language="es",
        path="a.po",
        catalog=catalog,
    )
    found = run([one], [checks()[name] for name in NAMES])
    wrong = {(f.msgctxt, f.msgid) for f in found if f.severity is Severity.ERROR}
    for entry in catalog:
        if (entry.msgctxt, entry.msgid) in wrong:
            entry.msgstr = ""
    return catalog


COUNT = len(catalog_of({}))
PLAIN = pages(catalog_of({}))
HOSTILE = st.dictionaries(
    st.integers(0, COUNT - 1),
    st.builds(lambda shape, hostile: shape.replace("{hostile}", hostile), SHAPES, TEXTS),
    min_size=1,
    max_size=COUNT,
)


def adds_nothing(found: Mapping[str, Seen]) -> None:
    """No page has an element, an attribute or an address that its harmless version has not."""
    for path, after in found.items():
        before = PLAIN[path]
        assert set(after.elements) <= set(before.elements), path
        assert set(after.elements - before.elements) <= AGAIN, path
        assert set(after.attributes) <= set(before.attributes), path
        assert set(after.addresses) <= set(before.addresses), path


@settings(max_examples=40)
@given(HOSTILE)
def test_what_is_built_has_no_element_attribute_or_address_that_the_source_has_not(
    texts: dict[int, str],
) -> None:
    adds_nothing(pages(without_errors(catalog_of(texts))))


@settings(max_examples=40)
@given(HOSTILE)
def test_nor_has_what_is_built_in_spite_of_findings(texts: dict[int, str]) -> None:
    adds_nothing(pages(catalog_of(texts)))


@pytest.mark.parametrize("piece", PIECES)
def test_no_paragraph_is_given_what_another_has(piece: str) -> None:
    bare = next(n for n, entry in enumerate(catalog_of({})) if entry.msgid == "One")
    found = pages(catalog_of({bare: f"Uno {piece}"}))
    for path, after in found.items():
        more = after.elements - PLAIN[path].elements
        assert set(more) <= {"em"}, (path, more)
        assert after.addresses <= PLAIN[path].addresses, path
