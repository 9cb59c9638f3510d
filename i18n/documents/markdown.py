"""Markdown (CommonMark and GitHub's tables, footnotes, task lists, alerts), with YAML front matter.

Units and their places are those of pulldown-cmark's events. A unit's text is the author's own inline
markup; a soft line break is a space in it, a hard one a newline. HTML blocks and code stay as they
are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from i18n.decoding import decode
from i18n.documents import _front_matter, _markdown_parts, _markdown_publishing
from i18n.documents._directives import Directives
from i18n.documents._flow import segments, whole
from i18n.documents._format import Edit, Parsed, Source, Written
from i18n.documents._lone import pack, unpack
from i18n.documents._markdown_reader import Comment, Reader, Run
from i18n.documents._markdown_writer import Form, write_run
from i18n.documents._parts import Event, Part
from i18n.model import Document, Segment, Segmenter, Span, Unit

SUFFIXES = (".md", ".markdown")
__all__ = [
    "SUFFIXES",
    "inline",
    "leave_out",
    "localize",
    "mark",
    "pack",
    "parts",
    "read",
    "unpack",
    "write",
]


def read(source: Source) -> Parsed:
    """Front matter, then the body's runs; raises AmbosError on broken front matter."""
    text, base = decode(source.data, source.path)
    front = _front_matter.read(text, base, source)
    body = text[front.length :]
    reader = Reader(body)
    items = list(reader.read())
    is_faq = any(field.value == "faq" for field in front.metadata.get("type", ()))
    builder = _Builder(front.language, front.segmenter, _faq_level(items) if is_faq else None)
    start = base + len(text[: front.length].encode())
    for item in items:
        if isinstance(item, Run):
            builder.add(reader, item, start)
        else:
            builder.directives.read(item.text)
    return Parsed(
        language=front.language,
        units=(*front.units, *builder.units),
        segments=(*front.segments, *builder.segments),
        outline=tuple(reader.outline),
        metadata=front.metadata,
    )


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a run, or a value of the front matter."""
    if isinstance(unit.form, Form):
        return write_run(unit, unit.form, segments, targets, level)
    return _front_matter.write(unit, segments, targets, level)


def parts(document: Document) -> Iterator[Part]:
    """The parts of the body."""
    text, base = decode(document.data, document.path)
    length = _front_matter.length(text)
    return _markdown_parts.parts(text[length:], base + len(text[:length].encode()))


def inline(text: str) -> Iterator[Event]:
    """The events of a text that is a body."""
    for part in _markdown_parts.parts(text, 0):
        yield from part.events


def mark(document: Document, place: Span, language: str, class_: str) -> list[Edit]:
    """An element around the passage."""
    del document
    opening = f'<span class="{class_}" lang="{language}">'
    return [
        Edit(place.start, place.start, opening.encode()),
        Edit(place.end, place.end, b"</span>"),
    ]


def localize(document: Document, language: str, links: Callable[[str], str]) -> list[Edit]:
    """The `language` of the front matter, and the targets of links."""
    text, base = decode(document.data, document.path)
    length = _front_matter.length(text)
    edits = _front_matter.localize(text[:length], base, language)
    body = base + len(text[:length].encode())
    edits += sorted(
        _markdown_publishing.links(text[length:], body, links), key=lambda edit: edit.start
    )
    return edits


def leave_out(document: Document, place: Span) -> Edit:
    """The lines of a unit, where nothing but its block's marks stands on them beside it."""
    return _markdown_publishing.leave_out(document.data, place.start, place.end)


def _faq_level(items: Sequence[Run | Comment]) -> int:
    """The level above the questions of an FAQ document: 1 where a lone first heading is its title."""
    levels = [item.level for item in items if isinstance(item, Run) and item.level]
    return 1 if levels[:1] == [1] and levels.count(1) == 1 and len(levels) > 1 else 0


class _Builder:
    """Makes units of runs, under the directives and headings that went before."""

    def __init__(self, language: str, segmenter: Segmenter, faq_level: int | None) -> None:
        self.language = language
        self.segmenter = segmenter
        self.directives = Directives()
        self.units: list[Unit] = []
        self.segments: list[Segment] = []
        self._is_all_faq = faq_level is not None
        self._faq_level = faq_level
        self._is_answer = False
        self._headings: list[tuple[int, str]] = []

    def add(self, reader: Reader, run: Run, base: int) -> None:
        """Take in a run of a body that begins at byte `base` of the file."""
        flow = reader.flow(run, base)
        kind = self._kind(run)
        breadcrumb = tuple(text for _, text in self._headings)
        if run.level:
            self._headings.append((run.level, flow.text))
        if self.directives.is_off or not run.has_text:
            return
        directed = self.directives.spend()
        if directed.is_skipped:
            return
        start = reader.start(run)
        unit = Unit(
            kind=kind,
            text=flow.text,
            span=Span("", base + start, base + run.end),
            context=directed.context,
            notes=directed.notes,
            breadcrumb=breadcrumb,
            risks=tuple(run.risks),
            form=Form(
                is_heading=bool(run.level),
                is_cell=run.kind == "table cell",
                hard_break=reader.hard_break(run),
                line_starts=reader.line_starts(run, base),
            ),
        )
        opaque = reader.opaque(run)
        bounds = flow.characters([base + place for pair in opaque for place in pair])
        self.units.append(unit)
        self.segments.extend(
            segments(
                flow,
                unit,
                self.language,
                whole if directed.is_whole else self.segmenter,
                list(zip(bounds[::2], bounds[1::2], strict=True)),
            )
        )

    def _kind(self, run: Run) -> str:
        """The unit's kind; a heading opens or ends a list of questions."""
        if not run.level:
            return "answer" if self._is_answer else run.kind
        while self._headings and self._headings[-1][0] >= run.level:
            self._headings.pop()
        self._is_answer = False
        if self.directives.is_faq:
            self.directives.is_faq = False
            self._faq_level = run.level
        elif self._faq_level is not None and run.level > self._faq_level:
            self._is_answer = True
            return "question"
        elif not self._is_all_faq:
            self._faq_level = None
        return "heading"
