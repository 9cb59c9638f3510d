"""A front page of each language, with its documents, and one of the site, with its languages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from babel.dates import format_date
from babel.numbers import format_percent

from i18n.editions._entries import Entry, entries
from i18n.editions._frame import frame
from i18n.editions._head import Head, feeds, front_pages
from i18n.editions._held import Place
from i18n.editions._site import INDEX, File, Site, relative
from i18n.editions._words import Words, language_name, locale_of, own_name, words
from i18n.languages import primary, tag


def publish(site: Site) -> Iterator[File]:
    """Those that are not among the project's own files in static/."""
    codes = site.languages
    found = [(f"{tag(code)}/{INDEX}", _language_page(site, code, codes)) for code in codes]
    if codes:
        found.append((INDEX, _root_page(site, codes)))
    yield from (File(path, data) for path, data in found if path not in site.statics)


def _language_page(site: Site, language: str, codes: Sequence[str]) -> bytes:
    own = words(language)
    folder = tag(language)
    name = own("Documents") if _has_words(language) else own_name(language)
    context = {
        "tag": tag(language),
        "words": own,
        "head": _head(site, f"{folder}/", site.name or name, language, _described(language)),
        "links": [
            (own_name(code), relative(folder, f"{tag(code)}/{INDEX}"), tag(code), code == language)
            for code in codes
        ],
        "entries": [_shown(entry, folder, own) for entry in entries(site, language)],
        "preparing": [
            _prepared(site, place, language, folder, own) for place in site.preparing(language)
        ],
        "feeds": feeds(site, language, folder),
        **frame(site, own, f"{folder}/{INDEX}", partial(relative, folder)),
    }
    return site.render("index.html.jinja", context)


def _shown(entry: Entry, folder: str, own: Words) -> dict[str, Any]:
    """An entry as the list shows it."""
    date = entry.date
    return {
        "address": relative(folder, f"{entry.folder}/{INDEX}"),
        "title": entry.facts.title,
        "titles": entry.facts.titles,
        "descriptions": entry.facts.descriptions,
        "date": date.isoformat() if date else "",
        "date_shown": format_date(date, "long", locale=locale_of(own.tag)) if date else "",
    }


def _prepared(site: Site, place: Place, language: str, folder: str, own: Words) -> dict[str, Any]:
    """A translation in preparation as the list shows it, which leads to what its readers have meanwhile."""
    facts = site.facts(place.domain, language)
    # never rounded up: what is not complete does not say 100 %; 0.29 * 100 is below 29
    share = math.floor(round(facts.share * 100, 9)) / 100
    percent = format_percent(share, locale=locale_of(own.tag))
    nearest = place.nearest(language)
    there = site.folder(place.domain, nearest)
    return {
        "address": relative(folder, f"{there}/{INDEX}"),
        "language": tag(nearest),
        "titles": facts.titles,
        "share": own("{percent} translated", percent=percent),
        "help": site.publication.help_address(place.domain, language),
    }


def _root_page(site: Site, codes: Sequence[str]) -> bytes:
    """The page that offers the languages: each in its own words, none chosen for the reader."""
    context = {
        "tag": tag(codes[0]),
        "head": _head(
            site,
            "",
            site.name or own_name(codes[0]),
            codes[0],
            " · ".join(filter(None, dict.fromkeys(map(_described, codes)))),
        ),
        "links": [(own_name(code), f"{tag(code)}/{INDEX}", tag(code)) for code in codes],
        **frame(site, words(codes[0]), INDEX, partial(relative, ".")),
    }
    return site.render("languages.html.jinja", context)


def _described(language: str) -> str:
    """What search engines show of the list of a language's documents; "" where it would be in another."""
    own = words(language)
    if not _has_words(language):
        return ""
    return own("Documents in {language}", language=language_name(language, own))


def _has_words(language: str) -> bool:
    """Are there words in the language itself?"""
    return primary(words(language).tag) == primary(language)


def _head(site: Site, path: str, title: str, language: str, description: str) -> Head:
    """The head of a front page: those of the languages are alternatives of each other."""
    return Head(
        canonical=site.address(path),
        title=title,
        description=description,
        alternates=tuple(front_pages(site)),
        feeds=feeds(site, language, path.rstrip("/")) if path else (),
    )
