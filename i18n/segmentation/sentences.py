"""Sentences by sentencex, corrected by each language's own rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import sentencex

from i18n.languages import primary

WINDOW = 40_000
"""Characters given to sentencex at a time: below 100 kB in any script, for its cost is quadratic."""

_CONTEXT = 80
"""Characters on each side of a boundary that a rule may look at."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A language's corrections.

    `joins` are pairs of patterns: no boundary stands where the text before ends with the first and
    the text after begins with the second. `cuts` are patterns whose match's end is a boundary.
    """

    joins: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    cuts: tuple[re.Pattern[str], ...] = ()


@cache
def rules(language: str) -> Rules:
    """The rules of a language code's base language; none where no file has them."""
    source = files(__package__) / f"{primary(language)}.toml"
    if not source.is_file():
        return Rules()
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Rules(
        joins=tuple(
            (re.compile(f"(?:{rule.get('before', '')})\\Z"), re.compile(rule.get("after", "")))
            for rule in data.get("join", ())
        ),
        cuts=tuple(re.compile(rule["after"]) for rule in data.get("cut", ())),
    )


def segment(
    text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The sentences of a text: character spans, half open, with white space between them only.

    No boundary falls inside a span of `opaque`, which are ascending and disjoint. See `Segmenter`.
    """
    own = rules(language)
    starts = sorted(
        {
            *(start for start in _sentencex(text, language) if _is_boundary(text, start, own)),
            *_cuts(text, own),
        }
    )
    spans = []
    previous = 0
    for start in [*_outside(starts, opaque), len(text)]:
        piece = text[previous:start]
        sentence = piece.strip()
        if sentence:
            begin = previous + len(piece) - len(piece.lstrip())
            spans.append((begin, begin + len(sentence)))
        previous = start
    return spans


def _sentencex(text: str, language: str) -> Iterator[int]:
    """Where sentencex begins a new sentence, a window at a time; 0 is not among them."""
    code = primary(language)
    position = 0
    while position < len(text):
        window = text[position : position + WINDOW]
        is_last = position + WINDOW >= len(text)
        starts, at = [], 0
        for piece in sentencex.segment(code, window):
            at += len(piece)
            starts.append(at)
        if at != len(window):
            starts = list(_found(window, sentencex.segment(code, window)))
        starts = [start for start in starts if start < len(window)]
        if is_last:
            yield from (position + start for start in starts)
            return
        if starts:
            yield from (position + start for start in starts)
            position += starts[-1]
        else:
            space = window.rfind(" ", WINDOW // 2)
            position += space + 1 if space > 0 else len(window)


def _found(window: str, pieces: Sequence[str]) -> Iterator[int]:
    """Where each piece after the first begins, when the pieces do not add up to the text."""
    at = 0
    for n, piece in enumerate(pieces):
        found = window.find(piece.strip(), at)
        if found < 0:
            continue
        if n:
            yield found
        at = found + len(piece.strip())


def _is_boundary(text: str, start: int, own: Rules) -> bool:
    """Does a boundary of sentencex stand?

    White space goes before it, or a stop of a script that writes none (`。`).
    """
    has_space = text[start - 1].isspace() or text[start].isspace() or text[start - 1] in "。！？｡"
    return has_space and not _is_joined(text, start, own)


def _is_joined(text: str, start: int, own: Rules) -> bool:
    """Does a rule deny this boundary?"""
    before = text[max(0, start - _CONTEXT) : start].rstrip()
    after = text[start : start + _CONTEXT].lstrip()
    return any(left.search(before) and right.match(after) for left, right in own.joins)


def _cuts(text: str, own: Rules) -> Iterator[int]:
    """Where a rule asks for a boundary of its own."""
    for pattern in own.cuts:
        for match in pattern.finditer(text):
            if match.end() < len(text) and not _is_joined(text, match.end(), own):
                yield match.end()


def _outside(starts: Sequence[int], opaque: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The boundaries that do not fall inside an opaque span; all ascending."""
    n = 0
    for start in starts:
        while n < len(opaque) and opaque[n][1] <= start:
            n += 1
        if n == len(opaque) or start <= opaque[n][0]:
            yield start
