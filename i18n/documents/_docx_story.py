"""The paragraphs of a member that holds text, with what each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from i18n.documents._docx_package import Package, Style, numbering, outline_level
from i18n.documents._docx_xml import Node
from i18n.errors import AmbosError

_TRACKED = frozenset(
    {"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:delText", "w:delInstrText"}
    | {"w:cellIns", "w:cellDel", "w:cellMerge", "w:moveFromRangeStart", "w:moveToRangeStart"}
    | {"w:customXmlInsRangeStart", "w:customXmlDelRangeStart"}
    | {"w:customXmlMoveFromRangeStart", "w:customXmlMoveToRangeStart"}
)
"""What records a change of the text (ECMA-376, part 1, 17.13.5), not of its formatting alone."""
_BLOCKS = frozenset({"w:tbl", "w:tr", "w:tc", "w:footnote", "w:endnote"}) | {
    "w:txbxContent",
    "mc:Fallback",
}
_KINDS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `level` is 1 to 9 for a heading; `list_` its list and level in it."""

    node: Node
    kind: str
    level: int
    list_: tuple[str, int] | None
    style: Style


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block begins or ends: a table, a row, a cell, a note, a text box.

    A fallback is a block too: what another block holds already, for older programs.
    """

    node: Node
    is_start: bool


def blocks(package: Package, role: str, member: str) -> Iterator[Paragraph | Block]:
    """The paragraphs and blocks of a member in order; `role` is what the member is.

    What stands in a paragraph's text box comes after the paragraph. Raises AmbosError where the
    member holds tracked changes, and where a paragraph stands in another's text.
    """
    styles = package.styles()
    root = package.tree(member)
    _require_settled(package, member, root)
    _require_apart(package, member, root)
    kinds = [_KINDS.get(role, "paragraph")]
    todo: list[Node | Block] = list(reversed(root.children))
    while todo:
        node = todo.pop()
        if isinstance(node, Block):
            kinds.pop()
            yield node
        elif node.name == "w:p":
            yield _paragraph(node, kinds[-1], styles)
            todo.extend(reversed(node.children))
        elif node.name in ("w:footnote", "w:endnote") and "w:type" in node.attributes:
            continue  # the lines that part notes from the text
        elif node.name in _BLOCKS:
            kind = {"w:tc": "table cell", "w:txbxContent": "text box"}.get(node.name, kinds[-1])
            kinds.append(kind)
            yield Block(node, True)
            todo.append(Block(node, False))
            todo.extend(reversed(node.children))
        else:
            todo.extend(reversed(node.children))


def _paragraph(node: Node, kind: str, styles: Mapping[str, Style]) -> Paragraph:
    properties = node.child("w:pPr")
    name = properties.value("w:pStyle") if properties is not None else None
    style = styles.get(name or "", styles.get("", Style()))
    stated = outline_level(properties)
    level = style.level if stated is None else stated
    list_ = numbering(properties) or style.list_
    if level or (list_ is not None and list_[0] == "0"):
        list_ = None
    if level:
        kind = "heading"
    elif kind == "paragraph":
        kind = "list item" if list_ is not None else style.kind or kind
    return Paragraph(node, kind, level, list_, style)


def _require_settled(package: Package, member: str, root: Node) -> None:
    """Raise AmbosError, with the number of the paragraph, where a change of the text is tracked."""
    number = 0
    paragraph: Node | None = None
    for node in root.descendants():
        if node.name == "w:p":
            number += 1
            paragraph = node
        elif node.name in _TRACKED:
            texts = [n.text for n in paragraph.descendants()] if paragraph is not None else []
            words = " ".join("".join(texts).split())
            shown = f" ('{words[:40]}')" if words else ""
            raise AmbosError(
                f"{member}, paragraph {number}{shown} has tracked changes "
                "(accept or reject all changes, and save)",
                path=package.path,
            )


def _require_apart(package: Package, member: str, root: Node) -> None:
    """Raise AmbosError for a paragraph in another one, but for those of a text box."""
    todo = [(root, False)]
    while todo:
        node, is_inside = todo.pop()
        if node.name == "w:p":
            if is_inside:
                raise AmbosError(
                    f"{member} has a paragraph inside a paragraph, which Word does not write "
                    "(open the file in a word processor, and save it)",
                    path=package.path,
                )
            is_inside = True
        elif node.name == "w:txbxContent":
            is_inside = False
        todo += [(child, is_inside) for child in node.children]
