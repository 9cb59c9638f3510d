"""Where a character of a string stands in the file of its catalog."""

from __future__ import annotations

import re
from bisect import bisect_right

import polib

from i18n.catalogs.syntax import source
from i18n.expressions import deferred

Place = tuple[int, int, int]
"""A line, a column, and how many columns a character takes there."""

_STRING = deferred(r'"((?:[^"\\]|\\.)*)"')
_CHARACTER = deferred(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+)|\\.|.", re.DOTALL)
_NUMERIC = deferred(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
_KEYWORD = deferred(r"[^\"]*?\bmsg[a-z_]+(?:[ \t]*\[[^\]]*\])?[ \t]*(?=\"|\Z)")
_MORE = deferred(r"(?:#~)?[ \t\r\f\v]*\"")


class Lines(list[str]):
    """The lines of a catalog's file.

    They keep where the characters stand of the string that was asked for last: what is wrong in a long
    one may be much.
    """

    _last: tuple[int, tuple[list[int], list[Place]]] | None = None

    def characters(self, line: int) -> tuple[list[int], list[Place]]:
        """The offsets of the characters of the string whose keyword stands in a line, and their places.

        At last where it ends. Lines and columns count from 1, offsets from 0.
        """
        if self._last is None or self._last[0] != line:
            self._last = line, _characters(self, line)
        return self._last[1]


def lines_of(catalog: polib.POFile) -> Lines | None:
    """The lines of a catalog's file; None for a catalog that was made in memory."""
    file = source(catalog)
    if file is None:
        return None
    return Lines(file.data.decode(file.charset).removeprefix("\ufeff").split("\n"))


def locate(lines: Lines, line: int, offset: int) -> tuple[int, int]:
    """The line and column of a character of the string whose keyword stands in `line`.

    `offset` counts the characters of the string as it is read; lines and columns count from 1. An
    offset behind the string is the quotation mark that ends it.
    """
    return _located(lines, line, offset)[:2]


def locate_end(lines: Lines, line: int, start: int, end: int) -> tuple[int, int]:
    """The line and column behind the last character of a span of that string.

    `start` and `end` are offsets as `locate` has them, half open; of an empty span it is where the
    span is.
    """
    if end <= start:
        return locate(lines, line, start)
    number, column, width = _located(lines, line, end - 1)
    return number, column + width


def _located(lines: Lines, line: int, offset: int) -> Place:
    """The line and column of a character, and how many columns it takes as it is written."""
    starts, places = lines.characters(line)
    return places[bisect_right(starts, offset) - 1]


def _characters(lines: Lines, line: int) -> tuple[list[int], list[Place]]:
    """Where each character of a string begins in it, and stands in the file; at last, where it ends."""
    number = line - 1
    text = lines[number]
    keyword = _keyword(text)
    offset = 0
    starts: list[int] = []
    places: list[Place] = []
    end = (line, 1, 0)
    while True:
        for string in _STRING.finditer(text, keyword):
            column = string.start(1) + 1
            for character in _CHARACTER.finditer(string[1]):
                starts.append(offset)
                places.append((number + 1, column + character.start(), len(character[0])))
                offset += _length(character)
            end = number + 1, string.end(), 0
        number += 1
        if number >= len(lines) or not _MORE.match(lines[number]):
            return [*starts, offset], [*places, end]
        text, keyword = lines[number], 0


def _keyword(text: str) -> int:
    """Where the last keyword of a line ends: of a line that holds a whole message, the msgstr."""
    end = 0
    while match := _KEYWORD.match(text, end):
        end = match.end()
        string = _STRING.match(text, end)
        if string is None or not _KEYWORD.match(text, string.end()):
            break
        end = string.end()
    return end


def _length(character: re.Match[str]) -> int:
    """How many characters an escape or a character of a file is, once read."""
    if character[1] is None:
        return 1
    numbers = _NUMERIC.findall(character[1])
    data = bytes(int(two, 16) & 255 if two else int(eight, 8) & 255 for two, eight in numbers)
    return len(data.decode("utf-8", "replace"))
