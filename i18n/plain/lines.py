"""What marks a line of plain text, and what joins two of them."""

from __future__ import annotations

import re

from i18n.plain.rules import Rules

LONGEST = 100
"""Characters that a line of a hard-wrapped text has at most."""

_ITEM = re.compile(
    r"(?:(?P<bullet>[-*+•‣◦▪●·–])|(?P<number>\d{1,9})(?P<point>[.)]))\s+(?P<text>\S.*)", re.DOTALL
)
_DRAWN = frozenset("-=~_*#.•·+")


def item(text: str) -> re.Match[str] | None:
    """A line that looks like an item of a list: `bullet`, or `number` and `point`, and `text`."""
    return _ITEM.match(text)


def is_drawn(text: str) -> bool:
    """Is the line a drawing, such as an underline or a row of stars?"""
    if len(text) > 200 or text[0] not in _DRAWN:
        return False
    marks = text.replace(" ", "").replace("\t", "")
    return len(marks) >= 3 and marks == marks[0] * len(marks)


def reach(line: str, following: str) -> int:
    """How long a line would be with the first word of the next, in characters."""
    return len(line) + 1 + len(following[:LONGEST].split(maxsplit=1)[0])


def glue(line: str, following: str, rules: Rules) -> str:
    """What stands between two lines of a paragraph: a space, or nothing after a hyphen."""
    for mark in rules.tight:
        before = line[: -len(mark)]
        if line.endswith(mark) and before[-1:].isalpha() and following[0].islower():
            return " " if following.split(maxsplit=1)[0] in rules.suspended else ""
    return " "
