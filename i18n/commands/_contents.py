"""The files of a project that a site shows, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import polib

from i18n import catalogs, files
from i18n.editions import Held
from i18n.project import Project, catalog_name


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


class CatalogsOfSite(Mapping[tuple[str, str], tuple[str, polib.POFile]]):
    """Catalogs by domain and language, with their names, read when they are asked for."""

    def __init__(self, project: Project, held: Mapping[str, Held]) -> None:
        self._project = project
        self._held = {one.domain: one for one in held.values()}

    def __getitem__(self, key: tuple[str, str]) -> tuple[str, polib.POFile]:
        of_domain, language = key
        held = self._held[of_domain]
        held.ask()
        name = catalog_name(of_domain, language)
        path = self._project.place(name)
        if language == held.language or not path.exists():
            raise KeyError(key)
        return name, catalogs.load(path, name)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for of_domain, held in self._held.items():
            for language in held.facts:
                if (of_domain, language) in self:
                    yield of_domain, language

    def __len__(self) -> int:
        return sum(1 for _ in self)
