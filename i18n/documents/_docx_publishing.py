"""What a published copy of a DOCX document states otherwise than its translation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from i18n.documents._docx_items import Boundary, InlineObject, Piece
from i18n.documents._docx_package import CORE, Package, package, relations_of
from i18n.documents._docx_paragraph import items
from i18n.documents._docx_writer import Form, emptied
from i18n.documents._docx_xml import Node, attribute, in_quotes, qualified
from i18n.documents._format import Edit
from i18n.documents._unit_places import unit_at
from i18n.languages import primary
from i18n.model import Document, Span, Unit

_DC = "http://purl.org/dc/elements/1.1/"


def mark(document: Document, place: Span, language: str) -> list[Edit]:
    """The language in brackets before the first text of a passage."""
    unit = unit_at(document, place)
    at = place.start
    if unit is not None and isinstance(unit.form, Form):
        at = _text_start(unit.form, place)
    return [Edit(at, at, f"[{language}] ".encode(), place.part)] if at >= 0 else []


def _text_start(form: Form, place: Span) -> int:
    """Where the first text of a passage begins, or goes on; -1 where it has none."""
    tokens = form.content.tokens
    n = bisect_right(tokens, place.start, key=lambda token: token.start)
    for at in range(max(n - 1, 0), len(tokens)):
        token = tokens[at]
        if token.start >= place.end:
            break
        is_text = token.piece is not None and not token.piece.is_element
        if is_text and (token.start >= place.start or place.start < token.end):
            return max(token.start, place.start)
    return -1


def localize(
    opened: Package, source: str, language: str, links: Callable[[str], str]
) -> list[Edit]:
    """The language and the targets of links, in the members that state them."""
    edits = list(_core(opened, language))
    members = [member for _, member in opened.stories()]
    styles = opened.member("styles")
    for member in [*members, *([styles] if styles else [])]:
        edits.extend(_languages(opened, member, source, language))
    for member in members:
        edits.extend(_links(opened, relations_of(member), links))
    return sorted(edits, key=lambda edit: (edit.part, edit.start))


def _core(opened: Package, language: str) -> Iterator[Edit]:
    """The language in the properties; it is added where there is none."""
    if CORE not in opened.archive:
        return
    root = opened.tree(CORE)
    node = root.child("dc:language")
    if node is None:
        if root.close < root.end:
            added = f'<dc:language xmlns:dc="{_DC}">{language}</dc:language>'
            yield Edit(root.close, root.close, added.encode(), CORE)
    elif node.close < node.end:
        yield Edit(node.open_end, node.close, language.encode(), CORE)


def _languages(opened: Package, member: str, source: str, language: str) -> Iterator[Edit]:
    """The language of proofing, where it is the source's."""
    data = opened.archive[member]
    for node in opened.tree(member).descendants():
        if node.name == "w:lang" and primary(node.attributes.get("w:val", "")) == primary(source):
            place = attribute(data, node, "val")
            if place is not None:
                yield Edit(*place, language.encode(), member)


def _links(opened: Package, member: str, links: Callable[[str], str]) -> Iterator[Edit]:
    """The targets of links out of the document."""
    if member not in opened.archive:
        return
    data = opened.archive[member]
    for node in opened.tree(member).children:
        kind = node.attributes.get("Type", "").rpartition("/")[2]
        if kind != "hyperlink" or node.attributes.get("TargetMode") != "External":
            continue
        target = node.attributes.get("Target", "")
        place = attribute(data, node, "Target")
        if place is not None and links(target) != target:
            yield Edit(*place, in_quotes(links(target)).encode(), member)


def leave_out(document: Document, place: Span) -> Edit:
    """The paragraph of a unit, where nothing else hangs on it, or else its text."""
    unit = unit_at(document, place)
    if unit is None or not isinstance(unit.form, Form):
        return Edit(place.start, place.end, b"", place.part)
    opened = package(document.data, document.path)
    found = _paragraph(opened, unit)
    if found is not None and _is_removable(unit.form.data, *found):
        return Edit(found[0].start, found[0].end, b"", place.part)
    content = unit.form.content
    return Edit(content.start, content.end, emptied(unit.form), place.part)


def _paragraph(opened: Package, unit: Unit) -> tuple[Node, Node] | None:
    """The paragraph that holds a unit, and the element around it."""
    node = opened.tree(unit.span.part)
    found = None
    while True:
        inner = _at(node.children, unit.span.start)
        if inner is None or not inner.children:
            return found
        if inner.name == "w:p":
            found = inner, node
        node = inner


def _at(siblings: Sequence[Node], start: int) -> Node | None:
    """The one of ascending elements that a place lies in."""
    n = bisect_right(siblings, start, key=lambda node: node.start) - 1
    return siblings[n] if n >= 0 and start < siblings[n].end else None


def _is_removable(data: bytes, paragraph: Node, around: Node) -> bool:
    """Is the document valid, and all else of it as it was, without a paragraph?"""
    if around.name not in ("w:body", "w:sdtContent") or not qualified(data, paragraph):
        return False
    properties = paragraph.child("w:pPr")
    if properties is not None and properties.child("w:sectPr") is not None:
        return False
    siblings = around.children
    at = bisect_right(siblings, paragraph.start, key=lambda node: node.start) - 1
    beside = siblings[max(at - 1, 0) : at + 2]
    is_apart = sum(node.name == "w:tbl" for node in beside) < 2
    rest = (siblings[n] for n in range(at + 1, len(siblings)))
    is_followed = any(node.name in ("w:p", "w:tbl") for node in rest)
    held = [item for item in items(data, paragraph) if not isinstance(item, Piece | Boundary)]
    return is_apart and (is_followed or at > 0) and not any(map(_hangs, held))


def _hangs(object_: InlineObject) -> bool:
    """Does something of the document hang on an object in a paragraph?"""
    return object_.node is None or object_.node.name != "w:proofErr"
