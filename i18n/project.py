"""A project on disk: its settings, its documents, and where their catalogs are."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

import polib

from i18n import catalogs, configuration, documents, files
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.languages import catalog_code
from i18n.model import Document, Reading
from i18n.segmentation import segment

SOURCES = "source"
LOCALES = "locales"
PUBLIC = "public"
STATIC = "static"
STATE = ".ambos"
Watch = Callable[[Sequence[str], str], Iterable[str]]


def _leave_signals_to_parent() -> None:
    """In a process of the pool: who is asked to stop is the program that started it.

    When that is gone, so is this process.
    """
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _unwatched(items: Sequence[str], label: str) -> Iterable[str]:
    del label
    return items


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and settings.

    `jobs` processes read its documents; `watch` is shown the paths as they are read.
    """

    root: Path
    settings: Settings
    jobs: int = 1
    watch: Watch = _unwatched

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

    def language(self, code: str) -> str:
        """A language of the project, from what the user typed. Raises AmbosError."""
        found = catalog_code(code)
        if found not in self.languages:
            known = ", ".join(self.languages)
            what = f"no language of this project: '{code}' (has {known}; 'targets' adds one)"
            raise AmbosError(what)
        return found

    def targets(self, document: Document) -> tuple[str, ...]:
        """The languages that a document is translated into."""
        return tuple(code for code in self.languages if code != document.language)

    def paths(self) -> list[str]:
        """The documents below source/, relative to the project, sorted. Raises AmbosError."""
        return sorted(_paths(self.root, SOURCES, _is_document))

    def assets(self) -> list[str]:
        """The other files below source/, relative to the project, sorted. Raises AmbosError."""
        return sorted(_paths(self.root, SOURCES, _is_asset))

    def catalog_files(self) -> list[str]:
        """The files below locales/, compiled ones aside, relative to the project, sorted."""
        return sorted(_paths(self.root, LOCALES, _is_catalog_file))

    def orphans(self, documents: Iterable[Document]) -> list[str]:
        """The catalogs of the project's languages that belong to none of its documents."""
        known = {
            self.catalog_path(document, language)
            for document in documents
            for language in self.languages
        }
        folders = tuple(f"{LOCALES}/{language}/LC_MESSAGES/" for language in self.languages)
        return [
            path
            for path in self.catalog_files()
            if path.endswith(".po") and path.startswith(folders) and path not in known
        ]

    def statics(self) -> list[str]:
        """The files below static/, hidden ones too, relative to the project, sorted."""
        return sorted(_paths(self.root, STATIC, lambda path: not path.endswith("/.git/")))

    def read(self, path: str) -> Document:
        """One document. Raises AmbosError."""
        return _read(path, self.root, self.settings.source, self.reading)

    def documents(self) -> list[Document]:
        """Every document, sorted by path. Raises AmbosError, also for two of one domain."""
        paths = self.paths()
        domains: dict[str, str] = {}
        for path in paths:
            domain = str(PurePosixPath(path).with_suffix(""))
            if domain in domains:
                what = f"has the catalog of {domains[domain]} too (rename one of the two)"
                raise AmbosError(what, path=path)
            domains[domain] = path
        read = partial(_read, root=self.root, language=self.settings.source, reading=self.reading)
        if self.jobs > 1 and len(paths) > 1:
            jobs = min(self.jobs, len(paths))
            with ProcessPoolExecutor(jobs, initializer=_leave_signals_to_parent) as pool:
                read_ahead = pool.map(read, paths, chunksize=8)
                return [next(read_ahead) for _ in self.watch(paths, "Reading")]
        return [read(path) for path in self.watch(paths, "Reading")]

    def place(self, name: str) -> Path:
        """The file of a name relative to the project. Raises AmbosError where a link leads out."""
        path = self.root / name
        if not Path(os.path.realpath(path)).is_relative_to(self.root):
            what = "is a link, or below one, that leaves the project (put the file itself here)"
            raise AmbosError(what, path=name)
        return path

    def template_path(self, document: Document) -> str:
        """Where a document's template is, relative to the project."""
        return f"{LOCALES}/templates/{document.domain}.pot"

    def catalog_path(self, document: Document, language: str) -> str:
        """Where a document's catalog of a language is, relative to the project."""
        return f"{LOCALES}/{catalog_code(language)}/LC_MESSAGES/{document.domain}.po"

    def template(self, document: Document) -> polib.POFile:
        """The document's messages, as the settings want them described."""
        return catalogs.extract(
            document,
            has_breadcrumb=self.settings.breadcrumb,
            has_lines=self.settings.reference == "line",
        )

    def catalog(self, document: Document, language: str) -> polib.POFile | None:
        """A document's catalog, or None where there is none. Raises AmbosError."""
        name = self.catalog_path(document, language)
        path = self.place(name)
        return catalogs.load(path, name) if path.exists() else None


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


