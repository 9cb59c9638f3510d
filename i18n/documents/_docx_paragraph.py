"""What stands in a paragraph of a member, as one flat sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from i18n.documents._docx_fields import FieldMark, is_calculated, with_fields
from i18n.documents._docx_items import (
    CHARACTERS,
    PLAIN,
    Boundary,
    Formatting,
    InlineObject,
    Item,
    Piece,
    Wrapper,
)
from i18n.documents._docx_package import toggles
from i18n.documents._docx_xml import Node, Text, qualified

_BLANKS = re.compile(r"[\t\r\n]+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_OFF = frozenset({"0", "false", "off"})
_PAIRED = frozenset({"w:hyperlink", "w:fldSimple", "w:sdt", "w:dir", "w:bdo"})
_TRANSPARENT = frozenset({"w:smartTag", "w:customXml"})
_IGNORED = frozenset({"w:rPr", "w:lastRenderedPageBreak"})
_INLINE = frozenset({"w:footnoteReference", "w:endnoteReference", "w:sym"})
_PROPERTIES = frozenset({"w:pPr", "w:smartTagPr", "w:customXmlPr"})
_UNSEEN = frozenset({"w:lang", "w:noProof", "w:rPrChange", "w:webHidden"})
_SPACE = "xml:space"


def items(data: bytes, paragraph: Node) -> list[Item]:
    """The contents of a paragraph of a member, in order."""
    return with_fields(_Flat(data, paragraph).read())


class _Flat:
    """Walks a paragraph."""

    def __init__(self, data: bytes, paragraph: Node) -> None:
        self._data = data
        self._paragraph = paragraph
        self._prefix = qualified(data, paragraph)

    def read(self) -> Iterator[Item | FieldMark]:
        """The contents, fields not yet put together."""
        wrapper: Wrapper | None = None
        todo: list[Node | Boundary | None] = list(reversed(self._paragraph.children))
        while todo:
            node = todo.pop()
            if node is None:
                assert wrapper is not None, "a wrapper ends that began"
                wrapper = wrapper.outer
            elif isinstance(node, Boundary):
                wrapper = node.wrapper.outer
                yield node
            elif node.name == "w:r":
                yield from self._run(node, wrapper)
            elif node.name in _TRANSPARENT:
                wrapper = self._wrapper(node, node, wrapper, False)
                todo.append(None)
                todo.extend(reversed(node.children))
            elif node.name in _PAIRED and not is_calculated(node.attributes.get("w:instr", "")):
                inner = (node.child("w:sdtContent") or node) if node.name == "w:sdt" else node
                wrapper = self._wrapper(node, inner, wrapper, True)
                yield Boundary(wrapper, True, node.start, inner.open_end)
                todo.append(Boundary(wrapper, False, inner.close, node.end))
                todo.extend(reversed(inner.children))
            elif node.name not in _PROPERTIES:
                yield self._beside_runs(node, wrapper)

    def _wrapper(self, node: Node, inner: Node, outer: Wrapper | None, is_paired: bool) -> Wrapper:
        opening = self._data[node.start : inner.open_end]
        if inner.close == inner.end and opening.endswith(b"/>"):
            # an empty element: nothing stands in it, and nothing is written into it
            return Wrapper(outer, opening, b"", is_paired, node)
        return Wrapper(outer, opening, self._data[inner.close : node.end], is_paired, node)

    def _beside_runs(self, node: Node, wrapper: Wrapper | None) -> InlineObject:
        """An element between the runs: a bookmark, a formula, an alternative."""
        is_object = node.name == "w:fldSimple" or node.name.startswith(("m:", "mc:"))
        return InlineObject(
            node.start,
            node.end,
            self._data[node.start : node.end],
            wrapper,
            in_run=False,
            is_edge=node.name in ("m:oMathPara", "mc:AlternateContent"),
            is_silent=not is_object and not node.children,
            has_paragraphs=_has_paragraphs(node),
            node=node,
        )

    def _run(self, run: Node, wrapper: Wrapper | None) -> Iterator[Item | FieldMark]:
        formatting = _formatting(self._data, run.child("w:rPr"))
        for node in run.children:
            if node.name in _IGNORED:
                continue
            if formatting.is_hidden:
                yield self._object(node, formatting, wrapper)
            elif node.name == "w:t":
                like = Piece(
                    "",
                    0,
                    0,
                    formatting,
                    wrapper,
                    self._prefix,
                    keeps_space=node.attributes.get(_SPACE) == "preserve",
                )
                for part in node.texts:
                    yield from _pieces(self._data, part, like)
            elif node.name in CHARACTERS or _is_line_break(node):
                text = CHARACTERS.get(node.name, "\n")
                yield Piece(
                    text, node.start, node.end, formatting, wrapper, self._prefix, is_element=True
                )
            elif node.name == "w:fldChar":
                kind = node.attributes.get("w:fldCharType", "")
                yield FieldMark(kind, self._object(node, formatting, wrapper))
            elif node.name == "w:instrText":
                yield FieldMark("instruction", self._object(node, formatting, wrapper), node.text)
            else:
                yield self._object(node, formatting, wrapper)

    def _object(self, node: Node, formatting: Formatting, wrapper: Wrapper | None) -> InlineObject:
        prefix = self._prefix.encode()
        run = b"<%br>%b%b</%br>" % (
            prefix,
            formatting.data,
            self._data[node.start : node.end],
            prefix,
        )
        return InlineObject(
            node.start,
            node.end,
            run,
            wrapper,
            in_run=True,
            formatting=formatting,
            is_edge=node.name not in _INLINE,
            is_silent=node.name in ("w:commentReference", "w:annotationRef"),
            has_paragraphs=_has_paragraphs(node),
            node=node,
        )


def _is_line_break(node: Node) -> bool:
    return node.name == "w:br" and node.attributes.get("w:type", "textWrapping") == "textWrapping"


def _has_paragraphs(node: Node) -> bool:
    return any(inner.name == "w:p" for inner in node.descendants())


def _formatting(data: bytes, properties: Node | None) -> Formatting:
    """The formatting of a run; two runs of one key look the same to a reader."""
    if properties is None:
        return PLAIN
    key = sorted(
        (node.name, *sorted(f"{name}={value}" for name, value in node.attributes.items()))
        for node in properties.children
        if node.name not in _UNSEEN
        and not (node.name == "w:rFonts" and set(node.attributes) == {"w:hint"})
    )
    hidden = properties.child("w:vanish")
    return Formatting(
        tuple(key),
        data[properties.start : properties.end],
        properties.value("w:rStyle") or "",
        tuple(sorted(toggles(properties).items())),
        hidden is not None and hidden.attributes.get("w:val", "1") not in _OFF,
    )


def _pieces(data: bytes, text: Text, like: Piece) -> Iterator[Piece]:
    """A piece of text, white space at its edges apart, and line breaks of the file as spaces."""
    if data[text.start : text.end] != text.text.encode():
        shown = _BLANKS.sub(" ", text.text)
        if shown:
            yield replace(like, text=shown, start=text.start, end=text.end)
        return
    position, byte = 0, text.start
    for match in [*_BLANKS.finditer(text.text), None]:
        stop = match.start() if match else len(text.text)
        edges = _EDGES.fullmatch(text.text[position:stop])
        assert edges is not None, "the pattern matches every text"
        for part in edges.groups():
            size = len(part.encode())
            if part:
                yield replace(like, text=part, start=byte, end=byte + size, is_verbatim=True)
            byte += size
        if match:
            size = len(match[0])
            yield replace(like, text=" ", start=byte, end=byte + size)
            position, byte = match.end(), byte + size
