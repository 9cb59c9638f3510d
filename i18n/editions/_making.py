"""The documents of a site: each has its facts, and an address that no other has."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Callable, Container, Iterable

from i18n.editions._facts import find_facts, slug_error
from i18n.editions._fragments import fragments
from i18n.editions._held import Held, Read
from i18n.errors import AmbosError
from i18n.languages import tag
from i18n.publication import Publication


def hold(
    read: Read, publication: Publication, today: datetime.date, load: Callable[[], Read]
) -> Held:
    """A document that has been read; `load` reads it again. Raises AmbosError on a slug that is none."""
    facts = {}
    for one in read.localized:
        name, _ = read.catalogs.get(one.language, ("", None))
        facts[one.language] = find_facts(one, publication, name)
    document = read.localized[0].document

    def anchors() -> str:
        return hashlib.sha256("\n".join(sorted(fragments(document))).encode()).hexdigest()[:16]

    return Held(
        path=document.path,
        domain=document.domain,
        language=document.language,
        facts=facts,
        anchors=anchors,
        load=load,
        read=read,
        today=today,
    )


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


def present(held: Iterable[Held]) -> dict[tuple[str, str], str]:
    """The folders of all pages, below that of the language, by domain and language."""
    return {
        (one.domain, language): folder
        for one in held
        for language, folder in one.place.folders.items()
    }
