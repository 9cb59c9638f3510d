"""The dates of a document's metadata: each for all languages, or one for each of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code
from i18n.model import Field

EMBARGO = "publish"
_DATES = ("date", "updated", EMBARGO)


def of_language(name: str) -> str | None:
    """The name by which metadata has a date of a language: `date.es_mx` for `date.es-MX`.

    "" where the part behind the dot is no language; None for what is no date.
    """
    kind, _, language = name.partition(".")
    if kind not in _DATES:
        return None
    return f"{kind}.{catalog_code(language).lower()}" if is_code(language) else ""


def is_date_field(name: str) -> bool:
    """Does metadata of this name hold a date, of all languages or of one?"""
    return name.partition(".")[0] in _DATES


def require_dates(metadata: Mapping[str, tuple[Field, ...]], path: str, where: str) -> None:
    """Raise AmbosError for a date that is none; `where` is what the metadata is called.

    The day of publication has no time: a build knows the day alone, and would be too early.
    """
    for name, fields in metadata.items():
        if not is_date_field(name):
            continue
        is_embargo = name.partition(".")[0] == EMBARGO
        if is_embargo and len(fields) > 1:
            what = f"{where}: '{name}' is more than one day (write one)"
            raise AmbosError(what, path=path, line=fields[1].line)
        stated, line = fields[0]
        if not stated.strip() or (is_day(stated) if is_embargo else is_date(stated)):
            continue
        noun, example = ("day", "2026-12-01") if is_embargo else ("date", "2025-07-18")
        what = f"{where}: '{name}' is not a {noun}: '{stated}' (write {example})"
        raise AmbosError(what, path=path, line=line)


def is_date(text: str) -> bool:
    """Is this a day, with a time or without, as ISO 8601 writes it?"""
    return _is_read(datetime.datetime, text)


def is_day(text: str) -> bool:
    """Is this a day without a time, as ISO 8601 writes it?"""
    return _is_read(datetime.date, text)


def _is_read(kind: type[datetime.date], text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True
