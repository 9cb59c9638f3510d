"""Make a site of its documents: each has its facts, and an address that no other has."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial

from i18n.addresses import History, noted
from i18n.credits import Credits
from i18n.editions._facts import find_facts, slug_error
from i18n.editions._fragments import fragments
from i18n.editions._held import Catalog, Held, Read
from i18n.editions._localization import Localized
from i18n.editions._quotes import Quotes
from i18n.editions._sheets import Printer
from i18n.editions._site import Site
from i18n.editions._theme import Theme
from i18n.errors import AmbosError
from i18n.languages import tag
from i18n.publication import UNDATED, Publication

_UNSAID = Publication()
_OWN_LOOK = Theme()
_AUTOMATIC: Quotes = {}
Catalogs = Mapping[tuple[str, str], Catalog]


def make_site(
    localized: Iterable[Localized],
    catalogs: Catalogs,
    *,
    assets: Mapping[str, bytes],
    statics: Mapping[str, bytes],
    name: str,
    publication: Publication = _UNSAID,
    history: History | None = None,
    credits: Credits = (),
    quotes: Quotes = _AUTOMATIC,
    today: datetime.date = datetime.date.max,
    theme: Theme = _OWN_LOOK,
    changed: datetime.date = UNDATED,
    printer: Printer | None = None,
) -> Site:
    """The site of documents in every language, as it is today; `catalogs` are by domain and language.

    Raises AmbosError on a slug that is none, where two documents would have one address, and for a
    logo that is not there.
    """
    by_path: dict[str, list[Localized]] = {}
    for one in sorted(localized, key=lambda one: not one.is_original):
        by_path.setdefault(one.document.path, []).append(one)
    held = {}
    for path in sorted(by_path):
        every = by_path[path]
        domain = every[0].document.domain
        own = {
            one.language: catalogs[domain, one.language]
            for one in every
            if (domain, one.language) in catalogs
        }
        held[domain] = hold(Read(every, own), publication, today)
    require_addresses(held.values())
    require_logo(publication, statics)
    languages, dated = summary(held.values())
    return Site(
        held=held,
        languages=languages,
        dated=dated,
        assets=assets,
        statics=statics,
        name=name,
        publication=publication,
        history=partial(noted, history or History(), present(held.values())),
        credits=dict(credits),
        quotes=quotes,
        theme=theme,
        changed=changed,
        printer=printer,
    )


def hold(
    read: Read,
    publication: Publication,
    today: datetime.date,
    load: Callable[[], Read] | None = None,
) -> Held:
    """A document that has been read; `load` reads it again. Raises AmbosError on a slug that is none."""
    facts = {}
    for one in read.localized:
        name, _ = read.catalogs.get(one.language, ("", None))
        facts[one.language] = find_facts(one, publication, name)
    document = read.localized[0].document

    def anchors() -> str:
        return hashlib.sha256("\n".join(sorted(fragments(document))).encode()).hexdigest()[:16]

    load = load or (lambda: read)
    names = (document.path, document.domain, document.language)
    return Held(*names, facts, anchors, load, read, today)


def require_addresses(held: Iterable[Held]) -> None:
    """Raise AmbosError where two documents would have one address."""
    taken: dict[tuple[str, str], Held] = {}
    for one in held:
        for language, folder in one.place.folders.items():
            at = (language, unicodedata.normalize("NFC", folder).casefold())
            if at in taken:
                read = one.read()
                what = f"has the address {tag(language)}/{folder}/, as {taken[at].path} has (change a slug)"
                name, _ = read.catalogs.get(language, ("", None))
                localized = next(each for each in read.localized if each.language == language)
                raise slug_error(localized, name, what)
            taken[at] = one


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
