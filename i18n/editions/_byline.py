"""What an edition says of a document below its title: when, from which language, by whom, how current."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date
from babel.lists import format_list

from i18n.editions._corrections import corrections
from i18n.editions._dates import changed, outdated, published
from i18n.editions._localization import Localized, is_address
from i18n.editions._site import Site
from i18n.editions._words import Words, language_name, locale_of, message, number

_PLACE = "\0"


class Statement(NamedTuple):
    """A part of the byline, in the words of the page.

    `shown` is a date in it, `day` the same for programs (ISO 8601); both "" without one. `is_note` marks
    what a reader must be warned of. `goal` is the path below public/ of what the statement leads to, or
    a fragment of the page; "" where it leads nowhere.
    """

    before: str
    day: str = ""
    shown: str = ""
    after: str = ""
    is_note: bool = False
    goal: str = ""

    @property
    def text(self) -> str:
        """All of it, where nothing can be marked."""
        return f"{self.before}{self.shown}{self.after}"


def dated(own: Words, text: str, day: datetime.date) -> Statement:
    """A message with the place `{date}` for a day."""
    before, _, after = own(text, date=_PLACE).partition(_PLACE)
    return Statement(before, day.isoformat(), in_words(day, own), after)


def in_words(day: datetime.date, own: Words) -> str:
    """A day as the language of the page writes it."""
    return _written(day, own.tag)


@lru_cache(maxsize=256)
def _written(day: datetime.date, language: str) -> str:
    return format_date(day, "long", locale=locale_of(language))


def byline(site: Site, first: Localized, last: Localized, own: Words) -> list[Statement]:
    """What is said of a document, or of two side by side, of which `last` is the translation.

    The links of the statements are those that only a page has a use for.
    """
    return [
        *_when(first, last, own),
        *_whence(site, last, own),
        *_how_current(site, first, last, own),
    ]


def _when(first: Localized, last: Localized, own: Words) -> Iterator[Statement]:
    """When it was published, in each language where that differs, changed and corrected."""
    when = published(first.document, first.language)
    if when is not None:
        yield Statement("", when.day.isoformat(), in_words(when.day, own))
    translated = published(last.document, last.language)
    if first is not last and translated is not None and translated != when:
        yield dated(own, message("Translation: {date}"), translated.day)
    noted = corrections(first)
    days = [one.moment.day for one in noted if one.moment is not None]
    change = changed(first)
    if change is not None and change.day not in days:
        yield dated(own, message("Updated: {date}"), change.day)
    if noted:
        said = (
            dated(own, message("Corrected: {date}"), max(days))
            if days
            else Statement(own("Corrected"))
        )
        yield said._replace(goal=f"#{noted[0].name}" if noted[0].name else "")


def _whence(site: Site, last: Localized, own: Words) -> Iterator[Statement]:
    """Which language a translation was made from, and by whom; nothing for an original."""
    if last.is_original:
        return
    language = language_name(last.document.language, own)
    yield Statement(own("Translated from {language}", language=language))
    names = [credit.name for credit in site.translators(last)]
    if names:
        people = format_list(names, locale=locale_of(own.tag))
        yield Statement(own("Translated by {names}", names=people))


def _how_current(site: Site, first: Localized, last: Localized, own: Words) -> Iterator[Statement]:
    """Whether the original has changed since, and how many passages are not the current translation."""
    old = outdated(last)
    if old is not None:
        if old.day is None:
            said = Statement(own("The original has changed since this translation"))
        else:
            said = dated(
                own,
                message("The original has changed since this translation (last updated {date})"),
                old.day,
            )
        document = last.document
        goal = "" if first is not last else site.folder(document.domain, document.language)
        yield said._replace(is_note=True, goal=goal)
    missing = sum(not is_address(passage.segment.unit) for passage in last.missing)
    if missing:
        count = own("Passages not yet translated: {count}", count=number(missing, own))
        yield Statement(count, is_note=True)
