"""Plain text: one paragraph a line, or paragraphs between blank lines.

Where a blank line parts two lines of text, the lines between blank lines are one paragraph; elsewhere
each line is one. A translation is written on one line: its white space is made spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from i18n.decoding import decode
from i18n.documents._flow import Flow, segments, whole
from i18n.documents._format import Edit, Parsed, Source, Written
from i18n.documents._lone import pack, unpack
from i18n.documents._parts import Event, Part
from i18n.model import Document, Segment, Segmentation, Span, Unit

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

_BLANK_LINE = re.compile(r"\S[^\S\n]*\n(?:[^\S\n]*\n)+[^\S\n]*(?=\S)")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_LINE = re.compile(r"[^\s][^\n]*")
_LINE_END = re.compile(rb"[ \t]*(?:\r?\n)?")
_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")


def read(source: Source) -> Parsed:
    """One unit a paragraph; the outline only counts them."""
    text, base = decode(source.data, source.path)
    is_cut = source.reading.segmentation is Segmentation.SENTENCE
    segmenter = source.segmenter if is_cut else whole
    units: list[Unit] = []
    found: list[Segment] = []
    byte, character = base, 0
    for start, end in _paragraphs(text):
        byte += len(text[character:start].encode())
        character = start
        flow = Flow()
        begin = byte
        position = start
        for line_break in _BREAK.finditer(text, start, end):
            flow.verbatim(text[position : line_break.start()], byte)
            byte += len(text[position : line_break.start()].encode())
            stop = byte + len(line_break[0].encode())
            flow.atom(" ", byte, stop)
            byte, position = stop, line_break.end()
        flow.verbatim(text[position:end], byte)
        byte += len(text[position:end].encode())
        character = end
        flow.close()
        unit = Unit("paragraph", flow.text, Span("", begin, byte))
        units.append(unit)
        found.extend(segments(flow, unit, source.language, segmenter))
    return Parsed(source.language, tuple(units), tuple(found), ())


def parts(document: Document) -> Iterator[Part]:
    """A paragraph each."""
    text, base = decode(document.data, document.path)
    byte, character = base, 0
    for start, end in _paragraphs(text):
        byte += len(text[character:start].encode())
        stop = byte + len(text[start:end].encode())
        yield Part("open", "Paragraph")
        yield Part("run", events=(Event("Text", "", text[start:end], byte, stop),))
        yield Part("close", "Paragraph")
        byte, character = stop, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs lie: character offsets, without the white space around them."""
    pattern = _PARAGRAPH if _BLANK_LINE.search(text) else _LINE
    for match in pattern.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip())


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """On one line; a translation of nothing but white space cannot stand."""
    del unit, segments
    if level:
        return None
    written: list[Written | None] = []
    for target in targets:
        if target is None:
            written.append(None)
            continue
        line = " ".join(target.split())
        if not line:
            return None
        written.append(Written(line, line.encode()))
    return written


def inline(text: str) -> Iterator[Event]:
    """The text itself: it has no markup."""
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
    """The paragraph with the line break behind it."""
    line_break = _LINE_END.match(document.data, place.end)
    return Edit(place.start, line_break.end() if line_break else place.end, b"")
