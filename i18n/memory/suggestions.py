"""Untranslated messages of a catalog filled from the memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import approval
from i18n.catalogs.conflicts import alternatives
from i18n.catalogs.entries import message
from i18n.catalogs.extract import Key, key
from i18n.catalogs.lazy import plural_texts
from i18n.memory import forms, notes
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
    """Fill the messages that have no translation at all.

    What this project approved between the same two neighbours comes in approved, unless it approved
    different things there; all else, and every message with plural forms, is fuzzy and says its score and
    document (`notes`), with the source that it translates as previous msgid where that differs. The
    former also takes the place of what a merge offered for a changed source and nobody has worked on: a
    translation that was approved for the earlier source stays, obsolete. Nothing else is touched.
    `languages` are those of the sources and of the targets.
    """
    expect_much(connection)
    current = [entry for entry in catalog if not entry.obsolete]
    known = {key(entry) for entry in catalog}
    plurals = forms.count(catalog)
    counts = dict.fromkeys(Filled._fields, 0)
    for at, entry in enumerate(current):
        is_empty = not any((entry.msgstr, *plural_texts(entry).values())) and not entry.fuzzy
        if not is_empty and (entry.msgid_plural or not _is_offered(entry, known)):
            continue
        query = Query(
            entry.msgid,
            *languages,
            previous=current[at - 1].msgid if at else EDGE,
            next=current[at + 1].msgid if at + 1 < len(current) else EDGE,
            context=entry.msgctxt,
            document=document,
        )
        said: str | None
        if entry.msgid_plural:
            said = _fill_forms(connection, entry, query, plurals, threshold)
        elif is_empty:
            found = matches(connection, query, threshold=threshold, limit=_LOOKED_AT)
            said = _fill(entry, found)
        else:
            found = matches(connection, query, threshold=_SAME, limit=_LOOKED_AT)
            said = _replace(catalog, entry, found)
        if said is not None:
            counts[said] += 1
    return Filled(**counts)


def _fill(entry: polib.POEntry, found: Sequence[Match]) -> str:
    """Fill an empty message; what it counts as."""
    if not found:
        return "left"
    best = found[0]
    entry.msgstr = best.offered
    if best is _approved(found):
        return "in_context"
    _suggest(entry, best)
    if best.source != entry.msgid:
        entry.previous_msgid = best.source
    return _counted(best)


def _fill_forms(
    connection: sqlite3.Connection, entry: polib.POEntry, query: Query, count: int, threshold: int
) -> str:
    """Fill an empty message with plural forms, of which the catalog has `count`; what it counts as."""
    plural = entry.msgid_plural
    found = forms.best(connection, query, plural, count, threshold=threshold, limit=_LOOKED_AT)
    if found is None:
        return "left"
    entry.msgstr_plural = found.texts
    _suggest(entry, found.weaker)
    sources = found.singular.source, found.plural.source
    if sources != (entry.msgid, plural):
        entry.previous_msgid, entry.previous_msgid_plural = sources
    return _counted(found.weaker)


def _replace(catalog: polib.POFile, entry: polib.POEntry, found: Sequence[Match]) -> str | None:
    """Put what was approved here in the place of what a merge offered; None where there is nothing."""
    approved = _approved(found)
    if approved is None:
        return None
    _make_room(catalog, entry)
    entry.msgstr = approved.offered
    return "in_context"


def _approved(found: Sequence[Match]) -> Match | None:
    """The first match, where the project approved it in this context, and nothing else there."""
    approved = [match for match in found if match.kind is Kind.IN_CONTEXT and match.is_approved]
    return found[0] if len(approved) == 1 and found[0] is approved[0] else None


def _suggest(entry: polib.POEntry, match: Match) -> None:
    """Say that the translation of a message is a match's, and not approved."""
    notes.record(entry, match.score, match.document)
    entry.flags = ["fuzzy", *entry.flags]


def _counted(match: Match) -> str:
    return (Kind.EXACT if match.kind is Kind.IN_CONTEXT else match.kind).value


def _is_offered(entry: polib.POEntry, known: Container[Key]) -> bool:
    """Has a merge offered the translation, which nobody has worked on, and is it kept elsewhere?"""
    if alternatives(entry.tcomment):
        return False
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
