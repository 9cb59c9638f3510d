"""A plain text as lines, where a hard-wrapped paragraph is one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from i18n.plain.lines import LONGEST, glue, is_drawn, item, reach
from i18n.plain.rules import Rules

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FINAL = (".", "!", "?", "…", ":", ";")

_SHORTEST = 40
"""Characters of a line whose end may be a wrap: a shorter one may be a poem's."""
_NARROWEST = 50
"""Characters that a hard-wrapped text is wide at least."""
_TAB = 4
"""Columns of a tab before a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, without the white space at its edges; `number` counts from 1.

    `indent` is the number of columns of white space before it. `after_blank` and `before_blank`
    also hold at the text's beginning and end.
    """

    text: str
    number: int
    indent: int = 0
    after_blank: bool = True
    before_blank: bool = True
    is_prose: bool = False
    """Is it known to be a paragraph, whatever it looks like?"""


def lines(text: str, rules: Rules) -> list[Line]:
    """The lines of a text that are not blank, hard-wrapped paragraphs joined."""
    found = _with_headline_joined(list(_physical(text)), rules)
    width = _width(found)
    return list(_joined(found, width, rules))


def _physical(text: str) -> Iterator[Line]:
    held: Line | None = None
    after_blank = True
    for number, raw in enumerate(_LINE_END.split(text), 1):
        stripped = raw.strip()
        if not stripped:
            after_blank = True
            continue
        if held is not None:
            yield replace(held, before_blank=after_blank)
        indent = len(raw[: len(raw) - len(raw.lstrip())].expandtabs(_TAB))
        held = Line(stripped, number, indent, after_blank)
        after_blank = False
    if held is not None:
        yield held


def _with_headline_joined(found: list[Line], rules: Rules) -> list[Line]:
    """Join a headline of two lines whose first ends in the middle of a phrase ("News of the")."""
    if len(found) < 2 or found[0].before_blank or not found[1].before_blank:
        return found
    first, second = found[:2]
    is_headline = (
        max(len(first.text), len(second.text)) <= LONGEST
        and first.text.split()[-1] in rules.name_words
        and not second.text.endswith((*_FINAL, ","))
        and not is_drawn(second.text)
    )
    if not is_headline:
        return found
    joined = replace(first, text=f"{first.text} {second.text}", before_blank=True)
    return [joined, *found[2:]]


def _is_wrap(line: Line, following: Line) -> bool:
    """Does a sentence surely run from one line into the next?"""
    return (
        not line.before_blank
        and _SHORTEST <= len(line.text) <= LONGEST
        and len(following.text) <= LONGEST
        and following.text[0].islower()
        and not line.text.endswith(_FINAL)
    )


def _width(found: Sequence[Line]) -> int:
    """The width at which a text is hard-wrapped, in characters; 0 where it is not.

    A filled paragraph gives itself away: the first word of a line never had room in the line
    before it. Lines of verse fill no width.
    """
    pairs = list(pairwise(found))
    wraps = [pair for pair in pairs if _is_wrap(*pair)]
    overlong = sum(len(line.text) > LONGEST for line in found)
    if not wraps or overlong * 5 > sum(len(line.text) >= _SHORTEST for line in found):
        return 0
    lengths = sorted(len(line.text) for line, _ in wraps)
    width = lengths[(len(lengths) - 1) * 9 // 10]
    filled = sum(reach(pair[0].text, pair[1].text) > width for pair in wraps)
    nearly = sum(reach(pair[0].text, pair[1].text) > width * 0.88 for pair in wraps)
    is_filled = filled >= len(wraps) * 0.7 or (nearly >= len(wraps) * 0.9 and width >= 60)
    enough = len(wraps) > 1 or width >= 60
    return width if is_filled and enough and width >= _NARROWEST else 0


def _continues(line: Line, following: Line, width: int, indent_of_item: int | None) -> bool:
    """Is the next line the same paragraph?"""
    if line.before_blank or is_drawn(following.text) or is_drawn(line.text) or item(following.text):
        return False
    if indent_of_item is not None and following.indent > indent_of_item:
        return len(following.text) <= LONGEST
    if not width or max(len(line.text), len(following.text)) > LONGEST:
        return False
    if following.indent > line.indent + 1:
        return False
    return reach(line.text, following.text) > width * 0.88 or (
        _is_wrap(line, following) and len(line.text) > width * 0.6
    )


def _joined(found: Sequence[Line], width: int, rules: Rules) -> Iterator[Line]:
    at = 0
    while at < len(found):
        first = last = found[at]
        indent_of_item = first.indent if item(first.text) else None
        pieces = [first.text]
        at += 1
        while at < len(found) and _continues(last, found[at], width, indent_of_item):
            pieces += (glue(last.text, found[at].text, rules), found[at].text)
            last = found[at]
            at += 1
        yield replace(first, text="".join(pieces), before_blank=last.before_blank)
