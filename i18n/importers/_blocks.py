"""From lines to blocks: lists, verse, headings, paragraphs, and then questions."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from i18n.importers._lines import Line
from i18n.importers._nesting import depths
from i18n.plain import shape
from i18n.plain.lines import is_drawn, item
from i18n.plain.rules import Rules

_LONGEST_UNDERLINED = 120


class Kind(enum.Enum):
    """What a block of a text is."""

    PARAGRAPH = enum.auto()
    VERSE = enum.auto()
    LIST = enum.auto()
    SEPARATOR = enum.auto()
    HEADING = enum.auto()
    QUESTION = enum.auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text.

    `lines` has one element but for verse and lists. `depth` counts from 1, below the title. A heading is
    explicit when its line alone says so: underlined, in capitals, numbered. `begins_faq` holds for a
    heading whose deeper headings are questions.
    """

    kind: Kind
    lines: tuple[Line, ...]
    depth: int = 1
    is_explicit: bool = False
    begins_faq: bool = False

    @property
    def text(self) -> str:
        """The text of the first line."""
        return self.lines[0].text


def blocks(lines: Sequence[Line], rules: Rules) -> list[Block]:
    """The blocks of a text, questions not yet told from headings and paragraphs."""
    return _with_numbered_questions(_with_headings(list(_pieces(lines, rules)), rules), rules)


def _pieces(lines: Sequence[Line], rules: Rules) -> Iterator[Block]:
    """The blocks that show in their own lines."""
    rank = _ranks(lines)
    at = no_list = no_verse = 0
    while at < len(lines):
        line = lines[at]
        if underline := _underline(lines, at):
            yield Block(Kind.HEADING, (line,), rank[underline], is_explicit=True)
            at += 2
        elif is_drawn(line.text):
            is_rule = line.text[0] in "*-_"
            yield Block(Kind.SEPARATOR if is_rule else Kind.PARAGRAPH, (line,))
            at += 1
        elif (
            at >= no_list and (no_list := _end_of_items(lines, at)) and _is_list(lines[at:no_list])
        ):
            yield Block(Kind.LIST, tuple(lines[at:no_list]))
            at = no_list
        elif (
            at >= no_verse
            and (no_verse := _end_of_short_lines(lines, at, rules))
            and _is_verse(lines[at:no_verse])
        ):
            yield Block(Kind.VERSE, tuple(lines[at:no_verse]))
            at = no_verse
        elif shape.is_capitals(line.text) and not rules.is_dateline(line.text):
            yield Block(Kind.HEADING, (line,), shape.depth(line.text), is_explicit=True)
            at += 1
        else:
            yield Block(Kind.PARAGRAPH, (line,))
            at += 1


def _underline(lines: Sequence[Line], at: int) -> str:
    """The character that underlines a line, or nothing."""
    if at + 1 >= len(lines) or lines[at].before_blank or len(lines[at].text) > _LONGEST_UNDERLINED:
        return ""
    below = lines[at + 1].text
    is_line = below[0] in "=-~" and below == below[0] * len(below) and len(below) >= 3
    return below[0] if is_line and not is_drawn(lines[at].text) else ""


def _ranks(lines: Sequence[Line]) -> dict[str, int]:
    """How deep the headings above each kind of underline are, by the order of `=`, `-`, `~`."""
    used = {_underline(lines, at) for at in range(len(lines))}
    return {mark: rank for rank, mark in enumerate((mark for mark in "=-~" if mark in used), 1)}


