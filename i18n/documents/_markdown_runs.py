"""Runs of inline text: what of a run is one unit's text, what stays whole in it, where its lines lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, final

from i18n.documents import _additions
from i18n.documents._addresses import Addresses
from i18n.documents._flow import Flow
from i18n.documents._markdown_risks import tag_risk, tag_risks, token_risk
from i18n.documents._markdown_view import View
from i18n.elements import VOID

TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*|(?=>))")
"""The name of a tag; that of a fragment of JSX, `<>`, is empty."""
_DELIMITERS = {
    "Emphasis": re.compile(rb"[*_]"),
    "Strong": re.compile(rb"[*_]{2}"),
    "Strikethrough": re.compile(rb"~{1,2}"),
}
_INDENTED = re.compile(rb"[ \t]\n|\n[ \t]|\r")
"""What tells that a line break is more than the one byte that a space stands for."""
_BRACKET = re.compile(rb"[\[\]]")
_BACKSLASH = ord("\\")
_PLAIN = frozenset({"End", "SoftBreak", "Text"})
_MATH = frozenset({"InlineMath", "DisplayMath"})
_NEARBY = 20
"""Open tags that are looked through for the one that an end tag closes."""
_HAS_WORDS = re.compile(r"[^\W_]").search


class Piece(NamedTuple):
    """An event of inline text; a start's or end's `value` is its tag; offsets are bytes of the body."""

    kind: str
    value: Any
    start: int
    end: int


class Reference(NamedTuple):
    """A collapsed or shortcut reference: where it begins, and its label."""

    start: int
    label: str


@final
@dataclass(slots=True)
class Run:
    """Inline text that stands together in one block; offsets are bytes of the body.

    `depth` is the number of quotes around; `has_text` says that a reader reads words in it, and
    `is_marked` that it has more than text and soft line breaks. `start` and `end` are those of its
    text, without the emphasis that spans all of it, `outer` where the whole begins; `opaque` are the inline
    elements, which no sentence ends within, ascending and disjoint; `hard` are the places of its hard
    line breaks; `tags` are the raw tags that stand outside the text.
    """

    kind: str
    level: int
    depth: int
    pieces: list[tuple[str, Any, int, int]]
    has_text: bool = False
    is_marked: bool = False
    outer: int = 0
    start: int = 0
    end: int = 0
    opaque: Sequence[tuple[int, int]] = ()
    hard: Sequence[int] = ()
    risks: Sequence[str] = ()
    references: Sequence[Reference] = ()
    tags: Sequence[tuple[int, int]] = ()

    def bound(self, data: bytes) -> None:
        """Set where the run begins and ends: before the backslash that escapes its first character."""
        kind, _, start, _ = self.pieces[0]
        is_escaped = kind == "Text" and data[start - 1 : start] == b"\\"
        self.start = self.outer = start - 1 if is_escaped else start
        self.end = self.pieces[-1][3]


def comments_at_edges(run: Run) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Take the comments and line breaks at a run's edges out of it.

    Gives the comments and their places: those before the run's text, and those within and behind it.
    """
    pieces = run.pieces
    first, last = 0, len(pieces)
    while first < last and _is_edge(pieces[first]):
        first += 1
    while last > first and _is_edge(pieces[last - 1]):
        last -= 1
    run.pieces = pieces[first:last]
    return _comments(pieces[:first]), _comments(pieces[first:])


def _comments(pieces: Sequence[tuple[str, Any, int, int]]) -> list[tuple[str, int]]:
    return [
        (value, start)
        for kind, value, start, _ in pieces
        if kind == "InlineHtml" and value.startswith("<!--")
    ]


def _is_edge(piece: tuple[str, Any, int, int]) -> bool:
    kind, value = piece[:2]
    if kind == "Text":
        return not value.strip(" \t")
    return kind == "SoftBreak" or (kind == "InlineHtml" and value.startswith("<!--"))


