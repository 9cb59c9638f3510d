"""What a site tells search engines: canonical addresses, languages, the site map, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from babel.core import get_global
from lxml import etree

from tests.validate.published import Fault, Public, attribute, words

SITEMAP = "sitemap.xml"
_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
_NOTE = re.compile(r"\[[^\]]*\]")


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
    """Open Graph's locales are those of the page and of its other languages, each with its territory.

    A page in two languages has that of the first. A front page need not have any.
    """
    for page in public.indexed():
        found = page.head('meta[property="og:locale"]', "content")
        is_bare = not page.is_document and not found
        if page.languages and not is_bare and found != [locale_of(page.languages[0])]:
            yield Fault("locales", page.path, f"og:locale is {found}")
        others = {locale_of(one) for one in page.alternates().keys() - {"x-default"}}
        others -= {locale_of(one) for one in page.languages[:1]}
        named = page.head('meta[property="og:locale:alternate"]', "content")
        if (page.is_document or named) and sorted(named) != sorted(others):
            yield Fault("locales", page.path, f"og:locale:alternate is {named}")


def locale_of(language: str) -> str:
    """Open Graph's name of a language: with its territory, or else with the likeliest one (CLDR)."""
    own, _, territory = language.partition("-")
    likely = get_global("likely_subtags").get(own, "").rpartition("_")[2]
    territory = territory or likely
    return f"{own}_{territory}" if re.fullmatch("[A-Z]{2}", territory) else own


def previews(public: Public) -> Iterator[Fault]:
    """A document is called and described to programs as to readers: title, description, Open Graph."""
    for page in public.indexed():
        if not page.is_document:
            continue
        named = page.head('meta[property="og:title"]', "content")
        site = [name for name in page.head('meta[property="og:site_name"]', "content") if name]
        titles = [words(one) for one in page.tree.css("head > title")]
        expected = [" ".join(" · ".join([name, *site]).split()) for name in named]
        if not all(named) or titles not in (expected, named):
            yield Fault("previews", page.path, f"og:title is {named}, the title {titles}")
        described = page.head("meta[name=description]", "content")
        if page.head('meta[property="og:description"]', "content") != described:
            yield Fault("previews", page.path, f"og:description is not the description {described}")
        shown = [_plain(words(one)) for one in page.tree.css("header .description")][:1]
        if shown and [_plain(one) for one in described] != shown:
            yield Fault("previews", page.path, f"the description is {described}, not {shown}")


def _plain(text: str) -> str:
    """A text without its notes and the marks of languages, which the head and the page put elsewhere."""
    return "".join(_NOTE.sub("", text).split())
