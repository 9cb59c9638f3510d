"""When a document was published and changed in a language, and from which day it may be published.

All of it is what front matter states, for all languages or in a table of them: the times of files and of
commits, and the header of a catalog, tell when somebody saved something.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from i18n.catalogs import approval
from i18n.editions._localization import Localized
from i18n.languages import catalog_code, primary
from i18n.model import Document

_PUBLISHED, _CHANGED, _EMBARGO = "date", "updated", "publish"
_CORRECTED = "correction.date"
_KEPT = 64
"""Answers that are kept: the files of a document ask the same one after the other."""


class Moment(NamedTuple):
    """A day; `stated` is what programs are told, ISO 8601, with a time where the author wrote one."""

    day: datetime.date
    stated: str


@lru_cache(maxsize=_KEPT)
def due(document: Document, language: str) -> datetime.date | None:
    """The day from which a document may be published in a language; None where nothing is said.

    No translation may be before the document in its own language.
    """
    found = (_in(document, _EMBARGO, code) for code in (language, document.language))
    return max((one.day for one in found if one is not None), default=None)


@lru_cache(maxsize=_KEPT)
def published(document: Document, language: str) -> Moment | None:
    """When a document was first published in a language: not before it might be; None where unknown.

    Of a translation that states no date of its own it is the original's.
    """
    stated = _in(document, _PUBLISHED, language) or _in(document, _PUBLISHED, document.language)
    day = due(document, language)
    if day is None or (stated is not None and stated.day >= day):
        return stated
    return Moment(day, day.isoformat())


@lru_cache(maxsize=_KEPT)
def changed(localized: Localized) -> Moment | None:
    """When a document changed in a language after it was published; None where nobody says so.

    A translation without a date of its own has that of the original's last change, once it is complete:
    then it is a translation of what that has become.
    """
    document, language = localized.document, localized.language
    first = published(document, language)
    if localized.is_original:
        found = _last_change(document)
    else:
        found = _own(document, _CHANGED, language)
        if found is None and not localized.missing:
            found = _last_change(document)
    is_later = found is not None and (first is None or found.day > first.day)
    return found if is_later else None


def last_change(columns: Sequence[Localized]) -> Moment | None:
    """When the page of a document, or of two side by side, changed after it was first published.

    A translation that was published later is such a change.
    """
    first = published(columns[0].document, columns[0].language)
    found = [changed(one) for one in columns]
    found += [published(one.document, one.language) for one in columns[1:]]
    later = [one for one in found if one is not None and (first is None or one.day > first.day)]
    return max(later, key=lambda one: one.day, default=None)


class Outdated(NamedTuple):
    """That an original has changed since it was translated, and when it last did; None where unknown."""

    day: datetime.date | None


@lru_cache(maxsize=_KEPT)
def outdated(localized: Localized) -> Outdated | None:
    """Whether the original has changed since what is shown of its translation was made.

    Catalogs know: a passage was approved for an earlier source. Where a passage has merely no
    translation, the dates tell, if both languages have one.
    """
    document = localized.document
    last = _last_change(document)
    fields = (_PUBLISHED, _CHANGED, _EMBARGO)
    stated = [_own(document, name, localized.language) for name in fields]
    own = max((one.day for one in stated if one is not None), default=None)
    is_later = last is not None and own is not None and last.day > own
    passages = localized.missing
    if not any(one.entry and approval.is_superseded(one.entry) for one in passages) and not (
        passages and is_later
    ):
        return None
    return Outdated(last.day if last is not None and (own is None or is_later) else None)


@lru_cache(maxsize=_KEPT)
def _last_change(document: Document) -> Moment | None:
    """When the original last changed: what it says itself, or its last correction."""
    found = [_in(document, _CHANGED, document.language)]
    found += [moment(field.value) for field in document.metadata.get(_CORRECTED, ())]
    days = [one for one in found if one is not None]
    return max(days, key=lambda one: one.day, default=None)


def _in(document: Document, name: str, language: str) -> Moment | None:
    """A date of a document in a language: its own one, or that of all languages."""
    found = _own(document, name, language)
    return found if found is not None else moment(document.value(name) or "")


def _own(document: Document, name: str, language: str) -> Moment | None:
    """The date that the document's table has for a language, or for the language without its region."""
    for code in (catalog_code(language).lower(), primary(language)):
        stated = document.value(f"{name}.{code}")
        if stated:
            return moment(stated)
    return None


def moment(stated: str) -> Moment | None:
    """A date as metadata has it; None for "". What reads metadata has refused what is no date."""
    if not stated.strip():
        return None
    found = datetime.datetime.fromisoformat(stated)
    is_day = len(stated) <= len("2026-12-01")
    return Moment(found.date(), (found.date() if is_day else found).isoformat())
