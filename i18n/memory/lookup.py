"""What the memory knows about a text: matches, and the sentences in which a phrase stands."""

from __future__ import annotations

import enum
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.memory.adaptation import adapted
from i18n.memory.features import likely, phrase
from i18n.memory.postings import candidates, having
from i18n.memory.store import CATALOG, EDGE, make_searchable
from i18n.memory.tokens import digest, may_vary, skeleton

THRESHOLD = 75
"""The least score of a match, of 100, where nobody says another."""

_LOOKED_AT, _RANKED = 160, 16
"""Texts that share most features, which are compared by characters; and those by words as well."""

_ADAPTED, _CLOSEST = 99, 98
"""The score of what differs in markup and numbers that map, and the highest of what differs in words."""


class Kind(enum.StrEnum):
    """How a match came about, the best first."""

    IN_CONTEXT = "in-context"
    EXACT = "exact"
    ADAPTED = "adapted"
    FUZZY = "fuzzy"
    CONCORDANCE = "concordance"

    @property
    def rank(self) -> int:
        """0 for the best."""
        return _RANKS[self]


_RANKS = {kind: rank for rank, kind in enumerate(Kind)}


class Query(NamedTuple):
    """What is looked for; `previous` and `next` as in a pair, `document` a path."""

    text: str
    source_language: str
    target_language: str
    previous: str | None = None
    next: str | None = None
    context: str | None = None
    document: str = ""


class Match(NamedTuple):
    """A pair that the memory offers.

    `source` is its text in the language of the query, `target` that in the other, whichever of the
    two was translated. `score` is 0 to 100. `adapted` is the target with the query's own numbers and
    markup, where each of them maps; None where nothing had to be changed or could be.
    """

    kind: Kind
    score: int
    source: str
    target: str
    document: str
    origin: str
    date: str
    is_approved: bool
    adapted: str | None = None

    @property
    def offered(self) -> str:
        """What to put into a catalog."""
        return self.target if self.adapted is None else self.adapted


def matches(
    connection: sqlite3.Connection, query: Query, *, threshold: int = THRESHOLD, limit: int = 5
) -> list[Match]:
    """The best matches of a text, the best first; each pair of texts once.

    Raises sqlite3.Error.
    """
    languages = _languages(connection, query)
    if languages is None or limit < 1:
        return []
    _, target = languages
    same, alike = _alike(connection, languages, query.text)
    found: dict[tuple[str, str], Match] = {}
    lowest = 100
    start, end = 0, _RANKED
    while start < end:
        start, some = end, alike[start:end]
        for score, number, text in _ranked(query.text, some, same):
            if score < threshold or (len(found) >= limit and score < lowest):
                break
            lowest = score
            pairs = list(_pairs(connection, query, (score, number, text), target))
            end += not pairs  # another takes the place of what is not translated into the language
            for match in pairs:
                _keep(found, match)
        same = []
    fitted = [
        _fitted(match, query.text) if match.score == _ADAPTED else match for match in found.values()
    ]
    wanted = [match for match in fitted if match.score >= threshold]
    best = sorted(wanted, key=lambda match: _order(match, query.document))[:limit]
    return [match if match.kind is Kind.ADAPTED else _fitted(match, query.text) for match in best]


def concordance(connection: sqlite3.Connection, query: Query, *, limit: int = 20) -> list[Match]:
    """Pairs in whose source the text stands, whatever the case of its letters; the shortest first.

    Whole words are found by the index; where none is, every text is looked through.
    """
    languages = _languages(connection, query)
    wanted = query.text.strip().lower()
    if languages is None or limit < 1 or not wanted:
        return []
    source, target = languages
    found: dict[tuple[str, str], Match] = {}
    parts = phrase(wanted)
    numbers = having(connection, source, parts) if parts else set()
    texts = _texts(connection, sorted(numbers))
    hits = [(number, text) for number, text in texts if wanted in text.lower()]
    if not hits:
        every = connection.execute("SELECT id, text FROM text WHERE language = ?", (source,))
        hits = [(number, text) for number, text in every if wanted in text.lower()]
    hits.sort(key=lambda hit: (len(hit[1]), hit[1]))
    for number, text in hits:
        if len(found) >= limit:
            break
        for match in _pairs(connection, query, (0, number, text), target):
            _keep(found, match._replace(kind=Kind.CONCORDANCE, score=similarity(query.text, text)))
    return list(found.values())[:limit]


