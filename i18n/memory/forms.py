"""What the memory offers a message with plural forms."""

from __future__ import annotations

import sqlite3
from itertools import product
from typing import NamedTuple

import polib

from i18n.catalogs.plurals import parse_plural_forms
from i18n.errors import AmbosError
from i18n.memory.lookup import Match, Query, matches


class Forms(NamedTuple):
    """The matches of a message's singular and plural, and its forms by their numbers."""

    singular: Match
    plural: Match
    texts: dict[int, str]

    @property
    def weaker(self) -> Match:
        """The one that is less like what was looked for; the singular's of two that are alike."""
        return max(self[:2], key=lambda match: (match.kind.rank, -match.score))


def count(catalog: polib.POFile) -> int:
    """How many plural forms of a catalog the memory can fill: 0, 1 or 2.

    What it keeps says of a translation whether it is the singular's or the plural's, and not for which
    numbers: with more forms, or where that of 1 is not the first, there is nothing to tell them apart by.
    """
    try:
        plurals = parse_plural_forms(catalog.metadata.get("Plural-Forms", ""), "")
    except AmbosError:
        return 0
    return plurals.count if plurals.count <= 2 and plurals.form(1) == 0 else 0


def best(
    connection: sqlite3.Connection,
    query: Query,
    plural: str,
    count: int,
    *,
    threshold: int,
    limit: int,
) -> Forms | None:
    """The best matches for a message of `count` forms (0: none); `plural` is its second source.

    None where one of the two has none. Of pairs of matches that are as good, those of one document go
    first. Raises sqlite3.Error.
    """
    if not count:
        return None
    many = matches(connection, query._replace(text=plural), threshold=threshold, limit=limit)
    if count == 1:
        return Forms(many[0], many[0], {0: many[0].offered}) if many else None
    one = matches(connection, query, threshold=threshold, limit=limit)
    found = max(product(one, many), key=_quality, default=None)
    return found and Forms(*found, {n: match.offered for n, match in enumerate(found)})


def _quality(found: tuple[Match, Match]) -> tuple[int, int, bool]:
    scores = [match.score for match in found]
    return min(scores), sum(scores), found[0].document == found[1].document
