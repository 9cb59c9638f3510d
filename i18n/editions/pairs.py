"""A page of each document in two languages side by side, its own first."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._body import Column
from i18n.editions._page import page
from i18n.editions._site import INDEX, File, Site


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """Each is an index.html under the source's slug."""
    source, *targets = site.editions[domain]
    for target in targets:
        folder = site.pair_folder(domain, source.language, target.language)
        columns = [
            Column(one, site.links(one, folder, INDEX, other.language))
            for one, other in ((source, target), (target, source))
        ]
        yield File(f"{folder}/{INDEX}", page(site, columns, folder))
