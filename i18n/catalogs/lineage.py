"""Which catalogs go along with documents that were renamed, split, joined, taken away or brought back.

It is worked out for one language at a time, of what each document's catalog has and what the document
has; a message stands for itself by a number (`checksum`).
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from i18n.catalogs.extract import Key

RENAMED = 0.6
"""The share of a catalog's messages that a document must have for the catalog to be its own."""

_EMPTIED = 0.8
"""The share of a catalog's messages that have left a document which stays, for the catalog to move."""

_PART = 0.3
"""The share of what left a document, or of what is new in another, from which it was split or joined."""

_FEW = 3
"""Fewer messages than these may be in two documents by chance."""

_RAREST = 16
"""The messages by which the documents that may have a catalog's text are looked for, the rarest first."""

_MOST = 50
"""The documents that are looked at for each of these."""

Checksums = frozenset[int]


def checksum(message: Key) -> int:
    """The number of a message: 56 bits at most, of its CRC-32 and its length."""
    context, text = message
    data = (text if context is None else f"{context}\4{text}").encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 24 | len(data) & 0xFFFFFF


class Place(NamedTuple):
    """A domain: its document as it is now, and its catalog as the last update left it.

    `lost` are the messages that the catalog has and the document has not, `held` is how many the
    catalog has. `gained` are those that the document has and the catalog has not. Where there is
    no document, all are lost; where there is no catalog, all are gained.
    """

    domain: str
    has_document: bool
    has_catalog: bool
    lost: Checksums = frozenset()
    held: int = 0
    gained: Checksums = frozenset()


class Retired(NamedTuple):
    """A catalog that was put aside: its name, its domain and its messages."""

    name: str
    domain: str
    messages: Checksums


class Donor(NamedTuple):
    """A domain of whose catalog messages go along: those that left its text; None for all."""

    domain: str
    left: Checksums | None


class Lineage(NamedTuple):
    """What becomes of the catalogs of a language.

    `moves` are the domains whose catalog is another's, with that domain; `returns` those whose catalog
    was put aside, with its name; `donors` those that take messages along, from the domains from which
    most comes first. `gone` are the domains whose catalog belongs to no document any more.
    """

    moves: Mapping[str, str]
    returns: Mapping[str, str]
    donors: Mapping[str, tuple[Donor, ...]]
    gone: tuple[str, ...]


def lineage(places: Sequence[Place], retired: Sequence[Retired] = ()) -> Lineage:
    """What becomes of the catalogs of a language; of what was put aside under one name, the first counts.

    A catalog moves to the document that has at least 60 % of its messages, where its own document is
    gone or has lost 80 % of them, and where the other has no catalog that stays. What is put aside comes
    back to a document of its name, or to one that has 60 % of it. Messages go along where a document was
    split or joined: one of two documents is gone or new, and a fair part of what left the one is
    new in the other.
    """
    index = _Index(places, [place.lost for place in places] + [one.messages for one in retired])
    by_domain = {place.domain: place for place in places}
    common = {p.domain: index.common(p.domain, p.lost) for p in places if p.lost}
    moves = _moves(by_domain, common)
    moved = set(moves.values())
    young = {
        place.domain
        for place in places
        if place.has_document
        and place.domain not in moves
        and (not place.has_catalog or place.domain in moved)
    }
    homes = {origin: domain for domain, origin in moves.items()}
    donors: dict[str, list[tuple[int, Donor]]] = defaultdict(list)
    for place in places:
        if place.has_document and place.domain in moved and len(place.lost) < place.held:
            donors[place.domain].append((place.held - len(place.lost), Donor(place.domain, None)))
        is_gone = not place.has_document and place.domain not in moved
        home = homes.get(place.domain)
        left = place.lost - by_domain[home].gained if home is not None else place.lost
        for domain in common.get(place.domain, ()):
            if domain in {home, place.domain} or not (is_gone or domain in young):
                continue
            gained = by_domain[domain].gained
            if domain in moves:
                gained -= by_domain[moves[domain]].lost
            count = len(left & gained)
            if _is_fair(count, len(left), len(gained), is_gone=is_gone, is_young=domain in young):
                donors[domain].append((count, Donor(place.domain, place.lost)))
    return Lineage(
        moves,
        _returns(young, donors.keys(), retired, index),
        {
            domain: tuple(donor for _, donor in sorted(found, key=lambda o: (-o[0], o[1].domain)))
            for domain, found in donors.items()
        },
        tuple(p.domain for p in places if not p.has_document and p.domain not in moved),
    )


