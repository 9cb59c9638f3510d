"""Strings of a catalog, escaped and cut into lines where GNU gettext cuts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from i18n.catalogs.linebreaks import (
    LINE_END,
    PLAIN,
    PLAIN_BREAK,
    WIDTHS,
    letters,
    may_break,
)

_ESCAPES = str.maketrans(
    {
        "\n": "\\n",
        "\t": "\\t",
        "\r": "\\r",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
        "\a": "\\a",
        '"': '\\"',
        "\\": "\\\\",
    }
)
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u2199]*"
)
"""Characters of one column each."""

_PLAIN = re.compile(f"[{PLAIN}]*")
_WORDS = re.compile("[A-Za-z] [A-Za-z]")


def escape(text: str) -> str:
    """A string as it stands between quotation marks."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return text.translate(_ESCAPES)


def is_narrow(escaped: str) -> bool:
    """Has every character one column, as far as a quick look tells?"""
    return _NARROW.fullmatch(escaped) is not None


def plain(text: str) -> str | None:
    """The escape of a text that `plain_lines` can wrap; None for another."""
    if "  " in text or _PLAIN.fullmatch(text) is None or text[:1] == " ":
        return None
    return text.replace('"', '\\"') if '"' in text else text


def plain_lines(escaped: str, width: int) -> list[str]:
    """The lines that `wrap` cuts, of the escape of a plain text, all of one width."""
    found: list[str] = _plain_line(width).findall(escaped)
    return found


def has_break(text: str) -> bool:
    """May a line end anywhere in a text, not yet escaped?"""
    if _WORDS.search(text) is not None:
        return True
    classes = letters(text)
    return any(may_break(classes, at) for at in range(1, len(classes)))


@cache
def _plain_line(width: int) -> re.Pattern[str]:
    """What fits, to the last break; where there is none, what does not, to the first one."""
    return re.compile(rf"(?:.{{1,{width}}}|.{{{width + 1},}}?)(?={PLAIN_BREAK}|\Z)")


def wrap(text: str, first: int, width: int) -> list[str]:
    """Escaped lines of at most `width` columns, `first` for the first, where breaks allow it.

    A line ends after every newline; it is longer where nothing in it may break. Linear in the
    length of the text. Nothing for an empty text.
    """
    lines: list[str] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        _wrap_portion(text[start:end], first if start == 0 else width, width, lines)
        start = end
    return lines


def _wrap_portion(portion: str, room: int, width: int, lines: list[str]) -> None:
    """Add the lines of a text that has no newline but at its end."""
    escaped = escape(portion)
    narrow = is_narrow(escaped)
    if narrow and len(escaped) <= room:
        lines.append(escaped)
        return
    classes = letters(portion)
    if LINE_END in classes:
        _wrap_parts(escaped, classes, room, width, lines)
        return
    lines += _cut(escaped, classes, narrow, room, width)


def _wrap_parts(escaped: str, classes: str, room: int, width: int, lines: list[str]) -> None:
    """A portion with U+0085, U+2028 or U+2029: columns count anew after them, no line ends there."""
    joined = ""
    start = 0
    while start < len(classes):
        end = classes.find(LINE_END, start) + 1 or len(classes)
        cut = _cut(escaped[start:end], classes[start:end], False, room, width)
        cut[0] = joined + cut[0]
        joined = cut.pop()
        lines += cut
        start, room = end, width
    lines.append(joined)


def _cut(escaped: str, classes: str, narrow: bool, room: int, width: int) -> list[str]:
    lines = []
    start, length = 0, len(escaped)
    while True:
        limit = start + room if narrow else _reach(escaped, start, room)
        if limit >= length:
            lines.append(escaped[start:])
            return lines
        for end in range(limit, start, -1):
            if may_break(classes, end):
                break
        else:
            end = max(limit, start) + 1
            while end < length and not may_break(classes, end):
                end += 1
            if end == length:
                lines.append(escaped[start:])
                return lines
        lines.append(escaped[start:end])
        start, room = end, width


def _reach(escaped: str, start: int, room: int) -> int:
    """How far a line goes from `start` that has `room` columns: an offset into the text."""
    size = 2 * room
    while True:
        window = escaped[start : start + size]
        columns = list(accumulate(map(int, window.translate(WIDTHS))))
        reached = bisect_right(columns, room)
        if reached < len(window) or start + size >= len(escaped):
            return start + reached
        size *= 2
