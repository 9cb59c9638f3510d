"""What a page says about itself: title, lead, byline, date, language, and schema.org's questions."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborNode

from i18n.importers._html_leaves import Leaf
from i18n.importers._html_tree import NAMES, Page, ancestors, is_left_out, words
from i18n.importers._metadata import byline
from i18n.languages import is_code
from i18n.plain import shape
from i18n.plain.rules import Rules

_HEAD = 6
"""Blocks that may stand before the text: byline, date, lead."""
_LONGEST_BYLINE = 150
_SITE = re.compile(r"\s+(?:[|·»«–—-]|::)\s+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|WebPage|Report)\Z")


@dataclass(slots=True)
class Metadata:
    """What goes into the front matter; `questions` are those that the page's own data names."""

    headline: Leaf | None = None
    title: str | None = None
    description: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    site: str = ""
    questions: set[str] = field(default_factory=set)


def folded(text: str) -> str:
    """A text as titles and questions are compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def stated(page: Page) -> Metadata:
    """What the page's head, its `time` elements and its JSON-LD say."""
    metas = dict(_metas(page))
    found = Metadata()
    root = page.tree.root
    language = (root.attributes.get("lang") if root is not None else None) or ""
    language = language or metas.get("content-language") or ""
    found.language = language.strip() if is_code(language.strip()) else None
    found.site = site = metas.get("og:site_name", "")
    tab = page.tree.css_first("title")
    tab_title = " ".join(tab.text().split()) if tab is not None else ""
    tab_title = _without_site(tab_title, site)
    found.title = metas.get("og:title") or _headline(page, site) or tab_title or None
    found.description = metas.get("og:description") or metas.get("description")
    found.author = metas.get("author")
    found.date = _day(metas.get("article:published_time") or metas.get("date"))
    for one in _linked_data(page):
        _take_linked(one, found)
    found.date = found.date or _time(page)
    writer = page.tree.css_first(
        "[itemprop=author] [itemprop=name], [itemprop=author], [rel=author]"
    )
    if not found.author and writer is not None and not _is_out(page, writer):
        found.author = " ".join(writer.text().split()) or None
    return found


def _headline(page: Page, site: str) -> str | None:
    """The only `h1` of a page that is not its site's name."""
    found = [
        " ".join(node.text().split()) for node in page.tree.css("h1") if not _is_out(page, node)
    ]
    found = [text for text in found if text and folded(text) != folded(site)]
    return found[0] if len(found) == 1 else None


def _metas(page: Page) -> Iterator[tuple[str, str]]:
    """The names of `meta` elements with their contents, the first of a name last."""
    for node in reversed(page.tree.css("meta[content]")):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        content = " ".join((attributes.get("content") or "").split())
        if name and content:
            yield name.lower(), content


def _without_site(title: str, site: str) -> str:
    """A title of the browser's tab without the site's name at its end or its beginning."""
    parts = _SITE.split(title)
    if site and len(parts) > 1:
        kept = [part for part in parts if folded(part) != folded(site)]
        if kept and len(kept) < len(parts):
            return title[title.index(kept[0]) : title.rindex(kept[-1]) + len(kept[-1])]
    if len(parts) > 1 and len(parts[-1].split()) <= 4 and len(parts[-1]) < len(parts[0]):
        return title[: title.rindex(parts[-1])].rstrip(" |·»«–—-:")
    return title


def _day(value: str | None) -> str | None:
    match = _DATE.match(value or "")
    try:
        return datetime.date.fromisoformat(match[0]).isoformat() if match else None
    except ValueError:
        return None


def _time(page: Page) -> str | None:
    for node in page.tree.css("time[datetime], [itemprop=datePublished]"):
        value = node.attributes.get("datetime") or node.attributes.get("content")
        if not _is_out(page, node) and (day := _day(value)):
            return day
    return None


def _is_out(page: Page, node: LexborNode) -> bool:
    return any(is_left_out(page, one) for one in (node, *ancestors(node)))


