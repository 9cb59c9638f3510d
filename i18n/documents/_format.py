"""What a format offers, written once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from i18n.documents._parts import Part
from i18n.model import Field, Segment, Segmenter, Unit


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format finds in a text; byte offsets count from the start of the file."""

    language: str
    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]
    outline: tuple[str, ...]
    metadata: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A translation as it goes into the document: `text` as it is read again, and its bytes."""

    text: str
    data: bytes


class Format(Protocol):
    """A module that reads and writes one source format."""

    SUFFIXES: tuple[str, ...]

    def read(self, text: str, base: int, path: str, language: str, segmenter: Segmenter) -> Parsed:
        """Find the units and segments of a text that begins at byte `base` of its file."""

    def write(
        self, unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
    ) -> list[Written | None] | None:
        """Write a unit's translations, one for each segment; None stays the source's bytes.

        `level` 0 escapes what is known to change the structure in its place, 1 everything that is
        markup. None instead of a list says that these translations cannot stand here.
        """

    def parts(self, text: str, base: int) -> Iterator[Part]:
        """The parts of a page that shows a text, which begins at byte `base` of its file."""
