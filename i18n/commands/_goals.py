"""What the links of a project's documents may lead to."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property, lru_cache

from i18n.project import Project
from i18n.slugs import folded


class PublishedGoals:
    """The documents of a project and the other files it publishes: see `checks.Goals`.

    A document is read when the first fragment of it is asked for.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._anchors: dict[str, frozenset[str]] = {}

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
        if path not in self._documents:
            return None
        if path not in self._anchors:
            from i18n import editions  # noqa: PLC0415  (slow to import, and most links have no fragment)

            self._anchors[path] = editions.fragments(self._project.read(path))
        return self._anchors[path]


@lru_cache(maxsize=2)
def goals(project: Project) -> PublishedGoals:
    """The goals of a project, listed once for all its documents. Raises AmbosError."""
    return PublishedGoals(project)