def _linked_data(page: Page) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; what is no JSON says nothing."""
    for node in page.tree.css('script[type="application/ld+json"]'):
        try:
            waiting: list[Any] = [json.loads(node.text())]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop()
            if isinstance(one, dict):
                yield one
                waiting.extend(reversed(list(one.values())))
            elif isinstance(one, list):
                waiting.extend(reversed(one))


def _take_linked(one: dict[str, Any], found: Metadata) -> None:
    kinds = one.get("@type")
    names = [
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]
    if "Question" in names and isinstance(one.get("name"), str):
        found.questions.add(folded(one["name"]))
    if not any(map(_ARTICLES.match, names)):
        return
    author = one.get("author")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    if isinstance(name, str) and not found.author:
        found.author = " ".join(name.split())
    published = one.get("datePublished")
    if isinstance(published, str):
        found.date = found.date or _day(published)


def take(found: Metadata, leaves: list[Leaf], site_title: str | None, rules: Rules) -> list[Leaf]:
    """Move headline, byline and lead from the blocks into the metadata; give the blocks left.

    A heading of the first level that is the site's name is none of the article's.
    """
    site = folded(found.site)
    leaves = [
        leaf
        for leaf in leaves
        if not (site and leaf.kind == "heading" and leaf.level == 1 and folded(leaf.text) == site)
    ]
    found.headline = next(
        (leaf for leaf in leaves if leaf.kind == "heading" and leaf.level == 1), None
    )
    if found.headline is None:
        wanted = folded(found.title or "")
        titles = (leaf for leaf in leaves if leaf.kind == "heading")
        found.headline = next((leaf for leaf in titles if folded(leaf.text) == wanted), None)
    if found.headline is not None and site_title is None:
        found.title = found.headline.text or found.title
    at = next((n for n, leaf in enumerate(leaves) if leaf is found.headline), -1)
    gone = {n for n in range(max(at, 0)) if _is_linked(leaves[n])} | ({at} if at >= 0 else set())
    for n in range(max(at - 3, 0), min(at + 1 + _HEAD, len(leaves))):
        leaf = leaves[n]
        if n in gone or leaf.kind not in ("paragraph", "heading") or leaf.path:
            continue
        is_lead = leaf.node is not None and bool(_near(leaf.node) & NAMES["leads"])
        if is_lead and n > at >= 0 and all(token.kind == "text" for token in leaf.tokens):
            found.description = leaf.text
            gone.add(n)
        elif leaf.kind == "paragraph" and _is_byline(leaf, found, rules):
            gone.add(n)
    left = [leaf for n, leaf in enumerate(leaves) if n not in gone]
    _drop_excerpt(found, left)
    return left


def _is_linked(leaf: Leaf) -> bool:
    """Is a block nothing but links, as the logo and the menu above a headline are?"""
    depth = 0
    for token in leaf.tokens:
        if token.value == "link" and token.kind in ("open", "close"):
            depth += 1 if token.kind == "open" else -1
        elif depth == 0 and token.kind in ("text", "code", "image") and token.value.strip():
            return False
    return leaf.kind == "paragraph"


def _near(node: LexborNode) -> set[str]:
    """The classes of an element and of the two around it."""
    return set().union(*(words(one) for one in (node, *islice(ancestors(node), 2))))


def _is_byline(leaf: Leaf, found: Metadata, rules: Rules) -> bool:
    text = leaf.text
    if len(text) > _LONGEST_BYLINE or any(token.kind == "image" for token in leaf.tokens):
        return False
    author, day = byline(text, rules) or (None, None)
    date = day or rules.date(text)
    is_marked = leaf.node is not None and bool(_near(leaf.node) & NAMES["bylines"])
    is_author = bool(found.author) and folded(text) == folded(found.author or "")
    if not (author or is_author or date or (is_marked and not shape.ends_with_stop(text))):
        return False
    if author and not found.author:
        found.author = author
    if date and not found.date:
        found.date = date.isoformat()
    return True


def _drop_excerpt(found: Metadata, leaves: Sequence[Leaf]) -> None:
    """A description that only repeats how the text begins says nothing of its own."""
    if found.description is None:
        return
    start = folded(found.description.rstrip(" .…[]"))
    body = folded(" ".join(leaf.text for leaf in leaves[:4]))
    if not start or body.startswith(start) or start == folded(found.title or ""):
        found.description = None
