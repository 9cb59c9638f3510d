"""A site map: every page of every document, with those of its other languages, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n.editions._dates import last_change, published
from i18n.editions._entries import entries
from i18n.editions._head import Alternate, alternates, front_pages
from i18n.editions._site import File, Site
from i18n.templates import template

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
    rendered: str = template("i18n.editions", "sitemap.xml.jinja").render(pages=list(_pages(site)))
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.address(_MAP)}\n"
    for path, text in ((_MAP, rendered), (_ROBOTS, robots)):
        if path not in site.statics:
            yield File(path, text.encode())


def _pages(site: Site) -> Iterator[_Page]:
    """The front pages, the pages of each language, and those in two languages."""
    front = tuple(front_pages(site))
    for one in front:
        yield _Page(one.address, alternates=front if len(front) > 1 else ())
    for code in site.languages():
        for entry in entries(site, code):
            yield _Page(
                site.address(f"{entry.folder}/"),
                day.isoformat() if (day := entry.changed or entry.date) else "",
                tuple(alternates(site, entry.localized, entry.folder)),
            )
    for source, target in site.pairs():
        folder = site.pair_folder(source.document.domain, source.language, target.language)
        moment = last_change([source, target]) or published(source.document, source.language)
        yield _Page(site.address(f"{folder}/"), moment.day.isoformat() if moment else "")
