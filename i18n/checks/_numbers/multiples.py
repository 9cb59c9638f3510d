"""How many times as much two texts say that something is: twice, triple, se duplicó."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.reading import Reading
from i18n.expressions import deferred

_WORD = deferred(r"[^\W\d_]+")


def multiple_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A multiple that is lost while another is added."""
    stated, given = _multiples(source), _multiples(target)
    if not stated or not given:
        return
    lost = [value for value in stated if value not in given and value not in target.known]
    added = [value for value in given if value not in stated and value not in source.known]
    if len(lost) == len(added) == 1:
        yield exchanged(source, stated[lost[0]], target, given[added[0]])


def _multiples(reading: Reading) -> dict[Fraction, tuple[int, int]]:
    """The multiples of a text, and where each first stands."""
    found: dict[Fraction, tuple[int, int]] = {}
    words = reading.words
    if words is None or words.multiples.keys().isdisjoint(reading.vocabulary):
        return found
    for match in _WORD.finditer(reading.prose):
        value = words.multiples.get(match[0].lower())
        if value is not None:
            found.setdefault(Fraction(value), match.span())
    return found
