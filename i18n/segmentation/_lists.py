"""List markers that count on in running text: `1) … 2) …`, `a. … b. …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIRST = ("1.", "1)", "(1)", "a)", "(a)", "A)", "(A)", "i)", "(i)", "I)", "a.", "A.", "i.", "I.")
_REACH = 2000
"""Characters in which the next marker has to stand."""

_AT_START = re.compile(r"(?:\A|[\n.:;!?…)»”\"*_])\s*+(?:[•⁃‣◦*–-]\s?)?\Z")
_ITEM = re.compile(r"\s+[*_“\"«'‘(¿¡]*[^\W_]")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


@dataclass(frozen=True, slots=True, order=True)
class Marker:
    """A list marker: character offsets, half open."""

    start: int
    end: int
    is_first: bool


def markers(text: str) -> list[Marker]:
    """The markers of the lists in a text, in order.

    A list begins with a first marker (1, a, i) at the start of a text, a line or a sentence, or
    behind a colon, and has a second one in the same paragraph.
    """
    found: dict[int, Marker] = {}
    for first in _FIRST:
        at = text.find(first)
        while at >= 0:
            if at not in found and _begins(text, at, first):
                for marker in _counted(text, at, first):
                    found.setdefault(marker.start, marker)
            at = text.find(first, at + 1)
    return sorted(found.values())


def _begins(text: str, at: int, first: str) -> bool:
    """Does a list begin here?"""
    end = at + len(first)
    if text[end : end + 1] == ")":
        end += 1
    return bool(
        (at == 0 or not text[at - 1].isalnum())
        and _ITEM.match(text, end, end + 20)
        and _AT_START.search(text[max(0, at - 6) : at] if at > 6 else text[:at])
    )


def _counted(text: str, at: int, first: str) -> Iterator[Marker]:
    """The markers of a list from its first one, which stands at `at`; none where it has one alone."""
    number = first.strip("().")
    before, after = first.split(number)
    if text[at + len(first) : at + len(first) + 1] == ")":
        after += ")"
    end_of_paragraph = text.find("\n\n", at)
    limit = len(text) if end_of_paragraph < 0 else end_of_paragraph
    place, end, has_second = at, at + len(before + number + after), False
    for following in _numbers(number):
        marker = before + following + after
        found = _next(text, marker, end, min(limit, end + _REACH))
        if found is None:
            return
        if not has_second:
            yield Marker(place, end, True)
            has_second = True
        place, end = found, found + len(marker)
        yield Marker(place, end, False)


def _next(text: str, marker: str, start: int, stop: int) -> int | None:
    """Where this marker stands next."""
    at = text.find(marker, start, stop)
    while at >= 0:
        if not text[at - 1].isalnum() and text[at - 1] not in ".,(-/$€" and _ITEM.match(
            text, at + len(marker), at + len(marker) + 20
        ):
            return at
        at = text.find(marker, at + 1, stop)
    return None


def _numbers(first: str) -> Iterator[str]:
    """What counts on from a first number."""
    if first == "1":
        yield from map(str, range(2, 100))
    elif first in "aA":
        yield from map(chr, range(ord(first) + 1, ord(first) + 26))
    else:
        yield from (roman if first == "i" else roman.upper() for roman in _ROMAN[1:])
