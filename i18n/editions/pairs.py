"""A page of each document in two languages side by side, its own first."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._body import Column
from i18n.editions._links import Links
from i18n.editions._page import page
from i18n.editions._site import INDEX, File, Site
from i18n.editions._words import words


def publish(site: Site) -> Iterator[File]:
    """Each is an index.html under the source's slug."""
    for source, target in site.pairs():
        folder = site.pair_folder(source.document.domain, source.language, target.language)
        own = words(source.language)
        columns = [
            Column(one, Links(site, one, folder, INDEX, other=other.language, words=own))
            for one, other in ((source, target), (target, source))
        ]
        yield File(f"{folder}/{INDEX}", page(site, columns, folder))
