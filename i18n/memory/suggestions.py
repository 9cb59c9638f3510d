"""Untranslated messages of a catalog filled from the memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Container
from typing import NamedTuple

import polib

from i18n.catalogs import approval
from i18n.catalogs.entries import message
from i18n.catalogs.extract import Key, key
from i18n.memory import notes
from i18n.memory.database import expect_much
from i18n.memory.lookup import Kind, Match, Query, matches
from i18n.memory.store import EDGE

_LOOKED_AT = 5
"""Matches among which two that are approved in this context may say different things."""

_SAME = 100
"""The score of the same text."""


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
    source that it translates as previous msgid where that differs. The former also takes the place of
    what a merge offered for a changed source and nobody has worked on: a translation that was
    approved for the earlier source stays, obsolete. Nothing else is touched. `languages` are those of
    the sources and of the targets.
    """
    expect_much(connection)
    current = [entry for entry in catalog if not entry.obsolete]
    known = {key(entry) for entry in catalog}
    counts = dict.fromkeys(Filled._fields, 0)
    for at, entry in enumerate(current):
        is_empty = not entry.msgstr and not entry.fuzzy
        if entry.msgid_plural or not (is_empty or _is_offered(entry, known)):
            continue
        query = Query(
            entry.msgid,
            *languages,
            previous=current[at - 1].msgid if at else EDGE,
            next=current[at + 1].msgid if at + 1 < len(current) else EDGE,
            context=entry.msgctxt,
            document=document,
        )
        least = threshold if is_empty else _SAME
        found = matches(connection, query, threshold=least, limit=_LOOKED_AT)
        approved = [match for match in found if _is_approved_here(match)]
        if len(approved) == 1 and found[0] is approved[0]:
            if not is_empty:
                _make_room(catalog, entry)
            entry.msgstr = approved[0].offered
            counts["in_context"] += 1
            continue
        if not is_empty:
            continue
        if not found:
            counts["left"] += 1
            continue
        best = found[0]
        entry.msgstr = best.offered
        notes.record(entry, best.score, best.document)
        entry.flags = ["fuzzy", *entry.flags]
        if best.source != entry.msgid:
            entry.previous_msgid = best.source
        kind = Kind.EXACT if best.kind is Kind.IN_CONTEXT else best.kind
        counts[kind.value] += 1
    return Filled(**counts)


def _is_offered(entry: polib.POEntry, known: Container[Key]) -> bool:
    """Has a merge offered the translation, which nobody has worked on, and is it kept elsewhere?"""
    before = entry.previous_msgctxt, entry.previous_msgid or ""
    return approval.is_offer(entry) or (approval.is_approved_before(entry) and before not in known)


def _make_room(catalog: polib.POFile, entry: polib.POEntry) -> None:
    """Take out what was offered; where it was approved for an earlier source, it stays with that."""
    if not approval.is_offer(entry):
        earlier = message(
            msgctxt=entry.previous_msgctxt,
            msgid=entry.previous_msgid or "",
            comment="",
            occurrences=[],
            flags=[],
            msgstr=entry.msgstr,
        )
        earlier.obsolete = True
        list.append(catalog, earlier)
    approval.forget(entry)
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None


def _is_approved_here(match: Match) -> bool:
    return match.kind is Kind.IN_CONTEXT and match.is_approved
