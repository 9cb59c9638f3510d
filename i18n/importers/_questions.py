"""Which lines of a text are questions with answers, and the heading that they stand under.

A heading that has a FAQ's words and stands directly above a question begins a FAQ: each question
after it that has an answer is one of its questions, up to the next heading.

Without such words, questions are told from the rhetorical ones of prose by their rhythm: two or more,
each a paragraph of one question with an answer of one block (and a list or verse with it), up to the
end of the text, or from a heading to the next one. Longer answers are taken where there are three
questions or more, or where the questions are numbered, lettered, or set directly above their answers
in a text with blank lines. The heading that
they stand under begins the FAQ, also where prose stands between the two; where there is no heading,
the document is a FAQ as a whole (`type: faq`), for no heading is invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from i18n.importers._blocks import Block, Kind
from i18n.plain import shape
from i18n.plain.rules import Rules

_LONGEST_ANSWER = 4
"""Blocks of an answer where only the rhythm tells the questions."""


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks from a heading (or the text's beginning) up to the next: `[start, end)`.

    `heading` is the index of the heading, or None; it is not in the region.
    """

    heading: int | None
    start: int
    end: int
    is_last: bool


def with_questions(found: Sequence[Block], rules: Rules, title_begins_faq: bool) -> list[Block]:
    """Mark the questions of a text, and the headings that begin a FAQ.

    `title_begins_faq` says that the title has a FAQ's words. A question's depth is one more than its
    heading's, or 1 where it has none.
    """
    marked = list(found)
    for region in list(_regions(found)):
        heading = found[region.heading] if region.heading is not None else None
        if _is_faq(found, region, rules, title_begins_faq):
            places = _asked(found, region)
        else:
            places = _rhythm(found, region)
        if not places:
            continue
        depth = heading.depth + 1 if heading else 1
        for at in places:
            marked[at] = replace(found[at], kind=Kind.QUESTION, depth=depth)
        if region.heading is not None:
            marked[region.heading] = replace(found[region.heading], begins_faq=True)
    return list(_closed(marked))


def _closed(found: Sequence[Block]) -> Iterator[Block]:
    """Raise the headings after a FAQ to its own depth: a deeper one would be a question of it."""
    deepest: int | None = None
    for block in found:
        if not _is_plain_heading(block):
            yield block
            continue
        depth = block.depth if deepest is None else min(block.depth, deepest)
        deepest = depth if block.begins_faq or depth == deepest else None
        yield replace(block, depth=depth)


def _regions(found: Sequence[Block]) -> Iterator[Region]:
    bounds = [at for at, block in enumerate(found) if _is_plain_heading(block)]
    starts: list[int | None] = [None, *bounds]
    for number, heading in enumerate(starts):
        start = 0 if heading is None else heading + 1
        is_last = number == len(bounds)
        yield Region(heading, start, len(found) if is_last else bounds[number], is_last)


def _is_plain_heading(block: Block) -> bool:
    return block.kind is Kind.HEADING and not shape.is_question(block.text)


def _is_asked(block: Block) -> bool:
    return block.kind in (Kind.PARAGRAPH, Kind.HEADING) and shape.is_question(block.text)


def _is_faq(found: Sequence[Block], region: Region, rules: Rules, title_begins_faq: bool) -> bool:
    if region.start == region.end or not _is_asked(found[region.start]):
        return False
    if region.heading is None:
        return title_begins_faq
    return shape.is_faq_heading(found[region.heading].text, rules)


def _asked(found: Sequence[Block], region: Region) -> list[int]:
    """The questions of a region that have an answer, marked as the first one is."""
    style = shape.style(found[region.start].text)
    return [
        at
        for at in range(region.start, region.end - 1)
        if _is_asked(found[at])
        and not _is_asked(found[at + 1])
        and (not style or shape.style(found[at].text) == style)
    ]


def _rhythm(found: Sequence[Block], region: Region) -> list[int]:
    """The questions that alternate with answers, to the end of the region."""
    return _chain(found, region, 1, 2) or _chain(found, region, _LONGEST_ANSWER, 3)


def _chain(found: Sequence[Block], region: Region, longest: int, fewest: int) -> list[int]:
    """At least so many questions, whose answers have at most so many blocks."""
    asked = [at for at in range(region.start, region.end) if _is_asked(found[at])]
    chain: list[int] = []
    end = region.end
    for at in reversed(asked):
        if not shape.is_plain_question(found[at].text) or not _is_answer(found, at, end, longest):
            break
        if chain and _manner(found[at]) != _manner(found[chain[-1]]):
            break
        chain.append(at)
        end = at
    chain.reverse()
    if len(chain) < fewest or not (region.is_last or chain[0] == region.start):
        return []
    if region.heading is None and not region.is_last:
        return []
    if region.heading is not None and _is_of_one_style(found[region.heading], found[chain[0]]):
        return []
    return chain


def _manner(block: Block) -> tuple[str, bool]:
    return shape.style(block.text), block.kind is Kind.HEADING


def _is_of_one_style(heading: Block, question: Block) -> bool:
    """Is the question a section like the one before it, in a text whose headings are all marked?"""
    return question.is_explicit and heading.is_explicit


def _is_answer(found: Sequence[Block], question: int, end: int, longest: int) -> bool:
    """Are the blocks after a question, up to `end`, its answer: `longest` of them at most?"""
    answer = found[question + 1 : min(end, question + 4)]
    size = end - question - 1
    if size < 1 or any(block.kind is Kind.SEPARATOR for block in answer):
        return False
    line = found[question].lines[0]
    is_set_above = line.after_blank and not line.before_blank
    if shape.style(line.text) or is_set_above:
        return True
    has_list = size == 2 and answer[1].kind in (Kind.LIST, Kind.VERSE)
    return size <= longest or has_list
