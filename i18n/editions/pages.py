"""A page of each document in each language."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._body import Column
from i18n.editions._links import Links
from i18n.editions._page import page
from i18n.editions._site import INDEX, File, Site
from i18n.editions._words import words


def publish(site: Site) -> Iterator[File]:
    """Each is an index.html in the folder of its address."""
    for (domain, language), localized in site.localized.items():
        folder = site.folder(domain, language)
        column = Column(localized, Links(site, localized, folder, INDEX, words=words(language)))
        yield File(f"{folder}/{INDEX}", page(site, [column], folder))
