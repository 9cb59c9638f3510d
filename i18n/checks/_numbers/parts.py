"""Parts of a whole of two texts, held against each other: half, un tercio, three quarters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.quantity import Quantity
from i18n.checks._numbers.reading import MOST, Reading

_NEAR = Fraction(2, 100)
"""How far a percentage may be from the part that it says: a third is 33 %, or 34."""


@dataclass(frozen=True, slots=True)
class _Part:
    value: Fraction
    start: int
    end: int


def part_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A part of a whole that is lost while another is added."""
    stated, given = _parts(source), _parts(target)
    if not stated or not given:
        return
    lost, added = _only(stated, given, target), _only(given, stated, source)
    if len(lost) == len(added) == 1:
        (was,), (now,) = lost, added
        yield exchanged(source, (was.start, was.end), target, (now.start, now.end))


def _only(some: list[_Part], others: list[_Part], other: Reading) -> list[_Part]:
    """The parts that the other text has in no form."""
    known = {part.value for part in others}
    apart = [
        one
        for one in other.quantities[: 3 * MOST]
        if not one.is_month and not any(part.start <= one.start < part.end for part in others)
    ]
    return [
        part
        for part in {part.value: part for part in reversed(some)}.values()
        if part.value not in known and not any(_says(one, part.value) for one in apart)
    ]


def _says(one: Quantity, part: Fraction) -> bool:
    """Does a number say the part: 0.25, 25 %?"""
    return any(
        isinstance(value, Fraction)
        and (value == part or ("%" in one.near and abs(value / 100 - part) < _NEAR))
        for value in one.readings()
    )


def _parts(reading: Reading) -> list[_Part]:
    """The parts of a whole in words."""
    words = reading.words
    if words is None or words.dividing.isdisjoint(reading.vocabulary):
        return []
    found: list[_Part] = []
    for match in words.part.finditer(reading.prose):
        above = match["above"]
        value = Fraction(1, 2)
        if above is not None:
            below = words.words.get(match["below"].lower(), Fraction(1))
            below = 1 / below if 0 < below < 1 else below
            value = words.words.get(above.lower(), Fraction(1)) / below if below else Fraction(0)
        if 0 < value < 1:
            found.append(_Part(value, *match.span()))
    return found[:MOST]
