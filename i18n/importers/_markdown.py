"""Blocks as a Markdown text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from i18n.importers import _escaping
from i18n.importers._blocks import Block, Kind
from i18n.importers._lines import Line
from i18n.importers._nesting import depths
from i18n.plain.lines import item

_DEEPEST = 6


def markdown(found: Iterable[Block]) -> str:
    """The blocks, a blank line between them; empty where there are none."""
    return "\n\n".join(_written(block) for block in found)


def _written(block: Block) -> str:
    match block.kind:
        case Kind.HEADING | Kind.QUESTION:
            marker = "<!-- i18n: faq -->\n" if block.begins_faq else ""
            level = min(block.depth + 1, _DEEPEST)
            return f"{marker}{'#' * level} {_escaping.heading(block.text)}"
        case Kind.LIST:
            return _items(block.lines)
        case Kind.VERSE:
            return _escaping.at_margin(_escaping.verse(tuple(line.text for line in block.lines)))
        case Kind.SEPARATOR:
            return block.text
        case Kind.PARAGRAPH:
            return _escaping.at_margin(_escaping.line(block.text))


def _items(lines: Sequence[Line]) -> str:
    """One item a line, marked as in the text: bullets as `-`, numbers as they are; inner ones indented."""
    nested = depths(lines)
    if len(nested) < len(lines):
        nested = [0] * len(lines)
    written = []
    widths: list[int] = []
    for line, depth in zip(lines, nested, strict=True):
        match = item(line.text)
        assert match is not None, "a list is made of items"
        marker = "-" if match["bullet"] else match["number"] + match["point"]
        del widths[depth:]
        written.append(f"{' ' * sum(widths)}{marker} {_escaping.list_item(match['text'])}")
        widths.append(len(marker) + 1)
    return "\n".join(written)
