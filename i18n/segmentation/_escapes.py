"""Text as it is read: character references and backslash escapes told as the characters they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

_ESCAPE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\([!-/:-@\[-`{-~])"
)
"""CommonMark 0.31.2, sections 2.4 and 2.5; HTML's references are the same."""
_MARKUP = frozenset("<>*_`[]~\\")
_OTHER = "\ufffc"
"""What stands for a character that would be markup or white space where it is written as itself."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text whose escapes are characters; `starts` and `ends` have the place of each in the original.

    Offsets are in characters.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    shifts: Sequence[int]
    """What an offset of `text` behind each escape differs by from the original's."""
    places: Sequence[int]
    """Where each escape's character stands in `text`."""

    def original(self, offset: int) -> int:
        """An offset of the original, from one of this text."""
        n = bisect_left(self.places, offset)
        return offset + (self.shifts[n - 1] if n else 0)

    def own(self, offset: int) -> int:
        """An offset of this text, from one of the original; one in an escape counts as behind it."""
        n = bisect_left(self.starts, offset)
        if not n:
            return offset
        if offset < self.ends[n - 1]:
            return self.places[n - 1] + 1
        return offset - self.shifts[n - 1]


def plain(text: str) -> Plain | None:
    """A text without its escapes; None where it has none."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    places: list[int] = []
    position = length = 0
    for match in _ESCAPE.finditer(text):
        character = match[1] or unescape(match[0])
        if character == match[0]:
            continue  # no reference that HTML knows
        if len(character) != 1 or character in _MARKUP or not character.isprintable():
            character = _OTHER
        between = text[position : match.start()]
        pieces += (between, character)
        starts.append(match.start())
        position = match.end()
        ends.append(position)
        places.append(length + len(between))
        length = places[-1] + 1
        shifts.append(position - length)
    if not starts:
        return None
    return Plain("".join([*pieces, text[position:]]), starts, ends, shifts, places)
