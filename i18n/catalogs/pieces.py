"""The messages that paragraphs are cut into, and what each has to remember."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import polib

from i18n.catalogs import paragraphs
from i18n.catalogs.edits import fields
from i18n.catalogs.entries import message
from i18n.catalogs.extract import Key, key
from i18n.catalogs.marks import MARKS
from i18n.catalogs.paragraphs import HERE, Record

_ACCEPTED = "ambos: ignore "
"""A finding that a translator accepted in a paragraph is accepted in each of its sentences."""

_OWN, _SURE, _WHOLE, _UNSURE, _FUZZY = range(5)
"""The ranks of what is said of a sentence: by an approved message of its own, by an approved paragraph
for sure, by a fuzzy message of its own, by an approved paragraph, by a fuzzy one."""

_ITSELF = (_OWN, _WHOLE)
_DESCRIPTION = (6, 7)
"""The places of what a template says of a message among its fields."""


@dataclass(slots=True)
class Plan:
    """A message that becomes others, or that is a sentence of one that does and stays.

    `keys`, `texts` and `is_sure` have a place for each part; `gaps` is what stands between the texts,
    empty where that goes without saying.
    """

    entry: polib.POEntry
    spans: Sequence[tuple[int, int]]
    keys: list[Key]
    texts: list[str] = field(default_factory=list)
    is_sure: list[bool] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Does the message stay what it is?"""
        return len(self.keys) == 1


class Placed(NamedTuple):
    """A message of the new catalog, and the one of the old catalog in whose place it is."""

    entry: polib.POEntry
    origin: polib.POEntry | None


class Assembled(NamedTuple):
    """The new catalog, and the places of the messages that could not be put together again."""

    messages: list[Placed]
    failed: set[int]


class _Offer(NamedTuple):
    """What a paragraph says of a sentence; the least rank is the best."""

    rank: int
    msgstr: str


class _Layout(NamedTuple):
    """Where each part stands: the plans that have it, the one in whose place it is, and the carriers.

    A part that stood in the catalog already, and is no message of a plan, has no home.
    """

    plans: Mapping[int, Plan]
    owners: Mapping[Key, Sequence[int]]
    homes: Mapping[Key, int]
    carriers: Mapping[int, Key | None]


def assembled(
    catalog: Sequence[polib.POEntry], plans: Mapping[int, Plan], *, is_alone: bool
) -> Assembled:
    """Carry plans out; nothing that is given is changed. `plans` are by the places of their messages."""
    standing = {
        key(entry): entry
        for place, entry in enumerate(catalog)
        if place not in plans and not entry.obsolete
    }
    layout = _laid_out(plans, standing)
    entries = {
        one: _sentence(one, layout) if one in layout.homes else standing[one]
        for one in layout.owners
    }
    return _placed(catalog, layout, entries, is_alone=is_alone)


def _laid_out(plans: Mapping[int, Plan], standing: Mapping[Key, polib.POEntry]) -> _Layout:
    owners: dict[Key, list[int]] = defaultdict(list)
    homes: dict[Key, int] = {}
    for place, plan in plans.items():
        for one in dict.fromkeys(plan.keys):
            owners[one].append(place)
            if plan.is_whole and not plan.entry.obsolete:
                homes[one] = place
    for one, places in owners.items():
        if one not in standing:
            homes.setdefault(one, next(p for p in places if not plans[p].entry.obsolete))
    carriers: dict[int, Key | None] = {}
    for place, plan in plans.items():
        alone = (one for one in plan.keys if len(owners[one]) == 1 and one in homes)
        own = (one for one in plan.keys if homes.get(one) == place)
        carriers[place] = None if plan.entry.obsolete else next(alone, next(own, None))
    return _Layout(plans, owners, homes, carriers)


