"""A project on disk: its settings, its documents, and where their catalogs are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from i18n import configuration, files, processes
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.languages import catalog_code, parents
from i18n.ledger import Ledger
from i18n.listing import Listing, listed, listed_if_there
from i18n.model import SOURCES, Document, Reading, Segmenter, domain_of
from i18n.roots import STATE

if TYPE_CHECKING:
    import polib

LOCALES = "locales"
TEMPLATES = f"{LOCALES}/templates"
PUBLIC = "public"
STATIC = "static"
TERMS = "terms"
OWN_FOLDERS = frozenset({SOURCES, LOCALES, PUBLIC, STATIC, STATE})
"""What lies below them is read, or written, as what it is."""
SLUGS = f"{LOCALES}/slugs.toml"
"""The addresses that pages have had."""
RETIRED = f"{LOCALES}/.retired"
"""Where catalogs are whose documents are gone, below it as they were below locales/."""
Watch = Callable[[Sequence[str], str], Iterable[str]]
Work = TypeVar("Work")
Outcome = TypeVar("Outcome")


def _unwatched(items: Sequence[str], label: str) -> Iterable[str]:
    del label
    return items


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and settings, for as long as one command runs.

    `jobs` processes work on its documents; `watch` is shown the paths as they are worked on.
    """

    root: Path
    settings: Settings
    jobs: int = 1
    watch: Watch = _unwatched
    _plain: set[str] = field(default_factory=set, repr=False, compare=False)
    """Folders that are known to lie in the project, with no link on the way to them."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The source language, then the targets."""
        return (self.settings.source, *self.settings.targets)

    @property
    def reading(self) -> Reading:
        """What the project wants of its documents."""
        settings = self.settings
        return Reading(
            segmentation=settings.segmentation,
            fields=frozenset(settings.fields),
            code=settings.code,
            shorten_urls=settings.shorten_urls,
        )

    @property
    def segmenter(self) -> Segmenter:
        """How the project finds sentences. Raises AmbosError for an SRX file that is refused."""
        return _segmenter(self.root, self.settings)

    def language(self, code: str) -> str:
        """A language of the project, from what the user typed. Raises AmbosError."""
        found = catalog_code(code)
        if found not in self.languages:
            known = ", ".join(self.languages)
            what = f"no language of this project: '{code}' (has {known}; 'targets' adds one)"
            raise AmbosError(what)
        return found

    def fallbacks(self, language: str) -> tuple[str, ...]:
        """The languages of the project that say what one does not say itself, nearest first."""
        return tuple(code for code in parents(language) if code in self.languages)

    def targets(self, document: Document) -> tuple[str, ...]:
        """The languages that a document is translated into."""
        return tuple(code for code in self.languages if code != document.language)

    def paths(self) -> list[str]:
        """The documents below source/, relative to the project, sorted. Raises AmbosError."""
        return list(listed(self.root, SOURCES, _is_document).names)

    def sources(self) -> Listing:
        """The documents below source/. Raises AmbosError, also for two of one domain."""
        listing = listed(self.root, SOURCES, _is_document)
        _require_domains(listing.names)
        return listing

    def source_listing(self) -> tuple[list[str], list[str], Listing]:
        """The documents below source/, the other files there, and both. Raises AmbosError as `sources`."""
        from i18n import documents  # noqa: PLC0415

        listing = listed(self.root, SOURCES, lambda path: not _is_hidden(path))
        found = [path for path in listing.names if documents.is_document(path)]
        _require_domains(found)
        return found, sorted(set(listing.names).difference(found)), listing

    def assets(self) -> list[str]:
        """The other files below source/, relative to the project, sorted. Raises AmbosError."""
        return list(listed(self.root, SOURCES, _is_asset).names)

    def catalog_listing(self) -> Listing:
        """The files below locales/, templates and compiled ones aside. Raises AmbosError."""
        return listed_if_there(self.root, LOCALES, _is_catalog_file)

    def catalog_files(self) -> list[str]:
        """Their names alone. Raises AmbosError."""
        return list(self.catalog_listing().names)

    def retired_files(self) -> list[str]:
        """The catalogs of documents that are gone, relative to the project, sorted. Raises AmbosError."""
        return list(listed_if_there(self.root, RETIRED, _is_retired).names)

    @staticmethod
    def orphans(
        catalogs: Iterable[str], documents: Iterable[str], languages: Iterable[str]
    ) -> list[str]:
        """Those of the files below locales/ that are catalogs of some languages, and of no document."""
        domains = {domain_of(path) for path in documents}
        folders = tuple(f"{LOCALES}/{language}/LC_MESSAGES/" for language in languages)
        return [
            path
            for path in catalogs
            if path.endswith(".po")
            and path.startswith(folders)
            and path.removesuffix(".po").split("/", 3)[3] not in domains
        ]

    def static_listing(self) -> Listing:
        """The files below static/, hidden ones too. Raises AmbosError."""
        return listed_if_there(self.root, STATIC, lambda path: not path.endswith("/.git/"))

    def statics(self) -> list[str]:
        """Their names alone. Raises AmbosError."""
        return list(self.static_listing().names)

    def term_listing(self) -> Listing:
        """The termbases. Raises AmbosError."""
        return listed_if_there(self.root, TERMS, lambda path: path.endswith(("/", ".csv")))

    def theme_listing(self) -> Listing:
        """The files of the project's theme; none without a theme.

        Raises AmbosError, also for a folder that has files of another kind.
        """
        folder = self.settings.publish.theme
        if not folder:
            return Listing((), {})
        try:
            if folder.partition("/")[0] in OWN_FOLDERS:
                raise AmbosError("has files of another kind (keep the theme elsewhere)")
            self.require_inside(folder)
            return listed(self.root, folder, lambda path: not _is_hidden(path))
        except AmbosError as error:
            if error.path not in (None, folder):
                raise
            path, line = configuration.place(self.root, "publish.theme")
            what = f"'theme': {folder}: {error.message}"
            raise AmbosError(what, path=path, line=line) from error

    def parse(self, data: bytes, path: str) -> Document:
        """The document in a file's bytes. Raises AmbosError."""
        from i18n import documents  # noqa: PLC0415

        return documents.parse(data, path, self.settings.source, self.segmenter, self.reading)

    def read(self, path: str) -> Document:
        """One document. Raises AmbosError."""
        return self.parse(files.read(self.root / path, path), path)

    def documents(self) -> Iterator[Document]:
        """Every document, sorted by path, read as it is asked for.

        Raises AmbosError, also for two of one domain.
        """
        names = self.sources().names
        done = self.each(_read, names)
        for _ in self.watch(names, "Reading"):
            yield next(done)

    def each(
        self,
        function: Callable[[Project, Work], Outcome],
        work: Iterable[Work],
        is_light: Callable[[Work], bool] | None = None,
    ) -> Iterator[Outcome]:
        """What a function makes of each piece of work, in order, in as many processes as `jobs`.

        Function, work and outcome are pickled where these are several; see `processes.ordered`.
        """
        project = replace(self, watch=_unwatched, _plain=set())
        return processes.ordered(partial(function, project), work, self.jobs, is_light)

    def ledger(self, command: str, *choices: str, early: Ledger | None = None) -> Ledger:
        """What a command with these choices left with nothing to do; `early` where it is the same.

        Raises AmbosError.
        """
        rules = configuration.rule_sum(self.root, self.settings)
        ledger = Ledger.of(os.fspath(self.root), command, choices, rules)
        return early if early is not None and early.is_same(ledger) else ledger

    def place(self, name: str) -> Path:
        """The file of a name relative to the project. Raises AmbosError where a link leads out."""
        self.require_inside(name)
        return self.root / name

    def require_inside(self, name: str) -> None:
        """Raise AmbosError where a link leads a name relative to the project out of it."""
        path = os.path.join(self.root, name)
        folder, file = os.path.split(path)
        if self._is_plain(folder) and file != os.pardir and not os.path.islink(path):
            return
        if not Path(os.path.realpath(path)).is_relative_to(self.root):
            what = "is a link, or below one, that leaves the project (put the file itself here)"
            raise AmbosError(what, path=name)

    def _is_plain(self, folder: str) -> bool:
        """Is a folder in the project, and no link on the way to it from the root?"""
        root = os.fspath(self.root)
        new = []
        while folder not in self._plain and folder != root:
            above, name = os.path.split(folder)
            if above == folder or name == os.pardir or os.path.islink(folder):
                return False
            new.append(folder)
            folder = above
        self._plain.update(new)
        return True

    def template_path(self, document: Document) -> str:
        """Where a document's template is, relative to the project."""
        return template_name(document.domain)

    def catalog_path(self, document: Document, language: str) -> str:
        """Where a document's catalog of a language is, relative to the project."""
        return catalog_name(document.domain, language)

    def template(self, document: Document) -> polib.POFile:
        """The document's messages, as the settings want them described."""
        from i18n import catalogs  # noqa: PLC0415

        return catalogs.extract(
            document,
            has_breadcrumb=self.settings.breadcrumb,
            has_lines=self.settings.reference == "line",
        )

    def catalog(self, document: Document, language: str) -> polib.POFile | None:
        """A document's catalog, or None where there is none. Raises AmbosError."""
        from i18n import catalogs  # noqa: PLC0415
        from i18n.catalogs.blank import filled  # noqa: PLC0415

        name = self.catalog_path(document, language)
        path = self.place(name)
        return filled(catalogs.load(path, name), name) if path.exists() else None


