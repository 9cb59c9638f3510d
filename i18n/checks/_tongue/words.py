"""The words of a text that may show its language, and those that it shares with another text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from i18n.checks._text import Item, Text

Span = tuple[int, int]

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(
    r"(?<![\w.@/\\)\ufffc\ufffd-])(?<![%$\w]\()[^\W\d_]+(?![\w@/\\(\ufffc\ufffd-]|\.\w)"
)
_CODE = re.compile(r"[={}<>|+*$\\]")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|‘[^‘’]*’|(?<!\w)'[^']*'(?!\w)")
_INNER_CAPITAL = re.compile(r"\s[^\W\d_a-zß-ÿ]")
_SAID = re.compile(r"[.,!?…].|.[.,!?…]?[»”\"’']?[.,!?]")
_TERM = 4
"""So many words between quotation marks are a term or a title, whatever stands around them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: in lower case, where it stands in the prose, and how.

    `is_cited`: in quotation marks or emphasis that hold a part of the text. `is_capital`: it begins
    with a capital letter. `is_next`: only white space is between it and the word before;
    `is_apart`: what no prose has is, as `=` or `+`.
    """

    text: str
    start: int
    end: int
    is_capital: bool
    is_cited: bool
    is_next: bool
    is_apart: bool


def lowered(text: Text) -> frozenset[str]:
    """The words of the prose in lower case, letters alone; for a quick look."""
    folded = text.folded
    if "".join(folded).isalpha():
        return frozenset(folded)
    return frozenset(_LETTERS.findall(text.prose.lower()))


def words(text: Text) -> tuple[Word, ...]:
    """The words of the prose that are no piece of an identifier, an address or a path."""
    prose = text.prose
    cited = _cited(text)[::-1]
    found: list[Word] = []
    last = -1
    for match in _WORD.finditer(prose):
        start, end = match.span()
        if prose[end : end + 1] == "$":
            continue  # the country of a currency: US$
        between = prose[last:start] if last >= 0 else prose[:start]
        is_next, is_apart = last >= 0 and between.isspace(), _CODE.search(between) is not None
        while cited and cited[-1][1] <= start:
            cited.pop()
        is_cited = bool(cited) and cited[-1][0] <= start
        is_capital = match[0][0].isupper()
        found.append(Word(match[0].lower(), start, end, is_capital, is_cited, is_next, is_apart))
        last = end
    return tuple(found)


def _cited(text: Text) -> list[Span]:
    """The parts of the prose that are words or titles of others: quoted, emphasised, or a link's.

    In order, and apart. None where nothing else is in the text. What somebody said, between quotation
    marks, is no title.
    """
    prose = text.prose
    spans = [match.span() for match in _QUOTED.finditer(prose) if _is_title(prose, *match.span())]
    places = [place for _, place in text.pieces]
    for item in text.items:
        if item.kind == "emphasis":
            spans.append(_shown(text, places, item))
        elif item.kind == "link":
            start, end = _shown(text, places, item)
            if _INNER_CAPITAL.search(prose, start, end):
                spans.append((start, end))
    apart: list[Span] = []
    at = 0
    rest: list[str] = []
    for start, end in sorted(spans):
        if start < end and end > at:
            rest.append(prose[at:start])
            apart.append((max(start, at), end))
            at = end
    return apart if _LETTERS.search(" ".join([*rest, prose[at:]])) else []


def _is_title(prose: str, start: int, end: int) -> bool:
    """Is what stands between quotation marks a word, a term or a title, and no speech?"""
    inside = _LETTERS.findall(prose[start:end])
    if len(inside) <= _TERM or 2 * sum(word[0].isupper() for word in inside) >= len(inside):
        return True
    return not _SAID.match(prose, end - 2)


def _shown(text: Text, places: Sequence[int], item: Item) -> Span:
    """The part of the prose that is inside a piece of markup; `places` are those of the pieces."""
    first, last = bisect_left(places, item.start), bisect_left(places, item.end)
    if first == last:
        return 0, 0
    end = text.pieces[last][0] if last < len(text.pieces) else len(text.prose)
    return text.pieces[first][0], end


def tells(found: Sequence[Word], index: int, own: Container[str]) -> bool:
    """Is a word one of `own`, in prose: not in a name, not cited, and not alone between commas?"""
    word = found[index]
    is_alone = not word.is_next and not (index + 1 < len(found) and found[index + 1].is_next)
    if word.text not in own or word.is_cited or is_alone:
        return False
    if not word.is_capital:
        return not is_in_name(found, index, own)
    after = found[index + 1] if index + 1 < len(found) else None
    return not word.is_next and after is not None and after.is_next and not after.is_capital


def is_in_name(found: Sequence[Word], index: int, common: Container[str]) -> bool:
    """Is a word of lower case inside a name or a title, such as `of` in "Lord of the Rings"?

    `common` are the words that are no name, whatever their first letter. A title's words follow each
    other with nothing but white space between.
    """
    return _leads_to_name(found, index, -1, common) and _leads_to_name(found, index, 1, common)


def _leads_to_name(found: Sequence[Word], index: int, step: int, common: Container[str]) -> bool:
    """Is there a capital next to a word, or behind one or two more of lower case?"""
    for distance in range(1, 4):
        at = index + step * distance
        if not 0 <= at < len(found) or not found[at if step > 0 else at + 1].is_next:
            return False
        word = found[at]
        if word.is_capital and (word.is_next or word.text not in common):
            return True
        if word.text not in common:
            return False
    return False


def copies(found: Sequence[Word], source: Sequence[Word]) -> list[tuple[int, int]]:
    """The runs of two words or more that follow each other in the source too: half open.

    Linear: a run goes on as long as each two words of it are neighbours in the source.
    """
    pairs = {(one.text, other.text) for one, other in pairwise(source)}
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(found) + 1):
        if (
            index < len(found)
            and (found[index - 1].text, found[index].text) in pairs
            and not found[index].is_apart
        ):
            continue
        if index - start > 1:
            runs.append((start, index))
        start = index
    return runs
