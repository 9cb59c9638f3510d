"""Measures that a text names, with a number or without one: millions of euros, every inch."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.quantity import Quantity, is_among
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import ALONE, CURRENCIES, Measure, dimensions, is_conversion, kind
from i18n.expressions import deferred
from i18n.model import Severity

_WORD = deferred(r"[^\W\d_]+")
_SYMBOL = deferred(r"(?<![^\W\d_])(?:[mck]?m|ft|in)([²³23])(?!\w)")
_HALF = Fraction(1, 2)


def has_quantity(measure: Measure, reading: Reading) -> bool:
    return any(measure & one.measure for one in reading.quantities)


def has_mention(measure: Measure, reading: Reading) -> bool:
    """Does the text name the measure, of whatever number or none?"""
    assert reading.words is not None, "the measures of a language are compared"
    if has_quantity(measure, reading):
        return True
    if "%" in measure:
        return reading.words.percent.search(reading.prose.replace("%", "")) is not None
    return any(measure & reading.words.measures.get(word, frozenset()) for word in reading.lowered)


def loose_differences(name: str, source: Reading, target: Reading) -> Iterator[Difference]:
    """A measure in words without a number that is another one in the translation."""
    lost, added = _mentions(name, source, target), _mentions(name, target, source)
    if not lost and len(added) == 1:
        lost = _fewer(name, added, source, target)
    if len(lost) != 1 or len(added) != 1:
        return
    ((was, old),), ((now, new),) = lost.items(), added.items()
    if name == "units" and not dimensions(old) & dimensions(new):
        return
    if _are_conversions(old, new, source, target):
        return
    at = target.prose.lower().find(now)
    # every inch, cada centímetro: a unit without a number may be said by another one
    severity = Severity.INFORMATION if name == "units" else Severity.WARNING
    said, other = (word.upper() if word in ALONE else word for word in (now, was))
    what = "stands here" if now in ALONE else f"is {name_of(new)}"
    message = f"{said} {what}, and the source says {other}"
    yield Difference(name, message, (at, at + len(now)), severity)


def power_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A length with another power, with or without a number: per square metre, por metro cúbico."""
    stated, given = _powers(source), _powers(target)
    lost, added = stated.keys() - given.keys(), given.keys() - stated.keys()
    if len(lost) == len(added) == 1:
        (was,), (now,) = lost, added
        yield exchanged(source, stated[was], target, given[now], check="units")


def _powers(reading: Reading) -> dict[str, tuple[int, int]]:
    """The powers of the lengths that a text names, and where they first stand."""
    words = reading.words
    assert words is not None, "the measures of a language are compared"
    found: dict[str, tuple[int, int]] = {}
    for match in _SYMBOL.finditer(reading.prose):
        found.setdefault("square" if match[1] in "²2" else "cubic", match.span())
    if words.powers.keys().isdisjoint(reading.vocabulary):
        return found
    for one, other in pairwise(_WORD.finditer(reading.prose)):
        for power, unit in ((one, other), (other, one)):
            name = words.powers.get(power[0].lower())
            measure = words.measures.get(unit[0].lower(), frozenset())
            is_before = power.start() < unit.start()
            if name and is_before is words.has_powers_before and "length" in dimensions(measure):
                found.setdefault(name, (one.start(), other.end()))
    return found


def _fewer(
    name: str, added: dict[str, Measure], source: Reading, target: Reading
) -> dict[str, Measure]:
    """The measures like the added one that the target names once less than the source."""
    assert source.words is not None, "the measures of a language are compared"
    (new,) = added.values()
    found: dict[Measure, str] = {}
    for word in sorted(source.words.loose.keys() & source.vocabulary):
        measure = source.words.loose[word]
        is_like = kind(measure) == name and dimensions(measure) & dimensions(new)
        if is_like and _count(measure, source) == _count(measure, target) + 1:
            found.setdefault(measure, word)
    return {word: measure for measure, word in found.items()}


def _count(measure: Measure, reading: Reading) -> int:
    """How often a text names a measure."""
    assert reading.words is not None, "the measures of a language are compared"
    known = reading.words.measures
    return sum(bool(measure & known.get(word, frozenset())) for word in reading.lowered)


def _are_conversions(old: Measure, new: Measure, source: Reading, target: Reading) -> bool:
    """Is there as much of one unit here as there is of the other: the last 7 days, the last week?"""
    return any(
        is_conversion(one, old, other, new)
        for one in _counted(old, source)
        for other in _counted(new, target)
    ) or any(
        one.value is not None and is_among(one, _derived(new, target))
        for one in _derived(old, source)
    )


def _derived(measure: Measure, reading: Reading) -> list[Quantity]:
    """The quantities in a unit that is made of a measure: a square mile of a mile."""
    names = tuple(measure)
    return [
        one
        for one in reading.quantities[:MOST]
        if any(name.endswith(names) or name.startswith(names) for name in one.near)
    ]


def _counted(measure: Measure, reading: Reading) -> list[Fraction]:
    """The numbers of a measure: one for its name without a number."""
    stated = (*reading.quantities, *reading.compounds)
    values = (one.value for one in stated if one.near & measure)
    found = [*filter(None, values), Fraction(1)]
    if _HALF in reading.known:
        # an hour and a half
        found += [value + _HALF for value in found]
    return found


def _mentions(name: str, one: Reading, other: Reading) -> dict[str, Measure]:
    """The measures that a text names and the other does not, by their first words."""
    assert one.words is not None, "the measures of a language are compared"
    found: dict[str, Measure] = {}
    if one.words.loose.keys().isdisjoint(one.vocabulary):
        return found
    for word in dict.fromkeys(one.lowered):
        measure = one.words.loose.get(word)
        if measure is None or kind(measure) != name or any(measure & had for had in found.values()):
            continue
        if not has_mention(measure, other) and not any(measure & q.near for q in other.quantities):
            found[word] = measure
    return found


def name_of(measure: Measure) -> str:
    """A measure in words: a currency that several countries have by its name."""
    if "%" in measure:
        return "per cent"
    if measure == {"CENT"}:
        return "cents"
    for name, codes in CURRENCIES.items():
        if len(measure) > 1 and measure >= set(codes):
            return f"{name}s"
    return " or ".join(sorted(measure))