def template_name(domain: str) -> str:
    """Where the template of a domain is, relative to the project."""
    return f"{TEMPLATES}/{domain}.pot"


def catalog_name(domain: str, language: str) -> str:
    """Where the catalog of a domain and a language is, relative to the project."""
    return f"{LOCALES}/{catalog_code(language)}/LC_MESSAGES/{domain}.po"


def compiled_name(catalog: str) -> str:
    """Where the MO file of a catalog is, by the catalog's name."""
    return f"{catalog.removesuffix('.po')}.mo"


def retired_name(name: str, number: int) -> str:
    """Where a catalog is put aside, by its name: the first time and the following ones, from 1."""
    again = f"{number}/" if number > 1 else ""
    return f"{RETIRED}/{again}{name.removeprefix(f'{LOCALES}/')}"


def open_project(directory: Path | None, jobs: int = 1, watch: Watch = _unwatched) -> Project:
    """The project in a folder, or, without one, in the working folder or one above it.

    Raises AmbosError.
    """
    if directory is None:
        here = Path.cwd()
        root = configuration.find(here) or here
    else:
        root = directory
        if not root.is_dir():
            raise AmbosError("no such folder (name the project's folder)", path=str(directory))
    return Project(root.resolve(), configuration.load(root), jobs, watch)


