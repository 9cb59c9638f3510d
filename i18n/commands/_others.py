"""What a project consists of: its documents, and the files that are neither these nor their catalogs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from i18n import files
from i18n.commands import _publishing
from i18n.errors import AmbosError
from i18n.ledger import Ledger
from i18n.model import SOURCES, domain_of
from i18n.project import LOCALES, PUBLIC, STATIC, TERMS, Project, catalog_name
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

    A folder that has not changed since holds what it held. Raises AmbosError, also where nothing would
    be left of the site in public/.
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
        _require_matches(project, every)
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
    if not paths:
        _require_no_pages(project, found)
    if sorted(found) != sorted(others) or paths != sorted(documents):
        # a catalog is another file while it has no document
        own = frozenset(_catalogs(project, paths))
        found = [name for name in found if name not in own]
    return Listed(paths, sorted(found), sorted(assets), folders)


def _require_matches(project: Project, every: Sequence[str]) -> None:
    """Raise AmbosError for a pattern of the settings that no document has the path of."""
    for pattern in project.settings.publish.documents:
        if not any(fnmatchcase(path, pattern) for path in every):
            what = f"no document has such a path ('documents' in the settings says '{pattern}': mend it)"
            raise AmbosError(what, path=pattern)


def _require_no_pages(project: Project, others: Sequence[str]) -> None:
    """Raise AmbosError where public/ has pages of documents, and there is none to publish any more."""
    statics = frozenset(others)
    for path in sorted(_publishing.noted(project.root)):
        is_page = path.count("/") > 1 and path.endswith("/index.html")
        if is_page and f"{STATIC}/{path}" not in statics:
            what = f"no document to publish, and {PUBLIC}/ would lose its pages, {PUBLIC}/{path} among them"
            raise AmbosError(
                f"{what} (add a document, or remove {PUBLIC}/ first)", path=f"{SOURCES}/"
            )


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
