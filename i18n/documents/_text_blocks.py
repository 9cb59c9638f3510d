"""From the lines of a plain text to its blocks, each a unit: told by marks, indents and gaps alone.

Everything here has to come out the same when the words are others. A block of one line stays one
line, a block of more keeps two at least, and each keeps its indents: what is read below hangs on that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from i18n.documents._text_lines import Line, has_words

LONGEST = 132
"""Characters that a line of a wrapped paragraph has at most."""
SHORTEST = 40
"""Characters of a line whose sentence surely runs into the next one, at least."""
_GAP = re.compile(r"\s*\t\s*| {3,}")
FINAL = (".", "!", "?", "…", ":", ";")
"""What a line ends with whose sentence may be at its end."""


class Block(NamedTuple):
    """Lines that are one unit; `shape` is paragraph, heading, item, quote, cell, question or answer.

    `begins_row` holds for the first cell of a line.
    """

    shape: str
    lines: tuple[Line, ...]
    begins_row: bool = False

    @property
    def first(self) -> Line:
        """The line that the block begins on."""
        return self.lines[0]


def blocks(found: Sequence[Line]) -> Iterator[Block]:
    """The blocks of a text. Where no blank line parts two lines of text, each line is one.

    Unless the text is wrapped: its lines mostly end within a sentence.
    """
    has_gaps = _has_blank_between(found)
    is_by_line = not has_gaps and not _is_wrapped([line for line in found if line.has_words])
    for (is_worded, _), group in groupby(found, key=lambda line: (line.has_words, line.depth)):
        if is_worded:
            yield from _blocks(list(group), is_by_line)


def looks_wrapped(found: Sequence[Line]) -> bool:
    """Are the lines of a text joined for no other reason than how they begin and end?"""
    return not _has_blank_between(found) and _is_wrapped([line for line in found if line.has_words])


def breaks_sentence(line: str, following: str) -> bool:
    """Does a sentence surely run from one line into the next, as words are wrapped?"""
    return (
        SHORTEST <= len(line) <= LONGEST
        and len(following) <= LONGEST
        and following[0].islower()
        and not line.endswith(FINAL)
    )


def _has_blank_between(found: Sequence[Line]) -> bool:
    """Does a blank line stand between two lines that have text?"""
    is_after_text = was_blank = False
    for line in found:
        if line.text:
            if is_after_text and was_blank:
                return True
            is_after_text, was_blank = True, False
        else:
            was_blank = True
    return False


def _is_wrapped(found: Sequence[Line]) -> bool:
    wraps = sum(breaks_sentence(line.text, following.text) for line, following in pairwise(found))
    return wraps * 2 >= max(len(found) - 1, 1)


def _blocks(found: Sequence[Line], is_by_line: bool) -> Iterator[Block]:
    """The blocks of lines without a blank one between, of one depth."""
    at = 0
    while at < len(found):
        line = found[at]
        end = at + 1
        if line.role == "heading":
            yield Block("heading", (line,))
        elif line.role:
            is_item = line.role == "item"
            while end < len(found) and not found[end].role and not (is_by_line and not is_item):
                if found[end].indent < line.indent + is_item:
                    break
                end += 1
            yield Block(line.role, tuple(found[at:end]))
        else:
            while end < len(found) and not found[end].role:
                end += 1
            yield from _plain(found[at:end], is_by_line)
        at = end


def _plain(found: Sequence[Line], is_by_line: bool) -> Iterator[Block]:
    """The blocks of lines without marks: the cells of a table, lines, or paragraphs."""
    shape = "quote" if found[0].depth else "paragraph"
    gaps = len(found) > 1 and sum(_GAP.search(line.text) is not None for line in found)
    if gaps > 1 and gaps * 2 >= len(found):
        for line in found:
            yield from _cells(line)
    elif is_by_line:
        for line in found:
            yield Block(shape, (line,))
    else:
        for paragraph in _paragraphs(found):
            yield Block(shape, tuple(paragraph))


def _cells(line: Line) -> Iterator[Block]:
    """What stands between the gaps of a line."""
    start, begins_row = 0, True
    for end, following in [*(gap.span() for gap in _GAP.finditer(line.text)), (len(line.text), 0)]:
        text = line.text[start:end]
        if has_words(text):
            first, last = line.start + start, line.start + end
            cell = Line(line.begin, first, last, text, line.indent, line.depth, True)
            yield Block("cell", (cell,), begins_row)
            begins_row = False
        start = following


def _paragraphs(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Paragraphs by their indents.

    All flush; with an indented first line; hanging below one; or flush text around indented lines.
    """
    if len(found) == 1:
        yield list(found)
        return
    margin = min(line.indent for line in found)
    deeper = [line.indent > margin for line in found]
    if not any(deeper):
        yield list(found)
        return
    if deeper[0]:
        begins = deeper
    elif deeper[1]:
        begins = [not is_deeper for is_deeper in deeper]
    elif not any(one and other for one, other in pairwise(deeper)):
        begins = deeper
    else:
        begins = [True, *(one != other for one, other in pairwise(deeper))]
    start = 0
    for at in range(1, len(found)):
        if begins[at]:
            yield list(found[start:at])
            start = at
    yield list(found[start:])
