"""Laws 5 and 6 of published files, over generated documents and hostile translations."""

from __future__ import annotations

from html.parser import HTMLParser

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import catalogs, editions
from i18n.catalogs.merge import merge
from i18n.errors import AmbosError
from i18n.model import Document, Missing
from tests.editions.conftest import without_data
from tests.laws import proof, writing
from tests.making import make_site, publish

FORBIDDEN = {"script", "iframe", "style", "object", "embed", "form", "input", "svg", "math", "base"}


class Page(HTMLParser):
    """What could run or be fetched in a page, and whether its elements close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.ids: set[str | None] = set()
        self.feed(without_data(page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # the choice of a view is the frame's own, which no document can bring
        if tag in FORBIDDEN and not (tag == "input" and ("name", "view") in attrs):
            self.found.append(tag)
        self.found += [f"id={value}" for name, value in attrs if name == "id" and value in self.ids]
        self.ids |= {value for name, value in attrs if name == "id"}
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or (name == "src" and "//" in address):
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src") and address.partition(":")[0] in ("javascript", "data"):
                self.found.append(f"{tag} {name}={value}")
        if tag not in ("br", "hr", "img", "wbr", "col", "input", "meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def site_of(document: Document, msgstrs: list[str], policy: Missing) -> dict[str, bytes]:
    """Everything that is published of one document with these translations."""
    catalog, _ = merge(catalogs.extract(document), None, "es")
    for entry, msgstr in zip(catalog, msgstrs, strict=False):
        entry.msgstr = msgstr if entry.comment.split("\n")[0] != "slug" else entry.msgid
    found = catalogs.translations(document, catalog)
    localized = [
        editions.original(document),
        editions.localize(document, "es", found, policy),
    ]
    named: dict[tuple[str, str], tuple[str, polib.POFile]] = {
        (document.domain, "es"): ("x.po", catalog)
    }
    return publish(make_site(localized, named, assets={}, statics={}, name=""))


@pytest.mark.parametrize("policy", [Missing.SOURCE, Missing.OMIT])
@settings(max_examples=60)
@given(text=writing.MARKDOWN, msgstrs=st.lists(writing.HOSTILE, max_size=12))
def test_any_document_is_published_the_same_twice_and_safely(
    policy: Missing, text: str, msgstrs: list[str]
) -> None:
    document = proof.read_if_valid(text)
    if document is None:
        return
    try:
        first = site_of(document, msgstrs, policy)
    except AmbosError as error:
        assert "slug" in error.message
        return
    assert site_of(document, msgstrs, policy) == first
    for path, data in first.items():
        if path.endswith(".html"):
            page = Page(data.decode("utf-8"))
            assert page.found == []
            assert page.open == []


def test_ten_thousand_quotes_in_each_other_are_published() -> None:
    document = proof.read(">" * 10_000 + " Deep down.\n")
    published = site_of(document, ["En el fondo."], Missing.SOURCE)
    page = published["es/x/index.html"].decode("utf-8")
    assert '">En el fondo.<' in page
    assert page.count("<blockquote>") == 10_000
