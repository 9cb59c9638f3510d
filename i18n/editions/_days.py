"""The days that the files of documents have."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.editions._dates import last_change, published
from i18n.editions._localization import Localized
from i18n.editions._site import Site


def stated(localized: Localized) -> str:
    """The day on which a document was published, as ISO 8601 has it; "" where nobody says so."""
    moment = published(localized.document, localized.language)
    return moment.day.isoformat() if moment is not None else ""


def changed_on(site: Site, columns: Sequence[Localized]) -> str:
    """The day on which the files of a document, or of two side by side, count as changed.

    It is that of their last change or publication, or else the site's.
    """
    moment = last_change(columns)
    return moment.day.isoformat() if moment else stated(columns[0]) or site.changed.isoformat()
