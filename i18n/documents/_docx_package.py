"""The members of a DOCX file that are read, and what its styles and lists are."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from i18n.archive import Archive
from i18n.documents._docx_xml import Node, parse
from i18n.errors import AmbosError

CORE = "docProps/core.xml"
_STORIES = ("header", "footer", "footnotes", "endnotes")
_HEADING = re.compile(r"heading ([1-9])")
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {"w:b": "Strong", "w:i": "Emphasis", "w:strike": "Strikethrough"}


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relation of a member leads: to a member, or to an address outside."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs or characters.

    `level` is 1 to 9 for a heading, 0 for text; `kind` is that of a unit; `list_` its numbering, if
    it has one; `emphasis` are names of inline elements.
    """

    level: int = 0
    kind: str = ""
    list_: tuple[str, int] | None = None
    emphasis: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Package:
    """A file's members by what they are. Raises AmbosError where one that is read is broken."""

    archive: Archive
    path: str | None
    main: str
    relations: Mapping[str, Relation]
    _trees: dict[str, Node] = field(default_factory=dict)

    def tree(self, member: str) -> Node:
        """The root of a member's XML."""
        if member not in self._trees:
            self._trees[member] = parse(self.archive[member], member, self.path)
        return self._trees[member]

    def stories(self) -> list[tuple[str, str]]:
        """The members that hold text, each with what it is, in the order they are read in.

        The document first, then headers, footers, footnotes, endnotes, those of one kind by name.
        """
        found = [("document", self.main)]
        for kind in _STORIES:
            members = {r.target for r in self.relations.values() if r.kind == kind}
            known = sorted((m for m in members if m in self.archive), key=_natural)
            found.extend((kind, member) for member in known)
        return found

    def member(self, kind: str) -> str | None:
        """The member that the document names as its styles, or its numbering."""
        for relation in self.relations.values():
            if relation.kind == kind and relation.target in self.archive:
                return relation.target
        return None

    def styles(self) -> Mapping[str, Style]:
        """The styles by their identifiers; under "" the default style of paragraphs."""
        member = self.member("styles")
        return _styles(self.tree(member)) if member else {}

    def ordered(self) -> frozenset[tuple[str, int]]:
        """The lists that count their items: their number and level."""
        member = self.member("numbering")
        return frozenset(_ordered(self.tree(member))) if member else frozenset()


@lru_cache(maxsize=4)
def package(data: bytes, path: str | None = None) -> Package:
    """The package of a document. Raises AmbosError where it is none."""
    archive = Archive(data, path)
    roots = relations(archive, "", path)
    main = next((r.target for r in roots.values() if r.kind == "officeDocument"), None)
    if main is None or main not in archive:
        raise AmbosError("is no DOCX file: it holds no document (save it as DOCX)", path=path)
    return Package(archive, path, main, relations(archive, main, path))


def relations(archive: Archive, member: str, path: str | None) -> dict[str, Relation]:
    """The relations of a member, "" for those of the file, by their identifiers."""
    name = relations_of(member)
    if name not in archive:
        return {}
    found: dict[str, Relation] = {}
    for node in parse(archive[name], name, path).children:
        if node.name != "rel:Relationship":
            continue
        kind = node.attributes.get("Type", "").rpartition("/")[2]
        target = node.attributes.get("Target", "")
        is_external = node.attributes.get("TargetMode") == "External"
        if not is_external:
            base = "/" if target.startswith("/") else f"/{posixpath.dirname(member)}"
            target = posixpath.normpath(posixpath.join(base, unquote(target))).lstrip("/")
        found[node.attributes.get("Id", "")] = Relation(kind, target, is_external)
    return found


def relations_of(member: str) -> str:
    """The member that holds the relations of a member."""
    folder, name = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts header2 before header10."""
    return [
        (int(piece), "") if piece.isdigit() and piece.isascii() else (-1, piece)
        for piece in re.split(r"([0-9]+)", name)
    ]


def _styles(root: Node) -> dict[str, Style]:
    nodes = {
        node.attributes.get("w:styleId", ""): node
        for node in root.children
        if node.name == "w:style"
    }
    found = {name: _style(name, nodes) for name in nodes}
    for name, node in nodes.items():
        is_default = node.attributes.get("w:default", "0") not in _OFF
        if is_default and node.attributes.get("w:type") == "paragraph":
            found[""] = found[name]
    return found


def _style(name: str, nodes: Mapping[str, Node]) -> Style:
    """A style with what it takes over from those it is based on."""
    level: int | None = None
    kind = ""
    list_: tuple[str, int] | None = None
    emphasis: dict[str, bool] = {}
    seen: set[str] = set()
    current = name
    while current in nodes and current not in seen:
        seen.add(current)
        node = nodes[current]
        own = (node.value("w:name") or "").casefold()
        heading = _HEADING.fullmatch(own)
        properties = node.child("w:pPr")
        if level is None:
            stated = outline_level(properties)
            level = int(heading[1]) if heading else 1 if own == "title" else stated
        if not kind:
            kind = "quote" if own in _QUOTES else "caption" if own == "caption" else ""
        list_ = list_ or numbering(properties)
        for element, is_on in toggles(node.child("w:rPr")).items():
            emphasis.setdefault(element, is_on)
        current = node.value("w:basedOn") or ""
    shown = frozenset(element for element, is_on in emphasis.items() if is_on)
    return Style(level or 0, kind, list_, shown)


def outline_level(properties: Node | None) -> int | None:
    """The level that paragraph properties state: 1 to 9, 0 for text, None for nothing."""
    stated = properties.value("w:outlineLvl") if properties is not None else None
    if stated is None or stated not in tuple("0123456789"):
        return None
    return 0 if stated == "9" else int(stated) + 1


def numbering(properties: Node | None) -> tuple[str, int] | None:
    """The list that paragraph properties name, and the level in it from 0."""
    node = properties.child("w:numPr") if properties is not None else None
    number = node.value("w:numId") if node is not None else None
    if node is None or number is None:
        return None
    level = node.value("w:ilvl") or "0"
    return number, int(level) if level in tuple("012345678") else 0


def toggles(properties: Node | None) -> dict[str, bool]:
    """Which inline elements run properties turn on or off."""
    return {
        _TOGGLES[child.name]: child.attributes.get("w:val", "1") not in _OFF
        for child in (properties.children if properties is not None else ())
        if child.name in _TOGGLES
    }


def _ordered(root: Node) -> Iterator[tuple[str, int]]:
    formats: dict[str, set[int]] = {}
    for node in root.children:
        if node.name == "w:abstractNum":
            formats[node.attributes.get("w:abstractNumId", "")] = {
                n
                for n, level in enumerate(c for c in node.children if c.name == "w:lvl")
                if level.value("w:numFmt") not in ("bullet", "none", None)
            }
    for node in root.children:
        if node.name == "w:num":
            for level in formats.get(node.value("w:abstractNumId") or "", ()):
                yield node.attributes.get("w:numId", ""), level
