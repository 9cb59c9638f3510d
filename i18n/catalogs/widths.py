"""The width to which a catalog's lines were wrapped, by the strings that stand in it.

A string that GNU gettext wrapped says between which widths that was: at least that of its longest
line, and less than the length of a line with the word that follows it. The width of a catalog is the
one that most of its strings allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from i18n.catalogs.blocks import NAMED
from i18n.catalogs.layout import UNWRAPPED, WIDTH, Widths
from i18n.catalogs.lazy import Source
from i18n.catalogs.linebreaks import LINE_END, WIDTHS, is_known, letters, may_break
from i18n.catalogs.wrapping import escape, is_narrow
from i18n.expressions import compiled

_MESSAGES = 400
"""How many messages of a catalog are looked at; they are spread over it."""
_LONGEST = 20_000
"""Bytes of a message that is worth a look."""
_STRINGS = 40
"""How many of their strings are asked, of those that are broken or too long for gettext's own width."""
_PROOFS = 3
"""As many line ends that the wrapping made, or lines that are longer than gettext's own, tell a width."""
_NARROWEST = 20
"""gettext takes no less."""
_ENDLESS = 1 << 30

_PIECE = r'"[^"\\\n]*+(?:\\[ntrbfva"\\][^"\\\n]*+)*+"'
_STRING = compiled(
    rf"^(#~\| |#~ |#\| |)(msg[a-z_]+(?:\[[0-9]+\])?) ({_PIECE}(?:\n\1{_PIECE})*+)$", re.MULTILINE
)
_ESCAPE = re.compile(r"\\.")
_PORTION = re.compile(r"[^\n]*\n|[^\n]+")


class _Range(NamedTuple):
    """The widths, `most` too, at which a string is laid out as it stands, and how often it is broken.

    There is none where `most` is less than `least`.
    """

    least: int
    most: int
    breaks: int

    @property
    def is_telling(self) -> bool:
        """Is there a width at which it would be laid out in another way, gettext's own or a wider one?"""
        return self.least > WIDTH or self.most < _ENDLESS


_NOWHERE = _Range(0, -1, 0)
_ANYWHERE = _Range(0, _ENDLESS, 0)


def widths(source: Source) -> Widths:
    """The columns of a catalog's lines; 79 where nothing tells others.

    Some programs wrap sources, and not translations.
    """
    sources: list[_Range] = []
    targets: list[_Range] = []
    telling = 0
    for text in _common_first(_sample(source)):
        for keyword, found in _ranges(text):
            (targets if keyword.startswith("msgstr") else sources).append(found)
            telling += found.is_telling
        if telling >= _STRINGS:
            break
    common = _common([*sources, *targets], WIDTH)
    return Widths(_common(sources, common), _common(targets, common))


def _sample(source: Source) -> Iterator[str]:
    """Some messages of a file, as they stand there."""
    count = len(source.spans)
    for place in range(0, count, count // _MESSAGES + 1):
        start, end = source.spans[place]
        if WIDTH < end - start < _LONGEST:
            yield source.text(place)


def _common_first(texts: Iterable[str]) -> Iterator[str]:
    """First those for whose characters the tables of Unicode are not asked, which are slow to load."""
    others = []
    for text in texts:
        if is_known(text):
            yield text
        else:
            others.append(text)
    yield from others


def _common(ranges: Sequence[_Range], known: int) -> int:
    """The width that most strings allow, `known` where that is one; of several the next to it."""
    at = known or _ENDLESS
    votes = _votes(ranges, at)
    if votes == len(ranges):
        return known
    ends = {_ENDLESS, *(end for each in ranges for end in (each.least, each.most))}
    counted = {end: _votes(ranges, end) for end in ends if _NARROWEST <= end <= _ENDLESS}
    most = max(counted.values())
    if most <= votes or 2 * most <= len(ranges):
        return known
    if counted[_ENDLESS] == most:
        return UNWRAPPED
    best = min((end for end in counted if counted[end] == most), key=lambda end: abs(end - at))
    told = [each for each in ranges if each.least <= best <= each.most]
    proofs = sum(each.breaks + (each.least > WIDTH) for each in told)
    return best if proofs >= _PROOFS else known


def _votes(ranges: Iterable[_Range], columns: int) -> int:
    return sum(least <= columns <= most for least, most, _ in ranges)


def _ranges(text: str) -> Iterator[tuple[str, _Range]]:
    """What the strings of a message say that are long enough to say anything, by their keywords."""
    if "no-wrap" in text:
        return
    for mark, keyword, strings in _STRING.findall(text):
        if len(strings) < WIDTH // 2:
            continue
        lines = strings[1:-1].split(f'"\n{mark}"')
        found = _range(len(mark), len(keyword), lines)
        if found is not None and (found.least > WIDTH // 2 or found.is_telling):
            yield keyword, found


def _range(mark: int, keyword: int, lines: list[str]) -> _Range | None:
    """What a string says, from the lengths of its mark and keyword and from its lines, escaped.

    None where it says nothing: it has other escapes than gettext's, or line ends of Unicode's.
    """
    raw = "".join(lines)
    text = _ESCAPE.sub(lambda match: NAMED[match[0]], raw)
    if escape(text) != raw:
        return None
    portions = _PORTION.findall(text)
    is_below = lines[0] == ""
    if (len(lines) > 1) != is_below or (len(portions) > 1 and not is_below):
        return _NOWHERE
    rest = iter(lines[is_below:])
    ranges: list[_Range] = []
    for portion in portions:
        classes = letters(portion)
        if LINE_END in classes:
            return None
        columns = _columns(escape(portion))
        if len(portions) == 1:
            ranges.append(_head(classes, columns[-1] + keyword + 1, is_below))
        start = 0
        while start < len(classes):
            line = _line(classes, columns, start, start + len(next(rest, "")))
            if line is None:
                return _NOWHERE
            end, found = line
            ranges.append(found)
            start = end
    if next(rest, None) is not None:
        return _NOWHERE
    edges = mark + 2
    return _Range(
        max(each.least for each in ranges) + edges,
        min(each.most for each in ranges) + edges,
        sum(each.breaks for each in ranges),
    )


def _head(classes: str, columns: int, is_below: bool) -> _Range:
    """What it says that a string stands below its keyword, or beside it with so many columns."""
    if not any(may_break(classes, at) for at in range(1, len(classes))):
        return _NOWHERE if is_below else _ANYWHERE
    return _Range(0, columns - 1, 0) if is_below else _Range(columns, _ENDLESS, 0)


def _line(classes: str, columns: Sequence[int], start: int, end: int) -> tuple[int, _Range] | None:
    """Where a line ends, and what it says; None where none can end."""
    length = len(classes)
    if end == start or end > length or (end < length and not may_break(classes, end)):
        return None
    least, most = 0, _ENDLESS
    if any(may_break(classes, at) for at in range(end - 1, start, -1)):
        least = columns[end] - columns[start]
    if end < length:
        after = end + 1
        while after < length and not may_break(classes, after):
            after += 1
        most = columns[after] - columns[start] - 1
    return end, _Range(least, most, int(end < length))


def _columns(escaped: str) -> Sequence[int]:
    """The columns before each character of a text, and those of all."""
    if is_narrow(escaped):
        return range(len(escaped) + 1)
    return list(accumulate(map(int, escaped.translate(WIDTHS)), initial=0))