class _Index:
    """The documents that have new messages, by these."""

    def __init__(self, places: Sequence[Place], wanted: Iterable[Checksums]) -> None:
        """`wanted` are the messages that are asked for."""
        every: set[int] = set().union(*wanted)
        self._gained = {p.domain: p.gained for p in places if p.gained and p.has_document}
        self._by_message: dict[int, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for domain, gained in self._gained.items():
            self._by_name[_name(domain)].append(domain)
            for message in gained & every:
                self._by_message[message].append(domain)

    def common(self, domain: str, messages: Checksums) -> dict[str, int]:
        """The documents that have some of a catalog's messages anew, and how many they have."""
        there = [message for message in messages if message in self._by_message]
        there.sort(key=lambda message: (len(self._by_message[message]), message))
        likely = dict.fromkeys(self._by_name.get(_name(domain), ())[:_MOST])
        for message in there[:_RAREST]:
            likely.update(dict.fromkeys(self._by_message[message][:_MOST]))
        counts = ((other, len(messages & self._gained[other])) for other in likely)
        return {other: count for other, count in counts if count}

    def size(self, domain: str) -> int:
        """How many messages a document has anew."""
        return len(self._gained[domain])


def _moves(places: Mapping[str, Place], common: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """The domains whose catalog is another's, with that domain: the likest first, each once."""
    pairs = sorted(_pairs(places, common))
    barred: set[str] = set()
    while True:
        moves: dict[str, str] = {}
        taken: set[str] = set()
        for *_, origin, domain in pairs:
            if origin not in taken and domain not in moves and domain not in barred:
                taken.add(origin)
                moves[domain] = origin
        held = {domain for domain in moves if places[domain].has_catalog and domain not in taken}
        if not held:
            return moves
        barred |= held


def _pairs(
    places: Mapping[str, Place], common: Mapping[str, Mapping[str, int]]
) -> Iterator[tuple[float, float, int, str, str]]:
    """Catalogs that may move, and the documents that have most of them; the likest is the least."""
    for origin, counts in common.items():
        place = places[origin]
        if place.has_document and len(place.lost) < _EMPTIED * place.held:
            continue
        for domain, count in counts.items():
            if count >= RENAMED * place.held:
                other = count / len(places[domain].gained)
                yield -count / place.held, -other, -_tail(origin, domain), origin, domain


def _returns(
    young: set[str], heirs: Collection[str], retired: Sequence[Retired], index: _Index
) -> dict[str, str]:
    """The documents without a catalog to which one that was put aside comes back.

    Those with most of its text come first, of its own name before others. Then one of its name with
    any of it, or with none, where nothing comes to it from elsewhere either (`heirs`).
    """
    likely: list[tuple[bool, float, float, int, str, str]] = []
    rest: list[tuple[str, str]] = []
    for number, one in enumerate(retired):
        common = index.common(one.domain, one.messages)
        for domain, count in common.items():
            if domain in young and count >= RENAMED * len(one.messages):
                share, other = count / len(one.messages), count / index.size(domain)
                is_other = domain != one.domain
                likely.append(
                    (is_other, -share * is_other, -other * is_other, number, one.name, domain)
                )
        if one.domain in young and (one.domain in common or one.domain not in heirs):
            rest.append((one.name, one.domain))
    returns: dict[str, str] = {}
    taken: set[str] = set()
    for name, domain in [*((one[4], one[5]) for one in sorted(likely)), *rest]:
        if name not in taken and domain not in returns:
            returns[domain] = name
            taken.add(name)
    return returns


def _is_fair(count: int, left: int, gained: int, *, is_gone: bool, is_young: bool) -> bool:
    """Is so much of what left one document new in another that the one was split, or joined?"""
    if count == 0:
        return False
    if (is_gone and count >= RENAMED * left) or (is_young and count >= RENAMED * gained):
        return True
    return count >= _FEW and count >= _PART * min(left, gained)


def _name(domain: str) -> str:
    return domain.rpartition("/")[2]


def _tail(one: str, other: str) -> int:
    """How many of the last parts of two domains are the same."""
    count = 0
    for first, second in zip(reversed(one.split("/")), reversed(other.split("/")), strict=False):
        if first != second:
            break
        count += 1
    return count
