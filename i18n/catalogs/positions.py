"""Where the messages of a catalog stand in its file."""

from __future__ import annotations

from typing import NamedTuple

import polib

_POSITIONS = "_ambos_positions"
STICKY = "_ambos_sticky"
"""The attribute of an entry that holds the flags which stood on a `#=` line."""


class Positions(NamedTuple):
    """Where an entry stands in its file: lines, counted from 1.

    `comment` is the first line of all, `msgid` or `msgctxt` itself where nothing stands above it;
    `msgstr` has one line for each plural form.
    """

    comment: int
    msgctxt: int | None
    msgid: int
    msgid_plural: int | None
    msgstr: tuple[int, ...]


def positions(entry: polib.POEntry) -> Positions | None:
    """The lines where an entry stands; None for one that was not read from a file."""
    found: Positions | None = getattr(entry, _POSITIONS, None)
    return found


def place(entry: polib.POEntry, where: Positions) -> None:
    """Note where an entry stands in its file."""
    setattr(entry, _POSITIONS, where)
    entry.linenum = where.msgid if where.msgctxt is None else where.msgctxt
