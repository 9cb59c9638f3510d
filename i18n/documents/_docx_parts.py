"""A document as the parts of a page: its text, its tables and lists, and its notes at the end.

Headers, footers and pictures are no parts of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from i18n.documents._docx_codes import Content, contents
from i18n.documents._docx_items import Piece, Wrapper
from i18n.documents._docx_package import Package, Relation, Style, relations
from i18n.documents._docx_paragraph import items
from i18n.documents._docx_story import Block, Paragraph, blocks
from i18n.documents._docx_xml import Node
from i18n.documents._parts import Event, Part

_NOTES = {"w:footnote": "footnote", "w:endnote": "endnote"}
_REFERENCES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_ORDER = ("Strong", "Emphasis", "Strikethrough")


def parts(package: Package) -> Iterator[Part]:
    """The document's own text, then its footnotes and endnotes."""
    for role, member in package.stories():
        if role in ("document", "footnotes", "endnotes"):
            yield from _Member(package, role, member).read()


@dataclass(slots=True)
class _Table:
    """A table that is open; `rows` counts those that began."""

    rows: int = 0


@dataclass(slots=True)
class _Cell:
    """A cell that is open: one of a single paragraph has that paragraph's text alone."""

    is_lone: bool


@dataclass(slots=True)
class _Member:
    package: Package
    role: str
    name: str
    _lists: list[bool] = field(default_factory=list)
    _list: str = ""
    _tables: list[_Table] = field(default_factory=list)
    _cells: list[_Cell] = field(default_factory=list)
    _fallbacks: int = 0

    def read(self) -> Iterator[Part]:
        """The parts of a member."""
        ordered = self.package.ordered()
        archive, path = self.package.archive, self.package.path
        links = relations(archive, self.name, path)
        styles = self.package.styles()
        data = archive[self.name]
        for block in blocks(self.package, self.role, self.name):
            if isinstance(block, Block) and block.node.name == "mc:Fallback":
                self._fallbacks += 1 if block.is_start else -1
            elif self._fallbacks:
                continue
            elif isinstance(block, Block):
                yield from self._block(block)
            else:
                for content in contents(items(data, block.node)):
                    found = tuple(_Events(content, links, styles).write())
                    run = Part("run", events=found, member=self.name)
                    yield from self._paragraph(block, run, ordered)
        yield from self._end_lists(0)

    def _paragraph(
        self, block: Paragraph, run: Part, ordered: frozenset[tuple[str, int]]
    ) -> Iterator[Part]:
        """A paragraph's run in its own block."""
        if block.list_ is not None and not self._cells:
            yield from self._item(block.list_, block.list_ in ordered)
            yield run
            return
        yield from self._end_lists(0)
        if block.level:
            value = {"level": f"H{min(block.level, 6)}", "id": None, "classes": (), "attrs": ()}
            yield Part("open", "Heading", value)
            yield run
            yield Part("close", "Heading", value)
        elif self._cells and self._cells[-1].is_lone:
            yield run
        elif block.kind == "quote":
            yield Part("open", "BlockQuote")
            yield from _paragraph(run)
            yield Part("close", "BlockQuote")
        else:
            yield from _paragraph(run)

    def _item(self, list_: tuple[str, int], is_ordered: bool) -> Iterator[Part]:
        """Begin an item: its list, or the list that it goes on with."""
        number, level = list_
        if number != self._list and not level:
            yield from self._end_lists(0)
        self._list = number
        yield from self._end_lists(level + 1)
        if len(self._lists) == level + 1:
            if self._lists[-1] == is_ordered:
                yield Part("close", "Item")
            else:
                yield from self._end_lists(level)
        while len(self._lists) < level + 1:
            self._lists.append(is_ordered)
            yield Part("open", "List", 1 if is_ordered else None)
            if len(self._lists) < level + 1:
                yield Part("open", "Item")
        yield Part("open", "Item")

    def _end_lists(self, level: int) -> Iterator[Part]:
        """End the lists that are deeper than a level."""
        while len(self._lists) > level:
            yield Part("close", "Item")
            yield Part("close", "List", 1 if self._lists.pop() else None)

    def _block(self, block: Block) -> Iterator[Part]:
        yield from self._end_lists(0)
        node, is_start = block.node, block.is_start
        side = "open" if is_start else "close"
        if node.name in _NOTES:
            label = f"{_NOTES[node.name]}-{node.attributes.get('w:id', '')}"
            yield Part(side, "FootnoteDefinition", label)
        elif node.name == "w:tbl":
            if is_start:
                self._tables.append(_Table())
            else:
                self._tables.pop()
            yield Part(side, "Table", ())
        elif node.name == "w:tr" and self._tables:
            self._tables[-1].rows += is_start
            yield Part(side, "TableHead" if self._tables[-1].rows == 1 else "TableRow")
        elif node.name == "w:tc":
            if is_start:
                self._cells.append(_Cell(_is_lone(node)))
            else:
                self._cells.pop()
            yield Part(side, "TableCell")