def examine(run: Run, view: View) -> None:
    """Find a run's inline elements, and leave the emphasis that spans all of it outside."""
    elements = _Elements(view.data)
    for kind, value, start, end in run.pieces:
        if kind not in _PLAIN:
            elements.take(kind, value, start, end)
    run.hard, run.references = elements.hard, elements.references
    elements.spans.update(_inline_notes(run, view.data))
    risks = elements.risks
    tokens = view.within(run.start, run.end) if view.tokens else []
    if tokens:
        for start, end in tokens:
            elements.pair(view.data[start:end].decode(), start, end)
        run.has_text = _has_words_beside(run, view, tokens)
        for start, end in tokens:
            raw = view.data[start:end].decode()
            if start not in view.linked:
                risks.append(token_risk(raw))
            if not raw.startswith("<"):
                risks += tag_risks(raw)
    run.risks = risks
    tags: list[tuple[int, int]] = []
    wrapped = elements.wraps
    spans = elements.spans
    while inner := wrapped.get((run.start, run.end)):
        spans.discard((run.start, run.end))
        if (run.start, inner[0]) in spans or (run.start, inner[0]) in tokens:
            tags.append((run.start, inner[0]))
        run.start, run.end = inner
    if not run.has_text:
        tags = [(start, end) for kind, _, start, end in run.pieces if kind == "InlineHtml"]
        tags += (one for one in tokens if view.data[one[0] : one[0] + 1] == b"<")
    run.tags = tags
    run.opaque = _merged([*spans, *tokens], run.start, run.end)


def _inline_notes(run: Run, data: bytes) -> Iterator[tuple[int, int]]:
    """Pandoc's notes within a text, `^[A note.]` (Pandoc User's Guide, "inline_notes")."""
    opened: list[int | None] = []
    for kind, _, start, end in run.pieces:
        if kind != "Text":
            continue
        is_escaped = data[start - 1 : start] == b"\\"
        for match in _BRACKET.finditer(data, start + is_escaped, end):
            at = match.start()
            if match[0] == b"[":
                is_note = data[at - 1 : at] == b"^" and data[at - 2 : at - 1] != b"\\"
                opened.append(at - 1 if is_note else None)
            elif opened:
                begin = opened.pop()
                if begin is not None:
                    yield begin, match.end()


def _has_words_beside(run: Run, view: View, tokens: list[tuple[int, int]]) -> bool:
    """Are there words outside the tokens, or tokens that a reader reads?"""
    if any(
        start in view.linked and _HAS_WORDS(view.data[start:end].decode()) for start, end in tokens
    ):
        return True
    text = bytearray(view.data[run.start : run.end])
    for first, last in tokens:
        text[first - run.start : last - run.start] = b" " * (last - first)
    return any(
        kind == "Text"
        and _HAS_WORDS(text[start - run.start : end - run.start].decode("utf-8", "replace"))
        for kind, _, start, end in run.pieces
    )


