"""The work of a command: its documents and their catalogs as bytes, those left out that are settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from i18n import files
from i18n.ledger import Ledger
from i18n.model import domain_of
from i18n.project import Project, catalog_name

Outcome = TypeVar("Outcome")
_LIGHT = 100_000
"""Bytes of a document for which every other may wait."""


class Work(NamedTuple):
    """A document's bytes, and those of its catalogs by language, None where there is none."""

    path: str
    data: bytes
    catalogs: Mapping[str, bytes | None]

    def names(self) -> Iterator[str]:
        """The files that were read, by their names in the project."""
        return names_of(self.path, self.catalogs)


def names_of(path: str, languages: Iterable[str]) -> Iterator[str]:
    """The files of a document, by their names in the project: itself, and the catalogs it may have."""
    yield path
    for language in languages:
        yield catalog_name(domain_of(path), language)


def outcomes(
    project: Project,
    ledger: Ledger,
    paths: Sequence[str],
    languages: Sequence[str],
    function: Callable[[Project, Work], Outcome],
) -> Iterator[tuple[str, Any, Outcome | None]]:
    """Each document with what is said of it, where it is settled, else with what the work gives.

    Raises AmbosError.
    """
    settled = ledger.settled(paths)
    unsettled = (path for path in paths if path not in settled)
    work = (work_of(project, ledger, path, languages) for path in unsettled)
    done = project.each(function, work, _is_light)
    for path in project.watch(paths, "Reading"):
        is_settled = path in settled
        yield path, settled.get(path), None if is_settled else next(done)


def _is_light(work: Work) -> bool:
    return len(work.data) < _LIGHT


def work_of(project: Project, ledger: Ledger, path: str, languages: Sequence[str]) -> Work:
    """A document and its catalogs in some languages, read. Raises AmbosError."""
    data = ledger.read(path)
    if data is None:
        data = files.read(project.root / path, path)  # which says what is wrong
    catalogs = {}
    for language in languages:
        name = catalog_name(domain_of(path), language)
        project.require_inside(name)
        catalogs[language] = ledger.read(name)
    return Work(path, data, catalogs)
