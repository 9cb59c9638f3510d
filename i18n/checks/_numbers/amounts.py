"""The numbers of two texts, held against each other by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest

from i18n.checks._numbers.conversions import is_converted, unconverted, unspanned
from i18n.checks._numbers.difference import Difference, mantissa, said
from i18n.checks._numbers.phrases import longest, number_words
from i18n.checks._numbers.quantity import Quantity, Value, Way
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import dimensions, is_currency, may_be_in
from i18n.expressions import deferred
from i18n.model import Severity

_FAMILIAR = 31
"""Below and at this a language without a vocabulary may well have said the number in words."""
_MYRIAD = deferred("[万萬億亿兆만억조]")
"""The powers of ten thousand by which Chinese, Japanese and Korean count."""
_MAJORITY = 18
"""Years at which somebody is of age in most countries."""
_THIRDS = 3
_ROUNDED = Fraction(1, 100)
"""How far a whole percentage is from the part that it stands for."""
Span = tuple[int, int]
Pair = tuple[Quantity | None, Quantity | None]


def unmatched(one: Reading, other: Reading) -> list[Quantity]:
    """The required quantities of a text without a counterpart in the other.

    How often a number is named does not matter. A month is none for a number, but in a date.
    """
    return [
        quantity
        for quantity in one.quantities
        if quantity.is_required and _is_alone(quantity, one, other)
    ]


def _is_alone(quantity: Quantity, one: Reading, other: Reading) -> bool:
    known = other.months if quantity.is_month else other.known
    if not quantity.is_month and one.may_be_date(quantity):
        known |= other.months
    if _has(quantity.ways, known) or _has(quantity.shares, other.parts):
        return False
    return not (quantity.shares and _is_about_part(quantity, other))


def _is_about_part(quantity: Quantity, other: Reading) -> bool:
    """Is a percentage a part that has no exact one: 67 % are two thirds?"""
    return any(
        isinstance(value, Fraction)
        and 0 < value < 1
        and value.denominator == _THIRDS
        and any(
            isinstance(share, Fraction) and abs(share / 100 - value) < _ROUNDED
            for share in quantity.readings()
        )
        for value in other.parts
    )


def _has(ways: Iterable[Way], known: frozenset[Value]) -> bool:
    return any(all(member & known for member in way) for way in ways if way)


def number_differences(
    source: Reading, target: Reading, told: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[Difference]:
    """The numbers that are lost, added or changed; `told` are the spans that have a fault."""
    lost = _outside(unmatched(source, target), told[0])
    added = _outside(unmatched(target, source), told[1])
    is_known = source.words is not None and target.words is not None
    if not is_known:
        lost, added = _clear(lost, added, source, target)
    else:
        first, then = lost[:MOST], added[:MOST]
        kept, come = unconverted(first, then, source, target)
        lost, added = kept + lost[MOST:], come + added[MOST:]
    sized = list(_by_digits(lost, added, source, target)) if is_known else []
    for one, other in sized:
        lost = [quantity for quantity in lost if quantity is not one]
        added = [quantity for quantity in added if quantity is not other]
        yield _of_size(one, other, source, target)
    lost, added = _but_for_age(lost, source, target), _but_for_age(added, target, source)
    # a translation may name a month that its source leaves to the reader
    added = [other for other in added if lost or not other.is_month]
    # or count the century that its source calls the last one
    added = [other for other in added if not other.is_roman]
    lost = [one for one in lost if not (one.is_month and _has_nearly(one, target))]
    # what is left of a number that lost a digit: 80 00
    added = [other for other in added if other.value != 0 or lost]
    lost, added = unspanned(lost, added, source)
    added, lost = unspanned(added, lost, target)
    for pair in _paired(lost, added):
        yield _told(*pair, source, target)
    if not lost and not added and not sized:
        yield from number_words(source, target)


def _but_for_age(found: list[Quantity], one: Reading, other: Reading) -> list[Quantity]:
    """The quantities of a text, without the age of majority where the other text alone says it in words."""
    if not any(quantity.value == _MAJORITY for quantity in found):
        return found
    if _says_age(one) or not _says_age(other):
        return found
    return [quantity for quantity in found if quantity.value != _MAJORITY or quantity.measure]


def _says_age(reading: Reading) -> bool:
    return reading.words is not None and reading.words.majority.search(reading.prose) is not None


def _outside(found: list[Quantity], spans: Sequence[Span]) -> list[Quantity]:
    return [one for one in found if not any(a <= one.start < b for a, b in spans)]


def _clear(
    lost: list[Quantity], added: list[Quantity], source: Reading, target: Reading
) -> tuple[list[Quantity], list[Quantity]]:
    """What is surely lost and added where one language's words for numbers are not known.

    A number with a word of size behind it (2 million) may have become any other: 2 Millionen, 200万. So may
    one of a unit, unless the number that stands there for it is it in no unit.
    """
    if any(one.is_scaled for one in (*lost, *added)):
        return [], []
    if _MYRIAD.search(source.prose) or _MYRIAD.search(target.prose):
        return [], []
    if any(one.near for one in (*lost, *added)) and not _are_other(lost, added):
        return [], []
    return list(filter(_is_clear, lost)), list(filter(_is_clear, added))


def _are_other(lost: Sequence[Quantity], added: Sequence[Quantity]) -> bool:
    """Are as many quantities lost as added, of which none is another one in some unit, nor money?"""
    if len(lost) != len(added) or len(lost) > MOST:
        return False
    if any(is_currency(one.near) or one.value is None for one in (*lost, *added)):
        return False
    return not any(
        may_be_in(one.value, one.near, other.value) or may_be_in(other.value, other.near, one.value)
        for one in lost
        for other in added
        if one.value is not None and other.value is not None
    )


def _is_clear(quantity: Quantity) -> bool:
    """Is it a single number that hardly any language would write as a word?"""
    return (
        len(quantity.ways) == 1
        and len(quantity.ways[0]) == 1
        and all(not isinstance(value, str) and value > _FAMILIAR for value in quantity.readings())
    )


def correspond(source: Reading, target: Reading) -> bool:
    """Have two texts a quantity in common, as a time of the day or in another unit?"""
    if source.words is None or target.words is None:
        return False
    hours = {minute for one in source.hours[:MOST] for minute in one.minutes}
    if any(hours & one.minutes for one in target.hours[:MOST]):
        return True
    measured = [one for one in target.quantities[:MOST] if one.near]
    return any(
        is_converted(one, measured)
        or any(one.near & other.near for other in target.by_value.get(one.value, ()))
        for one in source.quantities[:MOST]
        if one.near and one.value is not None and not one.is_word
    )


def _by_digits(
    lost: list[Quantity], added: list[Quantity], source: Reading, target: Reading
) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs that have the same digits at another size, by a word or a sign.

    One of the two may be said in words, which alone is no evidence that it is lost.
    """
    losts = [*lost, *_large(source, target)][:MOST]
    addeds = [*added, *_large(target, source)][:MOST]
    # only a word such as million takes away more than a sign does
    losts += _smalls(source, target) if any(one.is_scaled for one in addeds) else []
    addeds += _smalls(target, source) if any(one.is_scaled for one in losts) else []
    for one in losts:
        digits = mantissa(one.value)
        for other in addeds:
            if digits is None or mantissa(other.value) != digits or one.value == other.value:
                continue
            if one.is_scaled or other.is_scaled or _have_signs(one, other, source, target):
                yield one, other
                addeds.remove(other)
                break


