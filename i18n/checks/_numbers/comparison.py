"""The numbers of two texts, held against each other by value."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from i18n.checks._numbers.quantities import Quantity, Value

_HALF = Fraction(1, 2)


def differences(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """The required quantities without a counterpart: of the source, and of the target.

    How often a number is named does not matter.
    """
    return list(_alone(source, target)), list(_alone(target, source))


def _alone(one: Sequence[Quantity], other: Sequence[Quantity]) -> list[Quantity]:
    known: set[Value] = {value for quantity in other for value in quantity.readings()}
    if _HALF in known:
        # an hour and a half, three and a half
        known |= {value + _HALF for value in known if isinstance(value, Fraction)}
        known.add(1 + _HALF)
    return [
        quantity
        for quantity in one
        if quantity.is_required
        and not any(all(member & known for member in way) for way in quantity.ways if way)
    ]
