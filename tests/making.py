"""A site of documents at hand, and all that is published of it, without a project on the disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import partial

from i18n import editions
from i18n.addresses import History, noted
from i18n.editions import Localized, Read, Site
from i18n.editions._held import Catalog
from i18n.publication import Publication

_UNSAID = Publication()


def make_site(
    localized: Iterable[Localized],
    catalogs: Mapping[tuple[str, str], Catalog],
    *,
    assets: Mapping[str, bytes],
    statics: Mapping[str, bytes],
    name: str,
    publication: Publication = _UNSAID,
) -> Site:
    """The site of documents in every language; `catalogs` are by domain and language."""
    by_path: dict[str, list[Localized]] = {}
    for one in sorted(localized, key=lambda one: not one.is_original):
        by_path.setdefault(one.document.path, []).append(one)
    held = {}
    for path in sorted(by_path):
        every = by_path[path]
        domain = every[0].document.domain
        own = {one.language: catalogs.get((domain, one.language)) for one in every}
        read = Read(every, {code: catalog for code, catalog in own.items() if catalog})
        load = partial(_unchanged, read)
        held[domain] = editions.hold(read, publication, datetime.date.max, load)
    editions.require_addresses(held.values())
    languages, dated = editions.summary(held.values())
    return Site(
        held=held,
        languages=languages,
        dated=dated,
        assets=assets,
        statics=statics,
        name=name,
        publication=publication,
        history=partial(noted, History(), editions.present(held.values())),
    )


def publish(site: Site) -> dict[str, bytes]:
    """Every file of a site, by its path in public/, sorted."""
    found = [file for domain in site.held for file in editions.publish_document(site, domain)]
    for edition in editions.editions_of_site().values():
        found += edition.publish(site)
    editions.require_unique(file.path for file in found)
    return dict(sorted((file.path, file.data) for file in found))


def _unchanged(read: Read) -> Read:
    return read
