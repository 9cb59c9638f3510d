"""JSON-LD and feeds: what programs read of a site says no other than what its readers see."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tests.validate.heads import is_moment
from tests.validate.published import Fault, Page, Public, attribute, words

_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_ARTICLE = "NewsArticle"
_LINKS = "a.permalink"
_NOTES = f"{_LINKS}, .footnote, small.goal, small.origin"
_MARK = 'sup > a[href^="#footnote-"]'


def blocks(page: Page) -> list[str]:
    """The blocks of JSON-LD of a page, as they stand."""
    found = page.tree.css('script[type="application/ld+json"]')
    return [one.text(deep=True) for one in found]


def things(page: Page) -> list[dict[str, Any]]:
    """The things of a page's JSON-LD. Raises ValueError where it is no JSON."""
    found: list[dict[str, Any]] = []
    for block in blocks(page):
        value = json.loads(block)
        found += value.get("@graph", [value])
    return found


def structured(public: Public) -> Iterator[Fault]:
    """JSON-LD says of a page what the page says: its address, languages, dates, questions."""
    articles: dict[str, tuple[Page, Mapping[str, Any]]] = {}
    for page in public.indexed():
        try:
            found = things(page)
        except ValueError as error:
            yield Fault("structured data", page.path, f"no JSON: {error}")
            continue
        if page.is_document and _ARTICLE not in [one.get("@type") for one in found]:
            yield Fault("structured data", page.path, f"no {_ARTICLE}")
        for one in found:
            if one.get("@type") == _ARTICLE:
                articles[str(one.get("@id", ""))] = page, one
                yield from _article(public, page, one)
            if one.get("@type") == "FAQPage":
                yield from _questions(page, one)
    yield from _inverses(articles)


def _article(public: Public, page: Page, thing: Mapping[str, Any]) -> Iterator[Fault]:
    if public.base and not thing.get("@id") == thing.get("url") == public.address(page):
        yield Fault("structured data", page.path, f"@id is {thing.get('@id')}")
    stated = thing.get("inLanguage")
    expected = list(page.languages) if page.is_pair else page.languages[0]
    if stated != expected:
        yield Fault("structured data", page.path, f"inLanguage is {stated}")
    shown = {attribute(one, "datetime") for one in page.tree.css(".byline time, header time")}
    for name in ("datePublished", "dateModified"):
        date = str(thing.get(name, ""))
        if date and (not is_moment(date) or date[:10] not in {one[:10] for one in shown}):
            yield Fault("structured data", page.path, f"{name} {date} is not on the page: {shown}")
    image = str(thing.get("image", ""))
    if [image] != (page.head('meta[property="og:image"]', "content") or [""]):
        yield Fault("structured data", page.path, f"image {image!r} is not Open Graph's")
    seen = _signs(" ".join(map(words, page.tree.css(".corrections"))))
    for one in thing.get("correction", []):
        if _signs(str(one.get("text", "")).split(". ")[0]) not in seen:
            yield Fault("structured data", page.path, f"{one.get('text')!r} is not on the page")
    headline = str(thing.get("headline", ""))
    if [headline] != page.head('meta[property="og:title"]', "content"):
        yield Fault("structured data", page.path, f"headline {headline!r} is not the title")
    description = str(thing.get("description", ""))
    if [description] != (page.head("meta[name=description]", "content") or [""]):
        yield Fault("structured data", page.path, f"{description!r} is not the page's description")
    for one in thing.get("translator", []):
        if str(one["name"]) not in text_of(page):
            what = f"names the translator {one['name']!r}, whom the page does not"
            yield Fault("structured data", page.path, what)


def _questions(page: Page, thing: Mapping[str, Any]) -> Iterator[Fault]:
    shown = _signs(text_of(page, _NOTES, _MARK))
    for question in thing.get("mainEntity", []):
        for text in (question["name"], question["acceptedAnswer"]["text"]):
            if _signs(text) not in shown:
                yield Fault("structured data", page.path, f"{text!r} is not on the page")


def text_of(page: Page, left_out: str = _LINKS, within: str = "") -> str:
    """What a reader sees of a page's main part, without the signs of the links to passages.

    Both selectors are of what is left out, `within` of what is so with the element around it.
    """
    main = page.tree.css_first("main")
    if main is None:
        return ""
    copy = LexborHTMLParser(main.html or "")
    around = [one.parent for one in copy.css(within)] if within else []
    for one in (*copy.css(left_out), *filter(None, around)):
        one.decompose()
    return words(copy.root) if copy.root is not None else ""


