"""A page of each document in two languages side by side, its own first."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._columns import beside
from i18n.editions._page import page
from i18n.editions._site import INDEX, File, Site


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """Each is an index.html under the source's slug."""
    for source, target in site.beside(domain):
        folder, columns = beside(site, source, target)
        yield File(f"{folder}/{INDEX}", page(site, columns, folder))
