"""What an author says of values of the front matter, in comments of YAML or TOML.

A comment above a field or behind it holds for all values of the field, one above an item of a list or
behind it for the item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.documents._directives import Directives, ForUnit
from i18n.documents._front_matter_values import Value

_COMMENTS = {"yaml": re.compile(r"(?<!\S)#[^\n]*"), "toml": re.compile(r"#[^\n]*")}
_SAID = re.compile(r"#.*?i18n:(.*)")
_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"-(?:[ \t]+|\r?\Z)")
_CLOSING = re.compile(r"[]}]")


class _Range(NamedTuple):
    """What a field or an item holds: characters, half open."""

    start: int
    end: int


class _Line(NamedTuple):
    """A line: where it begins, its text without its comment, and where that comment begins.

    `depth` counts the brackets that are open before it, `depth_behind` those behind it.
    """

    start: int
    code: str
    comment: int
    depth: int
    depth_behind: int

    @property
    def first(self) -> int:
        """Where its first character that is no white space stands."""
        return self.start + len(self.code) - len(self.code.lstrip())


def directed(values: Sequence[Value], text: str, syntax: str | None) -> list[ForUnit | None]:
    """For each value what is said of it, None where it is left out.

    `syntax` is `yaml` or `toml`, or None for one without comments.
    """
    said = _said(values, text, syntax) if syntax and "i18n:" in text else {}
    ranges = sorted(said, key=lambda range_: (range_.start, -range_.end))
    found: list[ForUnit | None] = [Directives().spend()] * len(values)
    known: dict[tuple[_Range, ...], ForUnit | None] = {}
    around: list[_Range] = []
    n = 0
    for place in sorted(range(len(values)), key=lambda place: values[place].start):
        start = values[place].start
        while n < len(ranges) and ranges[n].start <= start:
            around.append(ranges[n])
            n += 1
        around = [range_ for range_ in around if start < range_.end]
        if around:
            key = tuple(around)
            if key not in known:
                known[key] = _heeded(one for range_ in around for one in said[range_])
            found[place] = known[key]
    return found


def _heeded(said: Iterator[tuple[int, str]]) -> ForUnit | None:
    """What comments say together, in the order in which they stand; None for *leave out*."""
    directives = Directives()
    for _, one in sorted(said):
        directives.heed(one)
    found = directives.spend()
    return None if directives.is_off or found.is_skipped else found


def _said(values: Sequence[Value], text: str, syntax: str) -> dict[_Range, list[tuple[int, str]]]:
    """By what it holds for, where each comment stands, and what it says."""
    scalars = sorted(
        (value for value in values if value.style and value.start < value.end),
        key=lambda value: value.start,
    )
    masked = _masked(scalars, text)
    lines = list(_lines(masked, _COMMENTS[syntax]))
    things = _tables_and_fields(lines, len(text)) if syntax == "toml" else _nodes(lines, len(text))
    said: dict[_Range, list[tuple[int, str]]] = {}
    following: _Line | None = None
    for line in reversed(lines):
        is_above = not line.code.strip()
        following = following if is_above else line
        match = _SAID.match(text, line.comment)
        if match and following is not None:
            find = _above if is_above else _behind
            held = find(following, masked, things, scalars)
            if held is not None:
                said.setdefault(held, []).append((line.comment, match[1]))
    return said


def _above(
    line: _Line, masked: str, things: Sequence[_Range], scalars: Sequence[Value]
) -> _Range | None:
    """What a comment holds for above a line: the item that is first there, or the field."""
    if not line.depth:
        return things[bisect_left(things, (line.first, 0))]
    n = bisect_left(scalars, line.first, key=_start)
    is_there = n < len(scalars) and not _CLOSING.search(masked, line.first, scalars[n].start)
    return _Range(scalars[n].start, scalars[n].end) if is_there else None


def _behind(
    line: _Line, masked: str, things: Sequence[_Range], scalars: Sequence[Value]
) -> _Range | None:
    """What a comment holds for behind a line: in brackets its last item, elsewhere the field."""
    if not line.depth_behind or line.code.rstrip()[-1] in "[{":
        return things[bisect_left(things, (line.comment, 0)) - 1]
    n = bisect_left(scalars, line.comment, key=_start) - 1
    is_there = n >= 0 and not masked[scalars[n].end : line.comment].strip(" \t\r\n,]}")
    return _Range(scalars[n].start, scalars[n].end) if is_there else None


def _start(value: Value) -> int:
    return value.start


def _masked(scalars: Sequence[Value], text: str) -> str:
    """The text with an `x` for each character of its values, so that only the others mean something."""
    pieces: list[str] = []
    position = 0
    for value in scalars:
        start = value.start
        if text[start] in "|>":
            start = text.find("\n", start, value.end) + 1 or value.end
        end = start + len(text[start : value.end].rstrip())
        pieces += (text[position:start], "x" * (end - start))
        position = end
    return "".join([*pieces, text[position:]])


def _lines(masked: str, comments: re.Pattern[str]) -> Iterator[_Line]:
    """The lines that are not inside a value."""
    depth = 0
    for match in _LINE.finditer(masked):
        comment = comments.search(masked, match.start(), match.end())
        end = comment.start() if comment else match.end()
        code = masked[match.start() : end]
        opened = sum(map(code.count, "[{")) - sum(map(code.count, "]}"))
        yield _Line(match.start(), code, end, depth, max(0, depth + opened))
        depth = max(0, depth + opened)


def _nodes(lines: Sequence[_Line], end: int) -> list[_Range]:
    """The fields and items of YAML that begin on lines of their own: they hold what is indented more.

    A list may stand at the indent of its field.
    """
    found: list[tuple[int, int, bool]] = []
    for line in lines:
        at = line.first - line.start
        while not line.depth and at < len(line.code):
            dash = _DASH.match(line.code, at)
            found.append((line.start + at, at, dash is not None))
            at = dash.end() if dash else len(line.code)
    ends = [end] * len(found)
    opened: list[int] = []
    for n, (start, column, is_item) in enumerate(found):
        while opened:
            _, other, is_other_item = found[opened[-1]]
            if column > other or (column == other and is_item and not is_other_item):
                break
            ends[opened.pop()] = start
        opened.append(n)
    return [_Range(start, ends[n]) for n, (start, _, _) in enumerate(found)]


def _tables_and_fields(lines: Sequence[_Line], end: int) -> list[_Range]:
    """The fields of TOML up to the next one, and its tables, named in brackets, up to the next one."""
    found: list[_Range] = []
    field = table = end
    for line in reversed(lines):
        if line.depth or not line.code.strip():
            continue
        is_table = line.code.lstrip()[0] == "["
        found.append(_Range(line.first, table if is_table else field))
        field = line.first
        table = line.first if is_table else table
    return found[::-1]
