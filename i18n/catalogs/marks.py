"""The msgstrs that say how a sentence here became more or fewer sentences there."""

from __future__ import annotations

from collections.abc import Sequence

INTO_PREVIOUS = "{^}"
INTO_NEXT = "{v}"
LEFT_OUT = "{-}"
MARKS = frozenset({INTO_PREVIOUS, INTO_NEXT, LEFT_OUT})

INVISIBLE = "\u200b"
"""What stands for a mark in an MO file, so that no program shows the source."""


def without_marks(msgstr: str) -> str:
    """The msgstr as a program may show it."""
    return INVISIBLE if msgstr in MARKS else msgstr


def fault(targets: Sequence[str | None], n: int) -> str | None:
    """Why the mark at `n` cannot stand among its unit's translations, or None where it can.

    `targets` are the msgstrs of one unit's segments in order, None where nothing is translated.
    """
    mark = targets[n]
    if mark == INTO_PREVIOUS:
        partner = _partner(targets, range(n - 1, -1, -1))
        where = "before"
    elif mark == INTO_NEXT:
        partner = _partner(targets, range(n + 1, len(targets)))
        where = "after"
    else:
        return None
    if partner is None:
        return f"'{mark}' has no translated segment {where} it in the same unit"
    return None


def _partner(targets: Sequence[str | None], places: range) -> int | None:
    """The nearest place that holds a translation, past those merged with it."""
    for n in places:
        target = targets[n]
        if target is None:
            return None
        if target not in MARKS:
            return n
    return None
