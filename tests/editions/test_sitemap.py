"""A site map is an index where one file may not hold it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from i18n.editions import File
from i18n.editions._head import Alternate
from i18n.editions.sitemap import HEAVIEST, MOST, Page, maps
from i18n.publication import Publication
from tests.making import make_site
from tests.validate import programs

BASE = "https://example.org/news/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def made(pages: Sequence[Page]) -> list[File]:
    """The maps of some pages of a site without documents."""
    publication = Publication(base_url=BASE)
    site = make_site([], {}, assets={}, statics={}, name="", publication=publication)
    return list(maps(site, pages))


def addresses(data: bytes) -> list[str]:
    """The addresses of a map, or of an index."""
    tree = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    return [str(one.text) for one in tree.iterfind("*/s:loc", NAMES)]


def pages(count: int, alternates: int = 0) -> list[Page]:
    """Pages with addresses of other languages, each with a day."""
    links = tuple(Alternate("es", f"{BASE}es/{'x' * 1800}/{n}/") for n in range(alternates))
    return [Page(f"{BASE}en/{n}/", "2026-01-02", links) for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, MOST])
def test_one_map_holds_what_it_may(count: int) -> None:
    (file,) = made(pages(count))
    assert file.path == "sitemap.xml"
    assert addresses(file.data) == [one.address for one in pages(count)]


@pytest.mark.parametrize(
    ("count", "alternates", "parts"), [(MOST + 1, 0, 2), (2 * MOST, 0, 2), (300, 100, 2)]
)
def test_more_are_several_maps_with_an_index(
    shared: Path, count: int, alternates: int, parts: int
) -> None:
    every = pages(count, alternates)
    index, *files = made(every)
    assert [file.path for file in files] == [f"sitemap-{n}.xml" for n in range(1, parts + 1)]
    assert index.path == "sitemap.xml"
    assert etree.QName(etree.fromstring(index.data)).localname == "sitemapindex"
    assert addresses(index.data) == [f"{BASE}{file.path}" for file in files]
    assert [one for file in files for one in addresses(file.data)] == [p.address for p in every]
    for file in files:
        assert len(file.data) <= HEAVIEST
        assert 0 < len(addresses(file.data)) <= MOST
        assert list(programs.site_map(file.data)) == []


def test_a_map_that_breaks_the_schema_is_seen(shared: Path) -> None:
    (file,) = made([Page(f"{BASE}en/", "yesterday")])
    assert list(programs.site_map(file.data))