def _sentence(one: Key, layout: _Layout) -> polib.POEntry:
    """The message of a sentence, of all that its paragraphs say of it."""
    place = layout.homes[one]
    home = layout.plans[place]
    owners = [layout.plans[p] for p in layout.owners[one] if not layout.plans[p].entry.obsolete]
    is_carrier = layout.carriers[place] == one
    own = home.entry
    msgstr = own.msgstr if home.is_whole else ""
    flags, best = list(own.flags), _OWN
    notes: list[str] = []
    offers = [offer for plan in owners for offer in _offers(one, plan)]
    if home.is_whole:  # in which a mark leads nowhere
        offers = [offer for offer in offers if offer.rank in _ITSELF or offer.msgstr not in MARKS]
    if offers:
        best = min(offer.rank for offer in offers)
        msgstr = _likeliest([offer.msgstr for offer in offers if offer.rank == best])
        others = {o.msgstr: None for o in offers if o.rank <= max(best, _SURE)}
        others.pop(msgstr)
        is_fuzzy = best > _SURE or (best == _SURE and bool(others))
        flags = [flag for flag in flags if flag != "fuzzy"]
        if is_fuzzy:
            flags = list(own.flags) if own.fuzzy else ["fuzzy", *flags]
        if not home.is_whole or best not in _ITSELF:
            others |= {o.msgstr: None for o in offers if o.msgstr not in {msgstr, *MARKS}}
        elif not is_fuzzy:  # a message that is what it was
            others = {}
        notes += map(paragraphs.also_line, others)
    elif not msgstr:  # which no program reads as fuzzy
        flags = [flag for flag in flags if flag != "fuzzy"]
    lines = own.tcomment.split("\n") if own.tcomment else []
    if not is_carrier:
        lines = [line for line in lines if line.startswith(_ACCEPTED)]
    made = message(
        msgctxt=one[0],
        msgid=one[1],
        msgstr=msgstr,
        comment=_united([plan.entry.comment for plan in owners], own.comment),
        occurrences=list(dict.fromkeys(o for p in (home, *owners) for o in p.entry.occurrences)),
        flags=flags,
    )
    if is_carrier:
        made.previous_msgctxt = own.previous_msgctxt
        made.previous_msgid = own.previous_msgid
        made.previous_msgid_plural = own.previous_msgid_plural
    if best in (_SURE, _UNSURE) and made.fuzzy:
        notes.insert(0, paragraphs.joined_line(made))
    made.tcomment = "\n".join([*lines, *notes])
    return made


def _offers(one: Key, plan: Plan) -> Iterator[_Offer]:
    """What a message says of its part, where it says anything."""
    for part, text, is_sure in zip(plan.keys, plan.texts, plan.is_sure, strict=True):
        if part == one and text.strip():
            if plan.is_whole:
                yield _Offer(_WHOLE if plan.entry.fuzzy else _OWN, text)
            elif plan.entry.fuzzy:
                yield _Offer(_FUZZY, text)
            else:
                yield _Offer(_SURE if is_sure else _UNSURE, text)


def _likeliest(texts: Sequence[str]) -> str:
    """The text that most say, the first of several; a mark where there is nothing else."""
    counts = Counter(texts)
    return min(counts, key=lambda text: (text in MARKS, -counts[text]))


def _united(comments: Sequence[str], own: str) -> str:
    """Comments as one, each line of the others once."""
    lines = own.split("\n") if own else []
    for comment in comments:
        lines += [line for line in comment.split("\n") if line and line not in lines]
    return "\n".join(lines)


def _placed(
    catalog: Sequence[polib.POEntry],
    layout: _Layout,
    entries: Mapping[Key, polib.POEntry],
    *,
    is_alone: bool,
) -> Assembled:
    """The messages in order, with the records of their paragraphs."""
    messages: list[Placed] = []
    kept: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    waiting: list[int] = []
    where = {id(entries[one]): one for one in layout.homes}
    places: dict[Key, int] = {}
    for place, entry in enumerate(catalog):
        plan = layout.plans.get(place)
        first = len(messages)
        if plan is None:
            messages.append(Placed(entry, entry))
        elif plan.is_whole and not plan.entry.obsolete:
            messages.append(Placed(entries[plan.keys[0]], entry))
        elif not plan.is_whole:
            own = (one for one in dict.fromkeys(plan.keys) if layout.homes.get(one) == place)
            messages += [Placed(entries[one], None) for one in own]
        places.update(
            (where[id(one.entry)], n)
            for n, one in enumerate(messages[first:], first)
            if id(one.entry) in where
        )
        if waiting and messages:
            kept[0] += [(p, True) for p in waiting]
            waiting = []
        if plan is None:
            continue
        carrier = layout.carriers[place]
        if carrier is not None:
            kept[places[carrier]].append((place, False))
        elif messages:
            kept[len(messages) - 1].append((place, False))
        else:
            waiting.append(place)
    return _with_records(messages, kept, layout, entries, is_alone=is_alone)


