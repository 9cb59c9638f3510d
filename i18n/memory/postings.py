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
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from zlib import crc32

from i18n.memory.features import features

_RANGE = 16
"""Bits of a text's number that stand in the row; the rest of it is in the key."""

_LOW = (1 << _RANGE) - 1

FEWEST, MOST = 10, 24
"""Features that a query takes, the rarest ones."""

BUDGET = 6_000
"""Postings that a query reads, as far as the fewest features let it."""

_LIMIT = 4 * BUDGET
"""Postings above which a feature beyond the first is not read at all."""

_ADD = (
    "INSERT INTO posting (key, texts) VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET texts = CAST(texts || excluded.texts AS BLOB)"
)
_SIZES = (
    "SELECT wanted.value, posting.key, length(texts) FROM json_each(?) AS wanted "
    f"CROSS JOIN posting ON posting.key BETWEEN wanted.value AND wanted.value + {_LOW}"
)
_TEXTS = (
    "SELECT posting.key, texts FROM json_each(?) AS wanted "
    "CROSS JOIN posting ON posting.key = wanted.value"
)


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
    found = sorted(_sizes(connection, language, wanted).values())
    keys: list[int] = []
    read = 0
    for taken, (size, some) in enumerate(found[:MOST]):
        if (taken >= FEWEST and read + size > BUDGET) or (taken and read + size > _LIMIT):
            break
        read += size
        keys += some
    counts = Counter(chain.from_iterable(_numbers(connection, keys)))
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


def having(connection: sqlite3.Connection, language: int, wanted: Iterable[str]) -> set[int]:
    """The texts that have every one of the features."""
    features_wanted = set(wanted)
    sizes = _sizes(connection, language, features_wanted)
    if len(sizes) < len({_key(language, feature) for feature in features_wanted}):
        return set()
    found: set[int] | None = None
    for _, keys in sorted(sizes.values()):
        numbers = chain.from_iterable(_numbers(connection, keys))
        found = set(numbers) if found is None else found.intersection(numbers)
    return found or set()


def _sizes(
    connection: sqlite3.Connection, language: int, wanted: Iterable[str]
) -> dict[int, tuple[int, list[int]]]:
    """By a feature's first key: how many texts have it, and the keys of its rows."""
    found: dict[int, tuple[int, list[int]]] = {}
    firsts = json.dumps([_key(language, feature) for feature in sorted(wanted)])
    for first, key, size in connection.execute(_SIZES, (firsts,)):
        before, keys = found.get(first, (0, []))
        keys.append(key)
        found[first] = (before + size // 2, keys)
    return found


def _first(language: int) -> int:
    """The first key of a language's rows."""
    return language << (32 + _RANGE)


def _key(language: int, feature: str) -> int:
    """The first key of a feature's rows."""
    return _first(language) | crc32(feature.encode()) << _RANGE


def _numbers(connection: sqlite3.Connection, keys: list[int]) -> Iterator[Iterable[int]]:
    """The texts in rows, in the order of the keys."""
    for key, data in connection.execute(_TEXTS, (json.dumps(keys),)):
        upper = (key & _LOW) << _RANGE
        lows = _unpacked(data)
        yield map(upper.__or__, lows) if upper else lows


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
