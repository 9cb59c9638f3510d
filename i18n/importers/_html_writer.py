"""The blocks of a page as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.importers import _escaping
from i18n.importers._html_inline import Token, heading, markdown
from i18n.importers._html_leaves import Container, Leaf

_DEEPEST = 6
_PADDED = 100
"""Columns of a table whose rows are all written with that many; a wider one has shorter rows too."""


def document(leaves: Sequence[Leaf]) -> str:
    """The blocks, each after the markers of the lists and quotes it is in; a blank line between."""
    out: list[str] = []
    before: tuple[Container, ...] = ()
    kind = ""
    for leaf in leaves:
        lines = list(_lines(leaf))
        if not lines:
            continue
        if out and not _is_tight(before, leaf, kind):
            shared = _shared(before, leaf.path)
            out.append(_prefix(shared).rstrip())
        for line in lines:
            out.append((_prefix(leaf.path) + line).rstrip())
        before, kind = leaf.path, leaf.kind
    return "\n".join(out)


def _shared(one: tuple[Container, ...], other: tuple[Container, ...]) -> tuple[Container, ...]:
    shared = []
    for first, second in zip(one, other, strict=False):
        if first is not second:
            break
        shared.append(first)
    return tuple(shared)


def _prefix(path: Sequence[Container]) -> str:
    """What precedes a line: a quote's mark, an item's on its first line, else as much space."""
    found = []
    for container in path:
        if container.is_quote or not container.is_begun:
            found.append(container.marker)
            container.is_begun = True
        else:
            found.append(" " * len(container.marker))
    return "".join(found)


def _is_tight(before: tuple[Container, ...], leaf: Leaf, kind: str) -> bool:
    """Does a block follow without a blank line: an item after an item of one paragraph each?"""
    shared = len(_shared(before, leaf.path))
    new, old = leaf.path[shared:], before[shared:]
    if not new or new[0].is_begun or new[0].is_quote or not before or before[-1].is_quote:
        return False
    if not kind == leaf.kind == "paragraph":
        return False
    # only a bullet and a 1 can interrupt a paragraph
    return new[0].list is old[0].list if old else not re.match("(?!1[.)])[0-9]", new[0].marker)


def _lines(leaf: Leaf) -> Iterator[str]:
    match leaf.kind:
        case "heading" | "question":
            if leaf.begins_faq:
                yield "<!-- i18n: faq -->"
            yield heading(leaf.tokens, min(max(leaf.level, 1), _DEEPEST))
        case "code":
            text = leaf.tokens[0].value
            longest = max((len(run) for run in re.findall("`+", text)), default=0)
            fence = "`" * max(3, longest + 1)
            yield from (f"{fence}{leaf.language}", *text.split("\n"), fence)
        case "table":
            yield from _table(leaf)
        case "rule":
            yield "* * *" if leaf.path else "---"
        case "caption":
            yield from _stressed(leaf.tokens, "*")
        case "term":
            yield from _stressed(leaf.tokens, "**")
        case _:
            text = markdown(leaf.tokens)
            if not leaf.path:
                text = _escaping.at_margin(text)
            elif not leaf.path[-1].is_quote and not leaf.path[-1].is_begun:
                text = _escaping.in_item(text)
            yield from text.split("\n")


def _stressed(tokens: Sequence[Token], mark: str) -> list[str]:
    """The lines of a block that is in a mark as a whole."""
    inside = [token for token in tokens if token.kind == "text" or token.value != mark]
    return markdown([Token("open", mark), *inside, Token("close", mark)]).split("\n")


def _table(leaf: Leaf) -> Iterator[str]:
    """A row a line; without a head of its own the table gets an empty one, which Markdown wants."""
    rows = [[_cell(cell) for cell in row] for row in leaf.rows if row]
    if not rows:
        return
    width = max(map(len, rows))
    if not leaf.has_head:
        rows.insert(0, [""] * width)
    for n, row in enumerate(rows):
        if n == 0 or width <= _PADDED:
            row.extend([""] * (width - len(row)))
        else:
            while len(row) > 1 and not row[-1]:
                row.pop()
        yield "| " + " | ".join(row) + " |"
        if n == 0:
            yield "|" + "---|" * width


def _cell(tokens: Sequence[Token]) -> str:
    joined = [Token("text", " ") if token.kind == "break" else token for token in tokens]
    text = markdown(joined) if joined else ""
    return _escaping.in_cell(text)
