"""Where a text is cut without a stop: lists that count on, rows of marks, addresses in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from i18n.expressions import compiled

_BULLETS = "•⁃‣◦"
_SECONDS = ("2)", "b)", "B)", "ii)", "II)")
_IN_BRACKETS = compiled(r"\)(?<=[1aAiI]\))")
_AT_LINE_START = compiled(r"(?:\A|\n)[ \t]*+([aAiI]\.)(?=[ \t])")
_ROW = compiled(r"([-=_*~])\1{4,}+\S*+\s*+")
_BEFORE_ROW = compiled(r"(?:\A|\s)([^\w\s]{0,3})\Z")
_BEFORE_ADDRESS = compiled(r"(?<![\s<>])\s++(?=https?://)")
_WORD_END = compiled(r"[\s<>]")
_REACH = 2000
"""Characters in which the next marker has to stand."""

_Known: TypeAlias = dict[str, tuple[int, int]]
"""For a marker: from where on it was searched, and where it stands first from there."""

_AT_START = compiled(r"(?:\A|[\n.:;!?…)»”\"*_}])\s*+(?:[•⁃‣◦*–-]\s?)?\Z")
_ITEM = compiled(r"(?:\s+|(?<=[•⁃‣◦]))[*_{“\"«'‘(¿¡`]*([^\W_])")
_ROMAN = tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, order=True)
class Marker:
    """A list marker: character offsets, half open.

    `is_first` is the first one of its list; `is_begin` says that no lower case follows; `rule` is
    the name of what found it.
    """

    start: int
    end: int
    is_first: bool
    is_begin: bool
    rule: str = "list-item"


def markers(text: str) -> Sequence[Marker]:
    """The markers of the lists in a text, in order.

    A list begins with a first marker (1, a, i) at the start of a text, a line or a sentence, or
    behind a colon, and has a second one in the same paragraph.
    """
    if (
        ("2." not in text or "1." not in text)
        and not _has_second_bracket(text)
        and text[1:2] != "."
        and "\n" not in text
        and "://" not in text
        and (text.isascii() or not has_bullet(text))
        and not _has_row(text)
    ):
        return ()
    found: dict[int, Marker] = {}
    known: _Known = {}
    for at, first in _firsts(text):
        start = at - (at > 0 and text[at - 1] == "(" and first[-1] == ")")
        if start not in found and _begins(text, start, at + len(first)):
            for marker in _counted(text, start, text[start : at + len(first)], known):
                found.setdefault(marker.start, marker)
    if text[1:2] == "." or "\n" in text:
        for match in _AT_LINE_START.finditer(text):
            for marker in _counted(text, match.start(1), match[1], known):
                found.setdefault(marker.start, marker)
    for rule, places in (("row-of-marks", _rows(text)), ("addresses", _addresses(text))):
        for place in places:
            found.setdefault(place, Marker(place, place, False, True, rule))
    return sorted(found.values()) if found else ()


def has_bullet(text: str) -> bool:
    """Is there a bullet in a text?"""
    return any(bullet in text for bullet in _BULLETS)


def _firsts(text: str) -> Iterator[tuple[int, str]]:
    """Where what may be a first marker stands, and what it is; those of a kind in order."""
    if _has_second_bracket(text):
        for match in _IN_BRACKETS.finditer(text):
            yield match.start() - 1, text[match.start() - 1 : match.end()]
    others = ["1."] if "1." in text and "2." in text else []
    if not text.isascii():
        others.extend(("1.º", "1.ª") if others else ())
        others.extend(_BULLETS)
    for first in others:
        at = text.find(first)
        while at >= 0:
            yield at, first
            at = text.find(first, at + 1)


def _has_second_bracket(text: str) -> bool:
    """Is there the second marker of a list with brackets? Without one there is no such list."""
    return ")" in text and any(marker in text for marker in _SECONDS)


def _rows(text: str) -> Iterator[int]:
    """Where rows of marks (`=====`) begin, and what follows them."""
    if not _has_row(text):
        return
    for match in _ROW.finditer(text):
        before = _BEFORE_ROW.search(text[max(0, match.start() - 4) : match.start()])
        if before is None:
            continue
        start = match.start() - len(before[1])
        if start:
            yield start
        if match.end() < len(text):
            yield match.end()


def _has_row(text: str) -> bool:
    """Are there five marks in a row? One alone is found ten times as fast."""
    return (
        ("-" in text and "-----" in text)
        or ("=" in text and "=====" in text)
        or ("_" in text and "_____" in text)
        or ("*" in text and "*****" in text)
        or ("~" in text and "~~~~~" in text)
    )


def _addresses(text: str) -> Iterator[int]:
    """Where an address follows an address."""
    first = text.find("://")
    if first < 0 or text.find("://", first + 3) < 0:
        return
    begin = 0
    for gap in _BEFORE_ADDRESS.finditer(text):
        address = text.rfind("://", begin, max(begin, gap.start() - 1))
        if address >= 0 and not _WORD_END.search(text, address, gap.start()):
            yield gap.end()
        begin = gap.end()


def _begins(text: str, start: int, end: int) -> bool:
    """Does a list begin here?"""
    if start and text[start - 1].isalnum():
        return False
    if text[end : end + 1] == ")":
        end += 1
    return bool(
        _ITEM.match(text, end, end + 20) and _AT_START.search(text[max(0, start - 6) : start], 0)
    )


def _counted(text: str, start: int, first: str, known: _Known) -> Iterator[Marker]:
    """The markers of a list from its first one, which stands at `start`; none where it is alone."""
    number = first.strip("().ºª")
    before, after = first.split(number)
    if text[start + len(first) : start + len(first) + 1] == ")":
        after += ")"
    end = start + len(before + number + after)
    place = start
    for following in _numbers(number):
        marker = before + following + after
        found = _next(text, marker, end, known)
        if found is None or _is_paragraph_between(text, end, found):
            break
        yield _marker(text, place, end, place == start)
        place, end = found, found + len(marker)
    if place != start:
        yield _marker(text, place, end, False)


def _is_paragraph_between(text: str, start: int, end: int) -> bool:
    return text.find("\n\n", start, end) >= 0


def _marker(text: str, start: int, end: int, is_first: bool) -> Marker:
    match = _ITEM.match(text, end)
    return Marker(start, end, is_first, match is not None and not match[1].islower())


def _next(text: str, marker: str, start: int, known: _Known) -> int | None:
    """Where this marker stands next within reach, with an item behind it.

    What was found from an earlier start on is looked up, so that no part of a text is searched
    twice for a marker.
    """
    since, at = known.get(marker, (0, -1))
    if not since <= start <= at:
        at = text.find(marker, start)
        while at >= 0 and not (
            text[at - 1].isspace()
            and _ITEM.match(text, at + len(marker))
            and not (_is_initial(marker) and text[max(0, at - 9) : at].rstrip(" \t")[-1:].isalnum())
        ):
            at = text.find(marker, at + 1)
        if at < 0:
            at = len(text)
        known[marker] = start, at
    return at if at < min(len(text), start + _REACH) else None


def _is_initial(marker: str) -> bool:
    """May a marker be a name's? What stands before it then ends with a mark or a line."""
    return marker[-1] == "." and marker[0].isupper()


def _numbers(first: str) -> Iterator[str]:
    """What counts on from a first number."""
    if first in _BULLETS:
        yield from (first for _ in range(200))
    elif first == "1":
        yield from map(str, range(2, 100))
    elif first in "aA":
        yield from map(chr, range(ord(first) + 1, ord(first) + 26))
    else:
        yield from (roman if first == "i" else roman.upper() for roman in _ROMAN[1:])
