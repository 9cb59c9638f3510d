"""What a format offers, written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, runtime_checkable

from i18n.documents._parts import Event, Part
from i18n.model import Document, Field, Reading, Segment, Segmenter, Span, Unit


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `language` holds where it does not state its own, `path` is for messages."""

    data: bytes
    path: str
    language: str
    segmenter: Segmenter
    reading: Reading


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format finds in a file; byte offsets count from the start of the file, or of its part."""

    language: str
    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]
    outline: tuple[str, ...]
    metadata: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    off: int | None = None


OTHERWISE = "otherwise: "
"""What begins those entries of an outline that tell how another reader reads a document.

There are none where all readers read it alike.
"""


class Written(NamedTuple):
    """A translation as it goes into the document: `text` as it is read again, and its bytes.

    `has_foreign_tags` says that tags which the source does not have are shown as text.
    """

    text: str
    data: bytes
    has_foreign_tags: bool = False


class Unwritable(NamedTuple):
    """Why none of a unit's translations can stand: what is wrong with one of them, by its place."""

    place: int
    reason: str


def written_each(
    segments: Sequence[Segment],
    targets: Sequence[str | None],
    write: Callable[[Segment, str], Written | None],
) -> list[Written | None] | None:
    """The translations of a unit, each written apart from the others; see `Format.write`.

    Where `write` has None for one of them, none of them can stand.
    """
    written: list[Written | None] = []
    for segment, target in zip(segments, targets, strict=True):
        one = None if target is None else write(segment, target)
        if one is None and target is not None:
            return None
        written.append(one)
    return written


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to put in the place of a span of a file, or of its part: byte offsets, half open."""

    start: int
    end: int
    data: bytes
    part: str = ""


def around(place: Span, before: str, after: str) -> list[Edit]:
    """Text before and after a passage."""
    start, end, part = place.start, place.end, place.part
    return [Edit(start, start, before.encode(), part), Edit(end, end, after.encode(), part)]


class FormatModule(Protocol):
    """The module of a format: light, as it is imported to learn which files there are."""

    SUFFIXES: tuple[str, ...]

    def load_format(self) -> Format:
        """What reads and writes the format, imported for the first of its files."""


class Format(Protocol):
    """A module that reads and writes one source format."""

    def read(self, source: Source) -> Parsed:
        """Find the units and segments of a file, those of one part together. Raises AmbosError."""

    def unpack(self, data: bytes) -> Mapping[str, bytes]:
        """The parts of a file in which spans lie; one of the name "" where it is no archive."""

    def pack(self, data: bytes, parts: Mapping[str, bytes]) -> bytes:
        """A file with other bytes in its parts; what is no part of `parts` stays as it is."""

    def write(
        self, unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
    ) -> list[Written | None] | Unwritable | None:
        """Write a unit's translations, one for each segment; None stays the source's bytes.

        None that is given for a translation refuses that one alone.

        `level` 0 escapes what is known to change the structure in its place, 1 everything that is
        markup. None instead of a list says that these translations cannot stand here, `Unwritable`
        that and why.
        """

    def parts(self, document: Document) -> Iterator[Part]:
        """The parts of a page that shows a document."""

    def inline(self, text: str, path: str) -> Iterator[Event]:
        """The events of a message's text, of a document of that path; byte offsets of the text."""

    def mark(self, document: Document, place: Span, language: str, class_: str) -> list[Edit]:
        """What shows that the passage in a place of the body is in a language.

        The language is a BCP 47 tag; `class_` says why: untranslated or last-good. Where no element can
        stand, the language in brackets shows it.
        """

    def localize(
        self, document: Document, language: str, links: Callable[[str], str]
    ) -> list[Edit]:
        """What a published copy in a language, a BCP 47 tag, states otherwise.

        That is its own language, the targets of its links, by `links`, and what leads a reader elsewhere
        unasked; ascending, disjoint.
        """

    def leave_out(self, document: Document, place: Span) -> Edit:
        """Take out a unit that lies at this place of a document, and its block with it."""


@runtime_checkable
class WithComments(Protocol):
    """What a format has besides that an author can write comments in."""

    def directive(self, text: str, path: str) -> str:
        """The comment that tells Ambos something in a document of that path, without a line end."""


@runtime_checkable
class WithMarkup(Protocol):
    """What a format has besides in whose texts marks may mean more than the characters they are."""

    def additions(self, unit: Unit, text: str, path: str) -> Iterator[str]:
        """The links, pictures, code and the like that a text is read to have in the place of a unit.

        As the comparable strings of `_additions`, which the unit has among its risks.
        """


@runtime_checkable
class WithOtherReaders(Protocol):
    """What a format has besides whose documents another reader may read otherwise; see `OTHERWISE`."""

    def risks(self, data: bytes, path: str) -> Iterator[tuple[str, int]]:
        """The links, pictures and tags that the other reader reads, and at which byte each begins.

        As the comparable strings of `_additions`.
        """


@runtime_checkable
class WithTags(Protocol):
    """What a format has besides whose documents are tags, not all of which a page shows."""

    def addresses(self, document: Document) -> Iterator[str]:
        """The addresses in all its tags, those of its head too, as they are written."""


@runtime_checkable
class WithStatements(Protocol):
    """What a format has besides in whose documents elements can state languages."""

    def restate(self, document: Document, language: str) -> list[Edit]:
        """What its elements state of languages otherwise in a translation, a BCP 47 tag.

        What an author states of words in the document's language holds for their translation no more,
        and words between passages that nobody translates state theirs. In no order.
        """


@runtime_checkable
class WithLoans(Protocol):
    """What a format has besides in whose documents a passage can state a language that nobody sees."""

    def lend(self, document: Document, place: Span, language: str) -> list[Edit]:
        """What states that the passage in a place is taken from a language, a BCP 47 tag.

        Nothing where no element can stand.
        """


@runtime_checkable
class WithPlaces(Protocol):
    """What a format has besides whose files are archives, in which lines mean nothing to a reader."""

    def places(self, document: Document, spans: Sequence[Span]) -> list[str]:
        """Where each span lies, as a reader can find it: `word/document.xml, paragraph 3`."""