def similarity(one: str, other: str) -> int:
    """How alike two texts are, 0 to 100, and 100 for equal ones alone.

    The normalized Levenshtein similarity (1 − distance / longer length) of the characters, or its
    mean with that of the words where this is more.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (slow to import)

    if one == other:
        return 100
    characters = Levenshtein.normalized_similarity(one, other)
    return min(_CLOSEST, int(_similarity(characters, one.split(), other)))


def _similarity(characters: float, words: Sequence[str], other: str) -> float:
    """The similarity of two texts of which that of the characters, 0 to 1, is known."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (slow to import)

    in_words = Levenshtein.normalized_similarity(words, other.split())
    return 100 * max(characters, (characters + in_words) / 2)


_Alike = tuple[str, float, int]
"""A text, the similarity of its characters to those of the query, 0 to 1, and its number."""


def _alike(
    connection: sqlite3.Connection, languages: tuple[int, int], text: str
) -> tuple[list[_Alike], list[_Alike]]:
    """The texts that are the given one but for its numbers, and those like it; the best first."""
    from rapidfuzz import process  # noqa: PLC0415  (slow to import)
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    same = dict(_same(connection, languages, text))
    numbers = candidates(connection, languages[0], *likely(text), _LOOKED_AT)
    found = same | dict(_texts(connection, numbers))
    alike = process.extract(
        text, found, scorer=Levenshtein.normalized_similarity, processor=None, limit=len(found)
    )
    return [one for one in alike if one[2] in same], alike


def _ranked(
    text: str, alike: Sequence[_Alike], same: Sequence[_Alike]
) -> list[tuple[int, int, str]]:
    """Texts like the given one: score, number, text; the best first. Those of `same` come with the best."""
    words = text.split()
    shape = skeleton(text)
    scored = {
        number: min(_CLOSEST, int(_similarity(characters, words, other)))
        for other, characters, number in alike
    }
    found = {number: other for other, _, number in (*alike, *same)}
    for number, other in found.items():
        if other == text:
            scored[number] = 100
        elif _may_share(text, other) and skeleton(other) == shape:
            scored[number] = _ADAPTED
    ranked = [(score, number, found[number]) for number, score in scored.items()]
    return sorted(ranked, key=lambda one: (-one[0], one[1]))


def _may_share(one: str, other: str) -> bool:
    """May two texts have one skeleton: are the words at their ends the same, where all are plain?"""
    for a, b in (
        (one.partition(" ")[0], other.partition(" ")[0]),
        (one.rpartition(" ")[2].rstrip(".?!"), other.rpartition(" ")[2].rstrip(".?!")),
    ):
        if a != b and a.isalpha() and b.isalpha():
            return False
    return True


def _languages(connection: sqlite3.Connection, query: Query) -> tuple[int, int] | None:
    source = make_searchable(connection, query.source_language)
    select = "SELECT id FROM language WHERE code = ?"
    target = connection.execute(select, (query.target_language,)).fetchone()
    return None if source is None or target is None else (source, int(target[0]))


_SAME = (
    "SELECT id, text FROM text WHERE skeleton = ?1 AND language = ?2 AND ("
    "EXISTS (SELECT 1 FROM pair JOIN text AS other ON other.id = pair.target "
    "WHERE pair.source = text.id AND other.language = ?3) "
    "OR EXISTS (SELECT 1 FROM pair JOIN text AS other ON other.id = pair.source "
    "WHERE pair.target = text.id AND other.language = ?3)) "
    "ORDER BY text = ?4 DESC, id LIMIT 50"
)


