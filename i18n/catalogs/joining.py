"""Sentences of a catalog into the paragraphs that they were cut from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import polib

from i18n.catalogs import paragraphs
from i18n.catalogs.extract import Key, key
from i18n.catalogs.paragraphs import HERE, Record
from i18n.catalogs.resegmented import Resegmented, resegmented


class _Found(NamedTuple):
    """A record, the message where it stands, and those that it names."""

    record: Record
    at: polib.POEntry
    parts: list[polib.POEntry]


def join(catalog: polib.POFile) -> Resegmented:
    """Put the paragraphs together that a catalog remembers; the catalog is changed.

    What was edited since they were cut holds. Messages that are in no paragraph stay.
    """
    usable, left = _usable(catalog)
    _rejoin_others(usable)
    used = {id(part) for found in usable for part in found.parts}
    by_place: dict[int, list[_Found]] = {}
    for found in usable:
        by_place.setdefault(id(found.at), []).append(found)
    more = _more(usable, [])
    made: list[polib.POEntry] = []
    for entry in list(catalog):
        here = by_place.get(id(entry), [])
        made += [_made(found, more) for found in here if found.record.is_before]
        if id(entry) not in used:
            if here:
                entry.tcomment = paragraphs.without_records(entry, [f.record for f in here])
            made.append(entry)
        made += [_made(found, more) for found in here if not found.record.is_before]
    whole = {_key(found) for found in usable if len(found.parts) > 1}
    catalog[:] = made
    came = (entry for entry in made if key(entry) in whole)
    return resegmented(came, joined=len(whole), left=left)


def sentences(catalog: Sequence[polib.POEntry]) -> set[Key]:
    """The messages of a catalog that are parts of paragraphs which it remembers."""
    return {key(part) for found in _usable(catalog)[0] for part in found.parts}


def _usable(catalog: Sequence[polib.POEntry]) -> tuple[list[_Found], int]:
    """The records whose messages are all there, and how many others there are.

    None that would make a message which is there already, or which another one makes.
    """
    found = _found(catalog)
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


def _found(catalog: Sequence[polib.POEntry]) -> list[_Found]:
    """The records whose messages are all there."""
    known = paragraphs.by_identity(catalog)
    return [
        _Found(record, entry, parts)
        for entry in catalog
        for record in paragraphs.records(entry)
        if not (entry.obsolete and HERE in record.parts)
        if (parts := paragraphs.resolved(record, entry, known)) is not None
    ]


def _rejoin_others(several: Iterable[_Found]) -> None:
    """Put notes with other translations on one line again, where they were wrapped: records have them."""
    for found in several:
        for number, (text, _) in found.record.extras.get("own", {}).items():
            _rejoin_other(found.parts[int(number)], text)


def _rejoin_other(entry: polib.POEntry, msgstr: str) -> None:
    if paragraphs.ALSO.rstrip() not in (entry.tcomment or ""):
        return
    note = paragraphs.also_line(msgstr)
    wanted = "".join(note.split())
    lines = entry.tcomment.split("\n")
    for start, line in enumerate(lines):
        told, end = "", start
        while line.startswith(paragraphs.ALSO.rstrip()) and told != wanted and end < len(lines):
            told += "".join(lines[end].split())
            end += 1
            if not wanted.startswith(told):
                break
        if told == wanted:
            lines[start:end] = [note]
            entry.tcomment = "\n".join(lines)
            return


def _key(found: _Found) -> Key:
    """The message that a record makes."""
    gaps = found.record.extras.get("msgid")
    msgid = paragraphs.spaced([part.msgid for part in found.parts], gaps)
    return found.parts[0].msgctxt, msgid


def _more(usable: Sequence[_Found], staying: Sequence[polib.POEntry]) -> Mapping[int, list[str]]:
    """For each record, by its `id`, the comments that came to messages which neither carry one nor stay."""
    carried = {id(f.at) for f in usable if HERE in f.record.parts} | set(map(id, staying))
    found: dict[int, list[str]] = {}
    for one in sorted(usable, key=lambda one: bool(one.record.extras.get("obsolete"))):
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


class Group(NamedTuple):
    """Messages that are to be one, and where they lie in its msgid, in characters."""

    parts: tuple[Key, ...]
    spans: Sequence[tuple[int, int]]


def join_groups(catalog: polib.POFile, groups: Mapping[Key, Group], wanted: Set[Key]) -> None:
    """Make the messages of groups, by their keys; the catalog is changed.

    Those that they are made of go, but for the wanted ones. What a record has of a paragraph holds.
    """
    if not groups:
        return
    standing = {key(entry): entry for entry in reversed(catalog) if not entry.obsolete}
    recorded = {
        _key(found): found
        for found in _found(catalog)
        if len(found.parts) > 1 and not found.record.extras.get("obsolete")
    }
    _rejoin_others(recorded.values())
    times = Counter(part for group in groups.values() for part in set(group.parts))
    chosen: list[_Found] = []
    for whole, group in groups.items():
        if whole in standing:
            continue
        parts = [standing[part] for part in group.parts]
        known = recorded.get(whole)
        if known is None or list(map(id, known.parts)) != list(map(id, parts)):
            own = (n for n, one in enumerate(group.parts) if times[one] == 1 and one not in wanted)
            first_own = next(own, None)
            at = parts[first_own or 0]
            names = (
                HERE if part is at and first_own is not None else paragraphs.identity(key(part))
                for part in parts
            )
            gaps = paragraphs.gaps_between(whole[1], group.spans)
            known = _Found(Record(tuple(names), {"msgid": gaps}), at, parts)
        chosen.append(known)
    used = {id(part) for found in chosen for part in found.parts}
    more = _more(chosen, [entry for one, entry in standing.items() if one in wanted])
    first: dict[int, list[polib.POEntry]] = {}
    said: dict[int, list[str]] = {}
    for found in chosen:
        entry = _made(found, more)
        first.setdefault(id(found.parts[0]), []).append(entry)
        for part in found.parts:
            said.setdefault(id(part), []).append(entry.msgstr)
    again = {id(found.parts[0]): found for found in _beside(catalog, said, wanted)}
    for place, found in again.items():
        again_made = paragraphs.restored(found.record, found.at, found.parts, [])
        first.setdefault(place, []).append(again_made)
    result: list[polib.POEntry] = []
    made = {key(entry): entry for entries in first.values() for entry in entries}
    for entry in list(catalog):
        result += first.get(id(entry), [])
        twin = made.get(key(entry)) if entry.obsolete else None
        if twin is not None:
            paragraphs.add_other(twin, entry.msgstr)
        elif id(entry) not in used or (key(entry) in wanted and id(entry) not in again):
            spent = [found.record for found in chosen if found.at is entry]
            if spent:
                entry.tcomment = paragraphs.without_records(entry, spent)
            result.append(entry)
    catalog[:] = result


def _beside(
    catalog: Sequence[polib.POEntry], said: Mapping[int, Sequence[str]], wanted: Set[Key]
) -> list[_Found]:
    """The records of messages that were sentences of paragraphs, and had texts of their own.

    They hold again when the paragraphs are whole: the wanted ones for themselves, the obsolete ones
    where nothing else has their msgid. `said` are what was made of each message: what is in none of
    it stays.
    """
    return [
        found
        for found in _found(catalog)
        if len(found.parts) == 1
        for part in found.parts
        if any(part.msgstr in text for text in said.get(id(part), ()))
        if bool(found.record.extras.get("obsolete")) != (key(part) in wanted)
    ]
