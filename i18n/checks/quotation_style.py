"""Quotation marks inside quotation marks of the same kind, or of another kind than the project's.

## What it does
Finds a pair of quotation marks inside a pair of the same kind. With the setting `quotes` it finds every
pair, outer and inner, that is of another kind than the project wants, straight marks among them. It
says nothing where the marks are not in pairs, which is another check's, and of code.
## Why it matters
The reader takes the end of the inner words for the end of the outer ones.
## Example
msgid "He wrote: “The ‘free’ plan is gone.”"
msgstr "Escribió: «El plan «gratuito» ya no existe»."
## Instead
msgid "He wrote: “The ‘free’ plan is gone.”"
msgstr "Escribió: «El plan “gratuito” ya no existe»."
## Fix
Both marks of the pair are put right.
## References
RAE, Diccionario panhispánico de dudas, "comillas"
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._typography import typography
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT, "quotes")

_ANY = re.compile(r"[\"“«‘„]")
_MARK = re.compile(r"[\"“”«»‘]|’(?!\w)")
_SINGLE = "‘’"


@dataclass(slots=True)
class _Pair:
    """Two marks: their offsets in the prose, their kind, the pair around them, how many there are."""

    start: int
    end: int
    kind: str
    outer: _Pair | None
    level: int
    wanted: str = ""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each outermost pair that is, or holds, a pair of the wrong kind."""
    if len(_ANY.findall(message.msgstr)) < _least(message):
        return
    kinds = typography(message.language).get("quotes", ())
    pairs = _pairs(message.target.prose, kinds)
    for pair in pairs:
        pair.wanted = _wanted(pair, message.subject.knowledge.quotes, kinds)
    end = -1
    for at, pair in enumerate(pairs):
        if pair.wanted and pair.start > end:
            end = pair.end
            inner = bisect_left(pairs, end, lo=at, key=lambda other: other.start)
            yield from _fault(message, pair, pairs[at:inner])


def _least(message: Message) -> int:
    """From how many opening marks on something may be wrong."""
    return 1 if message.subject.knowledge.quotes else 2


def _pairs(prose: str, kinds: Sequence[str]) -> list[_Pair]:
    """The pairs of marks in the order of their beginnings; none where a mark is alone."""
    closes = {pair[1]: pair for pair in kinds}
    opens = {pair[0]: pair for pair in kinds}
    found: list[_Pair] = []
    around: list[_Pair] = []
    for match in _MARK.finditer(prose):
        mark = match[0]
        top = around[-1] if around else None
        is_straight = mark == '"'
        is_end = (top is not None and top.kind == '""') if is_straight else mark in closes
        if not is_end and (is_straight or mark in opens):
            pair = _Pair(match.start(), -1, opens.get(mark, '""'), top, len(around))
            found.append(pair)
            around.append(pair)
        elif top is not None and top.kind == closes.get(mark, '""'):
            around.pop().end = match.start()
        elif mark not in _SINGLE:
            return []
    return [] if around else found


def _wanted(pair: _Pair, style: str, kinds: Sequence[str]) -> str:
    """The kind that a pair should be of; "" where it is right."""
    if style:
        opening = style[pair.level % len(style)]
        wanted = next((each for each in kinds if each[0] == opening), pair.kind)
        return wanted if wanted != pair.kind else ""
    if pair.outer is None or pair.kind == '""':
        return ""
    around = pair.outer.wanted or pair.outer.kind
    return next((each for each in kinds if each != around), "") if pair.kind == around else ""


def _fault(message: Message, pair: _Pair, pairs: Sequence[_Pair]) -> Iterator[Fault]:
    """The fault of a pair, with which those inside it, `pairs` with itself, are put right."""
    first, last = message.target.span(pair.start, pair.end + 1)
    text = list(message.msgstr[first:last])
    for one in pairs:
        for offset, mark in zip((one.start, one.end), one.wanted, strict=False):
            place = message.target.span(offset, offset + 1)[0]
            if message.msgstr[place] != message.target.prose[offset]:
                return
            text[place - first] = mark
    what = f"{pair.kind[0]} should be {pair.wanted[0]} here"
    yield Fault(what, message.entry, (first, last), suggestion="".join(text), is_safe=True)