def _same(
    connection: sqlite3.Connection, languages: tuple[int, int], text: str
) -> list[tuple[int, str]]:
    """The text itself, and some that differ in their numbers alone, where they are translated."""
    language, target = languages
    asked = digest(language, text), language, target, text
    return connection.execute(_SAME, asked).fetchall()


def _texts(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[int, str]]:
    query = "SELECT id, text FROM text WHERE id IN (SELECT value FROM json_each(?))"
    return connection.execute(query, (json.dumps(numbers),)).fetchall()


_PAIR = (
    "SELECT other.text, catalog.document, catalog.origin, "
    "CASE pair.date WHEN '' THEN catalog.date ELSE pair.date END, pair.is_approved, pair.context, "
    "CASE pair.previous WHEN 0 THEN '' ELSE before.text END, "
    "CASE pair.next WHEN 0 THEN '' ELSE after.text END "
    "FROM pair JOIN text AS other ON other.id = pair.{other} AND other.language = ? "
    "JOIN catalog ON catalog.id = pair.catalog "
    "LEFT JOIN text AS before ON before.id = pair.previous "
    "LEFT JOIN text AS after ON after.id = pair.next "
    "WHERE pair.{this} = ?"
)
_FORWARD = _PAIR.format(this="source", other="target")
_BACKWARD = _PAIR.format(this="target", other="source")


def _pairs(
    connection: sqlite3.Connection, query: Query, text: tuple[int, int, str], target: int
) -> Iterator[Match]:
    """The pairs of a text, given as `_ranked` does, in the other language."""
    score, number, source = text
    for statement in (_FORWARD, _BACKWARD):
        for row in connection.execute(statement, (target, number)):
            other, document, origin, date, is_approved, context, before, after = row
            kind = Kind.FUZZY
            if source == query.text:
                is_same = origin == CATALOG and context == query.context
                is_forward = statement is _FORWARD
                is_in_context = is_forward and is_same and _is_between(query, before, after)
                kind = Kind.IN_CONTEXT if is_in_context else Kind.EXACT
            yield Match(kind, score, source, other, document, origin, date, bool(is_approved))


def _fitted(match: Match, text: str) -> Match:
    """The match with the numbers and the markup of the text."""
    if match.source == text or (match.score < _ADAPTED and not may_vary(match.source)):
        return match
    made, is_whole = adapted(match.source, match.target, text)
    changed = None if made == match.target else made
    if match.score < _ADAPTED:
        return match._replace(adapted=changed)
    if is_whole:
        return match._replace(kind=Kind.ADAPTED, adapted=changed)
    return match._replace(score=similarity(text, match.source), adapted=changed)


def _is_between(query: Query, before: str | None, after: str | None) -> bool:
    """Are the neighbours the query's, one of them at least a text?"""
    if query.previous is None or query.next is None:
        return False
    is_equal = (query.previous, query.next) == (before, after)
    return is_equal and (query.previous, query.next) != (EDGE, EDGE)


def _keep(found: dict[tuple[str, str], Match], match: Match) -> None:
    """Keep the best of the matches with the same texts."""
    at = (match.source, match.target)
    if at not in found or _order(match, "") < _order(found[at], ""):
        found[at] = match


def _order(match: Match, document: str) -> tuple[object, ...]:
    """The best first: by kind, score, approval, the same document, the latest date, the text."""
    kind = min(match.kind.rank, Kind.FUZZY.rank)
    latest = not match.date, tuple(-ord(character) for character in match.date)
    is_other = match.document != document
    return (
        kind,
        -match.score,
        not match.is_approved,
        is_other,
        latest,
        match.offered,
        match.document,
    )
