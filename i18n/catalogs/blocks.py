"""Messages in their commonest forms, each read at one stroke; none has plural forms.

What has any other form, or is wrong, is left to the scanner of tokens, which reads these too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from i18n.expressions import compiled

_STRING = r'"[^"\\\n]*+(?:\\[ntrbfva"\\][^"\\\n]*+)*+"'
_COMMENTS = r"(?:#(?:[ .:,][^\n\r]*)?\n)*"


def _strings(mark: str) -> str:
    """What follows a keyword; every further line has the mark before it."""
    return rf"{_STRING}(?:\n{mark}{_STRING})*"


_STRINGS = _strings("")
_MESSAGE = rf"(?:msgctxt ({_STRINGS})\n)?msgid ({_STRINGS})\nmsgstr ({_STRINGS})"


@cache
def _block() -> re.Pattern[str]:
    """Comments, msgctxt, msgid and msgstr; a string that stands further below would go on with msgstr."""
    return compiled(
        rf"({_COMMENTS}){_MESSAGE}"
        r'(?=\n+(?:#(?![~|])|(?:#(?:~\|?|\|) )?(?:msgid|msgctxt) ")|\n*\Z)'
    )


@cache
def _current() -> re.Pattern[str]:
    """A message, its previous source where it has one, and the lines left free below it."""
    return compiled(rf"({_COMMENTS}){_previous('#[|] ')}{_MESSAGE}(?:\n+|\Z)")


@cache
def _obsolete() -> re.Pattern[str]:
    """The same of an obsolete one, of which nothing is asked."""
    mark = "#~ "
    return compiled(
        rf"{_COMMENTS}{_previous('#~[|] ')}(?:{mark}msgctxt {_strings(mark)}\n)?"
        rf"{mark}msgid {_strings(mark)}\n{mark}msgstr {_strings(mark)}(?:\n+|\Z)"
    )


def _previous(mark: str) -> str:
    """The previous source of a message."""
    keywords = ("msgctxt", "msgid", "msgid_plural")
    return "".join(rf"(?:{mark}{keyword} {_strings(mark)}\n)?" for keyword in keywords)


NAMED = {
    "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\f": "\f", "\\v": "\v", "\\a": "\a",
    '\\"': '"', "\\\\": "\\",
}  # fmt: skip
"""The escapes of one letter, and what they stand for."""

_ESCAPE = compiled(r"\\.")


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
    match = _block().match(text, start)
    if match is None:
        return None
    comments, msgctxt, msgid, msgstr = match.groups()
    context = None if msgctxt is None else _string(msgctxt)
    strings = context, _string(msgid), _string(msgstr)
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
                flags += listed(line[2:])
            else:
                translator.append(line[2:])
    source = keyword if msgctxt is None else keyword + 1 + msgctxt.count("\n")
    target = source + 1 + msgid.count("\n")
    lines = target + 1 + msgstr.count("\n")
    places = keyword, source, target, lines, match.end()
    return Block(translator, extracted, references, flags, *strings, *places)


class Target(NamedTuple):
    """What the msgstr of a current message says, and the message's flags."""

    msgstr: str
    flags: list[str]


def targets(text: str) -> dict[tuple[str | None, str], Target] | None:
    """The current messages of a whole catalog's text, the header too, by msgctxt and msgid.

    A previous source is passed over, obsolete messages are left out. None where a message is of
    another form, or stands there twice.
    """
    found: dict[tuple[str | None, str], Target] = {}
    start = count = 0
    take = _current().match
    while start < len(text):
        match = take(text, start)
        if match is None:
            match = _obsolete().match(text, start)
            if match is None:
                return None
            start = match.end()
            continue
        start = match.end()
        comments, msgctxt, msgid, msgstr = match.groups()
        flags: list[str] = []
        if "#," in comments:
            for line in comments.split("\n"):
                if line.startswith("#,"):
                    flags += listed(line[2:])
        context = None if msgctxt is None else _string(msgctxt)
        found[context, _string(msgid)] = Target(_string(msgstr), flags)
        count += 1
    return found if len(found) == count else None


def listed(flags: str) -> list[str]:
    """The flags of a line."""
    return [flag for part in flags.split(",") if (flag := part.strip())]


def _string(raw: str) -> str:
    """The strings of a keyword as one."""
    text = raw[1:-1].replace('"\n"', "") if "\n" in raw else raw[1:-1]
    return _ESCAPE.sub(lambda match: NAMED[match[0]], text) if "\\" in text else text
