"""Which catalogs `ambos check` looks at, and in which language one of another project is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import polib

from i18n import checks, files
from i18n.catalogs.blank import filled
from i18n.catalogs.syntax import parse
from i18n.checks import Check
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code, primary
from i18n.model import domain_of
from i18n.project import Project, catalog_name

UNDETERMINED = "und"
"""BCP 47's tag of a language that nobody knows (ISO 639-2)."""


@dataclass(frozen=True, slots=True)
class Task:
    """Catalogs to check: a document's, in some languages, or the one of another project at `path`.

    `named` is what the user called it. The checks go by their names, so that a task can travel.
    `contents` are bytes of its document and of catalogs, by their paths, that are looked at in the place
    of the files.
    `termbase` is a file that is taken for the project's own terms. `source_language` is that of the
    catalog of another project, "" where its header says it or nobody does.
    """

    path: str
    checks: tuple[str, ...]
    languages: tuple[str, ...] = ()
    named: str = ""
    is_document: bool = True
    contents: tuple[tuple[str, bytes], ...] = ()
    termbase: str = ""
    source_language: str = ""

    @property
    def chosen(self) -> list[Check]:
        """The checks to run."""
        return [checks.named(name) for name in self.checks]

    @property
    def is_whole(self) -> bool:
        """Is it a document with all its catalogs, as where the whole project is looked at?"""
        return self.is_document and not self.named and not self.languages

    def bytes_of(self, path: Path, name: str) -> bytes:
        """What a file holds, or what is looked at in its place. Raises AmbosError."""
        data = dict(self.contents).get(name)
        return files.read(path, name) if data is None else data

    def read(self, path: Path, name: str) -> polib.POFile | AmbosError:
        """A catalog, or what is wrong with its text. Raises AmbosError for a file that cannot be read."""
        data = self.bytes_of(path, name)
        try:
            return filled(parse(data, name), name)
        except AmbosError as error:
            return error


def tasks(
    project: Project | None,
    paths: Sequence[str],
    languages: Sequence[str],
    chosen: Sequence[Check],
    *,
    termbase: str = "",
    source_language: str = "",
) -> list[Task]:
    """Every document; or the catalogs that the user names, or that lie in the folders he names.

    A catalog that is no document's of the project is one of another project, in the language that its
    header or its path says, or else in the one given; `source_language` is the one that it is translated
    from, whatever its header says. Raises AmbosError.
    """
    names = tuple(check.name for check in chosen)
    if not paths:
        assert project is not None, "without paths there is a project"
        wanted = tuple(project.language(code) for code in languages)
        return [Task(path, names, wanted, termbase=termbase) for path in project.sources().names]
    known = _known(project) if project is not None else {}
    found: dict[tuple[str, str], Task] = {}
    for named in paths:
        for file in _files(project, named):
            place = known.get(_resolved(file))
            if place is not None:
                path, language = place
                if not languages or language in map(catalog_code, languages):
                    found[path, language] = Task(
                        path, names, (language,), named=str(file), termbase=termbase
                    )
            else:
                wanted = tuple(map(catalog_code, languages))
                found[str(file), ""] = Task(
                    str(file),
                    names,
                    wanted,
                    named=file.as_posix(),
                    is_document=False,
                    termbase=termbase,
                    source_language=catalog_code(source_language),
                )
    return list(found.values())


def _known(project: Project) -> dict[Path, tuple[str, str]]:
    """The catalogs of a project's documents: the document and the language of each."""
    return {
        _resolved(project.root / catalog_name(domain_of(path), language)): (path, language)
        for path in project.sources().names
        for language in project.languages
    }


def _resolved(path: Path) -> Path:
    """Where links lead; `resolve` raises another error for a link to itself."""
    return Path(os.path.realpath(path))


def _files(project: Project | None, named: str) -> Iterator[Path]:
    """The catalogs that a name stands for, from where the user stands, or from the project's root."""
    path = Path(named)
    # a link that leads nowhere is what the user named all the same
    if project is not None and not os.path.lexists(path) and os.path.lexists(project.root / named):
        path = project.root / named
    if not path.is_dir():
        yield path
        return
    found = False
    closed: list[Path] = []
    for folder, folders, names in os.walk(
        path, onerror=lambda error: closed.append(Path(error.filename))
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".po"):
                found = True
                yield Path(folder) / name
    yield from closed  # whoever reads one says why nobody can
    if not found and not closed:
        raise AmbosError("no catalog in this folder (name one that has PO files)", path=named)


def language_of(catalog: polib.POFile | AmbosError, name: str, wanted: Sequence[str]) -> str | None:
    """The language of a catalog of another project; None where it is none of those wanted.

    Its header says it, or its path, or the user does. Raises AmbosError where nobody does, but of a
    catalog that cannot be read: that is what is told of it, in no language.
    """
    found = _said(catalog, name)
    if found is None and not wanted:
        if isinstance(catalog, AmbosError):
            return UNDETERMINED
        raise AmbosError(_unsaid(catalog), path=name)
    if found is None or not wanted:
        return found or wanted[0]
    same = [code for code in wanted if primary(code) == primary(found)]
    return max(found, *same, key=len) if same else None


def source_of(catalog: polib.POFile | AmbosError) -> str | None:
    """The language that a catalog's header says it is translated from, as Poedit and Transifex write it."""
    if isinstance(catalog, AmbosError):
        return None
    stated = catalog.metadata.get("X-Source-Language", "").strip()
    return catalog_code(stated) if is_code(stated) else None


def _unsaid(catalog: polib.POFile) -> str:
    """Why nobody knows a catalog's language."""
    stated = catalog.metadata.get("Language", "").strip()
    if stated:
        return f"its Language is no language code: {stated} (write one such as es or es_MX)"
    return "neither header nor path says its language (give --language)"


def _said(catalog: polib.POFile | AmbosError, name: str) -> str | None:
    """The language that a catalog's header says, or its path."""
    stated = catalog.metadata.get("Language", "") if isinstance(catalog, polib.POFile) else ""
    if is_code(stated.strip()):
        return catalog_code(stated.strip())
    from babel.localedata import exists  # noqa: PLC0415  (slow to import)

    for code in _stated(name):
        if is_code(code) and exists(primary(code)):
            return catalog_code(code)
    return None


def _stated(name: str) -> Iterable[str]:
    """What in a path may be a language: the folder above LC_MESSAGES, the file's name, a folder."""
    path = PurePath(name)
    folders = path.parts[:-1]
    if folders[-1:] == ("LC_MESSAGES",):
        yield from folders[-2:-1]
    yield path.stem
    yield path.stem.rpartition(".")[2]
    yield from reversed(folders)
