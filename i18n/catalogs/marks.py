"""The msgstrs that say how a sentence here became more or fewer sentences there."""

from __future__ import annotations

from collections.abc import Sequence

import polib

from i18n.catalogs.blocks import Target

INTO_PREVIOUS = "{^}"
INTO_NEXT = "{v}"
LEFT_OUT = "{-}"
MARKS = frozenset({INTO_PREVIOUS, INTO_NEXT, LEFT_OUT})

INVISIBLE = "\u200b"
"""What stands for a mark in an MO file, so that no program shows the source."""


def without_marks(msgstr: str) -> str:
    """The msgstr as a program may show it."""
    return INVISIBLE if msgstr in MARKS else msgstr


def is_program(entry: polib.POEntry | Target) -> bool:
    """Is this the message of a program, which may hold no mark: has it a `*-format` flag?"""
    return any(flag.endswith("-format") for flag in entry.flags)


def faults(targets: Sequence[str | None]) -> list[str | None]:
    """Why the mark at each place cannot stand among its unit's translations; None where all is well.

    `targets` are the msgstrs of one unit's segments in order, None where nothing is translated.
    """
    if MARKS.isdisjoint(targets):
        return [None] * len(targets)
    is_all_marks = all(target in MARKS for target in targets)
    has_before = _have_partner(targets)
    has_after = _have_partner(targets[::-1])[::-1]
    found: list[str | None] = []
    for target, before, after in zip(targets, has_before, has_after, strict=True):
        where = ""
        if target == INTO_PREVIOUS and not before:
            where = "before"
        elif target == INTO_NEXT and not after:
            where = "after"
        elif target == LEFT_OUT and is_all_marks:
            where = "beside"
        what = f"'{target}' has no translated segment {where} it in the same unit"
        found.append(what if where else None)
    return found


def _have_partner(targets: Sequence[str | None]) -> list[bool]:
    """For each place: does a translation go before it, with nothing but marks between?"""
    found = []
    has_partner = False
    for target in targets:
        found.append(has_partner)
        has_partner = target is not None and (target not in MARKS or has_partner)
    return found
