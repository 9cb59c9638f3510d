"""Splice translations into a document, and prove the result by reading it again.

The bytes of the document are copied and the spans of translated segments replaced: nothing else is
written. Then the result is parsed, and its blocks and units are held against the source's. The first
unit that differs is written again with all its markup escaped; where that does not help, the source
stands in its place and the caller is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.documents import _flow
from i18n.documents._decoding import decode
from i18n.documents._format import Format, Parsed
from i18n.errors import AmbosError
from i18n.model import Document, Segment, Span, Unit

_REFUSED = 2
_PATIENCE = 200
"""Rounds that mend one unit each, before all that differ are mended at once."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A translation that could not be made safe, and why; the source stands in its place."""

    segment: Segment
    reason: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendered document.

    `places` holds, for each of the document's segments, its span in `data`, or None where its
    translation renders as nothing.
    """

    data: bytes
    places: tuple[Span | None, ...]
    refused: tuple[Refusal, ...]


@dataclass(slots=True)
class _Block:
    """A unit at work: its segments, their translations, and how far it has been escaped."""

    unit: Unit
    segments: tuple[Segment, ...]
    targets: tuple[str | None, ...]
    level: int = 0
    text: str = ""
    """What the unit reads when the result is parsed."""

    @property
    def is_translated(self) -> bool:
        return self.level < _REFUSED and any(target is not None for target in self.targets)


def render(document: Document, targets: Sequence[str | None], format_: Format) -> Rendering:
    """Splice; `targets` holds a translation, or None, for each segment; "" renders as nothing."""
    blocks = _blocks(document, targets)
    patience = _PATIENCE
    while True:
        data, places = _splice(document.data, blocks, format_)
        if data == document.data:
            break
        wrong = _wrong(document, data, blocks, format_)
        if not wrong:
            break
        for block in wrong if patience <= 0 else wrong[:1]:
            block.level += 1
        patience -= 1
    refused = tuple(
        Refusal(segment, "the translation would change the document's structure")
        for block in blocks
        if block.level >= _REFUSED
        for segment, target in zip(block.segments, block.targets, strict=True)
        if target is not None and target != segment.source
    )
    return Rendering(data, places, refused)


def _blocks(document: Document, targets: Sequence[str | None]) -> list[_Block]:
    blocks: dict[int, _Block] = {
        id(unit): _Block(unit, (), (), text=unit.text) for unit in document.units
    }
    start = 0
    for unit, segments in document.by_unit():
        block = blocks[id(unit)]
        block.segments = segments
        wanted = targets[start : start + len(segments)]
        start += len(segments)
        block.targets = tuple(
            None if target == segment.source else target
            for segment, target in zip(segments, wanted, strict=True)
        )
    return list(blocks.values())


class _Splicer:
    """Copies a document's bytes forward, with replacements."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.length = 0
        self.pieces: list[bytes] = []

    def copy(self, to: int) -> None:
        """Take over the document's bytes up to an offset."""
        self.emit(self.data[self.position : to])
        self.position = to

    def emit(self, data: bytes) -> None:
        """Put in bytes of our own."""
        self.pieces.append(data)
        self.length += len(data)


def _splice(
    data: bytes, blocks: Sequence[_Block], format_: Format
) -> tuple[bytes, tuple[Span | None, ...]]:
    """The document with its translations, and where each segment then lies."""
    splicer = _Splicer(data)
    places: list[Span | None] = []
    for block in blocks:
        if block.is_translated:
            places.extend(_splice_block(splicer, block, format_))
        else:
            block.text = block.unit.text
            shift = splicer.length - splicer.position
            for segment in block.segments:
                span = segment.span
                places.append(Span(span.part, span.start + shift, span.end + shift))
    splicer.copy(len(data))
    return b"".join(splicer.pieces), tuple(places)


def _splice_block(splicer: _Splicer, block: _Block, format_: Format) -> Iterator[Span | None]:
    """Write one unit; of the white space around a segment left out, what precedes it stays."""
    unit, segments = block.unit, block.segments
    kept = [n for n, target in enumerate(block.targets) if target != ""]
    written = None
    if kept:
        written = format_.write(
            unit,
            [segments[n] for n in kept],
            [block.targets[n] for n in kept],
            block.level,
        )
    if written is None:
        block.level = _REFUSED
        kept, written = list(range(len(segments))), [None] * len(segments)
    places: dict[int, Span] = {}
    splicer.copy(segments[0].span.start)
    texts = [unit.text[: segments[0].offset]]
    for n, item in zip(kept, written, strict=True):
        segment = segments[n]
        splicer.position = segment.span.start
        begin = splicer.length
        if item is None:
            splicer.copy(segment.span.end)
            texts.append(segment.source)
        else:
            splicer.emit(item.data)
            splicer.position = segment.span.end
            texts.append(item.text)
        places[n] = Span(segment.span.part, begin, splicer.length)
        if n != kept[-1]:
            following = segments[n + 1]
            splicer.copy(following.span.start)
            texts.append(unit.text[segment.offset + len(segment.source) : following.offset])
    splicer.position = segments[-1].span.end
    texts.append(unit.text[segments[-1].offset + len(segments[-1].source) :])
    block.text = "".join(texts)
    return (places.get(n) for n in range(len(segments)))


def _wrong(
    document: Document, data: bytes, blocks: Sequence[_Block], format_: Format
) -> list[_Block]:
    """The translated units that the result does not read back as they were meant, in order."""
    try:
        text, base = decode(data, document.path)
        parsed = format_.read(text, base, document.path, document.language, _flow.whole)
    except AmbosError:
        return [block for block in blocks if block.is_translated]
    differing = [n for n, block in enumerate(blocks) if not _is_read_back(block, parsed, n)]
    is_same_outline = parsed.outline == document.outline and len(parsed.units) == len(blocks)
    if not differing and is_same_outline:
        return []
    if is_same_outline and all(blocks[n].is_translated for n in differing):
        return [blocks[n] for n in differing]
    return list(_suspects(blocks, differing[0] if differing else len(blocks) - 1))


def _is_read_back(block: _Block, parsed: Parsed, n: int) -> bool:
    """Does the result hold, as its unit `n`, this unit's kind and text, and no risk of its own?"""
    if n >= len(parsed.units):
        return False
    unit = parsed.units[n]
    return (
        unit.kind == block.unit.kind
        and unit.text == block.text
        and (unit.risks == block.unit.risks or set(unit.risks) <= set(block.unit.risks))
    )


def _suspects(blocks: Sequence[_Block], first: int) -> Iterator[_Block]:
    """The translated units that can have spoilt unit `first`, the likeliest first."""
    for block in reversed(blocks[: first + 1]):
        if block.is_translated:
            yield block
    for block in blocks[first + 1 :]:
        if block.is_translated:
            yield block
