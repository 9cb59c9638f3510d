"""The documents of a site: each has its facts, and an address that no other has."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable

from i18n.addresses import History
from i18n.editions._facts import find_facts, slug_error
from i18n.editions._head import ATOM, JSON_FEED
from i18n.editions._held import Held, Read
from i18n.editions._site import INDEX, NOT_FOUND
from i18n.errors import AmbosError
from i18n.languages import tag
from i18n.publication import Publication
from i18n.slugs import folded

_LISTS = frozenset({ATOM, JSON_FEED, INDEX, NOT_FOUND})
"""The files of a language that are no document's."""


def hold(
    read: Read, publication: Publication, today: datetime.date, load: Callable[[], Read]
) -> Held:
    """A document that has been read; `load` reads it again. Raises AmbosError on a slug that is none."""
    facts = {one.language: find_facts(one, publication, read.catalogs) for one in read.localized}
    document = read.localized[0].document
    return Held(
        path=document.path,
        domain=document.domain,
        language=document.language,
        facts=facts,
        load=load,
        read=read,
        today=today,
    )


def require_addresses(held: Iterable[Held]) -> None:
    """Raise AmbosError where two documents would have one address, or one has that of a list."""
    taken: dict[tuple[str, str], Held] = {}
    for one in held:
        for language, folder in one.place.folders.items():
            address = f"{tag(language)}/{folder}"
            at = (language, folded(folder))
            if at in taken:
                what = f"has the address {address}/, as {taken[at].path} has (change a slug)"
                raise _address_error(one, language, what)
            if at[1] in _LISTS:
                what = f"has the address {address}/, where {address} is a file (change the slug)"
                raise _address_error(one, language, what)
            taken[at] = one


def _address_error(held: Held, language: str, what: str) -> AmbosError:
    read = held.read()
    localized = next(each for each in read.localized if each.language == language)
    return slug_error(localized, read.catalogs, what)


def require_logo(publication: Publication, statics: Container[str]) -> None:
    """Raise AmbosError for a logo that is not there."""
    if publication.logo and publication.logo not in statics:
        what = "is not there ('logo' in the settings names it)"
        raise AmbosError(what, path=f"static/{publication.logo}")


def summary(held: Iterable[Held]) -> tuple[list[str], frozenset[str]]:
    """The languages of a site, and those that have a document with a date."""
    held = list(held)
    published = (code for one in held for code in one.place.folders)
    preparing = (code for one in held for code in one.preparing)
    dated = {code for one in held for code in one.place.folders if one.facts[code].date is not None}
    return list(dict.fromkeys((*published, *preparing))), frozenset(dated)


def present(held: Iterable[Held]) -> History:
    """Where all pages are now."""
    places = [one.place for one in held]
    return History(
        {
            (place.domain, language): (folder,)
            for place in places
            for language, folder in place.folders.items()
        },
        {place.domain: (place.language,) for place in places if place.targets},
    )
