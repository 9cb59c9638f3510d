"""A number in a text, and the values that it may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from i18n.checks._numbers.units import TOLERANCE, Measure, is_conversion

Value = Fraction | str
Readings = frozenset[Value]
Way = tuple[Readings, ...]

SPACES = " \u00a0\u2007\u2009\u202f"
"""What may stand between groups of digits, and between a number and its unit."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: characters `start` to `end`.

    It has a counterpart where each member of one of its `ways` has a reading that the other text
    has too. One that is not required, such as a word, may have none. `value` is the likeliest one:
    as the text's own language reads it; `others` are what a suffix (4.2m) or the end of a range
    (80 to 90 million) may make of that. `is_scaled` says that a word such as million is a part of it.
    `shares` are ways to say it as a part of a whole, where it is a percentage. `measure` is what it
    counts, `near` what the range or list counts in which it stands.
    """

    start: int
    end: int
    ways: tuple[Way, ...]
    is_required: bool
    value: Fraction | None = None
    measure: Measure = frozenset()
    near: Measure = frozenset()
    is_scaled: bool = False
    is_word: bool = False
    is_month: bool = False
    is_roman: bool = False
    shares: tuple[Way, ...] = ()
    others: tuple[Fraction, ...] = ()

    def readings(self) -> Iterator[Value]:
        """Every value that it may stand for."""
        for way in self.ways:
            for member in way:
                yield from member


def one(*values: int) -> list[Way]:
    """A single member with these readings, as the only way."""
    return [(frozenset(map(Fraction, values)),)]


def scaled(way: Way, scale: int | Fraction) -> Way:
    """The readings of a way, each so many times."""
    return tuple(
        frozenset(value * scale for value in member if isinstance(value, Fraction))
        for member in way
    )


def is_among(
    quantity: Quantity, others: Iterable[Quantity], tolerance: Fraction = TOLERANCE
) -> bool:
    """Is a quantity about one of the others, in any unit? The tolerance is as in `is_conversion`."""
    return quantity.value is not None and any(
        other.value is not None
        and is_conversion(quantity.value, quantity.near, other.value, other.near, tolerance)
        for other in others
    )
