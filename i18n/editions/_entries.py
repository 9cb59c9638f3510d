"""The documents of a site as its lists have them: front pages, feeds, the site map."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from i18n.editions._facts import facts
from i18n.editions._localization import Localized
from i18n.editions._phrases import Phrase
from i18n.editions._site import Site


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a language; `folder` is that of its page, `date` that of its first publication.

    `title_language` is the one that the title is really in; `titles` and `descriptions` are in phrases.
    """

    localized: Localized
    folder: str
    title: str
    title_language: str
    description: str
    titles: Sequence[Phrase]
    descriptions: Sequence[Phrase]
    date: datetime.date | None


def entries(site: Site, language: str) -> list[Entry]:
    """The documents that have a page in a language: the newest first, those without a date behind them."""
    found = [_entry(site, one) for (_, code), one in site.localized.items() if code == language]
    return sorted(found, key=lambda one: (-(one.date or datetime.date.min).toordinal(), one.folder))


def _entry(site: Site, localized: Localized) -> Entry:
    known = facts(localized)
    return Entry(
        localized=localized,
        folder=site.folder(localized.document.domain, localized.language),
        title=known.title,
        title_language=known.title_language,
        description=known.description,
        titles=known.titles,
        descriptions=known.descriptions,
        date=datetime.datetime.fromisoformat(known.date).date() if known.date else None,
    )