def _end_of_items(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that look like items of one list; `start` where the line here is none.

    They are marked as the one here, or are inner items between two of that mark.
    """
    first = item(lines[start].text)
    end = start
    while first and end < len(lines) and (match := item(lines[end].text)):
        if match["bullet"] != first["bullet"] or match["point"] != first["point"]:
            break
        if is_drawn(lines[end].text) or _underline(lines, end):
            break
        end += 1
    if start < end < len(lines) and item(lines[end].text):
        nested = depths(lines, start)
        if _underline(lines, start + len(nested) - 1):
            nested.pop()
        if nested.count(0) > 1:
            return max(end, start + len(nested))
    return end


def _is_list(run: Sequence[Line]) -> bool:
    """Are lines that look like items a list: two at least, their numbers going up by one?

    Markdown counts the items of a list itself: other numbers would change.
    """
    numbers = [match["number"] for line in run if (match := item(line.text))]
    if len(run) < 2 or numbers[0] is None:
        return len(run) > 1
    nested = depths(run)
    if len(nested) == len(run) and 1 < nested.count(0) < len(run):
        return not _is_heading_run(
            [line for line, depth in zip(run, nested, strict=True) if not depth]
        )
    counted = [str(number) for number in range(int(numbers[0]), int(numbers[0]) + len(run))]
    return numbers == counted and not _is_heading_run(run)


def _is_heading_run(lines: Sequence[Line]) -> bool:
    """Are these numbered lines questions and answers, rather than items?"""
    return all(line.text.endswith("?") for line in lines)


def _end_of_short_lines(lines: Sequence[Line], start: int, rules: Rules) -> int:
    """Where a run of short lines ends that follow each other without a blank one.

    The line that introduces what comes next ends a run, and belongs to none after it; so does the
    heading of the prose below.
    """
    end = start
    while end < len(lines) and _is_verse_line(lines, end, rules):
        end += 1
        if lines[end - 1].before_blank or lines[end - 1].text.endswith(":"):
            break
    is_last = end - start > 2 and not lines[end - 1].before_blank
    if is_last and _is_heading_below(lines, end - 1, rules):
        end -= 1
    if end - start > 1 and lines[end - 1].text.endswith(":"):
        end -= 1
    return end


def _is_verse(run: Sequence[Line]) -> bool:
    """Are short lines one paragraph of several lines: verse, an address, names?

    Most of them are no sentences, or one runs on into the next; a heading above a sentence is not
    verse, nor is a row of questions and answers.
    """
    if len(run) < 2:
        return False
    goes_on = any(
        shape.runs_on(line.text) or following.text[0].islower() for line, following in pairwise(run)
    )
    open_ended = sum(not shape.ends_with_stop(line.text) for line in run)
    if len(run) == 2:
        stands_alone = run[0].after_blank and run[1].before_blank
        return stands_alone and (goes_on or open_ended == 2)
    return goes_on or open_ended * 2 > len(run)


def _is_verse_line(lines: Sequence[Line], at: int, rules: Rules) -> bool:
    text = lines[at].text
    if shape.is_short(text) and _is_last_of_group(lines, at):
        return True
    return (
        shape.is_short(text)
        and item(text) is None
        and not is_drawn(text)
        and not _underline(lines, at)
        and not shape.is_capitals(text)
        and not (shape.is_faq_heading(text, rules) and _is_above_question(lines, at))
        and not (shape.is_question(text) and not _is_inside_sentence(lines, at))
        and not shape.is_numbered(text, rules)
    )


def _is_last_of_group(lines: Sequence[Line], at: int) -> bool:
    """Is this one marked line, such as `1. Still`, the last of a group of unmarked short ones?"""
    return (
        item(lines[at].text) is not None
        and lines[at].before_blank
        and not lines[at].after_blank
        and shape.is_short(lines[at - 1].text)
        and item(lines[at - 1].text) is None
        and not lines[at - 1].after_blank
    )


def _is_above_question(lines: Sequence[Line], at: int) -> bool:
    return at + 1 < len(lines) and shape.is_question(lines[at + 1].text)


def _is_inside_sentence(lines: Sequence[Line], at: int) -> bool:
    """Does a line end a sentence that began in the line before it?"""
    return at > 0 and not lines[at].after_blank and shape.runs_on(lines[at - 1].text)


def _is_heading_below(lines: Sequence[Line], at: int, rules: Rules) -> bool:
    """Is the last short line the heading of the prose that follows it, and not the verse's end?"""
    return (
        at + 1 < len(lines)
        and shape.is_heading(lines[at].text, rules)
        and shape.is_prose(lines[at + 1].text)
        and shape.ends_with_stop(lines[at - 1].text)
    )


def _with_headings(pieces: list[Block], rules: Rules) -> list[Block]:
    """Tell headings from paragraphs, from the last to the first."""
    found = list(pieces)
    for at in range(len(found) - 1, -1, -1):
        piece = found[at]
        if piece.kind is Kind.PARAGRAPH and _is_heading(found, at, rules):
            is_numbered = shape.is_numbered(piece.text, rules)
            found[at] = replace(
                piece, kind=Kind.HEADING, depth=shape.depth(piece.text), is_explicit=is_numbered
            )
        elif piece.kind is Kind.HEADING and at + 1 == len(found) and not _is_underlined(piece):
            found[at] = replace(piece, kind=Kind.PARAGRAPH, is_explicit=False)
    return found


def _with_numbered_questions(found: list[Block], rules: Rules) -> list[Block]:
    """A numbered question among numbered headings is one of them: "3. What now?"."""
    if not any(block.is_explicit and shape.is_numbered(block.text, rules) for block in found):
        return found
    return [
        replace(block, kind=Kind.HEADING, depth=shape.depth(block.text), is_explicit=True)
        if _is_numbered_question(block) and at + 1 < len(found)
        else block
        for at, block in enumerate(found)
    ]


def _is_numbered_question(block: Block) -> bool:
    is_question = block.kind is Kind.PARAGRAPH and shape.is_plain_question(block.text)
    return is_question and shape.number(block.text) is not None


def _is_underlined(piece: Block) -> bool:
    return not shape.is_capitals(piece.text)


def _is_heading(found: Sequence[Block], at: int, rules: Rules) -> bool:
    text = found[at].text
    following = found[at + 1] if at + 1 < len(found) else None
    if following is None or following.kind is Kind.SEPARATOR:
        return False
    if shape.is_faq_heading(text, rules) and shape.is_question(following.text):
        return True
    if (
        found[at].lines[0].is_prose
        or not shape.is_heading(text, rules)
        or (at > 0 and _introduces(found[at - 1]))
    ):
        return False
    if following.kind is Kind.PARAGRAPH:
        return shape.is_prose(following.text)
    return True


def _introduces(before: Block) -> bool:
    """Does the block before ask for what comes next: a colon, a question for its answer?"""
    if before.kind in (Kind.HEADING, Kind.LIST, Kind.SEPARATOR):
        return before.kind is Kind.HEADING and shape.is_question(before.text)
    text = before.lines[-1].text
    return text.endswith(":") or (before.kind is Kind.PARAGRAPH and shape.is_question(text))
