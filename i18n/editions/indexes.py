"""A front page of each language, with its documents, and one of the site, with its languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from babel.dates import format_date

from i18n.editions._entries import Entry, entries
from i18n.editions._head import Head, feeds, front_pages
from i18n.editions._page import locale_of, own_name
from i18n.editions._site import INDEX, STYLE, File, Site, relative
from i18n.editions._words import Words, words
from i18n.languages import tag
from i18n.templates import template


def publish(site: Site) -> Iterator[File]:
    """Those that are not among the project's own files in static/."""
    codes = site.languages()
    found = [(f"{tag(code)}/{INDEX}", _language_page(site, code, codes)) for code in codes]
    if codes:
        found.append((INDEX, _root_page(site, codes)))
    yield from (File(path, data) for path, data in found if path not in site.statics)


def _language_page(site: Site, language: str, codes: list[str]) -> bytes:
    own = words(language)
    folder = tag(language)
    context = {
        "tag": tag(language),
        "words": own,
        "head": _head(site, f"{folder}/", site.name or own("Documents"), language),
        "links": [
            (own_name(code), relative(folder, f"{tag(code)}/{INDEX}"), tag(code), code == language)
            for code in codes
        ],
        "entries": [_shown(entry, folder, own) for entry in entries(site, language)],
        "feeds": feeds(site, language, folder),
        **_frame(site, folder),
    }
    return _rendered("index.html.jinja", context)


def _shown(entry: Entry, folder: str, own: Words) -> dict[str, Any]:
    """An entry as the list shows it."""
    date = entry.date
    return {
        "address": relative(folder, f"{entry.folder}/{INDEX}"),
        "title": entry.title,
        "titles": entry.titles,
        "descriptions": entry.descriptions,
        "date": date.isoformat() if date else "",
        "date_shown": format_date(date, "long", locale=locale_of(own.tag)) if date else "",
    }


def _root_page(site: Site, codes: list[str]) -> bytes:
    """The page that offers the languages: each in its own words, none chosen for the reader."""
    context = {
        "tag": tag(codes[0]),
        "head": _head(site, "", site.name or own_name(codes[0]), codes[0]),
        "links": [(own_name(code), f"{tag(code)}/{INDEX}", tag(code)) for code in codes],
        **_frame(site, "."),
    }
    return _rendered("languages.html.jinja", context)


def _head(site: Site, path: str, title: str, language: str) -> Head:
    """The head of a front page: those of the languages are alternatives of each other."""
    return Head(
        canonical=site.address(path),
        title=title,
        alternates=tuple(front_pages(site)),
        feeds=feeds(site, language, path.rstrip("/")) if path else (),
    )


def _frame(site: Site, folder: str) -> dict[str, Any]:
    return {
        "site": site.name,
        "style": relative(folder, STYLE),
        "footer": site.publication.footer,
        "is_pair": False,
    }


def _rendered(name: str, context: dict[str, Any]) -> bytes:
    rendered: str = template("i18n.editions", name).render(context)
    return rendered.encode()
