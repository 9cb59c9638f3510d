"""The JSX tags and expressions of an MDX body (MDX 2): they pass through whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from i18n.expressions import compiled

_BEGIN = compiled(rb"(?<!\\)(?:\{|<(?=/?[A-Za-z>]))")
_STRAY = compiled(rb"(?<!\\)(?:\\\\)*+([{<])|^((?:im|ex)port )", re.MULTILINE)
_NAME = compiled(rb"</?(?:[A-Za-z][\w.:-]*)?")
_IN_TAG = compiled(rb"\"[^\"]*\"|'[^']*'|\{|/?>|<")
_IN_BRACES = compiled(rb"[\"'`{}]|/\*")
_STRING_OR_BRACE = compiled(rb"\"[^\"]*+\"|'[^']*+'|\{")
_ANCHOR = compiled(rb"\{#[\w-]++\}[ \t]*+(?=[\r\n]|\Z)")
_HEADING = compiled(rb"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+#{1,6}[ \t]")
_BEHIND = {
    b'"': compiled(rb"(?:\\.|[^\"\\\n])*+(\"?)", re.DOTALL),
    b"'": compiled(rb"(?:\\.|[^'\\\n])*+('?)", re.DOTALL),
    b"`": compiled(rb"(?:\\.|[^`\\])*+(`?)", re.DOTALL),
    b"/*": compiled(rb"[^*]*+(?:\*(?=[^/])[^*]*+)*+((?:\*/)?)"),
}
"""What stands behind the beginning of a string or comment, with its end if it has one."""
_LONGEST = 10_000
"""Bytes of a tag or expression; what does not end before is text."""


_PATIENCE = 100
"""Braces and tags that do not end, after which a body is taken for one without any."""


class Spans(Protocol):
    """Spans that can be asked whether they hold an offset."""

    def holds(self, offset: int) -> bool:
        """Does one of the spans hold this offset?"""


def jsx_tokens(data: bytes, code: Spans) -> Iterator[tuple[int, int, bool]]:
    """Where the tags and expressions outside code begin and end; no reader reads them."""
    strings = _Strings(data)
    position = failures = 0
    while failures < _PATIENCE and (begin := _BEGIN.search(data, position)):
        position = begin.end()
        if code.holds(begin.start()):
            continue
        is_braces = begin[0] == b"{"
        if is_braces and _is_anchor(data, begin.start()):
            continue
        find, start = (_braces_end, begin.end()) if is_braces else (_tag_end, begin.start())
        end = find(data, start, strings)
        if end is not None:
            yield begin.start(), end, False
            position = end
        else:
            failures += 1


def _is_anchor(data: bytes, start: int) -> bool:
    """Do braces hold the anchor of a heading, `# Heading {#anchor}`, which Docusaurus reads in MDX?"""
    if _ANCHOR.match(data, start) is None:
        return False
    line = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    return _HEADING.match(data, line, start) is not None


def as_html(tag: bytes) -> bytes:
    """A tag of JSX as HTML has it, of the same length: expressions are hyphens."""
    pieces: list[bytes] = []
    position = 0
    strings = _Strings(tag)
    while begin := _STRING_OR_BRACE.search(tag, position):
        end = begin.end()
        if begin[0] == b"{":
            pieces.append(tag[position : begin.start()])
            position = _braces_end(tag, end, strings) or len(tag)
            pieces.append(b"-" * (position - begin.start()))
        else:
            pieces.append(tag[position:end])
            position = end
    return b"".join([*pieces, tag[position:]])


def strays(seen: bytes, code: Spans) -> Iterator[int]:
    """Where text stands that MDX takes for the beginning of a tag, an expression or a module.

    That is a brace or angle bracket in a view, in which tags and expressions are words, and a word that
    begins a line of no container (https://mdxjs.com/docs/what-is-mdx/, "Markdown").
    """
    for match in _STRAY.finditer(seen):
        start = match.start(1 if match[1] else 2)
        if not code.holds(start):
            yield start


class _Strings:
    """The strings and comments of expressions; what has no end is looked through once.

    A quotation mark within a string without end is an escaped one, so that no string that ends
    begins with it.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: dict[bytes, tuple[int, int]] = {}
        """By the mark, where the last one without end stands, and how far its end was looked for."""

    def end(self, mark: bytes, start: int, limit: int) -> int | None:
        """Where a string or comment ends whose mark is before `start`; None if behind `limit`."""
        first, position = self._open.get(mark, (0, 0))
        if not first <= start <= position:
            first = position = start
        if position < limit:
            found = _BEHIND[mark].match(self._data, position, limit)
            assert found is not None, "nothing matches too"
            if found[1]:
                return found.end()
            position = found.end()
        self._open[mark] = (first, position)
        return None


def _braces_end(data: bytes, start: int, strings: _Strings) -> int | None:
    """Where the expression ends whose opening brace is before `start`."""
    depth = 1
    position, limit = start, start + _LONGEST
    while piece := _IN_BRACES.search(data, position, limit):
        position = piece.end()
        mark = piece[0]
        if mark in _BEHIND:
            position = strings.end(mark, position, limit) or position
            continue
        depth += 1 if mark == b"{" else -1
        if not depth:
            return position
    return None


def _tag_end(data: bytes, start: int, strings: _Strings) -> int | None:
    """Where the tag ends that begins at `start`."""
    name = _NAME.match(data, start)
    assert name is not None, "a tag begins with <"
    position = name.end()
    while piece := _IN_TAG.search(data, position, start + _LONGEST):
        if piece[0] == b"<":
            return None
        if piece[0].endswith(b">"):
            return piece.end()
        end = _braces_end(data, piece.end(), strings) if piece[0] == b"{" else piece.end()
        if end is None:
            return None
        position = end
    return None
