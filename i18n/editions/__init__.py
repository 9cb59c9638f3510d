"""Editions: localized documents as published files.

One file an edition. A module of this folder whose name has no leading underscore is one, and a
package may add its own under the entry point `ambos.editions`. An edition offers
`publish_document`, a function from a `Site` and the domain of one of its documents to files, or
`publish`, one from a `Site` to files, or both. Where a document changes, the first is asked for that
document and for those that show something of it, the second where it shows something that has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Protocol, cast

from i18n.editions._answers import (
    ALL_FACTS,
    NEW,
    answers_alone,
    changed_answers,
    changed_uses,
    collapsed,
    noted,
    of_noted,
    questions_of,
    shown,
)
from i18n.editions._fragments import fragments
from i18n.editions._held import Held, Place, Read
from i18n.editions._localization import Localized, Passage, Shown, localize, original
from i18n.editions._making import (
    hold,
    present,
    require_addresses,
    require_logo,
    summary,
)
from i18n.editions._sheets import Printer, Sheet
from i18n.editions._site import File, Site
from i18n.editions._theme import PLAIN, Theme, default_files
from i18n.editions._theme_review import make_theme
from i18n.editions._tracing import (
    EVERYTHING,
    FILES,
    Trace,
    Watched,
    anchors_of,
    file_of,
    place_of,
)
from i18n.editions._unique import require_unique
from i18n.errors import AmbosError
from i18n.folders import modules, others

__all__ = [
    "ALL_FACTS",
    "EVERYTHING",
    "FILES",
    "NEW",
    "PLAIN",
    "File",
    "Held",
    "Localized",
    "Passage",
    "Place",
    "Printer",
    "Read",
    "Sheet",
    "Shown",
    "Site",
    "Theme",
    "Trace",
    "Watched",
    "anchors_of",
    "answers_alone",
    "changed_answers",
    "changed_uses",
    "collapsed",
    "default_files",
    "editions_of_site",
    "file_of",
    "fragments",
    "hold",
    "localize",
    "make_theme",
    "noted",
    "of_noted",
    "original",
    "place_of",
    "present",
    "publish_document",
    "questions_of",
    "require_addresses",
    "require_logo",
    "require_unique",
    "shown",
    "summary",
]


class Edition(Protocol):
    """A module that publishes files of one kind, from the site as a whole."""

    def publish(self, site: Site) -> Iterator[File]:
        """The files of this edition; paths are relative to public/."""


class DocumentEdition(Protocol):
    """A module that publishes files of one kind, each from one document in its languages."""

    def publish_document(self, site: Site, domain: str) -> Iterator[File]:
        """The files of this edition for the document of a domain."""


@cache
def _editions() -> Mapping[str, ModuleType]:
    """The modules, by their names. Raises AmbosError for one that publishes nothing."""
    found = dict(modules(__name__))
    found |= {f"{name} of others": module for name, module in others("ambos.editions")}
    for name, module in found.items():
        if not any(hasattr(module, one) for one in ("publish", "publish_document")):
            known = getattr(module, "__name__", "its object")
            what = (
                f"the edition {name} offers neither publish nor publish_document in {known}"
                " (mend its package, or take it away)"
            )
            raise AmbosError(what)
    return found


def editions_of_site() -> Mapping[str, Edition]:
    """The editions that are made of the site as a whole, by their names. Raises AmbosError."""
    return {
        name: cast(Edition, module)
        for name, module in _editions().items()
        if hasattr(module, "publish")
    }


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """The files of one document in every edition that is made document by document.

    None of one that is held back in every language. Raises AmbosError.
    """
    if not site.held[domain].place.folders:
        return
    for module in _editions().values():
        if hasattr(module, "publish_document"):
            yield from cast(DocumentEdition, module).publish_document(site, domain)
