"""The columns of a document's page, with the addresses of their links, and the page's folder."""

from __future__ import annotations

from i18n.editions._body import Column
from i18n.editions._links import SiteLinks
from i18n.editions._localization import Localized
from i18n.editions._site import INDEX, Site
from i18n.editions._words import words


def alone(site: Site, localized: Localized) -> tuple[str, list[Column]]:
    """The folder of a document's page in a language, below public/, and its one column."""
    folder = site.folder(localized.document.domain, localized.language)
    own = words(localized.language)
    return folder, [Column(localized, SiteLinks(site, localized, folder, INDEX, words=own))]


def beside(site: Site, source: Localized, target: Localized) -> tuple[str, list[Column]]:
    """The folder of a document's page in two languages, below public/, and its columns."""
    folder = site.pair_folder(source.document.domain, source.language, target.language)
    own = words(source.language)
    return folder, [
        Column(one, SiteLinks(site, one, folder, INDEX, other=other.language, words=own))
        for one, other in ((source, target), (target, source))
    ]
