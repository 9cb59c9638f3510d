"""What the links of a project's documents may lead to."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property, lru_cache

from i18n import files
from i18n.project import Project
from i18n.slugs import folded


class PublishedGoals:
    """The documents of a project and the other files it publishes: see `checks.Goals`.

    A document is read when the first fragment of it is asked for.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._examined: dict[str, tuple[bytes, Container[str]]] = {}

    def has(self, path: str) -> bool:
        """Is this a document, or another file that is published?"""
        return path in self._files

    def is_left_out(self, path: str) -> bool:
        """Is this a document that is not among those that the project publishes?"""
        return path in self._documents and not self._project.settings.publish.has(path)

    def resembling(self, path: str) -> str | None:
        """The file whose name is the same but for case or the composition of letters."""
        return self._folded.get(folded(path))

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(self._project.paths())

    @cached_property
    def _files(self) -> frozenset[str]:
        return self._documents.union(self._project.assets(), self._project.statics())

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {folded(path): path for path in sorted(self._files, reverse=True)}

    def anchors(self, path: str) -> Container[str] | None:
        """What a fragment may name in a document; None for another file. Raises AmbosError."""
        found = self.examined(path)
        return found[1] if found is not None else None

    def examined(self, path: str) -> tuple[bytes, Container[str]] | None:
        """The bytes of a document, and what a fragment may name in it; None for another file.

        Raises AmbosError.
        """
        if path not in self._documents:
            return None
        if path not in self._examined:
            from i18n import editions  # noqa: PLC0415  (slow to import, and most links have no fragment)

            data = files.read(self._project.root / path, path)
            anchors = editions.fragments(self._project.parse(data, path))
            self._examined[path] = data, anchors
        return self._examined[path]


class NotedGoals:
    """The goals of a project, noting what documents say whose headings are asked for.

    `read` are their bytes, by their paths.
    """

    def __init__(self, goals: PublishedGoals) -> None:
        self._goals = goals
        self.read: dict[str, bytes] = {}
        self.has = goals.has
        self.is_left_out = goals.is_left_out
        self.resembling = goals.resembling

    def anchors(self, path: str) -> Container[str] | None:
        """As `checks.Goals` says. Raises AmbosError."""
        found = self._goals.examined(path)
        if found is None:
            return None
        self.read[path], anchors = found
        return anchors


@lru_cache(maxsize=2)
def goals(project: Project) -> PublishedGoals:
    """The goals of a project, listed once for all its documents. Raises AmbosError."""
    return PublishedGoals(project)
