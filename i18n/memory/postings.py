"""The index: for each feature the numbers of the texts that have it.

A row of the table holds the texts of one feature in one range of 65,536 numbers, two bytes each. A
text that is learnt is added at the end of some rows, and no other row is touched; a bulk build
writes each row once for a whole batch. A row's key is one number: language, CRC-32 of the feature,
range. Two features of one CRC share their rows, which costs a look at some texts more.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from zlib import crc32

from i18n.memory.features import features

_RANGE = 16
"""Bits of a text's number that stand in the row; the rest of it is in the key."""

_LOW = (1 << _RANGE) - 1

FEWEST, MOST = 6, 24
"""Features that a query takes, the rarest ones."""

BUDGET = 3_000
"""Postings that a query reads, as far as the fewest features let it. Twice as many find no more."""

_LIMIT = 8 * BUDGET
"""Postings above which a feature beyond the first is not read at all."""

_ADD = (
    "INSERT INTO posting (key, texts) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET texts = CAST(texts || excluded.texts AS BLOB)"
)
_SIZES = (
    "SELECT (SELECT length(texts) / 2 FROM posting "
    f"WHERE key BETWEEN wanted.value AND wanted.value + {_LOW} LIMIT 1) AS size, wanted.value "
    "FROM json_each(?) AS wanted WHERE size IS NOT NULL ORDER BY size, wanted.value"
)
_TEXTS = "SELECT key, texts FROM posting WHERE key BETWEEN ? AND ?"


class Additions:
    """Texts that are to be found, collected until they are written."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], defaultdict[str, list[int]]] = {}

    def add(self, language: int, number: int, text: str) -> None:
        """Note a text of a language by its number."""
        where = (language, number >> _RANGE)
        found = self._found.get(where)
        if found is None:
            found = self._found[where] = defaultdict(list)
        low = number & _LOW
        for feature in features(text):
            found[feature].append(low)

    def write(self, connection: sqlite3.Connection) -> None:
        """Add what was noted to the table, in the order of its keys."""
        for (language, upper), found in self._found.items():
            first = _first(language) | upper
            rows = [
                (first | crc32(feature.encode()) << _RANGE, _packed(lows))
                for feature, lows in found.items()
            ]
            connection.executemany(_ADD, sorted(rows))
        self._found.clear()


def candidates(
    connection: sqlite3.Connection, language: int, wanted: Iterable[str], number: int
) -> list[int]:
    """The texts, about so many of them, that have most of the rarest of the features.

    Among those that have equally many, the ones with the rarest come first.
    """
    counts: Counter[int] = Counter()
    read = 0
    ranges = _ranges(connection)
    for taken, (size, key) in enumerate(_sizes(connection, language, wanted)[:MOST]):
        likely = read + size * ranges
        if (taken >= FEWEST and likely > BUDGET) or (taken and likely > _LIMIT):
            break
        for numbers in _numbers(connection, key):
            read += len(numbers)
            counts.update(numbers)
    room = number
    least = 1
    for count, times in sorted(Counter(counts.values()).items(), reverse=True):
        least = count
        if times >= room:
            break
        room -= times
    best = [text for text, count in counts.items() if count > least]
    rest = (text for text, count in counts.items() if count == least)
    return best + list(islice(rest, number - len(best)))


def having(connection: sqlite3.Connection, language: int, wanted: Collection[str]) -> set[int]:
    """The texts that have every one of the features."""
    keys = {_key(language, feature) for feature in wanted}
    sizes = _sizes(connection, language, wanted)
    if len(sizes) < len(keys):
        return set()
    found: set[int] | None = None
    for _, key in sizes:
        numbers = chain.from_iterable(_numbers(connection, key))
        found = set(numbers) if found is None else found.intersection(numbers)
    return found or set()


def _sizes(
    connection: sqlite3.Connection, language: int, wanted: Iterable[str]
) -> list[tuple[int, int]]:
    """How many texts have each feature in the first range where any has, with its first key.

    The rarest come first; features that no text has are left out. To count in one range is enough to put
    them in order, and reads one row of each.
    """
    keys = sorted({_key(language, feature) for feature in wanted})
    return connection.execute(_SIZES, (json.dumps(keys),)).fetchall()


def _ranges(connection: sqlite3.Connection) -> int:
    """How many ranges of numbers there are."""
    highest = connection.execute("SELECT max(id) FROM text").fetchone()[0]
    return ((highest or 0) >> _RANGE) + 1


def _first(language: int) -> int:
    """The first key of a language's rows."""
    return language << (32 + _RANGE)


def _key(language: int, feature: str) -> int:
    """The first key of a feature's rows."""
    return _first(language) | crc32(feature.encode()) << _RANGE


def _numbers(connection: sqlite3.Connection, key: int) -> Iterator[Sequence[int]]:
    """The texts that have the feature with this first key, range by range."""
    for at, data in connection.execute(_TEXTS, (key, key | _LOW)):
        upper = (at & _LOW) << _RANGE
        lows = _unpacked(data)
        yield [upper | low for low in lows] if upper else lows


def _packed(lows: list[int]) -> bytes:
    data = array("H", lows)
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def _unpacked(data: bytes) -> array[int]:
    lows = array("H")
    lows.frombytes(data)
    if sys.byteorder == "big":
        lows.byteswap()
    return lows
