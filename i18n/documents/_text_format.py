"""The functions of the format plain text: see `text`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from i18n.decoding import decode
from i18n.documents import _single_part, _text_guesses, _text_parts
from i18n.documents._collection import uncollected
from i18n.documents._flow import Flow, segments, whole
from i18n.documents._format import Edit, Parsed, Source, Written
from i18n.documents._parts import Event, Part
from i18n.documents._places import Places
from i18n.documents._text_blocks import Block, blocks, looks_wrapped
from i18n.documents._text_layout import Layout
from i18n.documents._text_layout import write as lay_out
from i18n.documents._text_lines import Line, lines
from i18n.documents._unit_places import unit_at
from i18n.model import Document, Segment, Segmenter, SegmentType, Span, Unit
from i18n.plain.rules import Rules, rules

_KINDS = {"item": "list item", "cell": "table cell"}
_LINE_BREAK = re.compile(rb"[^\S\r\n]*")
_LINE_END = re.compile(rb"[ \t]*(?:\r\n|\r|\n|\Z)")
_UNDERLINE = re.compile(rb"[ \t]*[=~^\"#*+-]{3,}[ \t]*(?:\r\n|\r|\n|\Z)")


class _Text(NamedTuple):
    """A block with its text, and what stands between its lines."""

    block: Block
    text: str
    joints: Sequence[str]


@uncollected
def read(source: Source) -> Parsed:
    """One unit a block; the outline is what the blocks' marks and indents say."""
    text, base = decode(source.data, source.path)
    known = rules(source.language)
    read_lines = list(lines(text, known))
    found = _texts(read_lines, known)
    is_loose = looks_wrapped(read_lines)
    kinds = _text_guesses.questions(
        [one.block for one in found], [one.text for one in found], known
    )
    is_cut = source.reading.segmentation is SegmentType.SENTENCE
    segmenter = _by_line(source.segmenter) if is_cut else whole
    places = Places(text, base)
    units: list[Unit] = []
    cut: list[Segment] = []
    outline: list[str] = []
    for n, one in enumerate(found):
        block = one.block
        bounds = _bounds(block, places)
        shape = _shape(block)
        unit = Unit(
            kind=kinds.get(n) or _KINDS.get(block.shape, block.shape),
            text=one.text,
            span=Span("", bounds[0], bounds[-1]),
            form=_layout(one, source.data, bounds, known)._replace(is_loose=is_loose),
            shape=shape,
        )
        units.append(unit)
        outline.append(shape)
        if len(block.lines) == 1 and one.text.isascii():
            cut.extend(_segments_of_line(unit, source.language, segmenter))
        else:
            cut.extend(segments(_flow(one, bounds), unit, source.language, segmenter))
    return Parsed(source.language, tuple(units), tuple(cut), tuple(outline))


def _texts(read_lines: Sequence[Line], known: Rules) -> list[_Text]:
    found = list(blocks(read_lines))
    width = _text_guesses.width(found)
    texts = []
    for block in found:
        if len(block.lines) == 1:
            texts.append(_Text(block, block.lines[0].text, ()))
            continue
        joints = _text_guesses.joints(block, width, known)
        pieces = [block.lines[0].text]
        for joint, line in zip(joints, block.lines[1:], strict=True):
            pieces += (joint, line.text)
        texts.append(_Text(block, "".join(pieces), joints))
    return texts


def _bounds(block: Block, places: Places) -> list[int]:
    """Where the text of each line of a block begins and ends, in bytes."""
    return places.locate([at for line in block.lines for at in (line.start, line.end)])


def _flow(one: _Text, bounds: Sequence[int]) -> Flow:
    flow = Flow()
    for n, line in enumerate(one.block.lines):
        if n:
            flow.atom(one.joints[n - 1], bounds[2 * n - 1], bounds[2 * n])
        flow.verbatim(line.text, bounds[2 * n])
    return flow.close()


def _layout(one: _Text, data: bytes, bounds: Sequence[int], known: Rules) -> Layout:
    breaks = tuple(
        _LINE_BREAK.sub(b"", data[before:begin], count=1).decode()
        for before, begin in zip(bounds[1:-1:2], bounds[2::2], strict=True)
    )
    first = one.block.lines[0]
    return Layout(
        raw=data[bounds[0] : bounds[-1]],
        start=bounds[0],
        column=first.start - first.begin,
        breaks=breaks,
        width=_wrapped_at(one.block, one.joints) if breaks else 0,
        keeps_lines="\n" in one.joints,
        rules=known,
    )


def _segments_of_line(unit: Unit, language: str, segmenter: Segmenter) -> Iterator[Segment]:
    """The sentences of a unit whose characters are the bytes of its span."""
    text, start = unit.text, unit.span.start
    for first, last in segmenter(text, language):
        yield Segment(text[first:last], Span("", start + first, start + last), unit, first)


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
    first = block.lines[0]
    return _described(block.shape, first.rank, first.depth, first.indent, first.mark)


@lru_cache(maxsize=1024)
def _described(shape: str, rank: int, depth: int, indent: int, mark: str) -> str:
    own = f"{shape} {rank}" if rank else shape
    return f"{own} {depth}:{indent} {mark.strip()}".rstrip()


def _by_line(segmenter: Segmenter) -> Segmenter:
    """A segmenter that also cuts where lines that are not joined hold two sentences."""

    def cut(
        text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int]]:
        del opaque
        if "\n" not in text:
            return segmenter(text, language)
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
        if _text_guesses.sentences_end(before, text[at + 1 : at + 2]):
            yield at + 1
        at = following


unpack = _single_part.unpack
pack = _single_part.pack


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Laid out as the unit is; `level` 1 leaves lines as long as they come."""
    assert isinstance(unit.form, Layout), "every unit of a plain text has its layout"
    return lay_out(unit.form, segments, targets, level)


def parts(document: Document) -> Iterator[Part]:
    """The blocks as parts of a page, with the marks that a reader needs."""
    text, base = decode(document.data, document.path)
    known = rules(document.language)
    found = _texts(lines(text, known), known)
    places = Places(text, base)
    return _text_parts.parts(
        [one.block for one in found],
        [_bounds(one.block, places)[::2] for one in found],
        [one.joints for one in found],
    )


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
    unit = unit_at(document, place)
    if unit is None or unit.span.start != place.start or (unit.shape or "").startswith("cell"):
        return Edit(place.start, place.end, b"")
    layout = unit.form
    column = layout.column if isinstance(layout, Layout) else 0
    # a character has four bytes at most
    head = document.data[max(0, place.start - 4 * column) : place.start].decode("utf-8", "ignore")
    start = place.start - len(head[len(head) - column :].encode())
    line_end = _LINE_END.match(document.data, place.end)
    end = line_end.end() if line_end else place.end
    if (unit.shape or "").startswith("heading") and (below := _UNDERLINE.match(document.data, end)):
        end = below.end()
    return Edit(start, end, b"")
