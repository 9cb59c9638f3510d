"""What the words of a plain text tell, where nothing but the words does: a guess, and taken as one.

How the lines of a paragraph are joined, and which paragraphs ask and answer. A translation may change
it, and no structure hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from i18n.documents._text_blocks import LONGEST, Block, breaks_sentence
from i18n.documents._text_lines import Line
from i18n.plain import shape
from i18n.plain.lines import glue, is_drawn, item, reach
from i18n.plain.rules import Rules

_NARROWEST = 50
"""Characters that a filled paragraph is wide at least."""
_SHORT = 12
"""Characters of a line within a sentence that is wrapped, at least."""
_FRAMED = re.compile(r"[|+│┃║]|.*[|│┃║]\Z")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"(?=[^a-z])[^\W\d_][\w /-]{0,30}:(?:\s|\Z)")
_FEWEST = 3
_LONGEST_ANSWER = 4
"""Questions, and blocks of an answer, where only the rhythm tells them."""


def width(found: Sequence[Block]) -> int:
    """The width at which a text is wrapped, in columns; 0 where it is not."""
    lengths = sorted(
        _width(line)
        for block in found
        if len(block.lines) > 1
        for line, following in pairwise(block.lines)
        if breaks_sentence(line.text, following.text)
    )
    return lengths[(len(lengths) - 1) * 9 // 10] if lengths else 0


def joints(block: Block, width: int, rules: Rules) -> list[str]:
    """What stands between the lines of a block: a space, nothing after a hyphen, or a line break.

    Words filled the lines of a wrapped paragraph: the first word of a line had no room in the line
    before it.
    """
    if len(block.lines) == 1:
        return []
    own = max((_width(line) for line in block.lines if _width(line) <= LONGEST), default=0)
    filled = own if len(block.lines) > 2 else max(own, width)
    may_be_narrow = block.shape != "paragraph" or not block.first.text[0].islower()
    found = []
    for n, (line, following) in enumerate(pairwise(block.lines)):
        is_same = following.indent == line.indent or n == 0
        is_narrow = may_be_narrow and _is_narrow_wrap(line.text, following.text)
        is_joined = is_same and (is_narrow or _is_joined(line, following, filled))
        if is_joined and not _stands_alone(line, following, rules):
            found.append(glue(line.text, following.text, rules))
        else:
            found.append("\n")
    return found


def _width(line: Line) -> int:
    return line.indent + len(line.mark) + len(line.text)


def _is_joined(line: Line, following: Line, filled: int) -> bool:
    if max(_width(line), _width(following)) > LONGEST:
        return False
    if breaks_sentence(line.text, following.text):
        return True
    room = filled - line.indent - len(line.mark)
    return filled >= _NARROWEST and reach(line.text, following.text) > room * 0.88


def _is_narrow_wrap(line: str, following: str) -> bool:
    """Does a sentence run on after a short line that is no verse and no name?"""
    return (
        len(line) >= _SHORT
        and following[0].islower()
        and not shape.ends_with_stop(line)
        and not shape.runs_on(line)
    )


def _stands_alone(line: Line, following: Line, rules: Rules) -> bool:
    """Is one of two lines a frame, a label or a date, or begins the second one like an item?"""
    return (
        _FRAMED.match(line.text) is not None
        or _FRAMED.match(following.text) is not None
        or item(following.text) is not None
        or following.text.startswith(">")
        or is_drawn(following.text)
        or _LABEL.match(following.text) is not None
        or rules.author(line.text) is not None
        or (_DIGIT.search(line.text) is not None and rules.date(line.text) is not None)
    )


def sentences_end(line: str, following: str) -> bool:
    """Do two lines that are not joined hold two sentences, and not one over both?"""
    return not shape.runs_on(line) and not following[:1].islower()


def questions(found: Sequence[Block], texts: Sequence[str], rules: Rules) -> dict[int, str]:
    """The blocks that ask and answer, by their places: below a heading, or to the end of the text."""
    kinds: dict[int, str] = {}
    start = 0
    for end in [*(n for n, block in enumerate(found) if block.shape == "heading"), len(found)]:
        asked = _asked(found, texts, range(start, end), rules)
        for n, at in enumerate(asked):
            kinds[at] = "question"
            following = asked[n + 1] if n + 1 < len(asked) else min(end, at + 1 + _LONGEST_ANSWER)
            for answer in range(at + 1, following):
                if found[answer].shape == "paragraph":
                    kinds[answer] = "answer"
        start = end
    return kinds


def _asked(found: Sequence[Block], texts: Sequence[str], region: range, rules: Rules) -> list[int]:
    """The questions of a region: after words that announce them, or by their rhythm."""
    possible = [at for at in region if texts[at].endswith("?")]
    for at in possible:
        is_below = at > region.start and shape.is_question(texts[at])
        if is_below and shape.is_faq_heading(texts[at - 1], rules):
            return [
                n
                for n in possible
                if at <= n < region.stop - 1
                and _is_asked(found[n], texts[n])
                and not shape.is_question(texts[n + 1])
            ]
    chain: list[int] = []
    end = region.stop
    for at in reversed(possible):
        if _is_asked(found[at], texts[at]):
            if not 1 < end - at <= 1 + _LONGEST_ANSWER:
                break
            chain.append(at)
            end = at
    chain.reverse()
    return chain if len(chain) >= _FEWEST else []


def _is_asked(block: Block, text: str) -> bool:
    return block.shape == "paragraph" and shape.is_plain_question(text)
