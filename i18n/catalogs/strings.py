"""Where a character of a string stands in the file of its catalog."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polib

from i18n.catalogs.syntax import source
from i18n.expressions import deferred

Lines = Sequence[str]

_STRING = deferred(r'"((?:[^"\\]|\\.)*)"')
_CHARACTER = deferred(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+)|\\.|.", re.DOTALL)
_NUMERIC = deferred(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
_KEYWORD = deferred(r"[^\"]*?\bmsg[a-z_]+(?:[ \t]*\[[^\]]*\])?[ \t]*(?=\"|\Z)")
_MORE = deferred(r"(?:#~)?[ \t\r\f\v]*\"")


def lines_of(catalog: polib.POFile) -> Lines | None:
    """The lines of a catalog's file; None for a catalog that was made in memory."""
    file = source(catalog)
    if file is None:
        return None
    return file.data.decode(file.charset).removeprefix("\ufeff").split("\n")


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


def _located(lines: Lines, line: int, offset: int) -> tuple[int, int, int]:
    """The line and column of a character, and how many columns it takes as it is written."""
    number = line - 1
    text = lines[number]
    keyword = _keyword(text)
    left = offset
    end = (line, 1, 0)
    while True:
        for string in _STRING.finditer(text, keyword):
            column = string.start(1)
            for character in _CHARACTER.finditer(string[1]):
                length = _length(character)
                if left < length:
                    return number + 1, column + character.start() + 1, len(character[0])
                left -= length
            end = number + 1, string.end(), 0
        number += 1
        if number >= len(lines) or not _MORE.match(lines[number]):
            return end
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
