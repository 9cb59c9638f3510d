"""Editions: localized documents as published files.

One file an edition. A module of this folder whose name has no leading underscore is one, and a
package may add its own under the entry point `ambos.editions`. An edition offers `publish`, a
function from a `Site` to files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from i18n.editions._fragments import fragments
from i18n.editions._localization import Localized, Passage, Shown, localize, original
from i18n.editions._sheets import Printer, Sheet
from i18n.editions._site import File, Site, make_site
from i18n.errors import AmbosError
from i18n.folders import modules, others

__all__ = [
    "File",
    "Localized",
    "Passage",
    "Printer",
    "Sheet",
    "Shown",
    "Site",
    "fragments",
    "localize",
    "make_site",
    "original",
    "publish",
]


class Edition(Protocol):
    """A module that publishes one kind of files."""

    def publish(self, site: Site) -> Iterator[File]:
        """The files of this edition; paths are relative to public/."""


def _editions() -> Iterator[Edition]:
    for _, module in modules(__name__):
        yield cast(Edition, module)
    for _, module in others("ambos.editions"):
        yield cast(Edition, module)


def publish(site: Site) -> dict[str, bytes]:
    """Every file of a site, by its path in public/, sorted.

    Raises AmbosError where two would have one path, on a file system that knows no case as well.
    """
    found: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    for edition in _editions():
        for file in edition.publish(site):
            folded = file.path.casefold()
            if folded in taken:
                what = f"would be published twice, as {taken[folded]} too (change a slug)"
                raise AmbosError(what, path=f"public/{file.path}")
            taken[folded] = file.path
            found[file.path] = file.data
    return dict(sorted(found.items()))