def _read(path: str, root: Path, language: str, reading: Reading) -> Document:
    return documents.parse(files.read(root / path, path), path, language, segment, reading)


def _paths(root: Path, folder: str, is_wanted: Callable[[str], bool]) -> Iterator[str]:
    """The wanted files below a folder of the project, by their paths in it. Raises AmbosError."""
    top = root / folder
    _require_inside(top, root)

    def refuse(error: OSError) -> None:
        name = Path(error.filename or top).relative_to(root).as_posix()
        raise files.unusable(error, name, "read") from error

    is_needed = folder == SOURCES or top.exists()
    for place, subfolders, names in os.walk(top, onerror=refuse if is_needed else None):
        here = Path(place).relative_to(root).as_posix()
        subfolders[:] = sorted(name for name in subfolders if is_wanted(f"{here}/{name}/"))
        for name in subfolders:
            if (Path(place) / name).is_symlink():
                raise AmbosError(
                    "is a link to a folder (put its files here)", path=f"{here}/{name}"
                )
        for name in names:
            path = f"{here}/{name}"
            if is_wanted(path):
                _require_inside(root / path, root)
                _require_file(root / path, path)
                yield path


def _is_hidden(path: str) -> bool:
    """Does the name of a file, or of a folder with its slash, begin with a dot?"""
    return PurePosixPath(path).name.startswith(".")


def _is_document(path: str) -> bool:
    """Is this a document, or a folder that may hold one?"""
    return not _is_hidden(path) and (path.endswith("/") or documents.is_document(path))


def _is_catalog_file(path: str) -> bool:
    """Is this a file that is kept with the catalogs, or a folder that may hold one?"""
    return not _is_hidden(path) and not path.endswith(".mo")


def _is_asset(path: str) -> bool:
    """Is this a file that documents bring along, or a folder that may hold one?"""
    return not _is_hidden(path) and (path.endswith("/") or not documents.is_document(path))


def _require_inside(path: Path, root: Path) -> None:
    """Raise AmbosError where a link leads out of the project."""
    target = Path(os.path.realpath(path))  # `resolve` raises another error for a link to itself
    if path.is_symlink() and not target.is_relative_to(os.path.realpath(root)):
        name = path.relative_to(root).as_posix()
        raise AmbosError("is a link that leaves the project (put the file itself here)", path=name)


def _require_file(path: Path, name: str) -> None:
    """Raise AmbosError where there is something that cannot be read to an end: a pipe, a device."""
    if path.exists() and not path.is_file():
        raise AmbosError("is no regular file (take it out of the folder)", path=name)
    try:
        name.encode()
    except UnicodeEncodeError as error:
        shown = name.encode("utf-8", "backslashreplace").decode()
        raise AmbosError("its name is not UTF-8 (rename it)", path=shown) from error
    if not name.isprintable():
        raise AmbosError("its name has a control character (rename it)", path=name)


def named(found: Iterable[Document], paths: Iterable[str], project: Project) -> list[Document]:
    """The documents of the given files, which the user names from where they stand."""
    by_path = {document.path: document for document in found}
    chosen = []
    for path in paths:
        full = Path(path).resolve()
        name = (
            full.relative_to(project.root).as_posix() if full.is_relative_to(project.root) else ""
        )
        if name not in by_path:
            name = path.replace(os.sep, "/")
        if name not in by_path:
            raise AmbosError(
                f"no document of this project (its documents are in {SOURCES}/)", path=path
            )
        chosen.append(by_path[name])
    return chosen
