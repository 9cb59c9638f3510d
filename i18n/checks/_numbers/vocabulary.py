"""How a language says numbers: the table `numbers` of its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from i18n.checks._languages import rules


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """A language's words for numbers, lower case.

    `words` have values, `scales` multiply what stands before them. `percent` and `hours` match what
    may follow a number; `has_percent` finds a word for it anywhere. `joins` are words that may
    stand inside a number.
    """

    words: Mapping[str, Fraction]
    scales: Mapping[str, int]
    months: Mapping[str, int]
    joins: frozenset[str]
    percent: re.Pattern[str]
    hours: re.Pattern[str]


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language, or of the language that it is a regional form of."""
    data = rules(language, "numbers")
    if data is None:
        return None
    return Vocabulary(
        words={word: Fraction(value) for word, value in data["words"].items()},
        scales=data["scales"],
        months=data["months"],
        joins=frozenset(data["joins"]),
        percent=_following(data["percent"], r"[ \u00a0\u202f]?[%‰٪％]|"),
        hours=_following(data["hours"], ""),
    )


def _following(phrases: list[str], sign: str) -> re.Pattern[str]:
    """One of the phrases, behind at most a space or a hyphen, and not inside a word."""
    longest = sorted(map(re.escape, phrases), key=len, reverse=True)
    spaced = "|".join(longest).replace(r"\ ", r"[ \u00a0\u202f]")
    return re.compile(rf"{sign}[ \u00a0\u202f-]?(?:{spaced})(?!\w)", re.IGNORECASE)
