"""A line of Markdown whose markup is plain enough to be read without a parser, as most lines are."""

from __future__ import annotations

import re

from i18n.checks._items import OBJECT, Item, Piece

_MARK = re.compile(r"`([^`]+)`|\[|\](?:\(([^\s()<>\\&`\"'\[\]^|${}]+)\))?|[*_]+|[`~<&\\^|$]")
"""Code, the two halves of a link, marks of emphasis; and what is left to the parser."""
_TOKENS = ("{{", "{%", "{:", "[[")
"""What begins a shortcode or a wiki link."""
_EMPHASIS = {"*": "emphasis", "_": "emphasis", "**": "strong", "__": "strong"}
_BEFORE = " ("
_BEHIND = " .,;:?!)"


def read(text: str) -> tuple[list[Item], str, list[Piece]] | None:
    """The markup of a line, its prose and where that comes from; None where it takes a parser.

    Read are code between single backquotes, links to a bare address, and emphasis that encloses
    letters: where a mark stands between a space and a letter, and one like it between a letter and a
    space or stop, each can do but one thing, and they are a pair if all within them is closed. CommonMark
    0.31, "Code spans", "Links", "Emphasis and strong emphasis" (rules 1 to 8).
    """
    if "``" in text:
        return None
    text = text.rstrip(" \t")
    items: list[Item] = []
    prose: list[str] = []
    pieces: list[Piece] = []
    open_: list[tuple[str, int]] = []
    at = length = 0
    is_code_alone = True
    for match in _MARK.finditer(text):
        start, end = match.span()
        mark = text[start]
        before, behind = text[start - 1 : start] or " ", text[end : end + 1] or " "
        if before.isalnum() and behind.isalnum() and not match[0].strip("_"):
            continue
        if start > at:
            pieces.append((length, at))
            prose.append(text[at:start])
            length += start - at
        at = end
        if mark == "`":
            if match[1] is None:
                return None
            items.append(Item("code", " ".join(match[1].split()), start, end))
            pieces.append((length, start))
            prose.append(OBJECT)
            length += 1
            continue
        is_code_alone = False
        half = _half(match, before, behind)
        if half is None or (mark == "[" and any(pair == mark for pair, _ in open_)):
            return None
        pair, kind, value, is_first = half
        if is_first:
            open_.append((pair, len(items)))
            items.append(Item(kind, value, start, end))
        elif open_ and open_[-1][0] == pair:
            index = open_.pop()[1]
            items[index] = Item(kind, value, items[index].start, end)
        else:
            return None
    if open_ or (not is_code_alone and any(map(text.count, _TOKENS))):
        return None
    if at < len(text):
        pieces.append((length, at))
        prose.append(text[at:])
    return items, "".join(prose), pieces


def _half(match: re.Match[str], before: str, behind: str) -> tuple[str, str, str, bool] | None:
    """What pairs one half of a link or of emphasis has, its kind and value, and if it is the first.

    None for what is neither.
    """
    mark = match[0][0]
    if mark == "[":
        return ("[", "link", "", True) if before != "!" else None
    if mark == "]":
        return ("[", "link", match[2], False) if match[2] is not None else None
    name = _EMPHASIS.get(match[0])
    if name is not None and before in _BEFORE and behind.isalnum():
        return match[0], "emphasis", name, True
    if name is not None and before.isalnum() and behind in _BEHIND:
        return match[0], "emphasis", name, False
    return None
