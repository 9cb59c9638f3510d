"""What the rooms hand to each other: frozen, without input or output."""

from __future__ import annotations

import enum
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

_Tuple = TypeVar("_Tuple", bound=type)


def _by_identity(kind: _Tuple) -> _Tuple:
    """A named tuple of which each is equal to itself alone, whatever another holds."""
    for name in ("__eq__", "__ne__", "__hash__"):
        setattr(kind, name, getattr(object, name))
    return kind


class Span(NamedTuple):
    """Where text lies in a document: byte offsets, half open.

    `part` is "" or the member of an archive.
    """

    part: str
    start: int
    end: int


@_by_identity
class Unit(NamedTuple):
    """A structural block of a document: heading, paragraph, list item, metadata field…

    `text` is the block's text as a translator sees it: soft line breaks are spaces, hard ones
    newlines, inline markup as the author wrote it. `form` belongs to the format that made the unit:
    how its text is written back. `risks` are the parts of the text that could run or lead
    somewhere (raw tags, link targets), as comparable strings. `is_field` says that the unit is a value
    of the front matter, which no page shows in its body; `is_attribute` that it is the value of an
    attribute, or a comment, in which no element can stand. `shape` is for a format whose words alone
    can tell a unit's kind and its line breaks (plain text): what the bytes around the text make of
    it, in which a translation may change nothing.
    """

    kind: str
    text: str
    span: Span
    context: str | None = None
    notes: tuple[str, ...] = ()
    breadcrumb: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    form: object = None
    is_field: bool = False
    shape: str | None = None
    is_attribute: bool = False

    @property
    def is_value(self) -> bool:
        """Is the text a bare value, in which nothing can mark a passage but text?"""
        return self.is_field or self.is_attribute


@_by_identity
class Segment(NamedTuple):
    """One sentence of a unit, and where it lies in its document.

    `offset` is where `source` begins in `unit.text`, in characters.
    """

    source: str
    span: Span
    unit: Unit
    offset: int


class Field(NamedTuple):
    """A value of a document's front matter; `line` counts from 1."""

    value: str
    line: int


class SegmentType(enum.StrEnum):
    """What the unit of translation is, in TMX's term (1.4b, attribute `segtype`)."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Code(enum.StrEnum):
    """What of code blocks is translated."""

    OFF = "off"
    COMMENTS = "comments"


class Reading(NamedTuple):
    """What a project wants of its documents, whatever their format.

    `segmentation` holds where a document or a directive does not say; `fields` are the names of the
    metadata that is translated, with dots where it is nested; `code` says what of code is; with
    `shorten_urls` long addresses have short tokens in their stead.
    """

    segmentation: SegmentType = SegmentType.SENTENCE
    fields: frozenset[str] = frozenset(
        {
            "title",
            "description",
            "summary",
            "subtitle",
            "caption",
            "alt",
            "tags",
            "slug",
            "correction",
        }
    )
    code: Code = Code.OFF
    shorten_urls: bool = False


SOURCES = "source"
"""The folder of a project's documents."""


def domain_of(path: str) -> str:
    """The gettext domain of a document: its path below source/ without its suffix."""
    return posixpath.splitext(path.removeprefix(f"{SOURCES}/"))[0]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One source file, in one source language.

    `path` is relative to the project, with slashes; `domain` is the path below `source/` without
    its suffix. `outline` is the sequence of the document's blocks, as strings that are equal when
    the structure is equal; `reading` is how the document was read. `off` is the byte at which the author
    turned translation off for all that follows; None where nothing is left out so.
    """

    path: str
    domain: str
    language: str
    data: bytes
    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]
    outline: tuple[str, ...] = ()
    metadata: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    off: int | None = None

    def by_unit(self) -> Iterator[tuple[Unit, tuple[Segment, ...]]]:
        """Each unit that has segments, with them, in document order."""
        start = 0
        for end, segment in enumerate(self.segments):
            if segment.unit is not self.segments[start].unit:
                yield self.segments[start].unit, self.segments[start:end]
                start = end
        if self.segments:
            yield self.segments[start].unit, self.segments[start:]

    def value(self, name: str) -> str | None:
        """The first value of a front matter field, or None where the document has none."""
        fields = self.metadata.get(name)
        return fields[0].value if fields else None


class Segmenter(Protocol):
    """Cuts text into sentences."""

    def __call__(
        self, text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int]]:
        """Give the sentences' spans in `text`, in order: character offsets, half open.

        Only white space lies between and around them; between them references may stand for it
        (`&nbsp;`). No boundary falls inside a span of `opaque`;
        such a span neither begins nor ends with white space.
        """


class Carried(enum.StrEnum):
    """What stands in a translation as in its source, so that a change of it may be carried over."""

    LINK = "link"
    CODE = "code"
    TAG = "tag"
    PLACEHOLDER = "placeholder"
    NUMBER = "number"


class Missing(enum.StrEnum):
    """What an edition shows where a translation is missing."""

    REFUSE = "refuse"
    SOURCE = "source"
    LAST_GOOD = "last-good"
    OMIT = "omit"


class Severity(enum.StrEnum):
    """How much a finding matters, the worst last."""

    INFORMATION = "information"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for information to 2 for error."""
        return list(Severity).index(self)


class Finding(NamedTuple):
    """What a check reports; `line` and `column` count from 1, columns in characters.

    `span` are characters of `msgstr`, half open, which `suggestion` may stand for; `is_safe` says
    that a program may put it there. `kind` is the type of the Internationalization Tag Set 2.0 for
    problems of localization quality, `fingerprint` stays the same while the message does: 16
    hexadecimal digits. `end_line` and `end_column` are where the span ends in the file: the column
    behind its last character; None where there is no span. `document` is the path of the source, ""
    where it is not known; `language` and `source_language` are codes. `owner` is what the fingerprint has
    in the place of a path that depends on where the user stands, "" where none does.
    """

    check: str
    severity: Severity
    path: str
    line: int
    message: str
    column: int = 1
    msgctxt: str | None = None
    msgid: str | None = None
    msgstr: str | None = None
    span: tuple[int, int] | None = None
    form: int = 0
    suggestion: str | None = None
    is_safe: bool = False
    kind: str = "uncategorized"
    fingerprint: str = ""
    end_line: int | None = None
    end_column: int | None = None
    document: str = ""
    language: str = ""
    source_language: str = ""
    owner: str = ""
