"""The functions of the format HTML: see `html`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from i18n.decoding import decode
from i18n.documents import (
    _html_head,
    _html_parts,
    _html_publishing,
    _html_statements,
    _html_xml,
    _single_part,
    _text_marks,
    _unit_places,
)
from i18n.documents._collection import uncollected
from i18n.documents._directives import Directives
from i18n.documents._flow import segments, whole
from i18n.documents._format import Edit, Parsed, Source, Written, around
from i18n.documents._headings import Headings
from i18n.documents._html_reader import Comment, Place, Reader, Run
from i18n.documents._html_runs import flow, opaque
from i18n.documents._html_tokens import Scan, tokens
from i18n.documents._html_writer import Form, form, write_run
from i18n.documents._html_xml import Xml
from i18n.documents._html_xml_tokens import tokens_of_xml
from i18n.documents._parts import Event, Part
from i18n.documents._places import Places
from i18n.languages import catalog_code, tag
from i18n.model import Document, Segment, Segmenter, SegmentType, Span, Unit

_BY_SENTENCE = frozenset({"alt", "correction", "description", "summary"})
"""The fields of metadata that are cut into sentences."""


@uncollected
def read(source: Source) -> Parsed:
    """The head's metadata and the body's runs; raises AmbosError, see `_html_head.read`."""
    text, base = decode(source.data, source.path)
    xml = _xml(source.data, source.path)
    scan = tokens if xml is None else tokens_of_xml
    head = _html_head.read(text, source.path, scan)
    language = catalog_code(head.language) if head.language else source.language
    reader = Reader(language, scan)
    items = list(reader.read(text))
    levels = [item.level for item in items if isinstance(item, Run) and item.level]
    metadata = dict(head.metadata)
    if 1 in levels:
        # the heading is what a reader takes for the title
        metadata.pop("title", None)
    stated = metadata.get("segmentation")
    segmentation = SegmentType(stated[0].value) if stated else source.reading.segmentation
    segmenter = source.segmenter if segmentation is SegmentType.SENTENCE else whole
    is_faq = any(field.value == "faq" for field in metadata.get("type", ()))
    headings = Headings(levels, is_faq=is_faq)
    builder = _Builder(language, segmenter, source.segmenter, headings, xml)
    places = Places(text, base)
    for item in items:
        if isinstance(item, Comment):
            builder.directives.read(item.text, item.start)
        elif item.metadata is None or item.metadata in source.reading.fields:
            builder.add(text, item, places)
    directives = builder.directives
    off = None
    if directives.is_off and directives.leaves_out:
        off = base + len(text[: directives.off].encode())
    return Parsed(
        language=language,
        units=tuple(builder.units),
        segments=tuple(builder.segments),
        outline=(*((_html_xml.WELL_FORMED,) if xml else ()), *reader.outline),
        metadata=metadata,
        off=off,
    )


def _is_xhtml(path: str) -> bool:
    return path.lower().endswith(_html_xml.SUFFIX)


def _xml(data: bytes, path: str) -> Xml | None:
    """What a file states as XML; None where it is none, or is not named as browsers ask of it."""
    found = _html_xml.read(data) if _is_xhtml(path) else None
    return found if isinstance(found, Xml) else None


def _scan(document: Document) -> Scan:
    return tokens_of_xml if _html_xml.is_xml(document) else tokens


unpack = _single_part.unpack
pack = _single_part.pack


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a run, a title or an attribute's value."""
    assert isinstance(unit.form, Form), "the unit is a run of HTML"
    return write_run(unit, unit.form, segments, targets, level)


def parts(document: Document) -> Iterator[Part]:
    """The parts of the body."""
    text, base = decode(document.data, document.path)
    return _html_parts.parts(text, base, _scan(document))


def inline(text: str, path: str) -> Iterator[Event]:
    """The events of a text that is a body."""
    del path
    for part in _html_parts.parts(text, 0):
        yield from part.events


def directive(text: str, path: str) -> str:
    """A comment."""
    del path
    return f"<!-- i18n: {text} -->"


