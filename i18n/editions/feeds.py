"""An Atom feed (RFC 4287) and a JSON feed (jsonfeed.org, 1.1) of each language."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any

from i18n.editions._entries import Entry, entries
from i18n.editions._head import ATOM, JSON_FEED
from i18n.editions._site import File, Site
from i18n.editions._words import words
from i18n.languages import tag

_MOST = 50
"""Entries of a feed: the newest."""


def publish(site: Site) -> Iterator[File]:
    """Both for each language that has a document with a date, where the project says its address."""
    if not site.publication.base_url:
        return
    for language in site.languages:
        dated = [entry for entry in entries(site, language) if entry.date is not None][:_MOST]
        if dated:
            folder = tag(language)
            yield File(f"{folder}/{ATOM}", _atom(site, language, dated))
            yield File(f"{folder}/{JSON_FEED}", _json(site, language, dated))


def _moment(day: datetime.date | None) -> str:
    """A day as a moment of RFC 3339: its first, in UTC."""
    return f"{(day or datetime.date.min).isoformat()}T00:00:00Z"


def _last(entry: Entry) -> datetime.date:
    """The day of an entry's last change."""
    return entry.changed or entry.date or datetime.date.min


def _items(site: Site, language: str, dated: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    for entry in dated:
        yield {
            "id": site.address(f"{entry.folder}/"),
            "title": entry.facts.title,
            "summary": entry.facts.description,
            "published": _moment(entry.date),
            "updated": _moment(_last(entry)),
            "tag": tag(entry.facts.title_language),
        }


def _atom(site: Site, language: str, dated: Sequence[Entry]) -> bytes:
    folder = tag(language)
    context = {
        "tag": folder,
        "title": site.name or words(language)("Documents"),
        "own": site.address(f"{folder}/{ATOM}"),
        "home": site.address(f"{folder}/"),
        "updated": _moment(max(map(_last, dated))),
        "items": list(_items(site, language, dated)),
    }
    return site.render("atom.xml.jinja", context).encode()


def _json(site: Site, language: str, dated: Sequence[Entry]) -> bytes:
    folder = tag(language)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name or words(language)("Documents"),
        "home_page_url": site.address(f"{folder}/"),
        "feed_url": site.address(f"{folder}/{JSON_FEED}"),
        "language": folder,
        "items": [
            {
                "id": item["id"],
                "url": item["id"],
                "title": item["title"],
                "summary": item["summary"],
                "content_text": item["summary"] or item["title"],
                "date_published": item["published"],
                **(
                    {"date_modified": item["updated"]}
                    if item["updated"] != item["published"]
                    else {}
                ),
                "language": item["tag"],
            }
            for item in _items(site, language, dated)
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()
