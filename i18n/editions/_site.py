"""The addresses of a site: where each document is in each edition."""

from __future__ import annotations

import datetime
import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

import polib

from i18n.addresses import History, noted
from i18n.credits import Credit, Credits
from i18n.editions._anchors import slugify
from i18n.editions._dates import due_days, published
from i18n.editions._embargo import Withheld, published_assets, withheld
from i18n.editions._localization import Localized
from i18n.errors import AmbosError
from i18n.languages import tag
from i18n.model import Document
from i18n.publication import Publication
from i18n.slugs import is_slug

ASSETS = "assets"
STYLE = "style.css"
ICON = "icon.svg"
INDEX = "index.html"
NOT_FOUND = "404.html"
REDIRECTS = "_redirects"
OWN_NAME = "*"
"""Stands for the name of a document's own copy, where a link leads to it."""

_UNSAID = Publication()
Catalogs = Mapping[tuple[str, str], tuple[str, polib.POFile]]


@dataclass(frozen=True, slots=True)
class File:
    """A published file; `path` is relative to public/, with slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """Every document in every language it is published in.

    `localized` and `folders` are by domain and language, `folders` with the folder of the page
    below that of its language; `editions` are those of a domain, its own language first;
    `documents` by path; `catalogs` by domain and language, with their
    paths; `assets` are the other files below source/ and `statics` those below static/, by their
    paths there; `publication` is what the project says of its editions, `dated` are
    the languages that have a document with a date. `preparing` are the translations that are too
    incomplete to be published, in none of the others. `history` are the folders, as in `folders`, in
    which pages have been, the present one last. `credits` are the translators of languages. `held` is
    what is not published yet, in none of the others; `withheld` are the paths of documents of which that
    holds in every language. `due_days` are the days, as ISO 8601 has them, on which that may change.
    """

    localized: Mapping[tuple[str, str], Localized]
    editions: Mapping[str, Sequence[Localized]]
    folders: Mapping[tuple[str, str], str]
    documents: Mapping[str, Document]
    catalogs: Catalogs
    assets: Mapping[str, bytes]
    statics: Mapping[str, bytes]
    name: str
    publication: Publication
    dated: frozenset[str]
    preparing: Sequence[Localized] = ()
    history: History = field(default_factory=dict)
    credits: Mapping[str, Sequence[Credit]] = field(default_factory=dict)
    held: Sequence[Withheld] = ()
    withheld: frozenset[str] = frozenset()
    due_days: Sequence[str] = ()

    def languages(self) -> list[str]:
        """The languages that have a front page, in the order in which the site has them."""
        every = (
            *(language for _, language in self.localized),
            *(p.language for p in self.preparing),
        )
        return list(dict.fromkeys(every))

    def pairs(self) -> Iterator[tuple[Localized, Localized]]:
        """Each document in its own language, with each of its translations."""
        for (domain, _), localized in self.localized.items():
            if not localized.is_original:
                yield self.localized[domain, localized.document.language], localized

    def folder(self, domain: str, language: str) -> str:
        """Where a document's page in a language is, below public/."""
        return f"{tag(language)}/{self.folders[domain, language]}"

    def pair_folder(self, domain: str, source: str, target: str) -> str:
        """Where a document's page in two languages is, below public/."""
        return f"{tag(source)}-{tag(target)}/{self.folders[domain, source]}"

    def address(self, path: str) -> str:
        """The whole address of a path below public/; "" where the project does not say its own."""
        base = self.publication.base_url
        return f"{base}{quote(path, safe='/.-_~')}" if base else ""

    def rooted(self, path: str) -> str:
        """The address of a path below public/ from the top of its host, for links that work anywhere."""
        base = urlsplit(self.publication.base_url).path or "/"
        return f"{base}{quote(path, safe='/.-_~')}"

    def page_address(self, domain: str, language: str) -> str:
        """The whole address of a document's page in a language; "" as in `address`."""
        return self.address(f"{self.folder(domain, language)}/")


def copy_name(document: Document) -> str:
    """The file name of a document's own copy, which stands beside its page."""
    name = PurePosixPath(document.path).name
    return f"document{PurePosixPath(name).suffix}" if name.lower() == INDEX else name


def relative(folder: str, goal: str) -> str:
    """The address of a file of public/ from a page in a folder of it."""
    return quote(posixpath.relpath(goal, folder), safe="/.-_~")


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
    today: datetime.date = datetime.date.max,
) -> Site:
    """Give every document its address in every language in which it is published `today`.

    Raises AmbosError on a slug that is none, where two documents would have one address, and for a
    logo that is not there.
    """
    if publication.logo and publication.logo not in statics:
        what = "is not there ('logo' in the settings names it)"
        raise AmbosError(what, path=f"static/{publication.logo}")
    preparing = []
    found = {}
    every = tuple(localized)
    held = withheld(every, today)
    not_yet = {(one.localized.document.domain, one.localized.language) for one in held}
    for one in every:
        if (one.document.domain, one.language) in not_yet:
            continue
        if not one.is_original and one.share < publication.least(one.language):
            preparing.append(one)
        else:
            found[one.document.domain, one.language] = one
    catalogs = {key: value for key, value in catalogs.items() if key in found}
    folders: dict[tuple[str, str], str] = {}
    taken: dict[tuple[str, str], Localized] = {}
    for (domain, language), one in found.items():
        folder = posixpath.join(posixpath.dirname(domain), _slug(one, catalogs))
        folders[domain, language] = folder
        at = (language, unicodedata.normalize("NFC", folder).casefold())
        if at in taken:
            other = taken[at].document.path
            what = f"has the address {tag(language)}/{folder}/, as {other} has (change a slug)"
            raise _error(one, catalogs, what)
        taken[at] = one
    documents = {one.document.path: one.document for one in found.values()}
    by_domain: dict[str, list[Localized]] = {}
    for one in sorted(found.values(), key=lambda one: not one.is_original):
        by_domain.setdefault(one.document.domain, []).append(one)
    dated = frozenset(
        language for (_, language), one in found.items() if published(one.document, language)
    )
    return Site(
        localized=found,
        editions=by_domain,
        folders=folders,
        documents=documents,
        catalogs=catalogs,
        assets=published_assets(assets, held, found.values()),
        statics=statics,
        name=name,
        publication=publication,
        dated=dated,
        preparing=preparing,
        history=noted(history or {}, folders),
        credits=dict(credits),
        held=held,
        withheld=frozenset(one.localized.document.path for one in held) - documents.keys(),
        due_days=due_days(one.document for one in every if one.is_original),
    )


def _slug(localized: Localized, catalogs: Catalogs) -> str:
    """The last part of a document's address in a language. Raises AmbosError."""
    slug = localized.rendered.value("slug")
    if slug is None:
        return slugify(PurePosixPath(localized.document.domain).name)
    if not is_slug(slug):
        what = f"slug '{slug}' is no folder's name (write letters, digits and hyphens)"
        raise _error(localized, catalogs, what)
    return slug


def _error(localized: Localized, catalogs: Catalogs, what: str) -> AmbosError:
    """What is wrong with a slug, where it was written."""
    document = localized.document
    fields = document.metadata.get("slug", ())
    if localized.is_original or not fields:
        return AmbosError(what, path=document.path, line=fields[0].line if fields else None)
    path, catalog = catalogs[document.domain, localized.language]
    for entry in catalog:
        if entry.msgid == fields[0].value and not entry.obsolete:
            return AmbosError(what, path=path, line=entry.linenum or None)
    return AmbosError(what, path=document.path, line=fields[0].line)
