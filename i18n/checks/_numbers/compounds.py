"""What numbers state together: 5 feet 4 inches, an hour and a half, a quarter of an hour, nine in ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from i18n.checks._numbers.quantity import SPACES, Quantity
from i18n.checks._numbers.units import Measure, together
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.checks._numbers.wording import part
from i18n.expressions import deferred

_UNIT = deferred(
    rf"[{SPACES}-]?[^\W\d_]+(?P<sign>\.?,?)[{SPACES}-](?:(?P<join>[^\W\d_]+)[{SPACES}])?"
)
"""The unit behind the first number of a compound, and what may stand before the second one."""
_LAST_WORD = deferred(r"[^\W\d_]+\Z")
_NEXT_WORD = deferred(rf"[{SPACES}-]([^\W\d_]+)")
_HALF = Fraction(1, 2)
_LONGEST = 24
"""Characters between two numbers that state something together, and of a unit."""
_MOST = 100
"""The largest whole that a ratio is of: nine in a hundred."""
_DOZEN = 12


def compounds(
    text: str, quantities: Sequence[Quantity], words: Vocabulary | None
) -> Iterator[Quantity]:
    """The quantities that are more than one number, each in every unit that it is said in."""
    if words is None:
        return
    known = [one for one in quantities if not one.is_month and one.value is not None]
    placed = {one.start: one for one in known}
    found = [placed[start] for start in sorted(placed)]
    # all of them: of two centuries and a half, two alone is before the unit
    yield from _and_halves(text, known, words)
    for one in found:
        share = part(text, one.start, one.end, words) if one.is_word else None
        if share is None and one.is_word and one.value is not None and one.value < 1:
            following = _NEXT_WORD.match(text, one.end)
            # every quarter of an hour
            share = one.value if following and following[1].lower() in words.links else None
        counted = _of_unit(text, one.end, words) if share is not None else None
        if counted:
            yield Quantity(one.start, one.end, (), False, share, near=counted)
    for one, other in pairwise(found):
        if 0 < other.start - one.end <= _LONGEST:
            yield from _sums(text, one, other, words)
            yield from _ratios(text, one, other, words)


def _and_halves(text: str, found: list[Quantity], words: Vocabulary) -> Iterator[Quantity]:
    """A half behind a unit: two years and a half, hora y media."""
    ends = {one.end: one for one in found}
    for half in words.halves.finditer(text):
        unit = _LAST_WORD.search(text, max(0, half.start() - _LONGEST), half.start())
        counted = words.measures.get(unit[0].lower()) if unit is not None else None
        if unit is not None and counted:
            one = ends.get(unit.start() - 1)
            value = one.value if one is not None and one.value is not None else Fraction(1)
            start = one.start if one is not None else unit.start()
            yield Quantity(start, half.end(), (), False, value + _HALF, near=counted)


def _of_unit(text: str, end: int, words: Vocabulary) -> Measure | None:
    """What stands behind a part of a whole, with or without an article: of an hour, de hora."""
    while match := _NEXT_WORD.match(text, end):
        word = match[1].lower()
        if word not in words.links and words.words.get(word) != 1:
            return words.measures.get(word)
        end = match.end()
    return None


def _sums(text: str, one: Quantity, other: Quantity, words: Vocabulary) -> Iterator[Quantity]:
    """Two numbers of which the second one counts a smaller unit; behind feet that may be unsaid."""
    gap = _UNIT.fullmatch(text, one.end, other.start) if one.measure else None
    if gap is None or (gap["join"] and gap["join"].lower() not in words.joins):
        return
    value, more = one.value, other.value
    assert value is not None and more is not None, "those without a value are left out"
    measure = other.measure
    if not measure and "foot" in one.measure and more < _DOZEN and "," not in gap["sign"]:
        measure = frozenset({"inch"})
    for total, unit in together(value, one.measure, more, measure):
        yield Quantity(one.start, other.end, (), False, total, near=frozenset({unit}))


def _ratios(text: str, one: Quantity, other: Quantity, words: Vocabulary) -> Iterator[Quantity]:
    """So many of so many, as a percentage: nine in ten, nueve de cada diez."""
    value, whole = one.value, other.value
    assert value is not None and whole is not None, "those without a value are left out"
    if 0 < value < whole <= _MOST and text[one.end : other.start].strip() in words.ratios:
        share = 100 * value / whole
        yield Quantity(one.start, other.end, (), False, share, near=frozenset({"%"}))
