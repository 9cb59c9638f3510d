"""What a project consists of: its documents, and the files that are neither these nor their catalogs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from i18n import files
from i18n.ledger import Ledger
from i18n.model import SOURCES, domain_of
from i18n.project import LOCALES, STATIC, TERMS, Project, catalog_name
from i18n.stamps import Stamp


class Listed(NamedTuple):
    """The documents that are published, and the other files, by their names in the project, sorted.

    `assets` are those of the others that documents bring along; `folders` are those that were looked
    through, with their stamps from before.
    """

    documents: list[str]
    others: list[str]
    assets: list[str]
    folders: Mapping[str, Stamp]


def listed(
    project: Project, ledger: Ledger, documents: Collection[str], others: Mapping[str, object]
) -> Listed:
    """What there is in a project; `documents` and `others` are what there was when the ledger was written.

    A folder that has not changed since holds what it held. Raises AmbosError.
    """
    folders: dict[str, Stamp] = {}
    unchanged = ledger.unchanged_folders(SOURCES)
    assets = [name for name, is_asset in others.items() if is_asset]
    if unchanged is not None:
        paths = sorted(documents)
        found = [name for name in others if name.startswith(f"{SOURCES}/")]
        folders |= unchanged
    else:
        every, assets, listing = project.source_listing()
        paths = [path for path in every if project.settings.publish.has(path)]
        # a document that is not published may be the goal of a link all the same
        found = [*assets, *(path for path in every if not project.settings.publish.has(path))]
        folders |= listing.folders
    tops = [
        (STATIC, project.static_listing),
        (TERMS, project.term_listing),
        (LOCALES, project.catalog_listing),
    ]
    if project.settings.publish.theme:
        tops.append((project.settings.publish.theme, project.theme_listing))
    for top, look in tops:
        unchanged = ledger.unchanged_folders(top)
        if unchanged is not None:
            folders |= unchanged
            found += [name for name in others if name.startswith(f"{top}/")]
        else:
            listing = look()
            folders |= listing.folders
            found += listing.names
    if sorted(found) != sorted(others) or paths != sorted(documents):
        # a catalog is another file while it has no document
        own = frozenset(_catalogs(project, paths))
        found = [name for name in found if name not in own]
    return Listed(paths, sorted(found), sorted(assets), folders)


def _catalogs(project: Project, paths: Iterable[str]) -> Iterator[str]:
    """The names of the catalogs that documents may have."""
    domains = [domain_of(path) for path in paths]
    for code in project.languages:
        before, after = catalog_name("\0", code).split("\0")
        yield from (f"{before}{domain}{after}" for domain in domains)


class Contents(Mapping[str, bytes]):
    """Files of a folder of the project, by their paths in it, read when they are asked for."""

    def __init__(self, project: Project, folder: str, names: Iterable[str]) -> None:
        self._project = project
        self._names = {
            name.removeprefix(f"{folder}/"): name for name in names if name.startswith(f"{folder}/")
        }

    def __getitem__(self, path: str) -> bytes:
        name = self._names[path]
        return files.read(self._project.root / name, name)

    def __contains__(self, path: object) -> bool:
        return path in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
