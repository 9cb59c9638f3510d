"""How likely it is that a text has its counterpart in another, by what is found of its tokens there."""

from __future__ import annotations

from collections.abc import Iterable, Set
from math import log
from typing import NamedTuple

from i18n.checks._correspondence.tokens import Token

_FOUND = (0.72, 0.80, 0.50, 0.85, 0.95)
"""For each kind of token, the share of those in a text that are found in its translation."""
_BY_CHANCE = (0.008, 0.008, 0.006, 0.01, 0.02)
"""The share that one word of another text seems to translate."""
_IN_SENTENCE = 0.06
"""How likely a whole sentence of another text seems to have the translation of a token."""
GAINS = tuple(log(share / _IN_SENTENCE) for share in _FOUND)
LOSSES = tuple(log((1 - share) / (1 - _IN_SENTENCE)) for share in _FOUND)
"""What a token of each kind says for a sentence in which it is found, and in which it is not, in nats."""
HEAT = 1.5
"""Divides what words say: those of a sentence are not independent."""


class Support(NamedTuple):
    """What is said for a text by its tokens: a log-likelihood ratio in nats, how many, how many found."""

    value: float
    tokens: int
    found: int


def support(tokens: Iterable[Token], others: Set[str], size: int) -> Support:
    """What speaks for tokens to have their counterpart among the keys of `size` other tokens.

    Positive where they are there; negative where they are elsewhere or nowhere.
    """
    value = 0.0
    count = found = 0
    seen: set[tuple[str, ...]] = set()
    for token in tokens:
        if token.keys in seen:
            continue
        seen.add(token.keys)
        count += 1
        share = _FOUND[token.kind]
        chance = 1 - (1 - _BY_CHANCE[token.kind]) ** max(1, size)
        if others.isdisjoint(token.keys):
            value += log((1 - share) / (1 - min(chance, share)))
        else:
            found += 1
            value += log(max(share / chance, 1.0))
    return Support(value, count, found)


def keys(tokens: Iterable[Token]) -> frozenset[str]:
    """All keys of tokens."""
    return frozenset(key for token in tokens for key in token.keys)
