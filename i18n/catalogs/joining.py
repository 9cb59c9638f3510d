"""Sentences of a catalog into the paragraphs that they were cut from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import paragraphs
from i18n.catalogs.extract import Key, key
from i18n.catalogs.paragraphs import HERE, Record


class Joined(NamedTuple):
    """What joining did: paragraphs that were made, of how many sentences, and those that are fuzzy.

    `left` are paragraphs that could not be made, since one of their sentences is not there.
    """

    paragraphs: int = 0
    sentences: int = 0
    fuzzy: int = 0
    left: int = 0


class _Found(NamedTuple):
    """A record, the message where it stands, and those that it names."""

    record: Record
    at: polib.POEntry
    parts: list[polib.POEntry]


def join(catalog: polib.POFile) -> Joined:
    """Put the paragraphs together that a catalog remembers; the catalog is changed.

    What was edited since they were cut holds. Messages that are in no paragraph stay.
    """
    usable, left = _usable(catalog)
    used = {id(part) for found in usable for part in found.parts}
    by_place: dict[int, list[_Found]] = {}
    for found in usable:
        by_place.setdefault(id(found.at), []).append(found)
    more = _more(usable)
    made: list[polib.POEntry] = []
    counts = Joined(left=left)
    for entry in list(catalog):
        here = by_place.get(id(entry), [])
        made += [_made(found, more) for found in here if found.record.is_before]
        if id(entry) not in used:
            if here:
                entry.tcomment = paragraphs.without_records(entry, [f.record for f in here])
            made.append(entry)
        made += [_made(found, more) for found in here if not found.record.is_before]
    several = [found for found in usable if len(found.parts) > 1]
    keys = {_key(found) for found in several}
    fuzzy = sum(entry.fuzzy for entry in made if not entry.obsolete and key(entry) in keys)
    count = len({id(part) for found in several for part in found.parts})
    catalog[:] = made
    return counts._replace(paragraphs=len(several), sentences=count, fuzzy=fuzzy)


def sentences(catalog: Sequence[polib.POEntry]) -> set[Key]:
    """The messages of a catalog that are parts of paragraphs which it remembers."""
    return {key(part) for found in _usable(catalog)[0] for part in found.parts}


def _usable(catalog: Sequence[polib.POEntry]) -> tuple[list[_Found], int]:
    """The records whose messages are all there, and how many others there are.

    None that would make a message which is there already, or which another one makes.
    """
    known = paragraphs.by_identity(catalog)
    found = [
        _Found(record, entry, parts)
        for entry in catalog
        for record in paragraphs.records(entry)
        if not (entry.obsolete and HERE in record.parts)
        if (parts := paragraphs.resolved(record, entry, known)) is not None
    ]
    count = sum(len(paragraphs.records(entry)) for entry in catalog)
    while True:
        used = {id(part) for one in found for part in one.parts}
        taken = {key(entry) for entry in catalog if id(entry) not in used}
        kept = []
        for one in found:
            if _key(one) not in taken:
                taken.add(_key(one))
                kept.append(one)
        if len(kept) == len(found):
            return kept, count - len(kept)
        found = kept


def _key(found: _Found) -> Key:
    """The message that a record makes."""
    gaps = found.record.extras.get("msgid")
    msgid = paragraphs.spaced([part.msgid for part in found.parts], gaps)
    return found.parts[0].msgctxt, msgid


def _more(usable: Sequence[_Found]) -> Mapping[int, list[str]]:
    """For each record, by its `id`, the comments that came to messages which do not carry it."""
    carried = {id(f.at) for f in usable if HERE in f.record.parts}
    found: dict[int, list[str]] = {}
    for one in usable:
        lines: list[str] = []
        for part in one.parts:
            if id(part) not in carried:
                carried.add(id(part))
                lines += paragraphs.remarks(part)
        found[id(one.record)] = lines
    return found


def _made(found: _Found, more: Mapping[int, list[str]]) -> polib.POEntry:
    record, at, parts = found
    return paragraphs.restored(record, at, parts, more[id(record)])
