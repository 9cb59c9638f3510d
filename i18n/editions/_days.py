"""The days that documents and their files have."""

from __future__ import annotations

import datetime

from i18n.editions._site import Site
from i18n.model import Document


def stated(document: Document) -> str:
    """The day of a document's date, as ISO 8601 has it; "" where it has none."""
    date = document.value("date")
    return datetime.datetime.fromisoformat(date).date().isoformat() if date else ""


def changed(site: Site, document: Document) -> str:
    """The day on which the files of a document count as changed: its own, or else the site's."""
    return stated(document) or site.changed.isoformat()
