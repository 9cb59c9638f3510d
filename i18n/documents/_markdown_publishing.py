"""What a published copy of a Markdown document states otherwise than its translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import quote

from i18n.documents._format import Edit
from i18n.documents._markdown_events import events
from i18n.expressions import compiled

_CONTAINERS = frozenset({"List", "Item", "BlockQuote", "FootnoteDefinition"})
_BREAK = rb"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?"
_INLINE = compiled(rb"[\s>\\]*\]\(" + _BREAK)
_DEFINITION = compiled(
    rb"(?<![^\r\n])(?:[ \t>*+\-\d.)]|\[\^[^\]\r\n]+\]:)*+"
    rb"\[(?P<label>(?:\\[!-/:-@\[-`{-~]|[^\[\]]){1,4000}+)\]:" + _BREAK
)
"""A definition, after the marks of the blocks it is in (CommonMark 0.31, 4.7); its label in bytes."""
_ANGLE = compiled(rb"<(?P<target>(?:\\.|[^<>\\\r\n])*)>")
_PIECE = compiled(rb"\\[!-/:-@\[-`{-~]|[()]|[^\s()\\]+|\\")
_ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])|&#?\w{1,31};")
_LABEL_BREAK = compiled(r"(?:\r\n?|\n)[ \t>]*")
_SPECIAL = compiled(r"[\\&<>()|`]")
_BLANK = compiled(r"[\x00-\x20\x7f]")
_LINE_START = compiled(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_LINE_END = compiled(rb"[ \t#]*(?:\r?\n|\Z)")


def links(body: str, base: int, address: Callable[[str], str], path: str) -> Iterator[Edit]:
    """The targets of links and definitions that `address` gives otherwise; not in order.

    A definition counts where a link of the document uses it. Raw HTML is left aside.
    """
    data = body.encode()
    for start, limit, target in _targets(body, data, path):
        yield from _edit(data, base, (start, limit), target, address(target))


def _targets(body: str, data: bytes, path: str) -> Iterator[tuple[int, int, str]]:
    """Where a target is written, the byte before which it ends, and what the parser read."""
    open_links: list[tuple[str, str]] = []
    inner: list[int] = []
    used: dict[str, str] = {}
    gaps: list[tuple[int, int]] = []
    covered = 0
    for event in events(body, path):
        is_link = event.name in ("Link", "Image")
        if event.kind == "Start" and is_link:
            assert isinstance(event.value, dict), "links and images carry their target"
            target, kind = str(event.value["dest_url"]), str(event.value["link_type"])
            open_links.append((kind, target))
            inner.append(event.start + 1 + (event.name == "Image"))
            used.setdefault(_label(str(event.value["id"])), target)
        elif event.kind == "End" and is_link:
            kind, target = open_links.pop()
            match = _INLINE.match(data, inner.pop(), event.end) if kind == "Inline" else None
            if match:
                yield match.end(), event.end, target
        if inner and event.kind != "Start":
            inner[-1] = max(inner[-1], event.end)
        if event.kind != "End" and event.name not in _CONTAINERS:
            if covered < event.start:
                gaps.append((covered, event.start))
            covered = max(covered, event.end)
    gaps.append((covered, len(data)))
    for start, end in gaps:
        for match in _DEFINITION.finditer(data, start, end):
            target = used.get(_label(match["label"].decode()), "")
            if target:
                yield match.end(), end, target


def _label(text: str) -> str:
    """A label as it is compared: without case, each white space one space."""
    return " ".join(_LABEL_BREAK.sub(" ", text).split()).casefold()


def _edit(
    data: bytes, base: int, within: tuple[int, int], target: str, wanted: str
) -> Iterator[Edit]:
    """The target that begins `within` a span, where it is the one the parser read."""
    start, limit = within
    angle = _ANGLE.match(data, start, limit)
    start, end = angle.span("target") if angle else (start, _bare_end(data, start, limit))
    if _ESCAPE.sub(_plain, data[start:end].decode()) != target:
        return
    if wanted != target:
        wanted = _BLANK.sub(lambda match: quote(match[0]), _SPECIAL.sub(r"\\\g<0>", wanted))
        yield Edit(base + start, base + end, wanted.encode())


def _bare_end(data: bytes, start: int, limit: int) -> int:
    """Where a target without angle brackets ends: at white space, or at the link's own bracket."""
    depth = 0
    while piece := _PIECE.match(data, start, limit):
        depth += (piece[0] == b"(") - (piece[0] == b")")
        if depth < 0:
            break
        start = piece.end()
    return start


def _plain(match: re.Match[str]) -> str:
    return match[1] or unescape(match[0])


def leave_out(data: bytes, start: int, end: int) -> Edit:
    """The lines of a unit, where nothing but its block's marks stands on them beside it."""
    line = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    before = _LINE_START.fullmatch(data, line, start)
    after = _LINE_END.match(data, end)
    if before and after:
        return Edit(line, after.end(), b"")
    return Edit(start, end, b"")
