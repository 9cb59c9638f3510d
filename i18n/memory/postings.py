"""The index: for each feature the numbers of the texts that have it, four bytes each.

A feature has one open row, and closed ones of a fixed length where it is common. A text that is learnt
is added at the end of open rows, and no other row is touched; a bulk build writes each row once for a
whole batch. An open row that has become long gives what fills closed ones to them. It begins
with the number of the closed ones, so that one look at it tells how common the feature is.

A row's key is one number: language, feature, and 0 for the open row or the closed one's number.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from struct import Struct
from typing import NamedTuple

from i18n.memory.features import features

CLOSED = 512
"""Numbers in a closed row: two rows fill a page of the file."""

_ROW = 16
"""Bits of a key that number a feature's rows."""

_PART = 24
"""Bits of a feature that are not alike in a part of what is to be written."""

_NUMBER = (1 << 32) - 1

FEWEST, MOST = 6, 24
"""Features that a query takes, the rarest ones."""

BUDGET = 3_000
"""Postings that a query reads, as far as the fewest features let it. Twice as many find no more."""

_LIMIT = 8 * BUDGET
"""Postings above which a feature beyond the first is not read at all."""

_SHARE, _ENOUGH = 0.3, 16
"""Texts with less than this share of the most features are no candidates where these are enough."""

_SURE = 8
"""A feature that as many texts of a batch have is looked at; of rarer ones, one text in as many."""

_ADD = (
    "INSERT INTO posting (key, texts) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET texts = CAST(texts || substr(excluded.texts, 5) AS BLOB)"
)
_OPEN = "SELECT key, texts FROM posting WHERE key IN (SELECT value FROM json_each(?))"
_LONG = f"{_OPEN} AND length(texts) > {4 * (CLOSED + 1)}"
_CLOSED = "SELECT texts FROM posting WHERE key BETWEEN ? AND ?"

_one = Struct("<II").pack


class Additions:
    """Texts that are to be found, collected until they are written.

    Features and numbers are kept in parts, by the first bits of the feature, so that each part is put in
    order where the processor's cache holds it all.
    """

    def __init__(self) -> None:
        self._parts: dict[int, list[array[int]]] = {}

    def add(self, language: int, number: int, text: str) -> None:
        """Note a text of a language by its number."""
        parts = self._parts.get(language)
        if parts is None:
            parts = self._parts[language] = [array("Q") for _ in range(1 << 32 - _PART)]
        for feature in features(text):
            parts[feature >> _PART].append(feature << 32 | number)

    def write(self, connection: sqlite3.Connection) -> None:
        """Add what was noted to the table, in the order of its keys."""
        for language, parts in self._parts.items():
            for part in parts:
                if part:
                    _write(connection, language, part)
        self._parts.clear()


def _write(connection: sqlite3.Connection, language: int, part: Iterable[int]) -> None:
    """Add features with the numbers of texts to the table."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for both in part:
        found[both >> 32].append(both & _NUMBER)
    connection.executemany(_ADD, _rows(language, found))
    often = [
        _key(language, feature)
        for feature, numbers in found.items()
        if len(numbers) >= _SURE or numbers[0] % _SURE == 0
    ]
    for key, data in connection.execute(_LONG, (json.dumps(sorted(often)),)).fetchall():
        _close(connection, key, _unpacked(data))


def _rows(language: int, found: dict[int, list[int]]) -> Iterator[tuple[int, bytes]]:
    """Open rows with what is to be added."""
    for feature in sorted(found):
        numbers = found[feature]
        data = _one(0, numbers[0]) if len(numbers) == 1 else _packed([0, *numbers])
        yield _key(language, feature), data


def _close(connection: sqlite3.Connection, key: int, row: array[int]) -> None:
    """Move what fills closed rows out of an open one."""
    closed = row[0]
    starts = range(1, len(row) - CLOSED + 1, CLOSED)
    rows = [
        (key + closed + n, _packed(row[start : start + CLOSED]))
        for n, start in enumerate(starts, start=1)
    ]
    left = _packed([closed + len(rows), *row[1 + CLOSED * len(rows) :]])
    connection.executemany("INSERT INTO posting (key, texts) VALUES (?, ?)", rows)
    connection.execute("UPDATE posting SET texts = ? WHERE key = ?", (left, key))


class _Posting(NamedTuple):
    """A feature: the number of its texts, its key, its open row."""

    size: int
    key: int
    row: array[int]

    def numbers(self, connection: sqlite3.Connection) -> Sequence[int]:
        """The texts that have the feature."""
        found = self.row[1:]
        if self.row[0]:
            for (data,) in connection.execute(_CLOSED, (self.key + 1, self.key + self.row[0])):
                found += _unpacked(data)
        return found


def candidates(
    connection: sqlite3.Connection,
    language: int,
    pieces: Collection[int],
    halves: Collection[int],
    number: int,
) -> list[int]:
    """The texts, at most so many of them, that have most of the rarest of the features.

    A half counts as two pieces. Among texts that have equally many, those with the rarest come first.
    """
    doubled = {_key(language, half) for half in halves}
    taken: list[Sequence[int]] = []
    read = 0
    for n, posting in enumerate(_postings(connection, language, {*pieces, *halves})[:MOST]):
        likely = read + posting.size
        if (n >= FEWEST and likely > BUDGET) or (n and likely > _LIMIT):
            break
        read = likely
        numbers = posting.numbers(connection)
        taken += [numbers, numbers] if posting.key in doubled else [numbers]
    counts = Counter(chain.from_iterable(taken))
    # most texts have one of the features alone
    several = [item for item in counts.items() if item[1] > 1]
    several.sort(key=itemgetter(1), reverse=True)
    least = _SHARE * several[0][1] if several else 0
    best = [
        text
        for place, (text, count) in enumerate(several[:number])
        if place < _ENOUGH or count >= least
    ]
    room = (_ENOUGH if least > 1 else number) - len(best)
    if room > 0:
        best += islice((text for text, count in counts.items() if count == 1), room)
    return best


def having(connection: sqlite3.Connection, language: int, wanted: Collection[int]) -> set[int]:
    """The texts that have every one of the features."""
    postings = _postings(connection, language, wanted)
    if len(postings) < len(wanted):
        return set()
    found: set[int] | None = None
    for posting in postings:
        numbers = posting.numbers(connection)
        found = set(numbers) if found is None else found.intersection(numbers)
    return found or set()


def _postings(
    connection: sqlite3.Connection, language: int, wanted: Iterable[int]
) -> list[_Posting]:
    """The features that there are, the rarest first."""
    keys = sorted({_key(language, feature) for feature in wanted})
    found = []
    for key, data in connection.execute(_OPEN, (json.dumps(keys),)):
        row = _unpacked(data)
        found.append(_Posting(row[0] * CLOSED + len(row) - 1, key, row))
    found.sort(key=lambda posting: posting[:2])
    return found


def _key(language: int, feature: int) -> int:
    """The key of a feature's open row."""
    return (language << 32 | feature) << _ROW


def _packed(numbers: Sequence[int]) -> bytes:
    data = array("I", numbers)
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def _unpacked(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
