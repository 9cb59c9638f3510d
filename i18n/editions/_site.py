"""The addresses of a site: where each document is in each edition."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from i18n.addresses import History
from i18n.credits import Credit
from i18n.editions._facts import Facts
from i18n.editions._held import Held, Place
from i18n.editions._legal import legal_bytes
from i18n.editions._localization import Catalog, Localized
from i18n.editions._quotes import Quotes
from i18n.editions._sheets import Printer
from i18n.editions._theme import PLAIN, Theme
from i18n.editions._tracing import (
    EVERYTHING,
    HIDDEN,
    Trace,
    Watched,
    content_of,
    facts_of,
    file_of,
    place_of,
    use_of,
)
from i18n.languages import tag
from i18n.model import domain_of
from i18n.publication import UNDATED, Publication
from i18n.templates import SUFFIX

ASSETS = "assets"
STYLE = "style.css"
ICON = "icon.svg"
INDEX = "index.html"
NOT_FOUND = "404.html"
REDIRECTS = "_redirects"
OWN_NAME = "*"
"""Stands for the name of a document's own copy, where a link leads to it."""

_OWN_LOOK = Theme()


@dataclass(frozen=True, slots=True)
class File:
    """A published file; `path` is relative to public/, with slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """The documents of a project in every language they are published in.

    `held` are the documents by domain, sorted by path; `languages` those that have a front page, in the
    order in which the site has them, and `dated` those of them that have a document with a date.
    `assets` are the other files below source/ and `statics` those below static/, by their paths there;
    `publication` is what the project says of its editions. `history` gives where pages have been, the
    present places last. `credits` are the translators of languages, `quotes` the quotation marks that the
    project writes in some, `theme` is how the pages look. What is asked of a site is noted in its `trace`.
    `changed` is the day on which documents without a date count as changed; `printer` makes the PDFs, None
    where none are published.
    """

    held: Mapping[str, Held]
    languages: Sequence[str]
    dated: frozenset[str]
    assets: Mapping[str, bytes]
    statics: Mapping[str, bytes]
    name: str
    publication: Publication
    history: Callable[[], History] = History
    credits: Mapping[str, Sequence[Credit]] = field(default_factory=dict)
    quotes: Quotes = field(default_factory=dict)
    theme: Theme = _OWN_LOOK
    trace: Trace = field(default_factory=Trace)
    changed: datetime.date = UNDATED
    printer: Printer | None = None

    def render(self, name: str, context: Mapping[str, object]) -> bytes:
        """What a template of the theme gives, in UTF-8; what no page can hold is U+FFFD.

        Raises AmbosError with the line for what is wrong in the template.
        """
        self._note_look(name.removesuffix(SUFFIX))
        return legal_bytes(self.theme.render(name, context))

    def look(self, name: str) -> bytes:
        """The bytes of a file of the theme that is no template."""
        self._note_look(name)
        return self.theme.file(name)

    def _note_look(self, name: str) -> None:
        """Note that the templates were asked for, and the file of this name where there is one."""
        if self.theme.folder:
            self.trace.note(file_of(f"{self.theme.folder}/"))
            if name in PLAIN:
                self.trace.note(file_of(f"{self.theme.folder}/{name}"))

    def places(self) -> Iterator[Place]:
        """Where each document is that is published."""
        self.trace.note(EVERYTHING)
        return (held.place for held in self.held.values() if held.place.folders)

    def pairs(self) -> Iterator[tuple[Place, str]]:
        """Where each document is that is published in another language, with that language."""
        return ((place, language) for place in self.places() for language in place.targets)

    def place(self, domain: str) -> Place:
        """Where a document is."""
        held = self.held[domain]
        self.trace.note(place_of(held.path))
        return held.place

    def place_at(self, path: str) -> Place | None:
        """Where the document of a path in the project is, in no folder while it is held back.

        None where there is none.
        """
        self.trace.note(place_of(path))
        held = self.held.get(domain_of(path))
        return held.place if held is not None and held.path == path else None

    def facts(self, domain: str, language: str) -> Facts:
        """What lists show of a document in a language."""
        held = self.held[domain]
        self.trace.note(facts_of(held.path))
        return held.facts[language]

    def preparing(self, language: str) -> Iterator[Place]:
        """The documents that are too incomplete in a language to be published in it."""
        self.trace.note(EVERYTHING)
        return (held.place for held in self.held.values() if language in held.preparing)

    def editions(self, domain: str) -> list[Localized]:
        """A document in each language in which it is published, its own first. Raises AmbosError."""
        held = self.held[domain]
        self.trace.note(content_of(held.path))
        return [one for one in held.read().localized if one.language in held.place.folders]

    def withheld(self) -> Iterator[Held]:
        """The documents that are held back in a language and name files in it. Raises AmbosError."""
        self.trace.note(HIDDEN)
        return (held for held in self.held.values() if held.hidden)

    def shown(self) -> Mapping[str, bool]:
        """The files below source/, by their paths there, that published documents lead to."""
        found = (name for held in self.held.values() for name in held.shown)
        return Watched(dict.fromkeys(found, True), self.trace, use_of)

    def beside(self, domain: str) -> Iterator[tuple[Localized, Localized]]:
        """A document in its own language, with each of its translations. Raises AmbosError."""
        first, *others = self.editions(domain)
        return ((first, other) for other in others)

    def catalogs(self, domain: str) -> Iterator[tuple[str, Catalog]]:
        """The catalogs of a document, with their languages. Raises AmbosError."""
        held = self.held[domain]
        self.trace.note(content_of(held.path))
        found = held.read().catalogs
        return ((code, found[code]) for code in held.place.folders if code in found)

    def folder(self, domain: str, language: str) -> str:
        """Where a document's page in a language is, below public/."""
        return f"{tag(language)}/{self.place(domain).folders[language]}"

    def pair_folder(self, domain: str, source: str, target: str) -> str:
        """Where a document's page in two languages is, below public/."""
        return f"{tag(source)}-{tag(target)}/{self.place(domain).folders[source]}"

    def origin(self, domain: str, languages: Sequence[str]) -> str:
        """Where a document's page in one or two languages was first, below public/.

        Only its own files may ask: no question stands for it.
        """
        held = self.held[domain]
        source = languages[0]
        folder = held.origins.get(source, held.place.folders[source])
        return f"{'-'.join(map(tag, languages))}/{folder}"

    def translators(self, localized: Localized) -> list[Credit]:
        """Who translated what is shown of a document: into its language, and into those that lend to it."""
        codes = [localized.language] if localized.has_own_words else []
        codes += (code for code in localized.lenders if code != localized.document.language)
        return list(dict.fromkeys(one for code in codes for one in self.credits.get(code, ())))

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


def copy_name(path: str) -> str:
    """The file name of the own copy of a document, by its path; it stands beside the page."""
    name = PurePosixPath(path).name
    return f"document{PurePosixPath(name).suffix}" if name.lower() == INDEX else name


def relative(folder: str, goal: str) -> str:
    """The address of a file of public/ from a page in a folder of it."""
    here = folder.split("/") if folder not in (".", "") else []
    there = goal.split("/")
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    path = "/".join([*[".."] * (len(here) - shared), *there[shared:]])
    return quote(path or ".", safe="/.-_~")
