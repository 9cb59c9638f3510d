"""Messages in their commonest form, each read at one stroke: none obsolete, plural or with a previous one.

What has any other form, or is wrong, is left to the scanner of tokens, which reads these too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_STRINGS = rf"{_STRING}(?:\n{_STRING})*"
_BLOCK = re.compile(
    r"((?:#(?:[ .:,][^\n\r]*)?\n)*)"
    rf"(?:msgctxt ({_STRINGS})\n)?msgid ({_STRINGS})\nmsgstr ({_STRINGS})"
    r'(?=\n+(?:#(?![~|])|msgid "|msgctxt ")|\n*\Z)'
)
"""Comments, msgctxt, msgid and msgstr; a string that stands further below would go on with msgstr."""


NAMED = {
    "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\f": "\f", "\\v": "\v", "\\a": "\a",
    '\\"': '"', "\\\\": "\\",
}  # fmt: skip
"""The escapes of one letter, and what they stand for."""

_ESCAPE = re.compile(r"\\.")


class Block(NamedTuple):
    """A message: its comments by kind, and its strings.

    `context`, `source` and `target` count the lines from the message's first to that of each keyword,
    `lines` all its lines; `end` is the character behind the last.
    """

    translator: list[str]
    extracted: list[str]
    references: list[str]
    flags: list[str]
    msgctxt: str | None
    msgid: str
    msgstr: str
    context: int
    source: int
    target: int
    lines: int
    end: int


def block(text: str, start: int) -> Block | None:
    """The message that begins at a character of a catalog's text; None for one of another form."""
    match = _BLOCK.match(text, start)
    if match is None:
        return None
    comments, msgctxt, msgid, msgstr = match.groups()
    try:
        context = None if msgctxt is None else _string(msgctxt)
        strings = context, _string(msgid), _string(msgstr)
    except KeyError:
        return None  # an escape in numbers, or an unknown one
    translator: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    keyword = 0
    if comments:
        for line in comments[:-1].split("\n"):
            keyword += 1
            kind = line[1:2]
            if kind == ".":
                extracted.append(line[2:].removeprefix(" "))
            elif kind == ":":
                references.append(line[2:])
            elif kind == ",":
                flags += [flag for part in line[2:].split(",") if (flag := part.strip())]
            else:
                translator.append(line[2:])
    source = keyword if msgctxt is None else keyword + 1 + msgctxt.count("\n")
    target = source + 1 + msgid.count("\n")
    lines = target + 1 + msgstr.count("\n")
    places = keyword, source, target, lines, match.end()
    return Block(translator, extracted, references, flags, *strings, *places)


def _string(raw: str) -> str:
    """The strings of a keyword as one. Raises KeyError for an escape of more than one letter."""
    text = raw[1:-1].replace('"\n"', "") if "\n" in raw else raw[1:-1]
    return _ESCAPE.sub(lambda match: NAMED[match[0]], text) if "\\" in text else text
