"""The pictures and other files of documents that are held back."""

from __future__ import annotations

from i18n.documents import links, named
from i18n.editions._localization import Localized
from i18n.editions._site import Site
from i18n.editions._variants import variant

_SOURCES = "source/"
_IMAGE = "image"


def withheld_assets(site: Site) -> set[str]:
    """The files below source/, by their paths there, that only what is held back names.

    The published documents are read only where there are files to look for. Raises AmbosError.
    """
    found: set[str] = set()
    for one in site.withheld():
        found |= _named(site, one)
    for place in site.places() if found else ():
        for one in site.editions(place.domain):
            found -= _named(site, one)
        site.held[place.domain].release()
    return found


def _named(site: Site, localized: Localized) -> set[str]:
    """The files that a document names in a language, each in its form in that."""
    rendered = localized.rendered
    targets = [link.target for link in links(rendered)]
    targets += [field.value for field in rendered.metadata.get(_IMAGE, ())]
    goals = [goal.path for target in targets if (goal := named(target, rendered.path)) is not None]
    return {
        variant(name, localized.language, site.assets)
        for goal in goals
        if goal.startswith(_SOURCES) and (name := goal.removeprefix(_SOURCES)) in site.assets
    }
