"""The XML of a member as a tree whose elements know their bytes. Nothing is written from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from i18n.errors import AmbosError

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:schemas-microsoft-com:vml": "v",
}
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(rb"""([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_READ = frozenset({"w:t", "w:instrText", "dc:title", "dc:subject", "dc:description"}) | {
    "cp:keywords",
    "dc:language",
}
"""The elements whose own text is kept."""


class Text(NamedTuple):
    """A piece of an element's text: bytes `start` to `end` of the member stand for it."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Node:
    """An element: its start tag is at `[start, open_end)`, its end tag at `[close, end)`.

    The end tag of an empty element (`<w:tab/>`) has no bytes. Names have the usual prefixes,
    whatever the member's own.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    open_end: int
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own text, where it is one whose text is kept."""
        return "".join(piece.text for piece in self.texts)

    def child(self, name: str) -> Node | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, name: str) -> str | None:
        """The `w:val` of the first child of a name."""
        child = self.child(name)
        return child.attributes.get("w:val") if child is not None else None

    def descendants(self) -> Iterator[Node]:
        """Every element below this one, in document order."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def parse(data: bytes, member: str, path: str | None) -> Node:
    """The root of a member. Raises AmbosError for XML that is broken, or that has a DOCTYPE."""
    return _Builder(data, member, path).build()


class _Builder:
    def __init__(self, data: bytes, member: str, path: str | None) -> None:
        self._data = data
        self._member = member
        self._path = path
        self._names: dict[str, str] = {}
        self._root: Node | None = None
        self._stack: list[Node] = []
        self._piece: tuple[str, int] | None = None
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = False
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._section
        parser.CommentHandler = lambda _: self._flush()
        parser.ProcessingInstructionHandler = lambda *_: self._flush()

    def build(self) -> Node:
        if self._data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
            raise self._error("is UTF-16")
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise self._error(f"is broken at line {error.lineno}") from error
        assert self._root is not None, "a well-formed member has a root"
        return self._root

    def _error(self, what: str) -> AmbosError:
        return AmbosError(f"{self._member} {what} (save the document again)", path=self._path)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise self._error(f"is in {encoding}, not in UTF-8")

    def _doctype(self, *_: object) -> None:
        raise self._error("has a DOCTYPE, which no document has")

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            prefix = _PREFIXES.get(space, "" if not space else f"{{{space}}}")
            known = f"{prefix}:{local}" if prefix else local
            self._names[name] = known
        return known

    def _flush(self) -> None:
        """End the piece of text at hand where the parser is now."""
        if self._piece is not None:
            text, start = self._piece
            self._stack[-1].texts.append(Text(text, start, self._parser.CurrentByteIndex))
            self._piece = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        start = self._parser.CurrentByteIndex
        tag = _TAG.match(self._data, start)
        assert tag is not None, "a start tag begins here"
        own = {self._name(key): value for key, value in attributes.items()} if attributes else {}
        node = Node(self._name(name), own, start, tag.end())
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self._root = node
        self._stack.append(node)

    def _end(self, _name: str) -> None:
        self._flush()
        node = self._stack.pop()
        if self._data[node.open_end - 2 : node.open_end] == b"/>":
            node.close = node.end = node.open_end
        else:
            node.close = self._parser.CurrentByteIndex
            node.end = self._data.index(b">", node.close) + 1

    def _text(self, text: str) -> None:
        self._flush()
        if self._stack and self._stack[-1].name in _READ:
            self._piece = (text, self._parser.CurrentByteIndex)

    def _section(self) -> None:
        """A section of literal text, which no program writes into a document's text."""
        self._flush()
        if self._stack[-1].name in _READ:
            raise self._error("has a CDATA section in its text")


def in_quotes(text: str) -> str:
    """Text as the value of an attribute, whichever quotes it stands in (XML 1.0, 2.3)."""
    return escape(text)


def attribute(data: bytes, node: Node, name: str) -> tuple[int, int] | None:
    """Where the value of an attribute stands, without its quotation marks.

    `name` is the local name; one with a prefix is found by it as well.
    """
    for match in _ATTRIBUTE.finditer(data, node.start, node.open_end):
        if match[1].rpartition(b":")[2].decode() == name and match[1] != b"xmlns:" + name.encode():
            return match.span(2) if match[2] is not None else match.span(3)
    return None


def qualified(data: bytes, node: Node) -> str:
    """The prefix of an element's name as its member writes it, with the colon: `w:`."""
    name = re.match(rb"<([^\s/>]+)", data[node.start : node.open_end])
    assert name is not None, "an element has a name"
    return name[1].decode().rpartition(":")[0] + ":" if b":" in name[1] else ""
