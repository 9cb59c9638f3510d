"""A page around its body: title, byline, the other editions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from i18n.documents import parts
from i18n.editions._body import Column, body
from i18n.editions._head import head
from i18n.editions._localization import Localized
from i18n.editions._phrases import phrases, title_of
from i18n.editions._site import INDEX, STYLE, Site, copy_name, relative
from i18n.editions._words import Words, words
from i18n.languages import tag
from i18n.templates import template


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another edition of the page."""

    text: str
    address: str
    tag: str
    is_here: bool
    is_alternate: bool


def page(site: Site, columns: Sequence[Column], folder: str) -> bytes:
    """The page of one document, or of two side by side, in a folder of public/."""
    localized = [column.localized for column in columns]
    first, last = localized[0], localized[-1]
    own = words(first.language)
    has_title = bool(first.document.value("title"))
    titles = [phrases(one, "title", own) for one in localized]
    if not has_title:
        titles = []
    levels = _levels(first)
    html = body(columns, own, top=2 if has_title and 1 in levels else 1)
    missing = len(last.missing)
    title = " · ".join(map(title_of, localized))
    context = {
        "tag": tag(first.language),
        "words": own,
        "sides": [tag(one.language) for one in localized],
        "site": site.name,
        "titles": titles,
        "descriptions": [phrases(one, "description", own) for one in localized],
        "head": head(site, localized, folder, title),
        "footer": site.publication.footer,
        "tags": [phrases(one, "tags", own) for one in localized],
        "date": _date(first, own),
        "origin": _origin(last, own),
        "missing": own("Passages not yet translated: {count}", count=missing) if missing else "",
        "links": list(_links(site, localized, folder, own)),
        "style": relative(folder, STYLE),
        "files": [
            (tag(one.language), _file(site, one, folder), copy_name(one.document))
            for one in localized
        ],
        "is_pair": len(columns) > 1,
        "element": "article" if has_title or levels else "div",
        "body": html,
    }
    rendered: str = template("i18n.editions", "page.html.jinja").render(context)
    return rendered.encode()


def _levels(localized: Localized) -> set[int]:
    """The levels of the document's headings."""
    return {
        int(part.value["level"][1:])
        for part in parts(localized.document)
        if part.kind == "open" and part.name == "Heading" and isinstance(part.value, dict)
    }


def _date(localized: Localized, own: Words) -> tuple[str, str] | None:
    """The document's date: for machines, and in the page's language."""
    stated = localized.document.value("date")
    if not stated:
        return None
    date = datetime.datetime.fromisoformat(stated).date()
    return date.isoformat(), format_date(date, "long", locale=locale_of(own.tag))


def _origin(localized: Localized, own: Words) -> str:
    """Which language a translation was made from; empty for an original."""
    if localized.is_original:
        return ""
    return own("Translated from {language}", language=_name(localized.document.language, own))


def locale_of(code: str) -> Locale:
    """Babel's locale of a language; English where it knows none."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _name(language: str, own: Words) -> str:
    """A language's name in the page's words."""
    name = locale_of(language).get_display_name(locale_of(own.tag))
    return name or language


def own_name(language: str) -> str:
    """A language's name in itself, as a menu shows it."""
    name = locale_of(language).get_display_name() or language
    return name[:1].upper() + name[1:]


def _file(site: Site, localized: Localized, folder: str) -> str:
    """The address of the document's own copy."""
    there = site.folder(localized.document.domain, localized.language)
    return relative(folder, f"{there}/{copy_name(localized.document)}")


def _links(site: Site, here: Sequence[Localized], folder: str, own: Words) -> Iterator[Link]:
    """The editions of this document: each language, then each pair."""
    domain = here[0].document.domain
    every = site.editions[domain]
    for one in every:
        goal = site.folder(domain, one.language)
        yield Link(
            own_name(one.language),
            relative(folder, f"{goal}/{INDEX}"),
            tag(one.language),
            goal == folder,
            len(here) == 1,
        )
    for one in every[1:]:
        goal = site.pair_folder(domain, every[0].language, one.language)
        names = (_name(every[0].language, own), _name(one.language, own))
        text = own("{first} and {second}", first=names[0], second=names[1])
        yield Link(
            text[:1].upper() + text[1:],
            relative(folder, f"{goal}/{INDEX}"),
            own.tag,
            goal == folder,
            False,
        )
