"""A site map: every page of every document, with those of its other languages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n.editions._entries import entries
from i18n.editions._head import Alternate, alternates, front_pages
from i18n.editions._held import Place
from i18n.editions._site import File, Site

_MAP, _ROBOTS = "sitemap.xml", "robots.txt"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the map; `date` as ISO 8601 has it, "" where none is known."""

    address: str
    date: str = ""
    alternates: tuple[Alternate, ...] = ()


def publish(site: Site) -> Iterator[File]:
    """Both, where the project says its address, and does not have them among its own files."""
    if not site.publication.base_url:
        return
    rendered = site.render("sitemap.xml.jinja", {"pages": list(_pages(site))})
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.address(_MAP)}\n"
    for path, text in ((_MAP, rendered), (_ROBOTS, robots)):
        if path not in site.statics:
            yield File(path, text.encode())


def _pages(site: Site) -> Iterator[_Page]:
    """The front pages, the pages of each language, and those in two languages."""
    front = tuple(front_pages(site))
    for one in front:
        yield _Page(one.address, alternates=front if len(front) > 1 else ())
    for code in site.languages:
        for entry in entries(site, code):
            yield _Page(
                site.address(f"{entry.folder}/"),
                day.isoformat() if (day := entry.changed or entry.date) else "",
                tuple(alternates(site, entry.domain, entry.folder)),
            )
    for place, language in site.pairs():
        folder = site.pair_folder(place.domain, place.language, language)
        yield _Page(site.address(f"{folder}/"), _last(site, place, language))


def _last(site: Site, place: Place, language: str) -> str:
    """The day on which the page of a document in its own language and in another one last changed."""
    both = (site.facts(place.domain, place.language), site.facts(place.domain, language))
    return max(filter(None, (day for one in both for day in (one.date, one.changed))), default="")