def _signs(text: str) -> str:
    return "".join(text.split())


def _inverses(articles: Mapping[str, tuple[Page, Mapping[str, Any]]]) -> Iterator[Fault]:
    """A work names its translations, and each of these names it."""
    for address, (page, thing) in articles.items():
        for name, inverse in (
            ("workTranslation", "translationOfWork"),
            ("translationOfWork", "workTranslation"),
        ):
            for goal in _addresses(thing.get(name)):
                there = articles.get(goal, (page, {}))[1]
                if address not in _addresses(there.get(inverse)):
                    what = f"{name} {goal}, which does not say so of this page"
                    yield Fault("structured data", page.path, what)


def _addresses(value: Any) -> list[str]:
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    return [str(one.get("@id", "")) for one in values]


def atom(public: Public) -> Iterator[Fault]:
    """Each Atom feed is well formed, is of a language, and its entries are pages (RFC 4287)."""
    for path in sorted(public.files):
        if not path.endswith("atom.xml"):
            continue
        try:
            feed = etree.parse(public.root / path).getroot()
        except etree.XMLSyntaxError as error:
            yield Fault("atom", path, str(error))
            continue
        language = path.split("/")[0]
        if feed.get("{http://www.w3.org/XML/1998/namespace}lang") != language:
            yield Fault("atom", path, "its language is not the folder's")
        entries = [_atom_entry(one) for one in feed.iterfind("a:entry", _ATOM)]
        updated = feed.findtext("a:updated", "", _ATOM)
        if len(updated) < 20 or not is_moment(updated):
            yield Fault("atom", path, "updated is no moment")
        yield from _entries("atom", public, path, entries)
        own = feed.find("a:link[@rel='self']", _ATOM)
        if own is None or own.get("href") != f"{public.base}{path}":
            yield Fault("atom", path, "does not say its own address")


def _atom_entry(entry: Any) -> tuple[str, str, str, str]:
    """An entry's id, address, title and moment."""
    link = entry.find("a:link[@rel='alternate']", _ATOM)
    return (
        entry.findtext("a:id", "", _ATOM),
        "" if link is None else link.get("href", ""),
        entry.findtext("a:title", "", _ATOM),
        entry.findtext("a:updated", "", _ATOM),
    )


def json_feed(public: Public) -> Iterator[Fault]:
    """Each JSON feed says what jsonfeed.org's version 1.1 asks for, and its items are pages."""
    for path in sorted(public.files):
        if posixpath.basename(path) != "feed.json":
            continue
        try:
            feed = json.loads((public.root / path).read_bytes())
        except ValueError as error:
            yield Fault("json feed", path, str(error))
            continue
        expected = {
            "version": "https://jsonfeed.org/version/1.1",
            "language": path.split("/")[0],
            "feed_url": f"{public.base}{path}",
        }
        for name, value in expected.items():
            if feed.get(name) != value:
                yield Fault("json feed", path, f"{name} is {feed.get(name)!r}")
        entries = [
            (one.get("id"), one.get("url"), one.get("title"), one.get("date_published"))
            for one in feed.get("items", [])
        ]
        yield from _entries("json feed", public, path, entries)


def _entries(
    validator: str, public: Public, path: str, entries: list[tuple[str, str, str, str]]
) -> Iterator[Fault]:
    """Entries have an id each, and lead to pages of the feed's language whose title they have."""
    if not entries:
        yield Fault(validator, path, "has no entry")
    pages = {public.address(page): page for page in public.indexed()}
    seen: set[str] = set()
    for name, address, title, moment in entries:
        if not name or name in seen:
            yield Fault(validator, path, f"the id {name!r} is missing or stands twice")
        seen.add(name)
        page = pages.get(address)
        if page is None or page.languages != (path.split("/", maxsplit=1)[0],):
            yield Fault(validator, path, f"{address} is no page of this language")
        elif not any(title in words(one) for one in page.tree.css("title")):
            yield Fault(validator, path, f"{title!r} is not the title of {address}")
        if len(moment or "") < 20 or not is_moment(moment):
            yield Fault(validator, path, f"{moment!r} is no moment")
