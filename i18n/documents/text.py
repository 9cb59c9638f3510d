"""Plain text: paragraphs, wrapped or a line each, headings, lists, quotes, tables, questions.

What a block is, is told by its marks, its indents and the blank lines around it, which stand outside the
units' text; its words only tell how its lines are joined, and which paragraphs ask and answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from i18n.decoding import decode
from i18n.documents import _text_look, _text_parts
from i18n.documents._flow import Flow, segments, whole
from i18n.documents._format import Edit, Parsed, Source, Written
from i18n.documents._lone import pack, unpack
from i18n.documents._parts import Event, Part
from i18n.documents._places import Places
from i18n.documents._text_blocks import Block, blocks
from i18n.documents._text_layout import Layout
from i18n.documents._text_layout import write as lay_out
from i18n.documents._text_lines import lines
from i18n.model import Document, Segment, Segmenter, SegmentType, Span, Unit
from i18n.plain.rules import Rules, rules

SUFFIXES = (".txt",)
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

_KINDS = {"item": "list item", "cell": "table cell"}
_LINE_BREAK = re.compile(rb"[^\S\r\n]*")
_LINE_END = re.compile(rb"[ \t]*(?:\r\n|\r|\n|\Z)")
_UNDERLINE = re.compile(rb"[ \t]*[=~^\"#*+-]{3,}[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(slots=True)
class _Body:
    """The blocks of a file as flows, with how each lies there."""

    blocks: list[Block] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    units: list[tuple[Span, Layout]] = field(default_factory=list)
    starts: list[list[int]] = field(default_factory=list)
    """Where the text of each line of a block begins, in bytes."""
    joints: list[list[str]] = field(default_factory=list)


def read(source: Source) -> Parsed:
    """One unit a block; the outline is what the blocks' marks and indents say."""
    text, base = decode(source.data, source.path)
    known = rules(source.language)
    body = _body(source.data, text, base, known)
    kinds = _text_look.questions(body.blocks, [flow.text for flow in body.flows], known)
    is_cut = source.reading.segmentation is SegmentType.SENTENCE
    segmenter = _by_line(source.segmenter) if is_cut else whole
    units: list[Unit] = []
    found: list[Segment] = []
    for n, (block, flow, (span, layout)) in enumerate(
        zip(body.blocks, body.flows, body.units, strict=True)
    ):
        kind = kinds.get(n) or _KINDS.get(block.shape, block.shape)
        unit = Unit(kind, flow.text, span, form=layout, shape=_shape(block))
        units.append(unit)
        found.extend(segments(flow, unit, source.language, segmenter))
    return Parsed(
        source.language, tuple(units), tuple(found), tuple(unit.shape or "" for unit in units)
    )


def _body(data: bytes, text: str, base: int, known: Rules) -> _Body:
    body = _Body(list(blocks(lines(text, known))))
    width = _text_look.width(body.blocks)
    places = Places(text, base)
    for block in body.blocks:
        joints = _text_look.joints(block, width, known)
        flow = Flow()
        breaks = []
        starts = []
        (start,) = places.locate([block.first.start])
        end = start
        for n, line in enumerate(block.lines):
            (begin,) = places.locate([line.start])
            starts.append(begin)
            if n:
                flow.atom(joints[n - 1], end, begin)
                breaks.append(_LINE_BREAK.sub(b"", data[end:begin], count=1).decode())
            flow.verbatim(line.text, begin)
            (end,) = places.locate([line.end])
        layout = Layout(
            raw=data[start:end],
            start=start,
            column=block.first.start - block.first.begin,
            breaks=tuple(breaks),
            width=_wrapped_at(block, joints),
            keeps_lines="\n" in joints,
            rules=known,
        )
        body.flows.append(flow.close())
        body.starts.append(starts)
        body.joints.append(joints)
        body.units.append((Span("", start, end), layout))
    return body


def _wrapped_at(block: Block, joints: Sequence[str]) -> int:
    """The longest of the lines that are joined, in characters; 0 where none is."""
    joined = [
        max(line.end - line.begin for line in block.lines[n : n + 2])
        for n, joint in enumerate(joints)
        if joint != "\n"
    ]
    return max(joined, default=0)


def _shape(block: Block) -> str:
    """What the bytes around a block's text make of it."""
    first = block.first
    own = f"{block.shape} {first.rank}" if first.rank else block.shape
    return f"{own} {first.depth}:{first.indent} {first.mark.strip()}".rstrip()


def _by_line(segmenter: Segmenter) -> Segmenter:
    """A segmenter that also cuts where lines that are not joined hold two sentences."""

    def cut(
        text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int]]:
        del opaque
        found: list[tuple[int, int]] = []
        start = 0
        for stop in [*_sentence_lines(text), len(text)]:
            pieces = segmenter(text[start:stop], language)
            found.extend((start + begin, start + end) for begin, end in pieces)
            start = stop
        return found

    return cut


def _sentence_lines(text: str) -> Iterator[int]:
    """Where a line ends and its sentence too."""
    at = text.find("\n")
    while at >= 0:
        following = text.find("\n", at + 1)
        before = text[max(text.rfind("\n", 0, at), at - 2, 0) : at]
        if _text_look.sentences_end(before, text[at + 1 : at + 2]):
            yield at + 1
        at = following


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Laid out as the unit is; `level` 1 leaves lines as long as they come."""
    assert isinstance(unit.form, Layout), "every unit of a plain text has its layout"
    return lay_out(unit.form, segments, targets, level)


def parts(document: Document) -> Iterator[Part]:
    """The blocks as parts of a page, with the marks that a reader needs."""
    text, base = decode(document.data, document.path)
    body = _body(document.data, text, base, rules(document.language))
    return _text_parts.parts(body.blocks, body.starts, body.joints)


def inline(text: str, path: str) -> Iterator[Event]:
    """The text itself: it has no markup."""
    del path
    yield Event("Text", "", text, 0, len(text.encode()))


def mark(document: Document, place: Span, language: str, class_: str) -> list[Edit]:
    """The language in brackets before the passage."""
    del document, class_
    return [Edit(place.start, place.start, f"[{language}] ".encode())]


def localize(document: Document, language: str, links: Callable[[str], str]) -> list[Edit]:
    """Plain text states neither its language nor links."""
    del document, language, links
    return []


def leave_out(document: Document, place: Span) -> Edit:
    """The lines of a unit with its marks, and a heading's underline; of a table's cell its text."""
    unit = next((unit for unit in document.units if unit.span.start == place.start), None)
    if unit is None or (unit.shape or "").startswith("cell"):
        return Edit(place.start, place.end, b"")
    layout = unit.form
    column = layout.column if isinstance(layout, Layout) else 0
    head = document.data[: place.start].decode("utf-8-sig")
    start = place.start - len(head[len(head) - column :].encode())
    line_end = _LINE_END.match(document.data, place.end)
    end = line_end.end() if line_end else place.end
    if (unit.shape or "").startswith("heading") and (below := _UNDERLINE.match(document.data, end)):
        end = below.end()
    return Edit(start, end, b"")
