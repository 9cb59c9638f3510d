"""Until when a document is withheld: `publish` in its front matter, for all languages or for each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from i18n.languages import tag
from i18n.model import Document

_FIELD = "publish"


def due(document: Document, language: str) -> datetime.date | None:
    """The day from which a document is published in a language; None where nothing is said.

    A translation is not published before the document in its own language.
    """
    days = [_stated(document, code) for code in (language, document.language)]
    return max((day for day in days if day is not None), default=None)


def embargoes(documents: Iterable[Document]) -> list[str]:
    """Every day of which documents say that something is published from it, as ISO 8601 has it, sorted."""
    return sorted(
        {
            _day(field.value).isoformat()
            for document in documents
            for name, fields in document.metadata.items()
            if name == _FIELD or name.startswith(f"{_FIELD}.")
            for field in fields[:1]
            if field.value.strip()
        }
    )


def _stated(document: Document, language: str) -> datetime.date | None:
    names = (f"{_FIELD}.{tag(language)}", f"{_FIELD}.{language}", _FIELD)
    stated = next((value for name in names if (value := document.value(name))), None)
    return _day(stated) if stated else None


def _day(value: str) -> datetime.date:
    """What reads front matter has refused what is no date."""
    return datetime.datetime.fromisoformat(value).date()
