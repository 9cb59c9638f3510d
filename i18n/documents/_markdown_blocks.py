"""The tags of HTML in the JSX of a body: those of blocks part a text, and stand outside of it.

A tag is one of HTML where its name is in lower case: so JSX tells an element from a component
(https://react.dev/reference/react/createElement, "Parameters").
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from i18n.documents._html_elements import BLOCKS
from i18n.documents._markdown_jsx import as_html
from i18n.documents._markdown_runs import TAG_NAME, Run
from i18n.documents._markdown_view import View, view
from i18n.elements import VOID
from i18n.expressions import compiled
from i18n.model import Unit

_HTML_TAG = compiled(rb"</?([a-z][a-z0-9]*)(?=[\s/>])")
_PLAIN = frozenset({"Text", "SoftBreak"})
_BREAKS = frozenset({"SoftBreak", "HardBreak"})
_HELD = "blocks "
_BLANK = b" \t"
_HAS_WORDS = re.compile(r"[^\W_]").search

_Piece = tuple[str, Any, int, int]


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """A tag of HTML that stands outside every text, in bytes of the body.

    `html` is the tag as HTML has it, of the same length; `is_block` says that a text ends at it.
    """

    start: int
    end: int
    html: str
    is_block: bool

    @property
    def pieces(self) -> list[tuple[str, int, int]]:
        """The tag, and the end of an element that closes itself, which HTML does not know."""
        pieces = [(self.html, self.start, self.end)]
        name = TAG_NAME.match(self.html)
        if name and not name[1] and name[2] not in VOID and self.html.endswith("/>"):
            pieces.append((f"</{name[2]}>", self.end, self.end))
        return pieces


def html_tag(data: bytes, start: int, end: int) -> HtmlTag | None:
    """The tag of HTML that a token of JSX is; None where it is none."""
    match = _HTML_TAG.match(data, start, end)
    if match is None:
        return None
    html = as_html(data[start:end]).decode()
    return HtmlTag(start, end, html, match[1].decode() in BLOCKS)


def tags_alone(seen: View) -> Iterator[HtmlTag]:
    """The tags of HTML on lines that have nothing but tags and expressions."""
    for start, end in seen.tags:
        tag = html_tag(seen.data, start, end)
        if tag is not None:
            yield tag


def parted(run: Run, seen: View) -> list[Run | HtmlTag]:
    """A run in parts, with the block tags between them; those in emphasis or a link part nothing.

    Linear in the run.
    """
    first, last = run.pieces[0][2], run.pieces[-1][3]
    found = (html_tag(seen.data, start, end) for start, end in seen.within(first, last))
    tags = deque(tag for tag in found if tag is not None and tag.is_block)
    if not tags:
        return [run]
    parts: list[Run | HtmlTag] = []
    pieces: deque[_Piece] = deque()
    depth = 0
    for piece in run.pieces:
        kind, _, start, end = piece
        depth += (kind == "Start") - (kind == "End")
        while tags and tags[0].start < start:
            tags.popleft()  # within an element
        while not depth and kind == "Text" and tags and tags[0].start < end:
            tag = tags.popleft()
            pieces += _text(seen, start, tag.start)
            parts += _part(run, pieces, seen)
            parts.append(tag)
            pieces = deque()
            start = tag.end
        pieces += [piece] if start == piece[2] else _text(seen, start, end)
    return [*parts, *_part(run, pieces, seen)]


def held_tags(run: Run, seen: View) -> list[str]:
    """The block tags that stay within a part of a run, as a risk that no translation may change."""
    names = _names(seen, seen.within(run.start, run.end))
    return [_HELD + " ".join(names)] if names else []


def holds_tags(unit: Unit) -> bool:
    """Has a unit of Markdown block tags within its text?"""
    return any(risk.startswith(_HELD) for risk in unit.risks)


def block_tags(text: str) -> list[str]:
    """The block tags of a message of MDX, in order: `div`, `/div`."""
    seen = view(text, "text.mdx")
    return _names(seen, [*seen.tokens, *seen.tags])


def _names(seen: View, tokens: Sequence[tuple[int, int]]) -> list[str]:
    """The block tags among tokens, those of ends with a slash."""
    found = (html_tag(seen.data, start, end) for start, end in sorted(tokens))
    matches = (TAG_NAME.match(tag.html) for tag in found if tag is not None and tag.is_block)
    return [match[1] + match[2] for match in matches if match is not None]


def _text(seen: View, start: int, end: int) -> list[_Piece]:
    """A part of a piece of text; none where it has nothing."""
    if start >= end:
        return []
    return [("Text", seen.data[start:end].decode("utf-8", "replace"), start, end)]


def _part(run: Run, pieces: deque[_Piece], seen: View) -> list[Run]:
    """The run that pieces make, without breaks and tags without partners at its edges."""
    lonely = _lonely(pieces, seen)
    while pieces:
        kind, _, start, end = pieces[0]
        if kind == "Text":
            skipped = lonely.get(start, start)
            while skipped < end and seen.data[skipped] in _BLANK:
                skipped += 1
            if skipped == start:
                break
            pieces.popleft()
            pieces.extendleft(_text(seen, skipped, end))
        elif kind in _BREAKS:
            pieces.popleft()
        else:
            break
    ends = {end: start for start, end in lonely.items()}
    while pieces:
        kind, _, start, end = pieces[-1]
        if kind == "Text":
            kept = ends.get(end, end)
            while kept > start and seen.data[kept - 1] in _BLANK:
                kept -= 1
            if kept == end:
                break
            pieces.pop()
            pieces += _text(seen, start, kept)
        elif kind in _BREAKS:
            pieces.pop()
        else:
            break
    if not pieces:
        return []
    part = Run(run.kind, run.level, run.depth, list(pieces))
    part.has_text = any(kind == "Text" and _HAS_WORDS(value) for kind, value, _, _ in pieces)
    part.is_marked = any(kind not in _PLAIN for kind, _, _, _ in pieces)
    return [part]


def _lonely(pieces: deque[_Piece], seen: View) -> dict[int, int]:
    """Where the tags among pieces begin and end whose partners stand elsewhere."""
    if not pieces:
        return {}
    found: dict[int, int] = {}
    opened: list[tuple[str, int, int]] = []
    counts: Counter[str] = Counter()
    for start, end in seen.within(pieces[0][2], pieces[-1][3]):
        raw = seen.data[start:end].decode()
        match = TAG_NAME.match(raw)
        if match is None or match[2].lower() in VOID or (raw.endswith("/>") and raw != "</>"):
            continue
        name = match[2]
        if not match[1]:
            opened.append((name, start, end))
            counts[name] += 1
            continue
        if not counts[name]:
            found[start] = end
            continue
        while True:
            other, *place = opened.pop()
            counts[other] -= 1
            if other == name:
                break
            found[place[0]] = place[1]
    return found | {start: end for _, start, end in opened}
