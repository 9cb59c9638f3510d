"""The functions of the format DOCX: see `docx`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from i18n.archive import archive
from i18n.documents import _docx_parts, _docx_publishing
from i18n.documents._docx_codes import Content, contents, events
from i18n.documents._docx_package import CORE, Package, package
from i18n.documents._docx_paragraph import items
from i18n.documents._docx_story import Paragraph, blocks
from i18n.documents._docx_writer import INVALID, Form, unwritable, write_content
from i18n.documents._docx_xml import attribute, in_quotes
from i18n.documents._flow import Flow, segments, whole
from i18n.documents._format import Edit, Parsed, Source, Unwritable, Written, written_each
from i18n.documents._parts import Event, Part
from i18n.languages import is_code, primary
from i18n.model import Document, Field, Segment, SegmentType, Span, Unit

_FIELDS = {
    "dc:title": ("title", "title"),
    "dc:subject": ("subject", "subtitle"),
    "dc:description": ("description", "description"),
    "cp:keywords": ("keywords", "tags"),
}
"""The properties that are units: their kinds, and the project's fields that ask for them."""

_TEXTS = {
    "wp:docPr": ("descr", "title"),
    "pic:cNvPr": ("descr", "title"),
    "v:shape": ("alt",),
    "v:rect": ("alt",),
}
"""The attributes that say what a picture shows."""
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp)", re.IGNORECASE)
_KIND = "alt"


def read(source: Source) -> Parsed:
    """Properties, then the members that hold text; raises AmbosError on a broken archive."""
    opened = package(source.data, source.path)
    language = _language(opened, source.language)
    reader = _Reader(opened, source, language)
    metadata = reader.read_core()
    for role, member in opened.stories():
        reader.read_story(role, member)
    return Parsed(
        language, tuple(reader.units), tuple(reader.segments), tuple(reader.outline), metadata
    )


def unpack(data: bytes) -> Mapping[str, bytes]:
    """The members."""
    return archive(data)


def pack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with other bytes in some members."""
    return archive(data).replaced(parts)


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | Unwritable | None:
    """Write a paragraph, or a value; the codes of the source have to be there, each once."""
    if level:
        return None
    if isinstance(unit.form, Form):
        return write_content(unit.form, segments, targets)
    for place, target in enumerate(targets):
        if target is not None and (invalid := INVALID.search(target)):
            return Unwritable(place, unwritable(invalid[0]))
    return written_each(segments, targets, _write_value)


def _write_value(_: Segment, target: str) -> Written | None:
    text = " ".join(target.split())
    if not text:
        return None
    return Written(text, in_quotes(text).encode())


def places(document: Document, spans: Sequence[Span]) -> list[str]:
    """The member that each span lies in, and the number of its paragraph there."""
    opened = package(document.data, document.path)
    starts: dict[str, list[int]] = {}
    found: list[str] = []
    for span in spans:
        member = span.part
        if member not in starts:
            nodes = opened.tree(member).descendants()
            starts[member] = [node.start for node in nodes if node.name == "w:p"]
        number = bisect_right(starts[member], span.start)
        found.append(f"{member}, paragraph {number}" if number else member)
    return found


def parts(document: Document) -> Iterator[Part]:
    """The parts of a page: the document's own text, then its notes."""
    return _docx_parts.parts(package(document.data, document.path))


def inline(text: str, path: str) -> Iterator[Event]:
    """The events of a message: its codes are tags."""
    del path
    return events(text)


def mark(document: Document, place: Span, language: str, class_: str) -> list[Edit]:
    """The language in brackets before the passage."""
    del class_
    return _docx_publishing.mark(document, place, language)


def localize(document: Document, language: str, links: Callable[[str], str]) -> list[Edit]:
    """The language of the properties and of the text that states the source's; the links' targets."""
    opened = package(document.data, document.path)
    return _docx_publishing.localize(opened, document.language, language, links)


def leave_out(document: Document, place: Span) -> Edit:
    """The paragraph, where the document stays valid without it, or else its text."""
    return _docx_publishing.leave_out(document, place)


def _language(opened: Package, default: str) -> str:
    """The language that the properties state; the default where it is one of its own forms.

    Programs write the region of their user's settings, which says nothing of the text.
    """
    node = opened.tree(CORE).child("dc:language") if CORE in opened.archive else None
    stated = node.text.strip() if node is not None else ""
    if not is_code(stated) or primary(stated) == primary(default):
        return default
    return primary(stated)


