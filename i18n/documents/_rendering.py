"""Splice translations into a document, and prove the result by reading it again.

The bytes of the document are copied and the spans of translated segments replaced: nothing else is
written. Then the result is parsed, and its blocks and units are held against the source's. A unit
that differs is written again with all its markup escaped; where that does not help, the source stands in
its place and the caller is told. A translation that adds a link, a picture or the like is escaped alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, zip_longest

from i18n.documents import _additions, _flow
from i18n.documents._format import (
    OTHERWISE,
    Format,
    Parsed,
    Source,
    Unwritable,
    WithMarkup,
    WithOtherReaders,
    Written,
)
from i18n.documents._splicer import Splicer
from i18n.errors import AmbosError
from i18n.model import Document, Segment, Span, Unit

_CHANGES = "the translation would change the document's structure"
_REFUSED = 2
_PATIENCE = 200
"""Rounds of mending, before every translation that may be to blame is mended at once."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A translation that could not be made safe, and why; the source stands in its place."""

    segment: Segment
    reason: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendered document.

    `places` holds, for each of the document's segments, its span in the result, or None where its
    translation renders as nothing; `foreign` are the segments whose translations have tags that the
    source does not have, which are shown as text, `additions` those whose translations are shown as text
    as a whole, for they add something else: a link, a picture, code; with its name. `parsed` is the result
    read without its segments, None where it is the document itself.
    """

    data: bytes
    places: tuple[Span | None, ...]
    refused: tuple[Refusal, ...]
    foreign: tuple[Segment, ...] = ()
    additions: tuple[tuple[Segment, str], ...] = ()
    parsed: Parsed | None = None


@dataclass(slots=True)
class _Block:
    """A unit at work: its segments, their translations, and how far it has been escaped."""

    unit: Unit
    segments: Sequence[Segment] = ()
    targets: Sequence[str | None] = ()
    level: int = 0
    text: str = ""
    start: int = 0
    end: int = 0
    """What the unit reads when the result is parsed, and where it then lies in its part, in bytes."""
    foreign: tuple[Segment, ...] = ()
    refused: frozenset[int] = frozenset()
    """The places in the unit of translations that alone are refused."""
    wrong: Unwritable | None = None
    """What is wrong with one of the translations, where the format can tell."""
    additions: dict[int, str] = field(default_factory=dict)
    """What translations add that the unit does not have, in words, by their places in it."""

    @property
    def is_translated(self) -> bool:
        return self.level < _REFUSED and any(target is not None for target in self.targets)

    def reason(self, n: int) -> str:
        """Why the translation at a place in the unit is refused."""
        if _held(self.targets[n]) is None:
            return f"{_CHANGES}: it has a NUL character"
        if self.wrong is None:
            return _CHANGES
        if n == self.wrong.place:
            return f"{_CHANGES}: {self.wrong.reason}"
        return "another translation of the same paragraph is refused"


def render(
    document: Document, targets: Sequence[str | None], format_: Format, language: str
) -> Rendering:
    """Splice; `targets` holds a translation, or None, for each segment; "" renders as nothing."""
    blocks = _blocks(document, targets)
    if isinstance(format_, WithMarkup):
        for block in blocks:
            _find_additions(block, format_, document, language)
    patience = _PATIENCE
    parsed = None
    while True:
        data, places = _splice(document.data, blocks, format_)
        if data == document.data:
            parsed = None
            break
        parsed = _parsed(document, data, format_)
        blamed, suspects = _wrong(document, parsed, blocks, language)
        if parsed is not None and not blamed and not suspects:
            place = _uncovered(document, data, parsed, format_)
            suspects = [] if place is None else _near(blocks, place)
        if not blamed and not suspects:
            break
        for block in (blamed or suspects[:1]) if patience > 0 else [*blamed, *suspects]:
            block.level += 1
        patience -= 1
    refused = tuple(
        Refusal(segment, block.reason(n))
        for block in blocks
        for n, (segment, target) in enumerate(zip(block.segments, block.targets, strict=True))
        if target is not None and (block.level >= _REFUSED or n in block.refused)
    )
    foreign = tuple(segment for block in blocks for segment in block.foreign)
    additions = tuple(
        (block.segments[n], words)
        for block in blocks
        for n, words in block.additions.items()
        if block.level < _REFUSED and n not in block.refused
    )
    return Rendering(data, places, refused, foreign, additions, parsed)


def _blocks(document: Document, targets: Sequence[str | None]) -> list[_Block]:
    """The units at work."""
    blocks = {id(unit): _Block(unit, text=unit.text) for unit in document.units}
    start = 0
    for unit, segments in document.by_unit():
        block = blocks[id(unit)]
        block.segments = segments
        end = start + len(segments)
        block.targets = [
            None if target == segment.source else target
            for segment, target in zip(segments, targets[start:end], strict=True)
        ]
        start = end
    return list(blocks.values())


def _find_additions(block: _Block, format_: WithMarkup, document: Document, language: str) -> None:
    """Find the translations of a unit that add what it does not have."""
    for n, target in enumerate(block.targets):
        if target is None or not _additions.may_add(target):
            continue
        found = list(format_.additions(block.unit, target, document.path))
        every = map(_additions.in_words, _additions.excess(block.unit.risks, found, language))
        if words := next(filter(None, every), ""):
            block.additions[n] = words


def _splice(
    data: bytes, blocks: Sequence[_Block], format_: Format
) -> tuple[bytes, tuple[Span | None, ...]]:
    """The document with its translations, and where each segment then lies."""
    parts = format_.unpack(data)
    spliced: dict[str, bytes] = {}
    places: list[Span | None] = []
    for part, members in groupby(blocks, key=lambda block: block.unit.span.part):
        splicer = Splicer(parts[part])
        for block in members:
            block.foreign = ()
            if block.is_translated:
                places.extend(_splice_block(splicer, block, format_))
            else:
                places.extend(_keep_block(splicer, block))
        splicer.copy(len(parts[part]))
        spliced[part] = b"".join(splicer.pieces)
    return format_.pack(data, spliced), tuple(places)


def _keep_block(splicer: Splicer, block: _Block) -> Iterator[Span]:
    """Leave one unit as it is."""
    block.text = block.unit.text
    shift = splicer.length - splicer.position
    block.start = block.unit.span.start + shift
    block.end = block.unit.span.end + shift
    for segment in block.segments:
        span = segment.span
        yield Span(span.part, span.start + shift, span.end + shift)


def _splice_block(splicer: Splicer, block: _Block, format_: Format) -> list[Span | None]:
    """Write one unit; of the white space around a segment left out, what precedes it stays."""
    unit, segments, targets = block.unit, block.segments, block.targets
    kept = [n for n, target in enumerate(targets) if target != ""]
    written = None
    if kept:
        written = _write(block, kept, format_)
    if isinstance(written, Unwritable):
        block.wrong, written = Unwritable(kept[written.place], written.reason), None
    if written is None or (len(kept) < len(segments) and _is_refused(block, kept, written)):
        # what is merged into a neighbour would be lost with it
        block.level = _REFUSED
        kept, written = list(range(len(segments))), [None] * len(segments)
    places: list[Span | None] = [None] * len(segments)
    refused, foreign = [], []
    splicer.copy(unit.span.start)
    block.start = splicer.length
    splicer.copy(segments[0].span.start)
    texts = [unit.text[: segments[0].offset]]
    for n, item in zip(kept, written, strict=True):
        segment = segments[n]
        part, start, end = segment.span
        splicer.position = start
        begin = splicer.length
        if item is None:
            splicer.copy(end)
            texts.append(segment.source)
            if targets[n] is not None:
                refused.append(n)
        else:
            splicer.emit(item.data)
            splicer.position = end
            texts.append(item.text)
            if item.has_foreign_tags:
                foreign.append(segment)
        places[n] = Span(part, begin, splicer.length)
        if n != kept[-1]:
            following = segments[n + 1]
            splicer.copy(following.span.start)
            texts.append(unit.text[segment.offset + len(segment.source) : following.offset])
    last = segments[-1]
    splicer.position = last.span.end
    texts.append(unit.text[last.offset + len(last.source) :])
    block.text = "".join(texts)
    block.refused, block.foreign = frozenset(refused), tuple(foreign)
    block.end = splicer.length + unit.span.end - last.span.end
    return places


def _held(target: str | None) -> str | None:
    """A translation that a document can hold; None for one with a NUL, which no format may have."""
    return None if target is not None and "\0" in target else target


def _write(
    block: _Block, kept: Sequence[int], format_: Format
) -> Sequence[Written | None] | Unwritable | None:
    """Write the translations in some places of a unit; those that add something with no markup."""
    segments = [block.segments[n] for n in kept]
    targets = [_held(block.targets[n]) for n in kept]
    adding = [n in block.additions for n in kept]
    if block.level or not any(adding):
        return format_.write(block.unit, segments, targets, block.level)
    written: list[Written | None] = [None] * len(kept)
    for level in (0, 1):
        chosen = [
            target if adds is bool(level) else None
            for adds, target in zip(adding, targets, strict=True)
        ]
        found = format_.write(block.unit, segments, chosen, level)
        if found is None or isinstance(found, Unwritable):
            return found
        written = [one or other for one, other in zip(found, written, strict=True)]
    return written


def _is_refused(block: _Block, kept: Sequence[int], written: Sequence[Written | None]) -> bool:
    """Is a translation refused alone?"""
    return any(
        item is None and block.targets[n] is not None for n, item in zip(kept, written, strict=True)
    )


def _parsed(document: Document, data: bytes, format_: Format) -> Parsed | None:
    """What the format reads in a result; None where it reads nothing."""
    try:
        return format_.read(
            Source(data, document.path, document.language, _flow.none, document.reading)
        )
    except AmbosError:
        return None


def _wrong(
    document: Document, parsed: Parsed | None, blocks: Sequence[_Block], language: str
) -> tuple[list[_Block], list[_Block]]:
    """The translated units because of which the result is not read back as it was meant.

    First those that are surely to blame: what stands in their own place, between units that are
    where they should be, is something else. Then, where the structure is lost in some other way,
    those that can have done it, the likeliest first.
    """
    if parsed is None:
        return [], [block for block in blocks if block.is_translated]
    found = _found(blocks, parsed.units)
    is_there = [True, *(unit is not None for unit in found), True]
    blamed: list[_Block] = []
    first: int | None = None
    for n, (block, unit) in enumerate(zip(blocks, found, strict=True)):
        if unit is not None and _is_read_back(block, unit, language):
            continue
        if block.is_translated and (unit is not None or (is_there[n] and is_there[n + 2])):
            blamed.append(block)
        elif first is None:
            first = n
    if first is None and not blamed:
        has_outline = _has_outline(parsed.outline, document.outline)
        if has_outline and len(parsed.units) == len(blocks):
            return [], []
        first = len(blocks) - 1
    return blamed, [] if first is None else list(_suspects(blocks, first))


def _uncovered(document: Document, data: bytes, parsed: Parsed, format_: Format) -> int | None:
    """Where another reader reads a risk in the result that it does not read in the source, in bytes.

    An open code span of one unit may end in the next for a reader that knows no definition lists: what
    stands between is code as long as neither translation takes its mark away. What units of the result
    have been given, such as the edition of a page, is none.
    """
    if not isinstance(format_, WithOtherReaders) or not _is_read_otherwise(parsed):
        return None
    given = {risk for unit in parsed.units for risk in unit.risks}
    given -= {risk for unit in document.units for risk in unit.risks}
    held = given | {risk for risk, _ in format_.risks(document.data, document.path)}
    found = format_.risks(data, document.path)
    return next((place for risk, place in found if risk not in held), None)


def _is_read_otherwise(parsed: Parsed) -> bool:
    return any(entry.startswith(OTHERWISE) for entry in parsed.outline)


def _has_outline(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Is a structure the wanted one, or has it lost all that another reader would read otherwise?"""
    if found != wanted and not any(entry.startswith(OTHERWISE) for entry in found):
        wanted = tuple(entry for entry in wanted if not entry.startswith(OTHERWISE))
    return found == wanted


