"""The blocks of a plain text as the parts of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18n.documents._parts import Event, Part
from i18n.documents._text_blocks import Block

_LABELLED = ("question", "answer")


def parts(
    blocks: Sequence[Block], starts: Sequence[Sequence[int]], joints: Sequence[Sequence[str]]
) -> Iterator[Part]:
    """The parts of a page; `starts` has for each block where its lines' text begins, in bytes.

    `joints` has what stands between its lines.
    """
    open_lists: list[Block] = []
    opened = row = ""
    for block, begun, joined in zip(blocks, starts, joints, strict=True):
        while open_lists and not _is_within(block, open_lists[-1]):
            open_lists.pop()
            yield from (Part("close", "Item"), Part("close", "List"))
        wanted = {"cell": "Table", "quote": "BlockQuote"}.get(block.shape, "")
        if opened != wanted:
            yield from _closed(opened, row)
            row = ""
            if wanted:
                yield Part("open", wanted, () if wanted == "Table" else None)
        opened = wanted
        if wanted == "Table" and (block.begins_row or not row):
            if row:
                yield Part("close", row)
            row = "TableRow" if row else "TableHead"
            yield Part("open", row)
        if block.shape == "item":
            yield from _item_opened(block, open_lists)
        yield from _leaf(block, Part("run", events=tuple(_events(block, begun, joined))))
    yield from _closed(opened, row)
    for _ in open_lists:
        yield from (Part("close", "Item"), Part("close", "List"))


def _is_within(block: Block, item: Block) -> bool:
    """Is a block in the list of an item, or in the item itself?"""
    if block.first.depth != item.first.depth:
        return False
    if block.shape == "item" and block.first.indent == item.first.indent:
        return _start(block) is None if _start(item) is None else _start(block) is not None
    return block.first.indent > item.first.indent


def _item_opened(block: Block, open_lists: list[Block]) -> Iterator[Part]:
    if open_lists and open_lists[-1].first.indent == block.first.indent:
        yield Part("close", "Item")
        open_lists[-1] = block
    else:
        yield Part("open", "List", _start(block))
        open_lists.append(block)
    yield Part("open", "Item")


def _start(block: Block) -> int | None:
    """The number that an item has; None for a bullet. A letter counts from 1."""
    count = "".join(filter(str.isalnum, block.first.mark))
    if count.isdigit():
        return int(count)
    return ord(count.lower()) - ord("a") + 1 if len(count) == 1 else None


def _closed(opened: str, row: str) -> Iterator[Part]:
    if row:
        yield Part("close", row)
    if opened:
        yield Part("close", opened)


def _leaf(block: Block, run: Part) -> Iterator[Part]:
    if block.shape == "cell":
        yield from (Part("open", "TableCell"), run, Part("close", "TableCell"))
    elif block.shape == "heading":
        level = {"level": f"H{min(block.first.rank, 6)}"}
        yield from (Part("open", "Heading", level), run, Part("close", "Heading", level))
    elif block.shape == "item":
        yield run
    else:
        yield from (Part("open", "Paragraph"), run, Part("close", "Paragraph"))


def _events(block: Block, starts: Sequence[int], joints: Sequence[str]) -> Iterator[Event]:
    """The text of a block, line by line; a question's label stands before it."""
    stop = starts[0]
    if block.shape in _LABELLED:
        label = block.first.mark
        yield Event("Text", "", label, stop - len(label.encode()), stop)
    for n, (line, start) in enumerate(zip(block.lines, starts, strict=True)):
        if n and joints[n - 1]:
            kind = "HardBreak" if joints[n - 1] == "\n" else "SoftBreak"
            yield Event(kind, "", None, stop, start)
        stop = start + len(line.text.encode())
        yield Event("Text", "", line.text, start, stop)
