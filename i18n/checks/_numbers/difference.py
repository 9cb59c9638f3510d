"""What two texts state otherwise, and which check tells it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from i18n.checks._numbers.quantity import Quantity
from i18n.checks._numbers.reading import Reading
from i18n.model import Severity


@dataclass(frozen=True, slots=True)
class Difference:
    """A fault that the check of this name tells; `span` is in the target's prose."""

    check: str
    message: str
    span: tuple[int, int] | None = None
    severity: Severity | None = None
    is_changed: bool = False
    """Is something else there, rather than nothing?"""


def exchanged(
    source: Reading,
    was: tuple[int, int],
    target: Reading,
    now: tuple[int, int],
    *,
    check: str = "numbers",
    severity: Severity | None = Severity.WARNING,
) -> Difference:
    """What stands in the target at a span, where the source has something else at its own."""
    message = f"{target.text(*now)} is not {source.text(*was)}, as in the source"
    return Difference(check, message, now, severity)


def said(reading: Reading, quantity: Quantity) -> str:
    """A number as it stands, with its value where the two may look different."""
    text = reading.text(quantity.start, quantity.end)
    value = quantity.value
    if value is None or quantity.is_month or text.isdecimal() or text == plain(value):
        return text
    return f"{text} ({plain(value)})"


def plain(value: Fraction) -> str:
    """A value in digits, with a point before the decimals and no other sign."""
    if value.denominator == 1:
        return str(value.numerator)
    return str(value) if 10**9 % value.denominator else f"{float(value):.9f}".rstrip("0")


def mantissa(value: Fraction | None) -> str | None:
    """The digits of a value without the zeros at both ends; None for none, and for a third."""
    if not value or 10**9 % value.denominator:
        return None
    return str(value * 10**9).rstrip("0")