def _large(one: Reading, other: Reading) -> Iterator[Quantity]:
    """The large numbers in words that the other text has not: two million."""
    for quantity in longest(one):
        if quantity.is_scaled and quantity.value not in other.known:
            yield quantity


def _smalls(one: Reading, other: Reading) -> Iterator[Quantity]:
    """The numbers, not required, that the other text has not."""
    for quantity in one.quantities:
        if not (quantity.is_required or quantity.is_scaled or quantity.is_month):
            is_article = quantity.is_word and (quantity.value or 0) < 2
            if quantity.value and not is_article and quantity.value not in other.known:
                yield quantity


def _have_signs(one: Quantity, other: Quantity, source: Reading, target: Reading) -> bool:
    return any(
        not reading.text(quantity.start, quantity.end).isdecimal() and not quantity.is_word
        for reading, quantity in ((source, one), (target, other))
    )


def _of_size(one: Quantity, other: Quantity, source: Reading, target: Reading) -> Difference:
    """Two quantities of the same digits; whole numbers without a word have lost or won a zero."""
    is_whole = all(q.value is not None and q.value.denominator == 1 for q in (one, other))
    name = "numbers" if is_whole else "separators"
    name = "magnitude" if one.is_scaled or other.is_scaled else name
    span = other.start, other.end
    message = f"{said(target, other)} is not {said(source, one)}, as in the source"
    vague = one.is_word and other.is_word
    return Difference(name, message, span, Severity.WARNING if vague else None)


def _has_nearly(month: Quantity, target: Reading) -> bool:
    """Is the month there, misspelt?"""
    from difflib import get_close_matches  # noqa: PLC0415  (seldom needed)

    assert target.words is not None, "months are known"
    names = [name for name, value in target.words.months.items() if value in set(month.readings())]
    words = target.vocabulary
    return any(get_close_matches(name, words, 1, 0.8) for name in names if len(name) > 3)


def _paired(lost: list[Quantity], added: list[Quantity]) -> Iterator[Pair]:
    """What is lost with what stands there for it: months with months, the others in their order."""
    for is_month in (True, False):
        yield from zip_longest(
            [one for one in lost if one.is_month is is_month],
            [one for one in added if one.is_month is is_month],
        )


def _told(
    one: Quantity | None, other: Quantity | None, source: Reading, target: Reading
) -> Difference:
    """A number that is lost, added or changed."""
    name = _check(one, other, source, target)
    if other is None:
        assert one is not None, "a pair has one of the two"
        return Difference(name, f"{_kind(one)} {said(source, one)} is missing")
    span = other.start, other.end
    now = f"{_kind(other)} {said(target, other)}"
    if one is None:
        return Difference(name, f"{now} is not in the source", span)
    if dimensions(one.measure) & dimensions(other.measure) and not one.measure & other.measure:
        name = "units"
    return Difference(name, f"{now} is not {said(source, one)}, as in the source", span)


def _check(one: Quantity | None, other: Quantity | None, source: Reading, target: Reading) -> str:
    """The check that tells of them: a part of a date is `dates`'."""
    for reading, quantity in ((source, one), (target, other)):
        if quantity is not None and (
            quantity.is_month
            or any(date.start <= quantity.start < date.end for date in reading.dates[:MOST])
        ):
            return "dates"
    return "numbers"


def _kind(quantity: Quantity) -> str:
    return "the month" if quantity.is_month else "the number"
