"""How likely it is that a text has its counterpart in another, by what is found of its tokens there."""

from __future__ import annotations

from collections.abc import Iterable, Set
from math import log
from typing import NamedTuple

from i18n.checks._correspondence.tokens import Kind, Token


class Weights(NamedTuple):
    """For each kind of token the share that is found in a translation, and by a word of another text."""

    found: tuple[float, ...] = (0.72, 0.80, 0.50, 0.85, 0.95)
    chance: tuple[float, ...] = (0.008, 0.008, 0.006, 0.01, 0.02)


class Support(NamedTuple):
    """What is said for a text by its tokens: a log-likelihood ratio in nats, how many, how many found."""

    value: float
    tokens: int
    found: int


WEIGHTS = Weights()


def support(
    tokens: Iterable[Token], others: Set[str], size: int, weights: Weights = WEIGHTS
) -> Support:
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
        share = weights.found[token.kind]
        chance = 1 - (1 - weights.chance[token.kind]) ** max(1, size)
        if others.isdisjoint(token.keys):
            value += log((1 - share) / (1 - min(chance, share)))
        else:
            found += 1
            value += log(max(share / chance, 1.0))
    return Support(value, count, found)


def keys(tokens: Iterable[Token]) -> frozenset[str]:
    """All keys of tokens."""
    return frozenset(key for token in tokens for key in token.keys)


__all__ = ["Kind", "Support", "Weights", "keys", "support"]
