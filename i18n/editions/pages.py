"""A page of each document in each language."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._columns import alone
from i18n.editions._page import page
from i18n.editions._site import INDEX, File, Site


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """Each is an index.html in the folder of its address."""
    for localized in site.editions(domain):
        folder, columns = alone(site, localized)
        yield File(f"{folder}/{INDEX}", page(site, columns, folder))
