"""The documents of a site as its lists have them: front pages, feeds, the site map."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from i18n.editions._facts import Facts
from i18n.editions._held import Place
from i18n.editions._site import Site


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a language; `folder` is that of its page, `date` that of its first publication.

    `changed` is the day of its last change, where there was one after that.
    """

    domain: str
    folder: str
    facts: Facts
    date: datetime.date | None
    changed: datetime.date | None


def entries(site: Site, language: str) -> list[Entry]:
    """The documents that have a page in a language: the newest first, those without a date behind them."""
    found = [_entry(site, place, language) for place in site.places() if language in place.folders]
    return sorted(found, key=lambda one: (-(one.date or datetime.date.min).toordinal(), one.folder))


def _entry(site: Site, place: Place, language: str) -> Entry:
    facts = site.facts(place.domain, language)
    return Entry(
        domain=place.domain,
        folder=site.folder(place.domain, language),
        facts=facts,
        date=_day(facts.date),
        changed=_day(facts.changed),
    )


def _day(stated: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(stated) if stated else None
