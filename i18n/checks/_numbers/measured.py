"""What the numbers of two texts count, held against each other: per cent, currencies, units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from i18n.checks._numbers.difference import Difference, said
from i18n.checks._numbers.measuring import measure
from i18n.checks._numbers.mentions import (
    has_mention,
    has_quantity,
    loose_differences,
    name_of,
    power_differences,
)
from i18n.checks._numbers.quantity import Quantity
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import (
    Measure,
    dimensions,
    is_conversion,
    is_currency,
    kind,
)
from i18n.checks._text import OBJECT
from i18n.expressions import deferred
from i18n.model import Severity

_NOTHING: Measure = frozenset()
_SHARE = deferred(rf"{OBJECT}[ \u00a0\u202f]?%(?!\w)")
"""A percentage that a program fills in."""
_SIGN = deferred(rf"([$€£¥])[ \u00a0]?{OBJECT}|{OBJECT}[ \u00a0\u202f]?([$€£¥])")
"""A sum of money that a program fills in."""
_UNSAID = frozenset({"year", "point", "angle", "clock", "stone", "bar"})
"""What a translation may well leave to the reader."""


def measure_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """The quantities that count something else than in the source, or nothing."""
    if source.words is None or target.words is None:
        return
    found: dict[tuple[str, Measure], list[Difference]] = defaultdict(list)
    seen: set[tuple[object, Measure]] = set()
    free = [one for one in target.quantities[:MOST] if one.near and not _is_stated(one, source)]
    for one in source.quantities:
        measure = one.measure or (one.near if is_currency(one.near) else one.measure)
        if not measure or (one.is_word and (one.value or 0) < 2) or len(found) >= MOST:
            continue
        if (one.ways, measure) in seen:
            continue
        seen.add((one.ways, measure))
        same = _same(one, target)
        if not any(measure & other.measure for other in same):
            told = _difference(replace(one, measure=measure), same, source, target, free)
            if told is not None:
                found[told.check, measure].append(told)
    for one, other in _repeated(source, target):
        if not any(measure == one.measure for _, measure in found):
            name = kind(one.measure)
            # what it costs may be said again without its currency
            severity = Severity.INFORMATION if name == "currency" else None
            told = replace(_bare(name, one, other, target), severity=severity)
            found[name, one.measure].append(told)
    for faults in found.values():
        # of the ends of a range the one that counts something else, or the first
        yield from [one for one in faults if one.is_changed] or faults[:1]
    for name in ("currency", "units"):
        if not any(check == name for check, _ in found):
            yield from loose_differences(name, source, target)
    if not any(check == "units" for check, _ in found):
        yield from power_differences(source, target)


def _repeated(source: Reading, target: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """The quantities that the source has twice with their measure, and the target once without it."""
    counts = Counter(map(_counted, source.quantities))
    for (value, counted), count in counts.items():
        if count < 2 or value is None or kind(counted) == "units":
            continue
        same = [one for one in target.quantities if not one.is_word and value in one.readings()]
        bare = [one for one in same if not one.near]
        stated = counts[value, _NOTHING]
        if sum(bool(counted & one.near) for one in same) < count and len(bare) > stated:
            one = next(one for one in source.quantities if _counted(one) == (value, counted))
            yield one, bare[stated]


def _counted(one: Quantity) -> tuple[Fraction | None, Measure]:
    return None if one.is_word or one.is_month else one.value, one.measure


def filled_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """What counts other things of what a program fills in: its unit, its currency, its percent sign."""
    if OBJECT not in source.prose or OBJECT not in target.prose:
        return
    if _SHARE.search(source.prose) is not None and _is_lost(source, target):
        at = target.prose.index(OBJECT)
        message = "what is filled in is a percentage in the source"
        yield Difference("percent", message, (at, at + 1), Severity.WARNING)
    yield from _signs(source, target)
    stated, given = _filled(source), _filled(target)
    lost = [one for one, _ in stated if not any(one & other for other, _ in given)]
    added = [one for one in given if not any(one[0] & other for other, _ in stated)]
    if len(lost) == len(added) == 1 and dimensions(lost[0]) & dimensions(added[0][0]):
        (now, span) = added[0]
        message = f"what is filled in counts {name_of(now)}, and {name_of(lost[0])} in the source"
        yield Difference("units", message, span)


def _signs(source: Reading, target: Reading) -> Iterator[Difference]:
    """The sign of a currency beside what is filled in that is another one: €%s, %s $."""
    stated, given = (list(_SIGN.finditer(reading.prose)) for reading in (source, target))
    had, has = ({one[1] or one[2] for one in each} for each in (stated, given))
    if had and has and had.isdisjoint(has):
        (was, *_), (now, *_) = sorted(had), sorted(has)
        message = f"what is filled in counts {now}, and {was} in the source"
        yield Difference("currency", message, given[0].span())


def _is_lost(source: Reading, target: Reading) -> bool:
    """Has a target with as many values that are filled in no word or sign for a percentage?"""
    return (
        target.words is not None
        and source.prose.count(OBJECT) == target.prose.count(OBJECT)
        and "%" not in target.prose
        and not has_mention(frozenset("%"), target)
    )


def _filled(reading: Reading) -> list[tuple[Measure, tuple[int, int]]]:
    """The units behind what is filled in, and where they begin."""
    found: list[tuple[Measure, tuple[int, int]]] = []
    at = reading.prose.find(OBJECT)
    while at >= 0 and len(found) < MOST:
        measured = measure(reading.prose, at, at + 1, reading.words)
        if kind(measured) == "units" and measured:
            found.append((measured, (at + 1, at + 2)))
        at = reading.prose.find(OBJECT, at + 1)
    return found


def _same(one: Quantity, other: Reading) -> list[Quantity]:
    """The quantities with the same value, those in digits before those in words."""
    values = set(one.readings()) if not one.is_word else {one.value}
    known = other.by_value
    found = {id(q): q for value in values if value is not None for q in known.get(value, ())}
    return sorted(found.values(), key=lambda quantity: (quantity.is_word, quantity.start))


def _difference(
    one: Quantity,
    same: list[Quantity],
    source: Reading,
    target: Reading,
    free: Sequence[Quantity],
) -> Difference | None:
    """What became of the measure of a quantity that the target does not have with it."""
    if any(one.measure & other.near for other in same if not other.measure):
        return _unrepeated(one, same, target)
    if _is_converted(one, free):
        return None
    for other in same:
        if other.measure and not _is_stated(other, source):
            what = f"{said(target, other)} counts {name_of(other.measure)}"
            message = f"{what}, and {name_of(one.measure)} in the source"
            span = other.start, other.end
            # a pound weighs too
            is_unit = dimensions(one.measure) & dimensions(other.measure)
            name = "units" if is_unit else kind(one.measure)
            return Difference(name, message, span, is_changed=True)
    bare = [other for other in same if not other.measure and other.is_word <= other.is_scaled]
    if is_currency(one.measure) and not bare and not has_mention(one.measure, target):
        return _lost_in_words(one, same, source, target)
    if not bare and one.measure == {"%"} and not has_mention(one.measure, target):
        bare = [other for other in same if not other.measure and other.value == one.value]
    is_clear = one.is_word <= one.is_scaled or (one.measure == {"%"} and one.value not in (None, 1))
    return _lost(one, bare[0], source, target) if bare and is_clear else None


def _unrepeated(one: Quantity, same: list[Quantity], target: Reading) -> Difference | None:
    """A percent sign that only the end of a range has, where the source repeats it.

    RAE and Fundéu ask for it with both numbers, unless a hyphen is between them.
    """
    if one.measure != {"%"} or one.is_word:
        return None
    other = same[0]
    if other.is_word or other.measure or target.prose[other.end : other.end + 1] in ("-", "–", "/"):
        return None
    message = f"{said(target, other)} has a sign of its own in the source"
    return Difference("percent", message, (other.start, other.end), Severity.INFORMATION)


def _is_stated(other: Quantity, source: Reading) -> bool:
    """Has the source the quantity with this measure too?"""
    return any(other.measure & (one.measure | one.near) for one in _same(other, source))


def _is_converted(one: Quantity, free: Sequence[Quantity]) -> bool:
    """Does the quantity stand there in another unit, which the source does not give?"""
    return one.value is not None and any(
        other.value is not None and is_conversion(one.value, one.measure, other.value, other.near)
        for other in free
    )


def _is_after_like(other: Quantity, measure: Measure, target: Reading) -> bool:
    """Do millions stand behind other millions that count it: 875 millones de libras, de 640 millones?"""
    return other.is_scaled and any(
        one.is_scaled and one.end < other.start and one.measure & measure
        for one in target.quantities[:MOST]
    )


def _first_word(reading: Reading, quantity: Quantity) -> str:
    """The first word of a number, lower case."""
    return reading.text(quantity.start, quantity.end).split()[0].lower()


def _lost(one: Quantity, other: Quantity, source: Reading, target: Reading) -> Difference | None:
    """A number that counts nothing here."""
    name = kind(one.measure)
    is_elsewhere = has_mention(one.measure, target)
    if one.measure & _UNSAID or (name == "units" and is_elsewhere):
        return None
    if name == "percent" and is_elsewhere and not has_quantity(one.measure, target):
        return None
    if name == "currency" and _is_after_like(other, one.measure, target):
        return None
    found = _bare(name, one, other, target)
    is_vague = _first_word(source, one) in source.words.amounts if source.words else False
    return replace(found, severity=Severity.INFORMATION) if is_elsewhere or is_vague else found


def _lost_in_words(
    one: Quantity, same: list[Quantity], source: Reading, target: Reading
) -> Difference | None:
    """A sum of money in words that counts nothing here: five dollars, cinco."""
    bare = [other for other in same if not other.near and other.value == one.value]
    stated = [
        other for other in source.by_value.get(one.value or Fraction(0), ()) if not other.near
    ]
    if not bare or stated or (one.value or 0) < 2:
        return None
    return replace(_bare("currency", one, bare[0], target), severity=Severity.WARNING)


def _bare(name: str, one: Quantity, other: Quantity, target: Reading) -> Difference:
    """A number of the target that has lost what it counts."""
    message = f"{said(target, other)} counts {name_of(one.measure)} in the source, and nothing here"
    if name == "percent":
        message = f"{said(target, other)} is a percentage in the source"
    return Difference(name, message, (other.start, other.end))
