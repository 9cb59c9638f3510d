"""The JSX tags and expressions of an MDX body (MDX 2): they pass through whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

_BEGIN = re.compile(rb"(?<!\\)(?:\{|<(?=/?[A-Za-z>]))")
_NAME = re.compile(rb"</?(?:[A-Za-z][\w.:-]*)?")
_IN_TAG = re.compile(rb"\"[^\"]*\"|'[^']*'|\{|/?>|<")
_IN_BRACES = re.compile(
    rb"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|/\*.*?\*/|[{}]", re.DOTALL
)
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
    position = failures = 0
    while failures < _PATIENCE and (begin := _BEGIN.search(data, position)):
        position = begin.end()
        if code.holds(begin.start()):
            continue
        end = _braces_end(data, begin.end()) if begin[0] == b"{" else _tag_end(data, begin.start())
        if end is not None:
            yield begin.start(), end, False
            position = end
        else:
            failures += 1


def _braces_end(data: bytes, start: int) -> int | None:
    """Where the expression ends whose opening brace is before `start`."""
    depth = 1
    for piece in _IN_BRACES.finditer(data, start, start + _LONGEST):
        depth += (piece[0] == b"{") - (piece[0] == b"}")
        if not depth:
            return piece.end()
    return None


def _tag_end(data: bytes, start: int) -> int | None:
    """Where the tag ends that begins at `start`."""
    name = _NAME.match(data, start)
    assert name is not None, "a tag begins with <"
    position = name.end()
    while piece := _IN_TAG.search(data, position, start + _LONGEST):
        if piece[0] == b"<":
            return None
        if piece[0].endswith(b">"):
            return piece.end()
        end = _braces_end(data, piece.end()) if piece[0] == b"{" else piece.end()
        if end is None:
            return None
        position = end
    return None
