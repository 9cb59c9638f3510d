"""List markers that count on in running text: `1) … 2) …`, `a. … b. …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLETS = "•⁃‣◦"
_FIRST = ("1.", "1)", "a)", "A)", "i)", "I)", "1.º", "1.ª", *_BULLETS)
_AT_LINE_START = re.compile(r"(?:\A|\n)[ \t]*+([aAiI]\.)(?=[ \t])")
_REACH = 2000
"""Characters in which the next marker has to stand."""

_AT_START = re.compile(r"(?:\A|[\n.:;!?…)»”\"*_])\s*+(?:[•⁃‣◦*–-]\s?)?\Z")
_ITEM = re.compile(r"(?:\s+|(?<=[•⁃‣◦]))[*_“\"«'‘(¿¡`]*([^\W_])")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


@dataclass(frozen=True, slots=True, order=True)
class Marker:
    """A list marker: character offsets, half open.

    `is_first` is the first one of its list; `is_begin` says that no lower case follows.
    """

    start: int
    end: int
    is_first: bool
    is_begin: bool


def markers(text: str) -> list[Marker]:
    """The markers of the lists in a text, in order.

    A list begins with a first marker (1, a, i) at the start of a text, a line or a sentence, or
    behind a colon, and has a second one in the same paragraph.
    """
    found: dict[int, Marker] = {}
    for first in _FIRST:
        at = text.find(first)
        while at >= 0:
            start = at - (at > 0 and text[at - 1] == "(" and first[-1] == ")")
            if start not in found and _begins(text, start, at + len(first)):
                for marker in _counted(text, start, text[start : at + len(first)]):
                    found.setdefault(marker.start, marker)
            at = text.find(first, at + 1)
    for match in _AT_LINE_START.finditer(text) if text[1:2] == "." or "\n" in text else ():
        for marker in _counted(text, match.start(1), match[1]):
            found.setdefault(marker.start, marker)
    return sorted(found.values()) if found else []


def _begins(text: str, start: int, end: int) -> bool:
    """Does a list begin here?"""
    if start and text[start - 1].isalnum():
        return False
    if text[end : end + 1] == ")":
        end += 1
    return bool(_ITEM.match(text, end, end + 20) and _AT_START.search(text[max(0, start - 6) : start], 0))


def _counted(text: str, start: int, first: str) -> Iterator[Marker]:
    """The markers of a list from its first one, which stands at `start`; none where it is alone."""
    number = first.strip("().ºª")
    before, after = first.split(number)
    if text[start + len(first) : start + len(first) + 1] == ")":
        after += ")"
    end = start + len(before + number + after)
    paragraph = text.find("\n\n", start, start + 99 * _REACH)
    limit = len(text) if paragraph < 0 else paragraph
    place = start
    for following in _numbers(number):
        marker = before + following + after
        found = _next(text, marker, end, min(limit, end + _REACH))
        if found is None:
            break
        yield _marker(text, place, end, place == start)
        place, end = found, found + len(marker)
    if place != start:
        yield _marker(text, place, end, False)


def _marker(text: str, start: int, end: int, is_first: bool) -> Marker:
    match = _ITEM.match(text, end)
    return Marker(start, end, is_first, match is not None and not match[1].islower())


def _next(text: str, marker: str, start: int, stop: int) -> int | None:
    """Where this marker stands next, with an item behind it."""
    at = text.find(marker, start, stop)
    while at >= 0:
        if text[at - 1].isspace() and _ITEM.match(text, at + len(marker)):
            return at
        at = text.find(marker, at + 1, stop)
    return None


def _numbers(first: str) -> Iterator[str]:
    """What counts on from a first number."""
    if first in _BULLETS:
        yield from (first for _ in range(200))
    elif first == "1":
        yield from map(str, range(2, 100))
    elif first in "aA":
        yield from map(chr, range(ord(first) + 1, ord(first) + 26))
    else:
        yield from (roman if first == "i" else roman.upper() for roman in _ROMAN[1:])
