"""Sentences by sentencex, for languages without rules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.languages import primary

WINDOW = 40_000
"""Characters given to sentencex at a time: below 100 kB in any script, for its cost is quadratic."""

_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
"""White space of several bytes: sentencex 1.0.32 panics at one that stands between a letter and a stop."""

_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")


def starts(text: str, language: str) -> Iterator[int]:
    """Where a new sentence begins, ascending; 0 is not among them.

    White space goes before each, or a stop of a script that writes none (`。`).
    """
    begin = 0
    for match in _PARAGRAPHS.finditer(text):
        yield from _of_paragraph(text, begin, match.start(), language)
        begin = match.end()
        if 0 < begin < len(text):
            yield begin
    yield from _of_paragraph(text, begin, len(text), language)


def _of_paragraph(text: str, begin: int, end: int, language: str) -> Iterator[int]:
    """The starts inside a paragraph, a window at a time."""
    import sentencex  # noqa: PLC0415  (not for languages with rules)

    code = primary(language)
    position = begin
    while position < end:
        window = _WIDE_SPACE.sub(" ", text[position : min(end, position + WINDOW)])
        is_last = position + WINDOW >= end
        found, at = [], 0
        pieces = sentencex.segment(code, window)
        for piece in pieces:
            at += len(piece)
            found.append(at)
        if at != len(window):
            found = list(_found(window, pieces))
        found = [start for start in found if start < len(window) and _stands(window, start)]
        yield from (position + start for start in found)
        if is_last:
            return
        if found:
            position += found[-1]
        else:
            space = window.rfind(" ", WINDOW // 2)
            position += space + 1 if space > 0 else len(window)


def _stands(window: str, start: int) -> bool:
    has_space = window[start - 1].isspace() or window[start].isspace()
    return start > 0 and (has_space or window[start - 1] in "。！？｡")


def _found(window: str, pieces: Sequence[str]) -> Iterator[int]:
    """Where each piece after the first begins, when the pieces do not add up to the text."""
    at = 0
    for n, piece in enumerate(pieces):
        found = window.find(piece.strip(), at)
        if found < 0:
            continue
        if n:
            yield found
        at = found + len(piece.strip())