def mark(document: Document, place: Span, language: str, class_: str) -> list[Edit]:
    """An element around the passage; text before its words where an element cannot stand."""
    edits = _text_marks.text_mark(document, place, language)
    if edits is not None:
        return edits
    return _around(document, place, f'<span class="{class_}" lang="{language}">')


def lend(document: Document, place: Span, language: str) -> list[Edit]:
    """An element around the passage, where one can stand."""
    if _text_marks.text_mark(document, place, language) is not None:
        return []
    return _around(document, place, f'<span lang="{language}">')


def _around(document: Document, place: Span, opening: str) -> list[Edit]:
    tags = opening, "</span>"
    if _html_xml.is_xml(document):
        return _html_xml.mark(document, place, *tags)
    return around(place, *tags)


def localize(document: Document, language: str, links: Callable[[str], str]) -> list[Edit]:
    """The language of the element `html`, and the addresses in attributes.

    Raises AmbosError where no policy would keep scripts from running.
    """
    text, base = decode(document.data, document.path)
    if _is_xhtml(document.path):
        guard = _html_publishing.guard_of_xml(text, _html_xml.read(document.data), document.path)
    else:
        guard = _html_publishing.guard(text)
    _html_publishing.see_that_it_is_read(text, guard, document.path)
    scan = _scan(document)
    return list(_html_publishing.localize(text, base, language, links, guard=guard, scan=scan))


def restate(document: Document, language: str) -> list[Edit]:
    """The attributes `lang` of elements below the root, and those that words kept as they are need."""
    text, base = decode(document.data, document.path)
    languages = tag(document.language), language
    is_text = partial(_unit_places.is_in_text, document)
    return list(_html_statements.restate(text, base, languages, _scan(document), is_text))


def addresses(document: Document) -> Iterator[str]:
    """The addresses in all its tags; whether it can have a published copy is not asked."""
    text, _ = decode(document.data, document.path)
    for token in _scan(document)(text, ""):
        yield from _html_publishing.targets(token)


def leave_out(document: Document, place: Span) -> Edit:
    """The unit's text; in XML the tags stay that have their partners elsewhere."""
    tags = _html_xml.lone_tags(document, place) if _html_xml.is_xml(document) else b""
    return Edit(place.start, place.end, tags)


class _Builder:
    """Makes units of runs, under the directives and headings that went before."""

    def __init__(
        self,
        language: str,
        segmenter: Segmenter,
        by_sentence: Segmenter,
        headings: Headings,
        xml: Xml | None,
    ) -> None:
        self.language = language
        self.by_sentence = by_sentence
        self.xml = xml
        self.segmenter = segmenter
        self.directives = Directives()
        self.units: list[Unit] = []
        self.segments: list[Segment] = []
        self._headings = headings

    def add(self, html: str, run: Run, places: Places) -> None:
        """Take in a run of a text, after those that stand before it."""
        is_text = run.place is Place.CONTENT
        kind = self._headings.kind(run.kind, run.level, self.directives) if is_text else run.kind
        breadcrumb = self._headings.breadcrumb
        text = flow(html, run, places.locate)
        if run.level and is_text:
            self._headings.add(run.level, text.text)
        if self.directives.is_off:
            self.directives.leaves_out = True
            return
        directed = self.directives.spend()
        if directed.is_skipped:
            return
        start, end = text.locate([0, len(text.text)])
        unit = Unit(
            kind=kind,
            text=text.text,
            span=Span("", start, end),
            context=directed.context,
            notes=directed.notes,
            breadcrumb=breadcrumb,
            risks=tuple(run.risks),
            form=form(run, self.language, self.xml),
            is_field=run.metadata is not None,
            is_attribute=not is_text,
        )
        is_cut = is_text or (run.place in (Place.DOUBLE, Place.SINGLE) and run.metadata is None)
        is_cut = is_cut or run.metadata in _BY_SENTENCE
        cut = self.segmenter if is_cut and not directed.is_whole else whole
        if is_text and directed.is_cut:
            cut = self.by_sentence
        self.units.append(unit)
        self.segments += segments(text, unit, self.language, cut, opaque(html, run))
