"""An Atom feed (RFC 4287) and a JSON feed (jsonfeed.org, 1.1) of each language."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from i18n.editions._entries import Entry, entries
from i18n.editions._head import ATOM, JSON_FEED
from i18n.editions._phrases import Phrase, bracketed
from i18n.editions._site import File, Site
from i18n.editions._words import words
from i18n.languages import tag

_MOST = 50
"""Entries of a feed: the newest."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry that has a date: the days of its first publication and of its last change."""

    entry: Entry
    published: datetime.date
    updated: datetime.date


def publish(site: Site) -> Iterator[File]:
    """Both for each language that has a document with a date, where the project says its address."""
    if not site.publication.base_url:
        return
    for language in site.languages:
        dated = list(islice(_dated(site, language), _MOST))
        if dated:
            folder = tag(language)
            yield File(f"{folder}/{ATOM}", _atom(site, language, dated))
            yield File(f"{folder}/{JSON_FEED}", _json(site, language, dated))


def _dated(site: Site, language: str) -> Iterator[_Item]:
    for entry in entries(site, language):
        if entry.date is not None:
            yield _Item(entry, entry.date, entry.changed or entry.date)


def _moment(day: datetime.date) -> str:
    """A day as a moment of RFC 3339: its first, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"


def _items(site: Site, language: str, dated: Sequence[_Item]) -> Iterator[dict[str, Any]]:
    history = site.history()
    for item in dated:
        entry = item.entry
        first = history.first(entry.domain, language)
        folder = f"{tag(language)}/{first}" if first else entry.folder
        summary, summary_tag = _summary(entry.facts.descriptions, tag(language))
        yield {
            # a page that moves stays the same entry (RFC 4287, 4.2.6)
            "id": site.address(f"{folder}/"),
            "address": site.address(f"{entry.folder}/"),
            "title": bracketed(entry.facts.titles, tag(language)),
            "summary": summary,
            "summary_tag": summary_tag,
            "published": _moment(item.published),
            "updated": _moment(item.updated),
            "tag": entry.facts.title_language,
        }


def _summary(phrases: Sequence[Phrase], own: str) -> tuple[str, str]:
    """A description and its language: what is in the feed's own, or else in that of its first phrase.

    A feed says the language of a whole text, and not of its pieces; few readers show it, so that what is
    not translated has it before it, too.
    """
    tags = [one.tag for one in phrases]
    chosen = own if own in tags or not tags else tags[0]
    text = " ".join(one.text for one in phrases if one.tag == chosen)
    is_missing = chosen != own and any(one.note for one in phrases if one.tag == chosen)
    return f"[{chosen}] {text}" if is_missing else text, chosen


def _atom(site: Site, language: str, dated: Sequence[_Item]) -> bytes:
    folder = tag(language)
    context = {
        "tag": folder,
        "title": site.name or words(language)("Documents"),
        "own": site.address(f"{folder}/{ATOM}"),
        "home": site.address(f"{folder}/"),
        "updated": _moment(max(one.updated for one in dated)),
        "items": list(_items(site, language, dated)),
    }
    return site.render("atom.xml.jinja", context)


def _json(site: Site, language: str, dated: Sequence[_Item]) -> bytes:
    folder = tag(language)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name or words(language)("Documents"),
        "home_page_url": site.address(f"{folder}/"),
        "feed_url": site.address(f"{folder}/{JSON_FEED}"),
        "language": folder,
        "items": [_json_item(item) for item in _items(site, language, dated)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item of a JSON feed, which says one language of all its texts."""
    summary = item["summary"] if item["summary_tag"] == item["tag"] else ""
    found = {
        "id": item["id"],
        "url": item["address"],
        "title": item["title"],
        "summary": summary,
        "content_text": summary or item["title"],
        "date_published": item["published"],
    }
    if item["updated"] != item["published"]:
        found["date_modified"] = item["updated"]
    return {**found, "language": item["tag"]}