@lru_cache(maxsize=4)
def _segmenter(root: Path, settings: Settings) -> Segmenter:
    """A project's segmenter, its rules read once."""
    return configuration.sentences(root, settings)


def _read(project: Project, path: str) -> Document:
    return project.read(path)


def _require_domains(paths: Iterable[str]) -> None:
    """Raise AmbosError where two documents have one domain."""
    domains: dict[str, str] = {}
    for path in paths:
        domain = domain_of(path)
        if domain in domains:
            what = f"has the catalog of {domains[domain]} too (rename one of the two)"
            raise AmbosError(what, path=path)
        domains[domain] = path


def _is_hidden(path: str) -> bool:
    """Does the name of a file, or of a folder with its slash, begin with a dot?"""
    return path.rstrip("/").rpartition("/")[2].startswith(".")


def _is_document(path: str) -> bool:
    """Is this a document, or a folder that may hold one?"""
    from i18n import documents  # noqa: PLC0415

    return not _is_hidden(path) and (path.endswith("/") or documents.is_document(path))


def _is_catalog_file(path: str) -> bool:
    """Is this a file that is kept with the catalogs, or a folder that may hold one?

    Templates are not: no command reads them.
    """
    return not _is_hidden(path) and not path.endswith(".mo") and path != f"{TEMPLATES}/"


def _is_retired(path: str) -> bool:
    """Is this a catalog, or a folder that may hold one?"""
    return not _is_hidden(path) and path.endswith(("/", ".po"))


def _is_asset(path: str) -> bool:
    """Is this a file that documents bring along, or a folder that may hold one?"""
    from i18n import documents  # noqa: PLC0415

    return not _is_hidden(path) and (path.endswith("/") or not documents.is_document(path))


def named(found: Iterable[str], paths: Iterable[str], project: Project) -> list[str]:
    """The documents of the given files, which the user names from where they stand."""
    known = frozenset(found)
    chosen = []
    for path in paths:
        full = Path(path).resolve()
        name = (
            full.relative_to(project.root).as_posix() if full.is_relative_to(project.root) else ""
        )
        if name not in known:
            name = path.replace(os.sep, "/")
        if name not in known:
            raise AmbosError(
                f"no document of this project (its documents are in {SOURCES}/)", path=path
            )
        chosen.append(name)
    return chosen