class _Reader:
    """Makes units of paragraphs, under the headings that went before."""

    def __init__(self, opened: Package, source: Source, language: str) -> None:
        self._package = opened
        self._source = source
        self._language = language
        is_cut = source.reading.segmentation is SegmentType.SENTENCE
        self._segmenter = source.segmenter if is_cut else whole
        self._headings: list[tuple[int, str]] = []
        self.units: list[Unit] = []
        self.segments: list[Segment] = []
        self.outline: list[str] = []

    def read_core(self) -> dict[str, tuple[Field, ...]]:
        """Take in the properties; gives the values of those that are units."""
        if CORE not in self._package.archive:
            return {}
        metadata: dict[str, tuple[Field, ...]] = {}
        for node in self._package.tree(CORE).children:
            kind, field = _FIELDS.get(node.name, ("", ""))
            value = " ".join(node.text.split())
            if kind and value and not node.children and kind not in metadata:
                metadata[kind] = (Field(value, 1),)
                if field in self._source.reading.fields:
                    self._add_value(kind, value, Span(CORE, node.open_end, node.close))
        return metadata

    def read_story(self, role: str, member: str) -> None:
        """Take in a member, its units in the order of their bytes."""
        found: list[tuple[Unit, list[Segment]]] = []
        self._headings.clear()
        data = self._package.archive[member]
        for block in blocks(self._package, role, member):
            if isinstance(block, Paragraph):
                self.outline.append(f"{member} {block.kind} {block.level}")
                found.extend(self._paragraph(block, member, data))
            else:
                self.outline.append(f"{'' if block.is_start else '/'}{block.node.name}")
        found.sort(key=lambda pair: pair[0].span)
        taken = [unit.span for unit, _ in found]
        for unit in self._pictures(member, data):
            if not _is_within(unit.span, taken):
                found.append((unit, _whole(unit, self._language)))
        found.sort(key=lambda pair: pair[0].span)
        for unit, cut in found:
            self.units.append(unit)
            self.segments.extend(cut)

    def _paragraph(
        self, block: Paragraph, member: str, data: bytes
    ) -> Iterator[tuple[Unit, list[Segment]]]:
        breadcrumb: tuple[str, ...] | None = None
        for content in contents(items(data, block.node)):
            if not content.has_text:
                continue
            if breadcrumb is None:
                while block.level and self._headings and self._headings[-1][0] >= block.level:
                    self._headings.pop()
                breadcrumb = tuple(text for _, text in self._headings)
                if block.level:
                    self._headings.append((block.level, content.text))
            yield self._unit(
                content, block.kind, Span(member, content.start, content.end), data, breadcrumb
            )

    def _unit(
        self, content: Content, kind: str, span: Span, data: bytes, breadcrumb: tuple[str, ...]
    ) -> tuple[Unit, list[Segment]]:
        flow = content.flow()
        pieces = self._segmenter(content.shadow, self._language, content.opaque)
        bounds = flow.locate([offset for piece in pieces for offset in piece])
        form = Form(
            data,
            content,
            tuple((piece[0], bounds[2 * n], bounds[2 * n + 1]) for n, piece in enumerate(pieces)),
        )
        unit = Unit(kind, flow.text, span, breadcrumb=breadcrumb, form=form)
        return unit, segments(flow, unit, self._language, lambda *_: pieces)

    def _pictures(self, member: str, data: bytes) -> Iterator[Unit]:
        """What the pictures of a member show, as their makers say."""
        for node in self._package.tree(member).descendants():
            for name in _TEXTS.get(node.name, ()):
                value = " ".join(node.attributes.get(name, "").split())
                place = attribute(data, node, name) if _is_text(value) else None
                if place is not None:
                    yield Unit(_KIND, value, Span(member, *place))

    def _add_value(self, kind: str, value: str, span: Span) -> None:
        if _is_text(value):
            unit = Unit(kind, value, span, is_field=True)
            self.units.append(unit)
            self.segments.extend(_whole(unit, self._language))


def _is_text(value: str) -> bool:
    return any(map(str.isalnum, value)) and not _FILE_NAME.fullmatch(value)


def _whole(unit: Unit, language: str) -> list[Segment]:
    """A value as one segment, which has all its bytes."""
    flow = Flow()
    flow.atom(unit.text, unit.span.start, unit.span.end)
    return segments(flow.close(), unit, language, whole)


def _is_within(span: Span, taken: Sequence[Span]) -> bool:
    """Is a span inside one of these, which are ascending?"""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle].start <= span.start:
            low = middle + 1
        else:
            high = middle
    return low > 0 and span.start < taken[low - 1].end
