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
    """Is this the message of a program, which may hold no mark?

    A flag says that it is a format string: `c-format`, and not `no-c-format`. GNU gettext manual, "The
    Format of PO Files".
    """
    return any(
        flag.endswith("-format") and not flag.startswith(("no-", "possible-", "impossible-"))
        for flag in entry.flags
    )


def faults(targets: Sequence[str | None]) -> list[str | None]:
    """Why the mark at each place cannot stand among its unit's translations; None where all is well.

    `targets` are the msgstrs of one unit's segments in order, None where nothing is translated.
    """
    if MARKS.isdisjoint(targets):
        return [None] * len(targets)
    is_all_marks = all(target in MARKS for target in targets)
    found: list[str | None] = []
    for target, partner in zip(targets, partners(targets), strict=True):
        where = ""
        if target == INTO_PREVIOUS and partner is None:
            where = "before"
        elif target == INTO_NEXT and partner is None:
            where = "after"
        elif target == LEFT_OUT and is_all_marks:
            where = "beside"
        what = f"'{target}' has no translated segment {where} it in the same unit"
        found.append(what if where else None)
    return found


def partners(targets: Sequence[str | None]) -> list[int | None]:
    """For each place the one of the translation that holds its text: its own, or where its mark leads.

    None where nothing is translated, what is left out, and where a mark leads nowhere. `targets` are as
    in `faults`: between a mark and its translation nothing stands but marks.
    """
    found: list[int | None] = [
        n if target is not None and target not in MARKS else None
        for n, target in enumerate(targets)
    ]
    if MARKS.isdisjoint(targets):
        return found
    count = len(targets)
    for mark, places in ((INTO_PREVIOUS, range(count)), (INTO_NEXT, range(count - 1, -1, -1))):
        holder: int | None = None
        for n in places:
            target = targets[n]
            if target not in MARKS:
                holder = found[n]
            elif target == mark:
                found[n] = holder
    return found


def rows(targets: Sequence[str | None]) -> list[list[int]]:
    """The places of a unit that are one passage: mostly one, or from a mark to its translation."""
    if MARKS.isdisjoint(targets):
        return [[n] for n in range(len(targets))]
    joined: set[int] = set()
    for n, holder in enumerate(partners(targets)):
        if holder is not None:
            joined.update(range(min(n, holder) + 1, max(n, holder) + 1))
    found: list[list[int]] = []
    for n in range(len(targets)):
        if n in joined:
            found[-1].append(n)
        else:
            found.append([n])
    return found
