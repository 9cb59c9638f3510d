"""One scan over a text: every candidate, judged once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from i18n.segmentation import _candidates, _judgements
from i18n.segmentation._candidates import SMALL, Candidate, candidates
from i18n.segmentation._lists import Marker, markers
from i18n.segmentation._masks import masks, merged
from i18n.segmentation._rules import Rules
from i18n.segmentation._sight import at_sight
from i18n.segmentation._signs import has_no_candidate, is_marked, signs_of

PARENTHESIS = 600
"""Characters that a parenthesis inside a sentence may have at most."""

LONG = 5000
"""Characters from which on a text may repeat itself so much that looking up pays."""

REMEMBERED = 4096
"""Candidates whose surroundings are kept for the next ones like them."""

_CONTENT = re.compile("[^\"'“‘«*_{ ]")
"""What a sentence begins with that is no mark around it."""

_LINE_ITEM = re.compile(r"(?:[-*•‣◦+–—][ \t]+|[—•])[^\w\s]*([^\W_])")

Judged: TypeAlias = tuple[int, bool, str]
"""A candidate's outcome: where the next sentence would begin, whether it does, and by what rule."""


def scan(text: str, rules: Rules, opaque: Sequence[tuple[int, int]] = ()) -> list[Judged]:
    """Judge each candidate of a text, in order. No break lies inside a span of `opaque`.

    White space stands before each offset.
    """
    signs = signs_of(text)
    closed: Sequence[tuple[int, int]] = ()
    counted: Sequence[Marker] = ()
    found = candidates(text, signs)
    if is_marked(text, signs):
        counted = markers(text)
        if not counted:
            first = next(found, None)
            if first is None:  # a text of one sentence: its markup need not be known
                return []
            found = chain((first,), found)
        closed = masks(text)
    elif has_no_candidate(text, signs):
        return []
    if opaque:
        closed = merged(closed, opaque)
    return _Scan(text, rules, closed, counted, b"(" in signs).judged(found)


