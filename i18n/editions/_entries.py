"""The documents of a site as its lists have them: front pages, feeds, the site map."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from i18n.editions._dates import changed, published
from i18n.editions._localization import Localized, Shown
from i18n.editions._page import title_of
from i18n.editions._site import Site


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a language; `folder` is that of its page, `date` that of its first publication.

    `changed` that of its last change, where there was one after that. `title_language` is the one that the
    title is really in.
    """

    localized: Localized
    folder: str
    title: str
    title_language: str
    description: str
    date: datetime.date | None
    changed: datetime.date | None = None


def entries(site: Site, language: str) -> list[Entry]:
    """The documents that have a page in a language: the newest first, those without a date behind them."""
    found = [_entry(site, one) for (_, code), one in site.localized.items() if code == language]
    return sorted(found, key=lambda one: (-(one.date or datetime.date.min).toordinal(), one.folder))


def _entry(site: Site, localized: Localized) -> Entry:
    when, change = published(localized.document, localized.language), changed(localized)
    return Entry(
        localized=localized,
        folder=site.folder(localized.document.domain, localized.language),
        title=_plain(localized, "title") or title_of(localized),
        title_language=_title_language(localized),
        description=_plain(localized, "description"),
        date=when.day if when is not None else None,
        changed=change.day if change is not None else None,
    )


def _plain(localized: Localized, name: str) -> str:
    """A field as it is shown, without the brackets that a copy has before what is not translated."""
    return " ".join(
        passage.text
        for passage in localized.passages
        if passage.segment.unit.is_field and passage.segment.unit.kind == name and passage.text
    )


def _title_language(localized: Localized) -> str:
    """The language that the title is shown in: the source's where it is not translated."""
    for passage in localized.passages:
        unit = passage.segment.unit
        if unit.is_field and unit.kind == "title" and passage.shown is Shown.SOURCE:
            return localized.document.language
    return localized.language
