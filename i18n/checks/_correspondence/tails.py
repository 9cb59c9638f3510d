"""How much of a text's end has no counterpart in the other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import log
from typing import NamedTuple

from i18n.checks._correspondence.lengths import Lengths
from i18n.checks._correspondence.support import WEIGHTS
from i18n.checks._correspondence.tokens import Token

_HEAT = 1.5
_CHANCE = 0.06


class Tail(NamedTuple):
    """The end of a text from a character on, and by how many nats it is likelier lost than there."""

    start: int
    value: float


def lost(
    tokens: Sequence[Token], others: Set[str], source: int, target: int, lengths: Lengths
) -> Tail:
    """The end of a source of so many characters that a translation of so many likeliest lacks."""
    best = Tail(source, 0.0)
    fit = lengths.fit(source, target)
    words = 0.0
    for token in sorted(tokens, reverse=True):
        share = WEIGHTS.found[token.kind]
        if others.isdisjoint(token.keys):
            words -= log((1 - share) / (1 - _CHANCE))
        else:
            words -= log(share / _CHANCE)
        value = words / _HEAT + lengths.fit(token.start, target) - fit
        if value > best.value:
            best = Tail(token.start, value)
    return best
