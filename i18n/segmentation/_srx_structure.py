"""The structure of an SRX 2.0 file: its elements, held to what the schema srx20.xsd admits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from i18n.errors import AmbosError
from i18n.wellformed import parsed

_NAMESPACE = "http://www.lisa.org/srx20"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SEPARATOR = " "  # stands in no name, and in no namespace that is a URI
_SPACE = " \t\r\n"


@dataclass(slots=True)
class Element:
    """An element of SRX by its bare name, or of another namespace by its full one.

    `text` is all that stands in it outside its children; `line` counts from 1.
    """

    name: str
    line: int
    attributes: Mapping[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""
    text_line: int | None = None
    """Where text that is not white space begins."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an element may have.

    `children` are names, in order, each with how often it may come: least and most. `attributes`
    are names with the values that they may have, none for any; `optional` may be missing.
    """

    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    children: tuple[tuple[str, int, int | None], ...] = ()
    optional: frozenset[str] = frozenset()
    has_text: bool = False
    has_foreign: bool = False

    @property
    def is_empty(self) -> bool:
        """May it have nothing in it, not even white space?"""
        return not self.children and not self.has_text


_BOTH = ("yes", "no")
_KINDS = {
    "srx": _Kind({"version": ("2.0",)}, (("header", 1, 1), ("body", 1, 1))),
    "header": _Kind(
        {"segmentsubflows": _BOTH, "cascade": _BOTH}, (("formathandle", 0, 3),), has_foreign=True
    ),
    "formathandle": _Kind({"type": ("start", "end", "isolated"), "include": _BOTH}),
    "body": _Kind({}, (("languagerules", 1, 1), ("maprules", 1, 1))),
    "languagerules": _Kind({}, (("languagerule", 1, None),)),
    "languagerule": _Kind({"languagerulename": ()}, (("rule", 1, None),)),
    "rule": _Kind(
        {"break": _BOTH}, (("beforebreak", 0, 1), ("afterbreak", 0, 1)), frozenset({"break"})
    ),
    "beforebreak": _Kind(has_text=True),
    "afterbreak": _Kind(has_text=True),
    "maprules": _Kind({}, (("languagemap", 1, None),)),
    "languagemap": _Kind({"languagerulename": (), "languagepattern": ()}),
}


def parse(data: bytes, path: str) -> Element:
    """The root of an SRX 2.0 file. Raises AmbosError for XML or a structure that is refused."""
    elements = _elements(data, path)
    root = elements[0]
    if root.name != "srx":
        raise AmbosError(_root_problem(root), path=path, line=root.line)
    for element in elements:
        if element.name in _KINDS:
            _check(element, _KINDS[element.name], path)
        elif f"{_INSTANCE} type" in element.attributes:
            what = "xsi:type is not supported (take it out)"
            raise AmbosError(what, path=path, line=element.line)
    return root


def _root_problem(root: Element) -> str:
    if root.name.rpartition(_SEPARATOR)[2] != "srx":
        return "is no SRX file: its root is not <srx> (name a file of segmentation rules)"
    if root.attributes.get("version") == "1.0":
        return "is SRX 1.0 (save it as SRX 2.0)"
    return f'<srx> is not in the namespace of SRX 2.0 (write xmlns="{_NAMESPACE}")'


def _elements(data: bytes, path: str) -> list[Element]:
    """Every element, in the order of their first tags. Raises AmbosError."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    found: list[Element] = []
    stack: list[Element] = []
    texts: list[list[str]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        own = name.removeprefix(_NAMESPACE + _SEPARATOR)
        # a name of no namespace is not one of SRX's, though it may be spelled alike
        bare = own if own != name else f"{_SEPARATOR}{name}" if _SEPARATOR not in name else name
        element = Element(bare, parser.CurrentLineNumber, attributes)
        if stack:
            stack[-1].children.append(element)
        found.append(element)
        stack.append(element)
        texts.append([])

    def end(_name: str) -> None:
        stack.pop().text = "".join(texts.pop())

    def text(words: str) -> None:
        if stack[-1].text_line is None and words.strip(_SPACE):
            stack[-1].text_line = parser.CurrentLineNumber  # expat gives text a line at a time
        texts[-1].append(words)

    def refuse(*_: object) -> None:
        what = "has a DOCTYPE, which could define entities (take it out)"
        raise AmbosError(what, path=path, line=parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    with parsed(path):
        parser.Parse(data, True)
    return found


def _check(element: Element, kind: _Kind, path: str) -> None:
    """Raise AmbosError for the first thing in an element that the schema does not admit."""
    _check_attributes(element, kind, path)
    if element.text_line is not None and not kind.has_text:
        what = f"text in <{element.name}> (take it out)"
        raise AmbosError(what, path=path, line=element.text_line)
    if kind.is_empty and element.text:
        what = f"white space in <{element.name}> (write <{element.name} …/>)"
        raise AmbosError(what, path=path, line=element.line)
    _check_children(element, kind, path)


def _check_attributes(element: Element, kind: _Kind, path: str) -> None:
    for name, value in element.attributes.items():
        if name in (f"{_INSTANCE} schemaLocation", f"{_INSTANCE} noNamespaceSchemaLocation"):
            continue
        shown = name.rpartition(_SEPARATOR)[2]
        if name not in kind.attributes:
            what = f"<{element.name}> has no attribute '{shown}' in SRX 2.0 (take it out)"
            raise AmbosError(what, path=path, line=element.line)
        values = kind.attributes[name]
        if values and value not in values:
            if element.name == "srx":
                what = f"is SRX {value}, not 2.0 (save it as SRX 2.0)"
            else:
                words = " or ".join(f'"{word}"' for word in values)
                what = f'<{element.name}> has {name}="{value}" (write {words})'
            raise AmbosError(what, path=path, line=element.line)
    for name, values in kind.attributes.items():
        if name not in element.attributes and name not in kind.optional:
            example = values[0] if values else "…"
            what = f'<{element.name}> lacks an attribute (write {name}="{example}")'
            raise AmbosError(what, path=path, line=element.line)


def _check_children(element: Element, kind: _Kind, path: str) -> None:
    rest = list(reversed(element.children))
    for name, least, most in kind.children:
        count = 0
        while rest and rest[-1].name == name and (most is None or count < most):
            rest.pop()
            count += 1
        if count < least:
            if rest:
                _refuse_child(element, rest[-1], f"<{name}> comes first", path)
            what = f"<{element.name}> lacks <{name}> (write it)"
            raise AmbosError(what, path=path, line=element.line)
    while rest and kind.has_foreign and _is_foreign(rest[-1]):
        rest.pop()
    if rest:
        order = ", ".join(f"<{name}>" for name, _, _ in kind.children) or "nothing"
        _refuse_child(element, rest[-1], f"SRX 2.0 has {order} there", path)


def _is_foreign(element: Element) -> bool:
    """Is it of another namespace, and not of none?"""
    return not element.name.startswith(_SEPARATOR) and _SEPARATOR in element.name


def _refuse_child(element: Element, child: Element, remedy: str, path: str) -> None:
    shown = child.name.rpartition(_SEPARATOR)[2]
    what = f"<{shown}> does not stand there in <{element.name}> ({remedy})"
    raise AmbosError(what, path=path, line=child.line)
