"""What a site tells search engines: canonical addresses, languages, the site map, dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.validate.published import Fault, Page, Public, attribute

SITEMAP = "sitemap.xml"
_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def canonical(public: Public) -> Iterator[Fault]:
    """Each page has one title, and its own address as the canonical one and as Open Graph's."""
    for page in public.indexed():
        titles = [one.text().strip() for one in page.tree.css("head > title")]
        if len(titles) != 1 or not titles[0]:
            yield Fault("canonical", page.path, f"titles: {titles}")
        for name, found in (
            ("canonical", page.head("link[rel=canonical]", "href")),
            ("og:url", page.head('meta[property="og:url"]', "content")),
        ):
            is_optional = name == "og:url" or page.path.count("/") < 1
            if not found and is_optional:
                continue
            if found != [public.address(page)]:
                yield Fault("canonical", page.path, f"{name} is {found}")


def alternates(public: Public) -> Iterator[Fault]:
    """The languages of a page name each other and themselves, by whole addresses; pairs none."""
    by_address = {public.address(page): page for page in public.indexed()}
    for page in public.indexed():
        named = page.alternates()
        here = public.address(page)
        if page.is_pair:
            if named:
                yield Fault("alternates", page.path, "a page in two languages has alternates")
            continue
        if not named:
            continue
        for missing in {"x-default"} - set(named):
            yield Fault("alternates", page.path, f"no {missing}")
        if page.languages and named.get(page.languages[0]) != here:
            yield Fault("alternates", page.path, "does not name itself")
        for language, address in named.items():
            there = by_address.get(address)
            if there is None:
                yield Fault("alternates", page.path, f"{language}: {address} is no page's address")
            elif there.alternates() != named and there.languages:
                yield Fault("alternates", page.path, f"{language}: {address} does not say the same")
            elif language != "x-default" and there.languages != (language,):
                yield Fault(
                    "alternates", page.path, f"{language}: {address} is in another language"
                )
    yield from _lonely(public)


def _lonely(public: Public) -> Iterator[Fault]:
    """Pages that the menu of languages leads to, and the head does not."""
    for page in public.indexed():
        if page.is_pair or len(page.languages) != 1 or page.alternates():
            continue
        others = [attribute(one, "lang") for one in page.tree.css("nav a[lang]")]
        if len(set(others)) > 1:
            yield Fault("alternates", page.path, "names none of its other languages")


def site_map(public: Public) -> Iterator[Fault]:
    """The site map lists every page once, with the alternates that its head has."""
    if not public.base:
        return
    if SITEMAP not in public.files:
        yield Fault("site map", SITEMAP, "is missing")
        return
    try:
        tree = etree.parse(public.root / SITEMAP)
    except etree.XMLSyntaxError as error:
        yield Fault("site map", SITEMAP, str(error))
        return
    listed: dict[str, Mapping[str, str]] = {}
    for url in tree.iterfind("s:url", _NAMES):
        address = url.findtext("s:loc", "", _NAMES)
        if address in listed:
            yield Fault("site map", SITEMAP, f"{address} stands twice")
        links = url.iterfind("x:link", _NAMES)
        listed[address] = {one.get("hreflang", ""): one.get("href", "") for one in links}
        stated = url.findtext("s:lastmod", "", _NAMES)
        if stated and not is_moment(stated):
            yield Fault("site map", SITEMAP, f"lastmod of {address} is {stated!r}")
    for page in public.indexed():
        address = public.address(page)
        if address not in listed:
            yield Fault("site map", page.path, "is not in the site map")
        elif listed[address] != page.alternates():
            yield Fault("site map", page.path, "has other alternates than in the site map")
    pages = {public.address(page) for page in public.indexed()}
    for address in listed.keys() - pages:
        yield Fault("site map", SITEMAP, f"{address} is no page")


def robots(public: Public) -> Iterator[Fault]:
    """robots.txt names the site map."""
    if not public.base:
        return
    path = public.root / "robots.txt"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if f"Sitemap: {public.base}{SITEMAP}" not in text.splitlines():
        yield Fault("robots", "robots.txt", "does not name the site map")


def dates(public: Public) -> Iterator[Fault]:
    """Times in a page are dates."""
    for page in public.pages.values():
        for node in page.tree.css("time"):
            if not is_moment(attribute(node, "datetime")):
                yield Fault("dates", page.path, f"{node.html} is no date")


def is_moment(text: str) -> bool:
    """Is a text a day of ISO 8601, or a moment of RFC 3339?"""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 or moment.tzinfo is not None


def locales(public: Public) -> Iterator[Fault]:
    """Open Graph's locale is one of the page's languages, and names a territory as it has to."""
    for page in public.indexed():
        for locale in page.head('meta[property="og:locale"]', "content"):
            if locale.partition("_")[0] not in _primary(page):
                yield Fault("locales", page.path, f"og:locale is {locale}")


def _primary(page: Page) -> set[str]:
    return {language.partition("-")[0] for language in page.languages}