class _Elements:
    """The inline elements of a run: `spans` are opaque, `wraps` what can stand outside, with its inside."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.spans: set[tuple[int, int]] = set()
        self.wraps: dict[tuple[int, int], tuple[int, int]] = {}
        self.hard: list[int] = []
        self.risks: list[str] = []
        self.references: list[Reference] = []
        self._tags: list[tuple[str, int, int]] = []

    def take(self, kind: str, value: Any, start: int, end: int) -> None:
        """Take in a piece that is an element, or begins one."""
        if kind == "HardBreak":
            self.hard.append(start)
            return
        if kind == "InlineHtml":
            self._take_tag(value, start, end)
        elif kind == "Start":
            self._take_element(value, start, end)
        else:
            own = _additions.kind(kind, value)
            if own is not None:
                self.risks.append(own)
            if kind in _MATH:
                self.risks += tag_risks(value)
        self.spans.add((start, end))

    def _take_element(self, value: Any, start: int, end: int) -> None:
        if isinstance(value, str):
            length = _length(value, self.data, start)
            self.wraps[start, end] = (start + length, end - length)
            self.risks.append(_additions.mark(value))
            return
        ((name, inner),) = value.items()
        self.risks += _additions.target(name, str(inner["dest_url"]), str(inner["title"]))
        if inner["link_type"] in ("Collapsed", "Shortcut"):
            self.references.append(Reference(start, inner["id"]))

    def _take_tag(self, raw: str, start: int, end: int) -> None:
        self.risks.append(tag_risk(raw))
        self.pair(raw, start, end)

    def pair(self, raw: str, start: int, end: int) -> None:
        """Find what a raw tag ends, or keep it for what ends it."""
        match = TAG_NAME.match(raw)
        if match is None or match[2].lower() in VOID or (raw.endswith("/>") and raw != "</>"):
            return
        name = match[2].lower()
        if not match[1]:
            self._tags.append((name, start, end))
            return
        for n in range(len(self._tags) - 1, max(len(self._tags) - _NEARBY, -1), -1):
            if self._tags[n][0] == name:
                opened, inner = self._tags[n][1:]
                self.spans.add((opened, end))
                self.wraps[opened, end] = (inner, start)
                del self._tags[n:]
                return


def _length(name: str, data: bytes, start: int) -> int:
    """The bytes of an element's delimiter."""
    match = _DELIMITERS[name].match(data, start)
    return len(match[0]) if match else 0


def _merged(spans: list[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """Spans within bounds, ascending, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start < first or end > last:
            continue  # what stands beside the text
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def flow(run: Run, data: bytes, base: int, addresses: Addresses | None) -> Flow:
    """The text of a run of a body that begins at byte `base` of the file."""
    position = run.start
    if addresses is None and not run.hard and not run.depth:
        raw = data[position : run.end]
        if b"\n" not in raw:
            return Flow.of(raw, base + position)
        if not _INDENTED.search(raw):
            return Flow.of(raw.replace(b"\n", b" "), base + position)
    found = Flow()
    hard = {_newline(data, place) for place in run.hard}
    for match in _line_break(run.depth).finditer(data, position, run.end):
        at, end = match.span()
        before = at
        is_hard = at in hard
        if is_hard and data[before - 1] == _BACKSLASH:
            before -= 1
        else:
            while before > position and data[before - 1] in b" \t":
                before -= 1
        _add(found, data[position:before], base + position, addresses)
        found.atom("\n" if is_hard else " ", base + before, base + end)
        position = end
    _add(found, data[position : run.end], base + position, addresses)
    return found.close()


def _add(found: Flow, line: bytes, start: int, addresses: Addresses | None) -> None:
    """Add the bytes of a line, which begin at `start`."""
    if addresses is None:
        found.copy(line, start)
    else:
        addresses.add(found, line.decode(), start)


def hard_break(run: Run, data: bytes) -> bytes | None:
    """The bytes of the run's first hard line break, with the next line's prefix."""
    if not run.hard:
        return None
    match = _line_break(run.depth).match(data, _newline(data, run.hard[0]))
    assert match is not None, "a hard break ends at a line break"
    return data[run.hard[0] : match.end()]


def line_starts(run: Run, data: bytes, base: int) -> frozenset[int]:
    """Where the run's lines begin, in bytes of the file."""
    breaks = _line_break(run.depth).finditer(data, run.outer, run.end)
    return frozenset((base + run.outer, *(base + match.end() for match in breaks)))


def _newline(data: bytes, start: int) -> int:
    """Where the line break of a hard break lies, which begins with spaces or a backslash."""
    while data[start] not in b"\r\n":
        start += 1
    return start


@lru_cache(maxsize=256)
def _line_break(depth: int) -> re.Pattern[bytes]:
    """A line break, and the quote marks and white space that begin the next line."""
    return re.compile(rb"(?:\r\n?|\n)(?:[ \t]*>){0,%d}[ \t]*" % depth)
