"""A site map: every page of every document, with those of its other languages, and robots.txt.

Where there are more pages than one map may hold, `sitemap.xml` is an index of several (sitemaps.org,
protocol 0.9, "Using Sitemap index files").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.editions._entries import entries
from i18n.editions._head import Alternate, alternates, front_pages
from i18n.editions._held import Place
from i18n.editions._site import File, Site

_MAP, _ROBOTS = "sitemap.xml", "robots.txt"
MOST, HEAVIEST = 50_000, 50 * 1024 * 1024
"""Addresses and bytes of one map (sitemaps.org, protocol 0.9)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the map; `date` as ISO 8601 has it, "" where none is known."""

    address: str
    date: str = ""
    alternates: tuple[Alternate, ...] = ()


def publish(site: Site) -> Iterator[File]:
    """Both, where the project says its address, and does not have them among its own files."""
    if not site.publication.base_url:
        return
    if _MAP not in site.statics:
        yield from maps(site, list(_pages(site)))
    if _ROBOTS not in site.statics:
        robots = f"User-agent: *\nAllow: /\nSitemap: {site.address(_MAP)}\n"
        yield File(_ROBOTS, robots.encode())


def maps(site: Site, pages: Sequence[Page]) -> Iterator[File]:
    """The map of some pages, or an index with the maps `sitemap-1.xml`, `sitemap-2.xml` and so on."""
    found = list(_parts(site, pages))
    if len(found) == 1:
        yield File(_MAP, found[0])
        return
    files = [File(f"sitemap-{n}.xml", data) for n, data in enumerate(found, start=1)]
    addresses = [site.address(file.path) for file in files]
    yield File(_MAP, site.render("sitemap-index.xml.jinja", {"addresses": addresses}))
    yield from files


def _parts(site: Site, pages: Sequence[Page]) -> Iterator[bytes]:
    """The pages in maps that are neither too long nor too heavy, in their order."""
    # each is in two halves where it is too heavy, the first of them next
    waiting = [pages[n : n + MOST] for n in range(0, len(pages), MOST)][::-1] or [pages]
    while waiting:
        part = waiting.pop()
        data = site.render("sitemap.xml.jinja", {"pages": part})
        if len(data) <= HEAVIEST or len(part) == 1:
            yield data
        else:
            half = len(part) // 2
            waiting += [part[half:], part[:half]]


def _pages(site: Site) -> Iterator[Page]:
    """The front pages, the pages of each language, and those in two languages."""
    front = tuple(front_pages(site))
    for one in front:
        yield Page(one.address, alternates=front if len(front) > 1 else ())
    for code in site.languages:
        for entry in entries(site, code):
            yield Page(
                site.address(f"{entry.folder}/"),
                day.isoformat() if (day := entry.changed or entry.date) else "",
                tuple(alternates(site, entry.domain, entry.folder)),
            )
    for place, language in site.pairs():
        folder = site.pair_folder(place.domain, place.language, language)
        yield Page(site.address(f"{folder}/"), _last(site, place, language))


def _last(site: Site, place: Place, language: str) -> str:
    """The day on which the page of a document in its own language and in another one last changed."""
    both = (site.facts(place.domain, place.language), site.facts(place.domain, language))
    return max(filter(None, (day for one in both for day in (one.date, one.changed))), default="")
