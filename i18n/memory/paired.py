"""Which of two documents' sentences the memory has for each other's translation."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from i18n.memory.tokens import digest

_PAIRED = (
    "SELECT other.text FROM text JOIN pair ON pair.{this} = text.id AND pair.is_approved "
    "JOIN text AS other ON other.id = pair.{other} AND other.language = ?3 "
    "WHERE text.skeleton = ?1 AND text.language = ?2 AND text.text = ?4"
)
_BOTH = " UNION ".join(
    (
        _PAIRED.format(this="source", other="target"),
        _PAIRED.format(this="target", other="source"),
    )
)


def paired(
    connection: sqlite3.Connection,
    languages: tuple[str, str],
    source: Collection[str],
    target: Collection[str],
) -> Iterator[tuple[str, str]]:
    """The approved pairs of the memory, in either direction, of which both texts are among the given ones.

    `languages` are those of both, as catalogs have them. Raises sqlite3.Error.
    """
    numbers = dict(connection.execute("SELECT code, id FROM language").fetchall())
    if not numbers.keys() >= set(languages):
        return
    mine, its = (numbers[code] for code in languages)
    there = frozenset(target)
    for text in dict.fromkeys(source):
        found = connection.execute(_BOTH, (digest(mine, text), mine, its, text))
        for other in sorted(other for (other,) in found if other in there):
            yield text, other