def _found(blocks: Sequence[_Block], units: Sequence[Unit]) -> list[Unit | None]:
    """For each unit the first one that the result has within its place."""
    by_part = {
        part: list(members) for part, members in groupby(units, key=lambda unit: unit.span.part)
    }
    found: list[Unit | None] = []
    for part, members in groupby(blocks, key=lambda block: block.unit.span.part):
        there = by_part.get(part, [])
        n = 0
        for block in members:
            while n < len(there) and there[n].span.start < block.start:
                n += 1
            is_there = n < len(there) and there[n].span.start <= block.end
            found.append(there[n] if is_there else None)
    return found


def _is_read_back(block: _Block, unit: Unit, language: str) -> bool:
    """Has the result this unit's kind and text in its place, and no risk of its own?"""
    if unit.shape is not None:
        return unit.shape == block.unit.shape and unit.text.split() == block.text.split()
    return (
        unit.kind == block.unit.kind
        and unit.text == block.text
        and (
            unit.risks == block.unit.risks
            or next(_additions.excess(block.unit.risks, unit.risks, language), None) is None
        )
    )


def _suspects(blocks: Sequence[_Block], first: int) -> Iterator[_Block]:
    """The translated units that can have spoilt unit `first`, the likeliest first.

    Where the shape of the lines around it makes a unit, the nearest; else what stands before it.
    """
    has_shape = blocks[first].unit.shape is not None
    yield from _translated(blocks, first, by_distance=has_shape)


def _near(blocks: Sequence[_Block], place: int) -> list[_Block]:
    """The translated units, the nearest first to a byte of the result."""
    first = bisect_right([block.start for block in blocks], place) - 1
    return list(_translated(blocks, max(first, 0), by_distance=True))


def _translated(blocks: Sequence[_Block], first: int, *, by_distance: bool) -> Iterator[_Block]:
    """The translated units: those nearest to one, or those up to it and then those behind it."""
    before, after = reversed(blocks[: first + 1]), iter(blocks[first + 1 :])
    pairs = zip_longest(before, after) if by_distance else [(*before, *after)]
    for block in chain.from_iterable(pairs):
        if block is not None and block.is_translated:
            yield block