def _paragraph(run: Part) -> Iterator[Part]:
    yield Part("open", "Paragraph")
    yield run
    yield Part("close", "Paragraph")


def _is_lone(cell: Node) -> bool:
    return sum(child.name in ("w:p", "w:tbl", "w:sdt") for child in cell.children) == 1


class _Events:
    """The inline events of a text."""

    def __init__(
        self,
        content: Content,
        links: Mapping[str, Relation],
        styles: Mapping[str, Style],
    ) -> None:
        self._content = content
        self._links = links
        self._styles = styles
        self._open: list[tuple[str, object]] = []

    def write(self) -> Iterator[Event]:
        """The events, links and emphasis ended where they began."""
        link: dict[str, object] | None = None
        links: list[dict[str, object] | None] = []
        end = self._content.start
        for token in self._content.tokens:
            if token.kind == "open":
                links.append(self._link(self._content.codes[token.number].wrapper))
                link = next((one for one in reversed(links) if one), None)
                continue
            if token.kind == "close":
                links.pop()
                link = next((one for one in reversed(links) if one), None)
                continue
            wanted = self._wanted(token.piece, link)
            yield from self._change(wanted, end, token.start)
            end = token.end
            if token.kind == "object":
                yield from self._object(token.number, token.start, token.end)
            elif token.plain == "\n":
                yield Event("HardBreak", "", None, token.start, token.end)
            elif token.plain:
                yield Event("Text", "", token.plain, token.start, token.end)
        yield from self._change([], end, end)

    def _wanted(
        self, piece: Piece | None, link: dict[str, object] | None
    ) -> list[tuple[str, object]]:
        """The elements that a piece stands in, outermost first."""
        wanted: list[tuple[str, object]] = [("Link", link)] if link is not None else []
        if piece is None:
            return wanted
        formatting = piece.formatting
        style = self._styles.get(formatting.style)
        shown = set(style.emphasis) if style is not None and formatting.style else set()
        for name, is_on in formatting.emphasis:
            if is_on:
                shown.add(name)
            else:
                shown.discard(name)
        wanted += [(name, None) for name in _ORDER if name in shown]
        return wanted

    def _change(
        self, wanted: Sequence[tuple[str, object]], end: int, start: int
    ) -> Iterator[Event]:
        """Leave the elements that are open, and enter those that are wanted."""
        kept = 0
        while kept < min(len(wanted), len(self._open)) and wanted[kept] == self._open[kept]:
            kept += 1
        while len(self._open) > kept:
            name, value = self._open.pop()
            yield Event("End", name, value, end, end)
        for name, value in wanted[kept:]:
            self._open.append((name, value))
            yield Event("Start", name, value, start, start)

    def _link(self, wrapper: Wrapper | None) -> dict[str, object] | None:
        """Where a wrapper leads that is a link out of the document."""
        node = wrapper.node if wrapper is not None else None
        relation = self._links.get(node.attributes.get("r:id", "")) if node is not None else None
        if relation is None or not relation.is_external:
            return None
        return {"dest_url": relation.target, "title": "", "link_type": "Inline", "id": ""}

    def _object(self, number: int, start: int, end: int) -> Iterator[Event]:
        object_ = self._content.codes[number].object_
        name = object_.node.name if object_ is not None and object_.node is not None else ""
        if object_ is not None and object_.node is not None and name in _REFERENCES:
            label = f"{_REFERENCES[name]}-{object_.node.attributes.get('w:id', '')}"
            yield Event("FootnoteReference", "", label, start, end)