def _with_records(
    messages: list[Placed],
    kept: Mapping[int, Sequence[tuple[int, bool]]],
    layout: _Layout,
    entries: Mapping[Key, polib.POEntry],
    *,
    is_alone: bool,
) -> Assembled:
    """The messages with records in their comments, and the plans that are not restored by theirs."""
    lines: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for n, plans in kept.items():
        at = messages[n].entry
        for place, is_before in plans:
            record = _record(place, layout, at, entries, is_before, is_alone=is_alone)
            if is_alone or record.extras or not _is_plain(place, layout, entries):
                lines[n].append((place, record.line()))
    # the records are of messages as they are now: comments alone are added
    for n, added in lines.items():
        origin = messages[n].origin
        entry = messages[n].entry
        if entry is origin:
            entry = _twin(origin)
            messages[n] = Placed(entry, origin)
        told = [entry.tcomment] if entry.tcomment else []
        entry.tcomment = "\n".join([*told, *(line for _, line in added)])
    known = paragraphs.by_identity([one.entry for one in messages])
    failed = {
        place
        for n, added in lines.items()
        for place, line in added
        if not _is_restored(layout.plans[place].entry, line, messages[n].entry, known, is_alone)
    }
    return Assembled(messages, failed)


def _is_plain(place: int, layout: _Layout, entries: Mapping[Key, polib.POEntry]) -> bool:
    """Is a paragraph what its sentences make together for whoever knows which they are?

    That is so where one of them is its own alone, and has its comments, or there is nothing to have.
    """
    plan, carrier = layout.plans[place], layout.carriers[place]
    if plan.is_whole:
        return True
    if carrier is not None and len(layout.owners[carrier]) == 1:
        return True
    parts = [entries[one] for one in plan.keys]
    names = tuple(paragraphs.identity(one) for one in plan.keys)
    gaps = paragraphs.gaps_between(plan.entry.msgid, plan.spans)
    alone = fields(paragraphs.restored(Record(names, {"msgid": gaps}), None, parts, []))
    whole = fields(plan.entry)
    return all(alone[n] == whole[n] for n in range(len(whole)) if n not in _DESCRIPTION)


def _record(
    place: int,
    layout: _Layout,
    at: polib.POEntry,
    entries: Mapping[Key, polib.POEntry],
    is_before: bool,
    *,
    is_alone: bool,
) -> Record:
    """What has to be remembered of a paragraph, that its messages do not say."""
    plan, carrier = layout.plans[place], layout.carriers[place]
    whole = plan.entry
    parts = [entries[one] for one in plan.keys]
    names = tuple(HERE if one == carrier else paragraphs.identity(one) for one in plan.keys)
    extras: dict[str, Any] = {}
    between = paragraphs.gaps_between(whole.msgid, plan.spans)
    if paragraphs.spaced([part.msgid for part in parts], None) != whole.msgid:
        extras["msgid"] = between
    if plan.gaps:
        extras["msgstr"] = plan.gaps
    own = {
        str(n): [text, paragraphs.state(part)]
        for n, (text, part) in enumerate(zip(plan.texts, parts, strict=True))
        if text != part.msgstr or not (whole.fuzzy or paragraphs.is_approved(part))
    }
    if own:
        extras["own"] = own
    if whole.obsolete:
        extras["obsolete"] = 1
    if is_before:
        extras["before"] = 1
    plain = paragraphs.restored(Record(names, extras), at, parts, [])
    if list(plain.flags) != list(whole.flags):
        extras["flags"] = list(whole.flags)
    if plain.tcomment != (whole.tcomment or ""):
        extras["comment"] = whole.tcomment or ""
    if is_alone and plain.comment != (whole.comment or ""):
        extras["extracted"] = whole.comment or ""
    if is_alone and list(map(tuple, plain.occurrences)) != list(map(tuple, whole.occurrences)):
        extras["references"] = [list(one) for one in whole.occurrences]
    if paragraphs.previous_of(plain) != paragraphs.previous_of(whole):
        extras["previous"] = paragraphs.previous_of(whole)
    return Record(names, extras)


def _is_restored(
    whole: polib.POEntry,
    line: str,
    at: polib.POEntry,
    known: Mapping[str, polib.POEntry],
    is_alone: bool,
) -> bool:
    """Does a line of a catalog give the paragraph as it was?"""
    record = paragraphs.record(line)
    parts = None if record is None else paragraphs.resolved(record, at, known)
    if record is None or parts is None:
        return False
    again = fields(paragraphs.restored(record, at, parts, []))
    before = fields(whole)
    if is_alone:
        return again == before
    return all(again[n] == before[n] for n in range(len(before)) if n not in _DESCRIPTION)


def _twin(entry: polib.POEntry) -> polib.POEntry:
    """The same message once more, which may be changed."""
    twin = polib.POEntry()
    for name in vars(twin):
        value = getattr(entry, name)
        setattr(twin, name, value.copy() if isinstance(value, list | dict) else value)
    return twin
