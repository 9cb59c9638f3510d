"""Untranslated messages of a catalog filled from the memory."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

import polib

from i18n.memory import notes
from i18n.memory.database import expect_much
from i18n.memory.lookup import Kind, Match, Query, matches
from i18n.memory.store import EDGE

_LOOKED_AT = 5
"""Matches among which two that are approved in this context may say different things."""


class Filled(NamedTuple):
    """What was filled, in messages: approved, and fuzzy of each kind; `left` are still empty."""

    in_context: int = 0
    exact: int = 0
    adapted: int = 0
    fuzzy: int = 0
    left: int = 0

    @property
    def total(self) -> int:
        """All that were filled."""
        return self.in_context + self.exact + self.adapted + self.fuzzy


def fill(
    connection: sqlite3.Connection,
    catalog: polib.POFile,
    *,
    document: str,
    languages: tuple[str, str],
    threshold: int,
) -> Filled:
    """Fill the messages that have no translation at all, those with plural forms left out.

    What this project approved between the same two neighbours comes in approved, unless it approved
    different things there; all else is fuzzy and says its score and document (`notes`), with the
    source that it translates as previous msgid where that differs. Nothing else is touched. `languages`
    are those of the sources and of the targets.
    """
    expect_much(connection)
    current = [entry for entry in catalog if not entry.obsolete]
    counts = dict.fromkeys(Filled._fields, 0)
    for at, entry in enumerate(current):
        if entry.msgstr or entry.msgid_plural or entry.fuzzy:
            continue
        query = Query(
            entry.msgid,
            *languages,
            previous=current[at - 1].msgid if at else EDGE,
            next=current[at + 1].msgid if at + 1 < len(current) else EDGE,
            context=entry.msgctxt,
            document=document,
        )
        found = matches(connection, query, threshold=threshold, limit=_LOOKED_AT)
        if not found:
            counts["left"] += 1
            continue
        approved = [match for match in found if _is_approved_here(match)]
        best = found[0]
        entry.msgstr = best.offered
        if len(approved) == 1 and best is approved[0]:
            counts["in_context"] += 1
            continue
        notes.record(entry, best.score, best.document)
        entry.flags = ["fuzzy", *entry.flags]
        if best.source != entry.msgid:
            entry.previous_msgid = best.source
        kind = Kind.EXACT if best.kind is Kind.IN_CONTEXT else best.kind
        counts[kind.value] += 1
    return Filled(**counts)


def _is_approved_here(match: Match) -> bool:
    return match.kind is Kind.IN_CONTEXT and match.is_approved
