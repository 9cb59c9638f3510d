"""What a format offers, written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to put in the place of a span of a file: byte offsets, half open."""

    start: int
    end: int
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

    def mark(self, language: str, class_: str) -> tuple[bytes, bytes]:
        """What goes before and after a passage of the body to show that it is in a language.

        The language is a BCP 47 tag; `class_` says why: untranslated or last-good.
        """

    def localize(
        self, text: str, base: int, language: str, links: Callable[[str], str]
    ) -> list[Edit]:
        """What a published copy in a language, a BCP 47 tag, states otherwise.

        That is its own language and the targets of its links, by `links`; ascending, disjoint.
        """

    def leave_out(self, data: bytes, start: int, end: int) -> Edit:
        """Take out a unit that lies at these bytes of a file, and its block with it."""
