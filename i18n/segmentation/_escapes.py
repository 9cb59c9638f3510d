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
_LONGEST = 34
"""The characters of a reference, at most."""
_MARKUP = frozenset("<>*_`[]~\\")
_OTHER = "\ufffc"
"""What stands for a character that would be markup where it is written as itself."""
_SPACE = "\u00a0"
"""What stands for white space, which as a reference neither folds nor ends a line."""


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

    def own(self, start: int, end: int) -> tuple[int, int]:
        """A span of this text, from one of the original; an escape that it has a part of is in it."""
        return self._own(start, 0), self._own(end, 1)

    def _own(self, offset: int, inside: int) -> int:
        """An offset of this text; one inside an escape is so many characters behind its beginning."""
        n = bisect_left(self.starts, offset)
        if not n:
            return offset
        if offset < self.ends[n - 1]:
            return self.places[n - 1] + inside
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
        if character.isspace():
            character = _SPACE
        elif len(character) != 1 or character in _MARKUP or not character.isprintable():
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


def space_end(text: str, start: int) -> int:
    """Where the white space that begins at an offset of a text ends; references may stand for it."""
    while start < len(text):
        if text[start].isspace():
            start += 1
        elif text[start] == "&" and (match := _ESCAPE.match(text, start)) and _is_space(match[0]):
            start = match.end()
        else:
            break
    return start


def space_start(text: str, end: int) -> int:
    """Where the white space that ends at an offset of a text begins; references may stand for it."""
    while end:
        if text[end - 1].isspace():
            end -= 1
            continue
        start = text.rfind("&", max(0, end - _LONGEST), end) if text[end - 1] == ";" else -1
        if start < 0 or not _is_space(text[start:end]):
            break
        end = start
    return end


def _is_space(reference: str) -> bool:
    return _ESCAPE.fullmatch(reference) is not None and unescape(reference).isspace()
