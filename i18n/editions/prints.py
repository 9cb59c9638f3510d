"""Each document in two languages as a PDF, in columns: its page, printed by a browser."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from i18n.editions._columns import beside
from i18n.editions._copies import copy_path
from i18n.editions._days import changed_on
from i18n.editions._frame import style
from i18n.editions._localization import Localized
from i18n.editions._page import page
from i18n.editions._sheets import Sheet, requisites
from i18n.editions._site import ASSETS, INDEX, STYLE, File, Site

FORMAT = "pdf"
OF_PAIR = "pdf"


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """One for each pair, beside its page. Raises AmbosError."""
    if FORMAT not in site.publication.formats:
        return
    for source, target in site.beside(domain):
        path = copy_path(site, FORMAT, source, target)
        if path is not None:
            assert site.printer is not None, "who publishes this format gives a printer"
            yield File(path, site.printer(sheet(site, path, source, target)))


def sheet(site: Site, path: str, source: Localized, target: Localized) -> Sheet:
    """What is printed of a document in its own language and another, to be published at a path."""
    folder, columns = beside(site, source, target)
    own = f"{folder}/{INDEX}"

    def published(path: str) -> bytes | None:
        if path == STYLE:
            return style(site)
        name = path.removeprefix(f"{ASSETS}/")
        files = site.statics if name == path else site.assets
        return files.get(name)

    return Sheet(
        path=path,
        page=own,
        base=site.publication.base_url,
        files=requisites(own, page(site, columns, folder), published),
        day=datetime.date.fromisoformat(changed_on(site, [source, target])),
        paper=site.publication.paper,
    )
