"""How much of a text's end has no counterpart in the other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from i18n.checks._correspondence.lengths import Lengths
from i18n.checks._correspondence.support import GAINS, HEAT, LOSSES
from i18n.checks._correspondence.tokens import Token


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
        is_lost = others.isdisjoint(token.keys)
        words -= LOSSES[token.kind] if is_lost else GAINS[token.kind]
        value = words / HEAT + lengths.fit(token.start, target) - fit
        if value > best.value:
            best = Tail(token.start, value)
    return best
