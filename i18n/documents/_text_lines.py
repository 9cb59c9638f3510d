"""The lines of a plain text, and what marks them: quotes, items, underlines, labels.

What a line is never hangs on its words alone, because a translation has others. A mark counts where
a second line has one too: a bullet beside an equal bullet, a number beside the next one, `>` below
`>`, `Q:` before `A:` twice. One line that begins like an item is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from i18n.plain.rules import QuestionLabel, Rules

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_MARKER = re.compile(
    r"(?:(?P<bullet>[-*+•‣◦▪●·–])|(?P<open>\(?)(?P<count>\d{1,9}|[A-Za-z])(?P<close>[.)]))\s+(?=\S)"
)
_UNDERLINE = re.compile(r"(?P<mark>[=~^\"#*+-])(?P=mark){2,}")
_RANKS = '=-~^"#*+'
_MARKS = frozenset(_RANKS)
_TAB = 8
_WORD = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Line:
    """A line of text: where its content lies, in characters, without marks and edge white space.

    `begin` is where the line itself begins, `indent` a column; `depth` counts the `>` before it.
    `has_words` says that it has a letter or a digit. `mark` is what stands between the indent and the
    content: `- `, `3. `, `Q: `. `role` is item, heading, underline, question, answer, or nothing; `rank`
    a heading's, from 1.
    """

    begin: int
    start: int
    end: int
    text: str
    indent: int = 0
    depth: int = 0
    has_words: bool = False
    mark: str = ""
    role: str = ""
    rank: int = 0


def has_words(text: str, start: int = 0) -> bool:
    """Has a text a letter or a digit, from a place on?"""
    return _WORD.search(text, start) is not None


def could_be_mark(text: str, rules: Rules) -> bool:
    """Could the text be something else than itself where it begins a line?"""
    return (
        _MARKER.match(text) is not None
        or text.startswith(">")
        or rules.question_label(text) is not None
        or not has_words(text)
    )


def lines(text: str, rules: Rules) -> list[Line]:
    """Every line of a text, blank ones too, with their marks."""
    found = _lines(text)
    if ">" in text:
        _quotes(found, text)
    _underlines(found)
    _items(found)
    _labels(found, rules)
    return found


def _lines(text: str) -> list[Line]:
    """The lines, with their indents."""
    found = []
    at = 0
    for whole in text.split("\n"):
        content = whole.strip()
        start, indent = at, 0
        if content and whole[0].isspace():
            start += len(whole) - len(whole.lstrip())
            indent = len(text[at:start].expandtabs(_TAB))
        end = start + len(content)
        found.append(Line(at, start, end, content, indent, 0, bool(_WORD.search(content))))
        at += len(whole) + 1
    return found


def _quotes(found: Sequence[Line], text: str) -> None:
    """Take the `>` from lines, as far as the line above or below has as many."""
    marks = [_QUOTED.match(line.text) if line.text[:1] == ">" else None for line in found]
    counts = [0, *(mark[0].count(">") if mark else 0 for mark in marks), 0]
    for n, (line, mark) in enumerate(zip(found, marks, strict=True)):
        depth = min(counts[n + 1], max(counts[n], counts[n + 2]))
        if mark is None or not depth:
            continue
        rest = line.text[_depth_end(mark[0], depth) :].strip()
        line.start = line.end - len(rest)
        line.text = rest
        line.depth = depth
        line.indent = len(text[line.begin : line.start].expandtabs(_TAB))


def _depth_end(mark: str, depth: int) -> int:
    """Where the `>` of this depth ends."""
    if depth == mark.count(">"):
        return mark.rindex(">") + 1
    end = 0
    for _ in range(depth):
        end = mark.index(">", end) + 1
    return end


def _underlines(found: Sequence[Line]) -> None:
    """A heading is one line that begins a block, above a row of marks."""
    used: set[str] = set()
    for n, (line, below) in enumerate(pairwise(found)):
        if below.text[:1] not in _MARKS:
            continue
        match = _UNDERLINE.fullmatch(below.text)
        is_first = n == 0 or not found[n - 1].has_words
        if match and is_first and line.has_words and not line.depth and not below.depth:
            line.role, below.role = "heading", "underline"
            used.add(match["mark"])
    order = [mark for mark in _RANKS if mark in used]
    for line, below in pairwise(found):
        if line.role == "heading":
            line.rank = order.index(below.text[0]) + 1


def _items(found: Sequence[Line]) -> None:
    """Two lines of one indent with no shallower or plain one between, whose marks go together."""
    above: list[tuple[Line, re.Match[str] | None]] = []
    for line in found:
        if not line.text:
            continue
        while above and (above[-1][0].depth != line.depth or above[-1][0].indent > line.indent):
            above.pop()
        is_free = not line.role and line.has_words
        match = _MARKER.match(line.text) if is_free else None
        if match and not has_words(line.text, match.end()):
            match = None
        if above and above[-1][0].indent == line.indent:
            other, before = above.pop()
            if match and before and _go_together(before, match):
                _take_mark(other, before)
                _take_mark(line, match)
        above.append((line, match))


def _go_together(first: re.Match[str], second: re.Match[str]) -> bool:
    if first["bullet"] or second["bullet"]:
        return first["bullet"] == second["bullet"]
    if (first["open"], first["close"]) != (second["open"], second["close"]):
        return False
    one, other = first["count"], second["count"]
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return ord(other[-1]) == ord(one[-1]) + 1 and not one.isdigit() and not other.isdigit()


def _take_mark(line: Line, match: re.Match[str]) -> None:
    if line.role != "item":
        line.role = "item"
        _cut(line, match.end())


def _labels(found: Sequence[Line], rules: Rules) -> None:
    """`Q:` with `A:` below it or on the next block, where the text has two such pairs."""
    pairs: list[tuple[Line, QuestionLabel, Line, QuestionLabel]] = []
    asked: tuple[Line, QuestionLabel] | None = None
    is_next = was_blank = False
    for line in found:
        if not line.has_words:
            was_blank = True
            continue
        has_label = ":" in line.text and not line.role
        label = rules.question_label(line.text) if has_label else None
        if label and label.is_question:
            asked, is_next = (line, label), True
        elif label and asked and (is_next or was_blank) and _are_pair(*asked, line, label):
            pairs.append((*asked, line, label))
            asked = None
        elif asked and was_blank:
            asked = None
        elif asked and line.indent <= asked[0].indent:
            is_next = False
        was_blank = False
    if len(pairs) > 1:
        for question, one, answer, other in pairs:
            question.role, answer.role = "question", "answer"
            _cut(question, one.end)
            _cut(answer, other.end)


def _are_pair(asked: Line, one: QuestionLabel, given: Line, other: QuestionLabel) -> bool:
    is_level = (asked.indent, asked.depth) == (given.indent, given.depth)
    are_worded = has_words(asked.text, one.end) and has_words(given.text, other.end)
    return is_level and one.pair == other.pair and are_worded


def _cut(line: Line, length: int) -> None:
    """Take the mark from a line's text."""
    line.mark = line.text[:length]
    line.text = line.text[length:]
    line.start += length
