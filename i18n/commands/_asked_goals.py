"""What the links of a project's documents may lead to, and which of it a build has asked for."""

from __future__ import annotations

from collections.abc import Container

from i18n import editions
from i18n.commands._goals import PublishedGoals


class AskedGoals:
    """The goals of a project, noting in a trace what is asked of them."""

    def __init__(self, goals: PublishedGoals, trace: editions.Trace) -> None:
        self._goals = goals
        self._trace = trace

    def has(self, path: str) -> bool:
        """As `checks.Goals` says."""
        self._trace.note(editions.place_of(path))
        self._trace.note(editions.file_of(path))
        return self._goals.has(path)

    def is_left_out(self, path: str) -> bool:
        """As `checks.Goals` says; it depends on the settings alone."""
        return self._goals.is_left_out(path)

    def resembling(self, path: str) -> str | None:
        """As `checks.Goals` says."""
        self._trace.note(editions.EVERYTHING)
        self._trace.note(editions.FILES)
        return self._goals.resembling(path)

    def anchors(self, path: str) -> Container[str] | None:
        """As `checks.Goals` says. Raises AmbosError."""
        self._trace.note(editions.anchors_of(path))
        return self._goals.anchors(path)
