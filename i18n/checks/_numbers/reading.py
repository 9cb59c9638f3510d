"""What a text states: its numbers, dates and hours, read once for all checks."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeGuard

from i18n.checks._derived import made_once
from i18n.checks._numbers.calendar import Date, Hour, dates, hours
from i18n.checks._numbers.compounds import compounds
from i18n.checks._numbers.feasts import feasts
from i18n.checks._numbers.quantities import quantities
from i18n.checks._numbers.quantity import Quantity, Value
from i18n.checks._numbers.times import spoken_times
from i18n.checks._numbers.vocabulary import Vocabulary, vocabulary
from i18n.checks._text import Text
from i18n.expressions import deferred

_PLACEHOLDER = deferred(
    r"%\(\w+\)[#0+-]?\d*(?:\.\d+)?[a-zA-Z]|(?<!\d)%[#0+-]*\d*(?:\.\d+)?[sdifrxXeEgGcuo](?!\w)"
    r"|\{[^{}\s]*\}|`+[^`]*`+|&#?\w+;|\[#?\d*\]_?"
)


_WORD = deferred(r"[^\W\d_]+")
_SUSPECT = frozenset("%{`&[")
MOST = 100
"""How many numbers of a text are held against each other one by one; by value all are."""
_SIGNED = deferred(r"\d+(?:[.,]\d+)+")
_HALF = Fraction(1, 2)


@dataclass(frozen=True, eq=False)
class Reading:
    """What the prose of a text states; offsets are those of `prose`."""

    prose: str
    words: Vocabulary | None
    is_plain: bool = True
    """Has the text no markup?"""

    @made_once
    def quantities(self) -> list[Quantity]:
        """The numbers in digits, then those in words."""
        found = quantities(self.prose, self.words)
        if self.words is not None and not self.words.feast_words.isdisjoint(self.vocabulary):
            found += feasts(self.prose, self.words)
        return found

    @made_once
    def compounds(self) -> list[Quantity]:
        """What its numbers state together: 5 feet 4 inches, an hour and a half."""
        return list(compounds(self.prose, self.quantities[:MOST], self.words))

    @made_once
    def known(self) -> frozenset[Value]:
        """Every value that a number may have, half of one more included: an hour and a half."""
        return _and_a_half(one for one in self.quantities if not one.is_month)

    @made_once
    def parts(self) -> frozenset[Value]:
        """Every value that a number that is no percentage may have."""
        numbers = (one for one in self.quantities if not one.is_month)
        return _and_a_half(one for one in numbers if "%" not in one.near)

    @made_once
    def months(self) -> frozenset[Value]:
        """The months that are named, and the numbers of what may be a date in digits."""
        return frozenset(
            value
            for one in self.quantities
            if one.is_month or self.may_be_date(one)
            for value in one.readings()
        )

    def may_be_date(self, quantity: Quantity) -> bool:
        """May a number be a part of a date in digits: 7/4, 18.7.2025, 2025-07-04?"""
        text = self.text(quantity.start, quantity.end)
        if "/" in text or text.count(".") == 2:
            return True
        at = bisect_right(self._numeric, (quantity.start, len(self.prose))) - 1
        return at >= 0 and quantity.start < self._numeric[at][1]

    @made_once
    def _numeric(self) -> list[tuple[int, int]]:
        """The places of the dates in digits, in their order."""
        return sorted((date.start, date.end) for date in self.dates if date.is_numeric)

    @made_once
    def by_value(self) -> Mapping[Value, Sequence[Quantity]]:
        """The numbers by every value that they may have, those that count the same thing once.

        A number in words has the likeliest of its values alone.
        """
        found: defaultdict[Value, dict[object, Quantity]] = defaultdict(dict)
        for one in self.quantities:
            values = set(one.readings()) if not one.is_word else {one.value}
            for value in values if not one.is_month else ():
                if value is not None:
                    found[value].setdefault((one.measure, one.near, one.is_word), one)
        return {value: list(each.values()) for value, each in found.items()}

    @made_once
    def strict(self) -> frozenset[Value]:
        """Every value that a number has as the language itself reads its signs."""
        return frozenset(
            value
            for one in self.quantities
            if not one.is_month
            for value in (one.readings() if not self.has_sign(one) else (one.value, *one.others))
            if value is not None
        )

    def has_sign(self, quantity: Quantity) -> bool:
        """Is it in digits with a sign of decimals or thousands?"""
        match = _SIGNED.match(self.prose, quantity.start, quantity.end)
        if match is None or self.words is None:
            return match is not None
        start, end = match.span()
        is_hour = self.words.hours.match(self.prose, end) is not None
        return not is_hour and not self.words.is_hour(self.prose, start, end)

    @made_once
    def dates(self) -> list[Date]:
        """The dates."""
        if self.words is None:
            return []
        has_month = not self.words.months.keys().isdisjoint(self.vocabulary)
        return dates(self.prose, self.words, has_month=has_month)

    @made_once
    def hours(self) -> list[Hour]:
        """The times of the day."""
        return hours(self.prose, self.words) if self.words is not None else []

    @made_once
    def times(self) -> list[Hour]:
        """The times of the day in words."""
        if self.words is None:
            return []
        return spoken_times(self.prose, self.words, self.vocabulary, self.hours)

    @made_once
    def lowered(self) -> list[str]:
        """The words, lower case."""
        return _WORD.findall(self.prose.lower())

    @made_once
    def vocabulary(self) -> frozenset[str]:
        """The words, lower case, each once."""
        return frozenset(self.lowered)

    def text(self, start: int, end: int) -> str:
        """What stands there."""
        return self.prose[start:end]


def reading(text: Text) -> Reading:
    """A text as its language reads it."""
    prose = text.prose
    if not _SUSPECT.isdisjoint(prose):
        prose = _PLACEHOLDER.sub(lambda match: "\n" * len(match[0]), prose)
    return Reading(prose, vocabulary(text.language), not text.items)


def _is_whole(value: Value) -> TypeGuard[Fraction]:
    return isinstance(value, Fraction) and value.denominator == 1


def _and_a_half(found: Iterable[Quantity]) -> frozenset[Value]:
    known = {value for one in found for value in one.readings()}
    if _HALF in known:
        known |= {value + _HALF for value in known if _is_whole(value)}
        known.add(1 + _HALF)
    return frozenset(known)
