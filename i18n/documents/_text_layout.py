"""How the lines of a plain-text unit are broken, and a translation laid out as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from i18n.documents._format import Written
from i18n.documents._text_blocks import FINAL, SHORTEST
from i18n.documents._text_lines import could_be_mark
from i18n.model import Segment
from i18n.plain.lines import glue
from i18n.plain.rules import Rules

_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_OPENING = re.compile(r">|(?:[-*+•‣◦▪●·–]|\(?(?:\d{1,9}|[A-Za-z])[.)])\Z|[^\W\d_]{1,20}:\Z")
"""Words that a line must not begin with: they could be a mark."""
_JOINING = ("-", "—", "–", "\u00ad")
"""Words that a line must not end with: the next line could be read as joined to them."""


class Layout(NamedTuple):
    """How a unit lies in its file.

    `raw` are its bytes, from byte `start` on; `column` is where its first line begins, in characters.
    `breaks` are the line ends with what precedes the text of each further line; `width` is the one at
    which it is wrapped, 0 where its lines are not; `keeps_lines` says that its text has line breaks;
    `rules` are those of the document's language; `is_loose` says that its lines are
    joined for no other reason than how they begin and end.
    """

    raw: bytes
    start: int
    column: int
    breaks: tuple[str, ...]
    width: int
    keeps_lines: bool
    rules: Rules
    is_loose: bool = False


@dataclass(slots=True)
class _Word:
    text: str
    before: str = ""
    may_break: bool = False
    is_wanted: bool = False
    """Did the translator break the line here?"""
    is_rest: bool = False
    """Is it what follows a hyphen, without a space?"""


@dataclass(slots=True)
class _Cursor:
    """Where the next word goes: the column, where its line began, and how many lines have ended.

    `is_sure` says that a line ends as soon as its sentence surely runs into the next one.
    """

    layout: Layout
    column: int
    is_sure: bool
    begin: int = 0
    lines: int = 0

    @property
    def line_break(self) -> str:
        """The end of this line, and what precedes the next one's text."""
        breaks = self.layout.breaks
        return breaks[min(self.lines, len(breaks) - 1)]

    def pass_by(self, text: str) -> None:
        """Go past text that stands as it is."""
        *ended, last = text.split("\n")
        self.lines += len(ended)
        self.column = len(last) if ended else self.column + len(last)
        self.begin = len(last) - len(last.lstrip()) if ended else self.begin

    def place(self, words: Sequence[_Word]) -> None:
        """Put words on lines of the unit's width, where they can be broken."""
        for word in words:
            is_full = self.column + 1 + len(word.text) > self.layout.width > 0
            if self.is_sure:
                is_full = self.column - self.begin >= SHORTEST
            if word.may_break and (word.is_wanted or is_full):
                word.before = self.line_break
                self.lines += 1
                self.begin = len(word.before.lstrip("\r\n"))
                self.column = self.begin + len(word.text)
            elif word is words[0]:
                self.column += len(word.text)
            else:
                word.before = " "
                self.column += 1 + len(word.text)


def write(
    layout: Layout, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Lay translations out. None where one is nothing but white space.

    `level` 1 wraps no line, gives None for what begins one and could be a mark there, and breaks a word
    behind a hyphen where a unit of several lines has no other place. Loose lines it wraps as soon as, and
    only where, they are surely read as one text.
    """
    is_sure = level > 0 and layout.is_loose
    if level:
        layout = layout._replace(width=0)
    cursor = _Cursor(layout, layout.column, is_sure, layout.column)
    placed: list[list[_Word] | None] = []
    for n, (segment, target) in enumerate(zip(segments, targets, strict=True)):
        between = _between(layout, segments[n - 1], segment) if n else "\n"
        if n:
            cursor.pass_by(between)
        is_doubtful = level > 0 and "\n" in between and target is not None
        if target is None or (is_doubtful and _could_be_mark(target, segment, layout)):
            cursor.pass_by(_raw(layout, segment.span.start, segment.span.end))
            placed.append(None)
            continue
        words = _words(target, layout)
        if is_sure:
            _break_surely(words)
        if not words:
            return None
        cursor.place(words)
        placed.append(words)
    if layout.breaks and not cursor.lines and not is_sure:
        _break_once(placed, layout, within_words=level > 0)
    return [None if words is None else Written(_text(words), _bytes(words)) for words in placed]


def _could_be_mark(target: str, segment: Segment, layout: Layout) -> bool:
    """Could a translation begin its line with a mark? What the source begins it with is none."""
    is_own = target.split()[:1] == segment.source.split()[:1]
    return not is_own and could_be_mark(target.strip(), layout.rules)


def _words(target: str, layout: Layout) -> list[_Word]:
    """The words of a translation, and before which of them a line may begin.

    No line is left without a letter or a digit: it could be a row of marks.
    """
    words: list[_Word] = []
    is_worded = False
    for line in target.split("\n") if layout.keeps_lines else [target]:
        is_first = True
        for text in filter(None, _SPACES.split(line.strip())):
            may_break = is_worded and bool(layout.breaks) and _may_break(words[-1].text, text)
            words.append(_Word(text, "", may_break, is_first and bool(words)))
            is_worded = is_worded or any(map(str.isalnum, text))
            is_first = False
    return words


def _may_break(word: str, following: str) -> bool:
    return (
        any(map(str.isalnum, following))
        and not _OPENING.match(following)
        and not word.endswith(_JOINING)
    )


def _break_surely(words: Sequence[_Word]) -> None:
    """Leave no place to break a line but where a sentence surely runs into the next one."""
    for word, following in pairwise(words):
        following.may_break = (
            following.may_break and following.text[0].islower() and not word.text.endswith(FINAL)
        )


def _break_once(
    placed: Sequence[list[_Word] | None], layout: Layout, *, within_words: bool
) -> None:
    """Give a unit of several lines its second one: what it is may hang on that."""
    candidates = [word for words in placed if words for word in words if word.may_break]
    if candidates:
        candidates[len(candidates) // 2].before = layout.breaks[0]
        return
    for words in filter(None, placed) if within_words else ():
        for n, word in enumerate(words):
            at = _hyphen(word.text, layout.rules)
            if at:
                words.insert(n + 1, _Word(word.text[at:], layout.breaks[0], is_rest=True))
                word.text = word.text[:at]
                return


def _hyphen(word: str, rules: Rules) -> int:
    """Where a word can be broken behind a hyphen and is read as one again; 0 where it cannot."""
    places = [
        match.end()
        for mark in rules.tight
        for match in re.finditer(re.escape(mark), word)
        if match.end() < len(word) and glue(word[: match.end()], word[match.end() :], rules) == ""
    ]
    return min(places, key=lambda at: abs(2 * at - len(word)), default=0)


def _raw(layout: Layout, start: int, end: int) -> str:
    return layout.raw[start - layout.start : end - layout.start].decode()


def _between(layout: Layout, segment: Segment, following: Segment) -> str:
    """What the source has between two neighbours; a space where others stood between them."""
    between = _raw(layout, segment.span.end, following.span.start)
    is_next = following.offset - segment.offset - len(segment.source) <= 1
    return between if is_next else " "


def _text(words: Sequence[_Word]) -> str:
    return "".join(f"{'' if word.is_rest else ' '}{word.text}" for word in words)[1:]


def _bytes(words: Sequence[_Word]) -> bytes:
    return "".join(word.before + word.text for word in words).encode()
