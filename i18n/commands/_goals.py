"""What the links of a project's documents may lead to."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from functools import cached_property, lru_cache

from i18n import editions
from i18n.project import Project


class PublishedGoals:
    """The documents of a project and the other files it publishes: see `checks.Goals`.

    A document is read when the first fragment of it is asked for.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._documents = frozenset(project.paths())
        self._files = self._documents.union(project.assets(), project.statics())
        self._anchors: dict[str, frozenset[str]] = {}

    def has(self, path: str) -> bool:
        """Is this a document, or another file that is published?"""
        return path in self._files

    def resembling(self, path: str) -> str | None:
        """The file whose name is the same but for case or the composition of letters."""
        return self._folded.get(_folded(path))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_folded(path): path for path in sorted(self._files, reverse=True)}

    def anchors(self, path: str) -> Container[str] | None:
        """What a fragment may name in a document; None for another file. Raises AmbosError."""
        if path not in self._documents:
            return None
        if path not in self._anchors:
            self._anchors[path] = editions.fragments(self._project.read(path))
        return self._anchors[path]


@lru_cache(maxsize=2)
def goals(project: Project) -> PublishedGoals:
    """The goals of a project, listed once for all its documents. Raises AmbosError."""
    return PublishedGoals(project)


def _folded(path: str) -> str:
    """A name as a file system has it that tells neither cases nor compositions apart."""
    return unicodedata.normalize("NFC", path).casefold()
