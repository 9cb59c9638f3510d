"""The messages of a catalog whose translations are of something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18n.alignment.dictionary import keys_of
from i18n.checks._correspondence.comparison import Comparison, comparison
from i18n.checks._correspondence.support import keys, support
from i18n.checks._correspondence.tokens import Kind, Token
from i18n.checks._excerpts import in_line
from i18n.checks._numbers import correspond, reading
from i18n.checks._subject import Message, Subject

_RELATED = 0.25
"""The share of words with the same beginning that no text of another source has."""

_BEGINNING = 4
"""Letters of a word that are its beginning."""

_NOTHING = -8.5
"""Nats, of both directions together, below which a translation has nothing to do with its source."""

_SURELY = -12.0
"""Where hardly a short label is put in words that the dictionary does not know."""

_TELLING = 3
"""Words of the dictionary on each side without which that is not certain either."""

_DOUBTFUL = -4.0
"""Where it is that of another message."""

_FITS = 6.0
"""Nats, of both directions together, above which a translation is that of another source."""

_ENOUGH = 4
"""Tokens of both texts together without which nothing is said."""

_MANY = 7
"""Tokens of both texts together from which on another source tells that they were exchanged."""

_RARE = 30
"""Messages in which a key may stand that tells where a translation belongs."""

_CANDIDATES = 4
"""Sources that a translation is held against at most."""

_PAIR = 2
"""Words on each side of a short text that may tell."""

_PREFIX = 5
"""Letters that the forms of a word share in a catalog."""

_SENTENCE = re.compile(r"[.?!…][\"'”’»)\]]*\s*\Z")

_SHORT = 20
"""Characters of a source and a translation that are too short to tell."""


@dataclass(frozen=True, slots=True)
class Unrelated:
    """A message that is not translated by its msgstr; `other` is the source that is, if it is known.

    It is not certain of a short text, which may be put in words that the dictionary does not know.
    """

    message: Message
    other: str | None
    is_certain: bool


def unrelated(subject: Subject) -> Iterator[Unrelated]:
    """The messages whose translations are of something else, in the order of the catalog."""
    doubtful = [
        (message, compared)
        for message in subject.messages
        if len(message.msgid) + len(message.msgstr) >= _SHORT
        and not _is_related(message)
        and (compared := comparison(message)) is not None
        and (_value(compared) < _DOUBTFUL or _is_other(message, compared))
        and not correspond(message.source.derive(reading), message.target.derive(reading))
    ]
    places: dict[str, list[int]] = {}
    for n, (_, compared) in enumerate(doubtful):
        for key in compared.source_keys:
            places.setdefault(key, []).append(n)
    for message, compared in doubtful:
        other = _other(message, compared, [doubtful[n] for n in _likely(compared, places)])
        if other is not None or (_value(compared) < _NOTHING and _finds_nothing(compared)):
            said = in_line(other.msgid) if other is not None else None
            is_long = said is not None and _tokens(compared) >= _MANY
            yield Unrelated(message, said, is_long or _is_surely_other(compared))
        elif _is_other(message, compared) and not _stands_elsewhere(subject, message, compared):
            yield Unrelated(message, None, is_certain=False)


def _likely(compared: Comparison, places: Mapping[str, Sequence[int]]) -> list[int]:
    """The sources that have most of a translation's rare keys."""
    votes = Counter(
        n
        for key in compared.target_keys
        if len(found := places.get(key, ())) <= _RARE
        for n in found
    )
    return sorted(votes, key=lambda n: (-votes[n], n))[:_CANDIDATES]


def _is_related(message: Message) -> bool:
    """Are many words of both texts alike, or translate each other? A quick look, of words alone."""
    source, target = message.source.words, message.target.words
    here = {word[:_BEGINNING].lower() for word in source if len(word) >= _BEGINNING}
    there = {word[:_BEGINNING].lower() for word in target if len(word) >= _BEGINNING}
    least = max(1.0, _RELATED * min(len(here), len(there)))
    if len(here & there) >= least:
        return True
    mine = keys_of(message.source_language, message.language)
    its = keys_of(message.language, message.source_language)
    known = {key for word in target if len(word) >= _BEGINNING for key in its(word)[1]}
    found = 0
    for word in source:
        if len(word) >= _BEGINNING and not known.isdisjoint(mine(word)[1]):
            found += 1
            if found >= least:
                return True
    return False


def _value(compared: Comparison) -> float:
    one, other = compared.supports
    return one.value + other.value


def _is_other(message: Message, compared: Comparison) -> bool:
    """Are two words or more on each side, nearly all in the dictionary, and none for one of the other?

    A label is no such text: it is put in words of its own.
    """
    if not any(token.kind is Kind.OBJECT for token in compared.source) and not (
        _SENTENCE.search(message.source.prose) and _SENTENCE.search(message.target.prose)
    ):
        return False
    here, there = _content(compared.source), _content(compared.target)
    if min(len(here), len(there)) < _PAIR or not keys(here).isdisjoint(keys(there)):
        return False
    unknown = [token.kind for token in (*here, *there) if token.kind is not Kind.KNOWN]
    return len(unknown) <= 1 and Kind.NAME not in unknown and Kind.NUMBER not in unknown


def _content(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind is not Kind.OBJECT]


def _stands_elsewhere(subject: Subject, message: Message, compared: Comparison) -> bool:
    """Have a word of the source and one of the translation met in another message of the catalog?"""
    source, target = message.source.prose, message.target.prose
    here = {
        source[token.start : token.end][:_PREFIX].lower() for token in _content(compared.source)
    }
    there = {
        target[token.start : token.end][:_PREFIX].lower() for token in _content(compared.target)
    }
    return any(
        not here.isdisjoint(word[:_PREFIX] for word in other.source.folded)
        and not there.isdisjoint(word[:_PREFIX] for word in other.target.folded)
        for other in subject.messages
        if other.msgid != message.msgid
    )


def _is_surely_other(compared: Comparison) -> bool:
    """Have both texts words enough that the dictionary knows, and hardly one for one of the other?"""
    known = min(
        sum(token.kind is Kind.KNOWN for token in each)
        for each in (compared.source, compared.target)
    )
    return known >= _TELLING and _value(compared) < _SURELY


def _tokens(compared: Comparison) -> int:
    one, other = compared.supports
    return one.tokens + other.tokens


def _finds_nothing(compared: Comparison) -> bool:
    """Are there words enough, and is hardly one of them found?"""
    one, other = compared.supports
    return _tokens(compared) >= _ENOUGH and one.found + other.found <= _tokens(compared) / 5


def _other(
    message: Message, compared: Comparison, doubtful: Sequence[tuple[Message, Comparison]]
) -> Message | None:
    """The message whose source the translation fits, of those whose own translation does not fit."""
    best: tuple[float, Message | None] = (_FITS, None)
    for other, its in doubtful:
        if other.entry is not message.entry:
            value = (
                support(its.source, compared.target_keys, len(compared.target)).value
                + support(compared.target, its.source_keys, len(its.source)).value
            )
            if value > best[0]:
                best = value, other
    return best[1]
