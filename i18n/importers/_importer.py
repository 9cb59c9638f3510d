"""What an importer offers, written once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Imported:
    """A Markdown document made from a file of another format.

    `name` is its file name below `source/`; `text` has front matter. `headings` counts those that
    are not questions. `notes` are lines for the user, each with its place (`path:line: …`): what was
    left out, or read in a way that he may not expect.
    """

    name: str
    text: str
    headings: int = 0
    questions: int = 0
    notes: tuple[str, ...] = ()


class Importer(Protocol):
    """A module that reads one format."""

    SUFFIXES: tuple[str, ...]

    def convert(
        self,
        data: bytes,
        path: str,
        *,
        title: str | None,
        language: str | None,
        source: str,
        split_faq: bool,
    ) -> list[Imported]:
        """Make Markdown of a file; see `i18n.importers.convert`."""
