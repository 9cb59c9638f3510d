"""Where the messages of a catalog stand in its file."""

from __future__ import annotations

from typing import NamedTuple

import polib

from i18n.catalogs.lazy import keyword_lines, stands_in

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
    if stands_in(entry) is not None:
        first, lines = keyword_lines(entry)
        forms = sorted(lines[keyword] for keyword in lines if keyword.startswith("msgstr"))
        places = (lines.get(keyword) for keyword in ("msgctxt", "msgid", "msgid_plural"))
        context, msgid, plural = (None if place is None else first + place for place in places)
        assert msgid is not None, "an entry has a msgid"
        return Positions(first, context, msgid, plural, tuple(first + form for form in forms))
    found: Positions | None = entry.__dict__.get(_POSITIONS)
    return found


def place(entry: polib.POEntry, where: Positions) -> None:
    """Note where an entry stands in its file."""
    setattr(entry, _POSITIONS, where)
    entry.linenum = where.msgid if where.msgctxt is None else where.msgctxt