@dataclass(slots=True)
class _Scan:
    """A text on its way through the rules."""

    text: str
    rules: Rules
    closed: Sequence[tuple[int, int]]
    """Spans of markup, ascending and disjoint."""
    counted: Sequence[Marker]
    has_brackets: bool
    begin: int = 0
    """Where the sentence in hand begins."""
    mask: int = 0
    """The first of `closed` that does not end before the candidate in hand."""
    item: int = 0
    """The first of `counted` that is not passed."""
    known: dict[tuple[str, int, bool], tuple[bool, str]] | None = None
    """What was judged in the same surroundings: bibliographies and tables repeat themselves."""

    def judged(self, found: Iterator[re.Match[str]]) -> list[Judged]:
        """The outcome of every candidate."""
        text, rules = self.text, self.rules
        is_open = not self.closed and not self.counted
        clear = len(text) if is_open else self.clear(0)
        result: list[Judged] = []
        add = result.append
        for match in found:
            stop, after = match.span()
            kind = match.lastindex or 0
            if kind <= SMALL and after < clear:
                rule = at_sight(text, rules, kind, begin=self.begin, stop=stop, after=after)
                if rule is not None:
                    breaks = rule != "lower-case"
                    if breaks and self.has_brackets and self.in_parenthesis(after - 1):
                        breaks, rule = False, "in-parenthesis"
                    add((after, breaks, rule))
                    if breaks:
                        self.begin = after
                    continue
            if self.counted:
                result.extend(self.items(after))
            breaks, rule = self.outcome(match, stop, after)
            add((after, breaks, rule))
            if breaks:
                self.begin = after
            if not is_open:
                if self.item < len(self.counted) and self.counted[self.item].start == after:
                    self.item += 1
                clear = self.clear(after)
        if self.counted:
            result.extend(self.items(len(text)))
        return result

    def clear(self, offset: int) -> int:
        """Up to where, from an offset on, there is neither markup nor a list marker."""
        clear = len(self.text)
        if self.mask < len(self.closed):
            clear = self.closed[self.mask][0]
        if self.item and self.counted[self.item - 1].end > offset:
            return offset
        if self.item < len(self.counted):
            clear = min(clear, self.counted[self.item].start)
        return clear

    def items(self, before: int) -> Iterator[Judged]:
        """The list items before an offset that no stop precedes."""
        while self.item < len(self.counted) and self.counted[self.item].start < before:
            marker = self.counted[self.item]
            self.item += 1
            if marker.is_first or not self.text[marker.start - 1].isspace():
                continue
            if not self.is_closed(marker.start):
                yield marker.start, marker.is_begin, marker.rule
                if marker.is_begin:
                    self.begin = marker.start

    def outcome(self, match: re.Match[str], stop: int, after: int) -> tuple[bool, str]:
        """What becomes of a candidate."""
        text, kind = self.text, match.lastindex
        if self.closed and self.is_closed(after):
            return False, "in-markup"
        if kind == _candidates.BLANK_LINE:
            return True, "blank-line"
        if after > stop + 2 and "\n" in (space := _space_before(text, stop, after)):
            if space.count("\n") > 1:
                return True, "blank-line"
            if kind == _candidates.STOP and _LINE_ITEM.match(text, after):
                return True, "line-item"
        if self.counted and (found := self.at_marker(stop, after)):
            return found
        if kind in (_candidates.PLAIN, SMALL):
            stop_end, close_end = stop + 1, after - 1
            rows = _judgements.FULL_STOP
            if text[stop] != ".":
                rows = _judgements.QUESTION_OR_EXCLAMATION
        elif kind == _candidates.STOP:
            stop_end, close_end = match.end(_candidates.MARKS), match.end(_candidates.STOP)
            rows = _judgements.FULL_STOP
            if stop_end > stop + 1 or text[stop] != ".":
                marks = text[stop:stop_end]
                is_mark = "!" in marks or "?" in marks
                rows = _judgements.QUESTION_OR_EXCLAMATION if is_mark else _judgements.ELLIPSIS
        elif kind == _candidates.WIDE:
            return True, "wide-stop"
        elif kind == _candidates.LINE_ITEM:
            item = _LINE_ITEM.match(text, after)
            return bool(item and not item[1].islower()), "line-item"
        else:
            stop_end = close_end = stop + 1
            is_semicolon = kind == _candidates.SEMICOLON
            rows = _judgements.SEMICOLON if is_semicolon else _judgements.SMILEY
        if len(text) < LONG:
            breaks, rule = self.verdict(stop, stop_end, close_end, after, rows)
        else:
            start = max(self.begin, stop - _candidates.BEHIND)
            surroundings = (
                text[start : after + _candidates.AHEAD],
                stop - start,
                start == self.begin,
            )
            if self.known is None:
                self.known = {}
            known = self.known.get(surroundings)
            if known is None:
                known = self.verdict(stop, stop_end, close_end, after, rows)
                if len(self.known) < REMEMBERED:
                    self.known[surroundings] = known
            breaks, rule = known
        if breaks and self.has_brackets and self.in_parenthesis(close_end):
            return False, "in-parenthesis"
        return breaks, rule

    def verdict(
        self, stop: int, stop_end: int, close_end: int, after: int, rows: _judgements.Rows
    ) -> tuple[bool, str]:
        """What the rules say of a candidate."""
        candidate = Candidate(
            self.text,
            self.rules,
            begin=self.begin,
            stop=stop,
            stop_end=stop_end,
            close_end=close_end,
            after=after,
        )
        return _judgements.judge(candidate, rows)

    def at_marker(self, stop: int, after: int) -> tuple[bool, str] | None:
        """What becomes of a candidate before or in a list marker; None where there is none."""
        if self.item < len(self.counted) and self.counted[self.item].start == after:
            marker = self.counted[self.item]
            is_item = marker.is_begin and not marker.is_first
            return self.text[stop] in ".!?…" or is_item, marker.rule
        if self.item and self.counted[self.item - 1].end > stop:
            return False, "list-marker"
        return None

    def is_closed(self, offset: int) -> bool:
        """Does this offset lie inside markup?"""
        while self.mask < len(self.closed) and self.closed[self.mask][1] <= offset:
            self.mask += 1
        return self.mask < len(self.closed) and self.closed[self.mask][0] < offset

    def in_parenthesis(self, stop: int) -> bool:
        """Does a stop stand in a parenthesis that began inside the sentence and is closed?"""
        text = self.text
        opened = text.rfind("(", max(self.begin, stop - PARENTHESIS), stop)
        if opened < 0 or text.find(")", opened, stop) >= 0:
            return False
        closes = text.find(")", stop, opened + PARENTHESIS)
        if closes < 0 or "\n\n" in text[stop:closes]:
            return False
        return _CONTENT.search(text, self.begin, opened) is not None


def _space_before(text: str, stop: int, after: int) -> str:
    """The white space of `text[stop:after]` at its end."""
    between = text[stop:after]
    return between[len(between.rstrip()) :]
