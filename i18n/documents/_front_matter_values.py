"""A value of front matter, whatever it is written in."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """The front matter of a text; `start` and `end` are characters, `end` behind the last fence."""

    text: str
    start: int
    end: int


class Value(NamedTuple):
    """A scalar of the front matter, or all that a field holds.

    `name` is that of its field, with dots where it is nested; `style` how it is written. `start` and
    `end` are characters of the text between the fences; `line` counts from 1 in the file;
    `in_brackets` says that it stands in a list in brackets. `has_text` is False for what is no scalar of
    text or number: a list, a mapping, null. `holder` tells the tables apart that hold values: equal for
    those of one.
    """

    name: str
    text: str
    style: str
    start: int
    end: int
    line: int
    in_brackets: bool = False
    is_nested: bool = False
    has_text: bool = True
    holder: int = 0


def lines(text: str) -> str:
    """The lines of a text, without white space around them, and other white space as one space."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip("\n")
