"""HTML that is well-formed XML too, as browsers read `.xhtml`, and what keeps it so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple
from xml.parsers import expat

from i18n.documents._format import Edit, around
from i18n.documents._html_tokens import Kind, Token
from i18n.documents._html_xml_tokens import tokens_of_xml
from i18n.documents._places import Places
from i18n.elements import VOID
from i18n.model import Document, Span

SUFFIX = ".xhtml"
WELL_FORMED = "XML"
"""What the outline of a document begins with that is XML: a translation may not take it away."""

XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset({XHTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"})
"""The namespaces whose elements can run, or have attributes that do."""

_ROOT = f"{XHTML} html"
_NO_CSS = (
    'the xml-stylesheet is not type="text/css": another one could run scripts in its published copy '
    "(state that type, or take the instruction out)"
)
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(
    r"&(?:(?P<reference>#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,40});)?|<|\]\]>"
)
_OWN_REFERENCES = frozenset({"amp", "apos", "gt", "lt", "quot"})
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?", re.ASCII)


class Fault(NamedTuple):
    """Why no published copy of a file could be safe, what to do, and the line, from 1."""

    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Xml:
    """What an XML file states: whether it is UTF-8, and whether a policy in its head would hold.

    It would not where elements can run and the root is no `html` of theirs. `has_head` says that the
    first element below the root is their `head`.
    """

    is_utf8: bool
    has_place_for_policy: bool
    has_head: bool
    is_active: bool
    fault: Fault | None


def read(data: bytes) -> Xml | Fault:
    """What a file states; a fault alone where it is no well-formed XML, with namespaces."""
    encodings: list[str | None] = []
    names: list[str] = []
    found: set[str | None] = set()
    faults: list[Fault] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        names.append(name)
        if len(names) == 2:  # the root, and what is first in it
            parser.StartElementHandler = None
        elif name == _ROOT:
            for attribute in attributes:
                if attribute.startswith("on"):
                    # it is made before the policy is read (WHATWG HTML, 8.1.8.1)
                    what = f"html: '{attribute}' could run in its published copy (take it out)"
                    faults.append(Fault(what, parser.CurrentLineNumber))

    def instruction(target: str, data: str) -> None:
        if target == "xml-stylesheet" and not faults and not _is_css(data):
            faults.append(Fault(_NO_CSS, parser.CurrentLineNumber))

    def entity(name: str, is_parameter: int, *_: str | None) -> None:
        if is_parameter:
            what = f"the parameter entity '%{name};' could bring scripts into its published copy"
            remedy = "write out what it stands for"
            faults.append(Fault(f"{what} ({remedy})", parser.CurrentLineNumber))

    parser.XmlDeclHandler = lambda version, encoding, alone: encodings.append(encoding)
    parser.StartNamespaceDeclHandler = lambda prefix, uri: found.add(uri)
    parser.StartElementHandler = start
    parser.ProcessingInstructionHandler = instruction
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return _no_xml(expat.ErrorString(error.code), error.lineno)
    except (LookupError, ValueError):
        return _no_xml("unknown encoding", 1)
    is_utf8 = (encodings[0] if encodings else None) in (None, "") or (
        encodings[0] or ""
    ).lower() in ("utf-8", "utf8")
    return Xml(
        is_utf8,
        has_place_for_policy=names[:1] == [_ROOT],
        has_head=names[1:] == [f"{XHTML} head"],
        is_active=not _ACTIVE.isdisjoint(found),
        fault=faults[0] if faults else None,
    )


def _no_xml(reason: str, line: int) -> Fault:
    what = f"is no well-formed XML, as which browsers read a published .xhtml: {reason}"
    return Fault(f"{what} (mend it, or name the file .html)", line)


def _is_css(attributes: str) -> bool:
    """Are these the attributes of a stylesheet in CSS? Another type can be XSLT, whose output runs."""
    types: list[str | None] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, found: types.append(found.get("type"))
    try:
        parser.Parse(f"<x {attributes}/>", True)
    except expat.ExpatError:
        return False
    return types == ["text/css"]


def is_xml(document: Document) -> bool:
    """Is a document well-formed XML, and to stay so?"""
    return document.outline[:1] == (WELL_FORMED,)


def can_hold(text: str) -> bool:
    """Has XML all the characters of a text?"""
    return _NO_CHARACTER.search(text) is None


def content(text: str, source: str) -> str:
    """A translation as content of an element; `source` is its segment's text.

    `text` has the markup of its unit alone. Tags are closed and values quoted, references that XML does
    not know become numbers, and what is no markup is escaped. Where the tags do not pair in XML as they
    do in HTML, all of them are.
    """
    written = "".join(_pieces(text, source, source))
    if _is_content(written) or not _is_content(source):
        return written  # a source that has one tag of two is proved with its document
    written = "".join(_pieces(text, source, ""))
    return written if _is_content(written) else escape(text, quote=False)


def _pieces(text: str, source: str, kept: str) -> Iterator[str]:
    """The text as XML; a tag that is none of `kept` is written anew."""
    for token in tokens_of_xml(text):
        raw = text[token.start : token.end]
        if token.kind in (Kind.TEXT, Kind.REST):
            yield _SPECIAL.sub(lambda match: _plain(match, source), raw)
        elif raw in kept or token.kind not in (Kind.START, Kind.END):
            yield raw
        else:
            yield _start(token) if token.kind is Kind.START else f"</{token.name}>"


def _plain(match: re.Match[str], source: str) -> str:
    """What stands for a character that XML reads as markup, or for a reference."""
    raw, reference = match[0], match["reference"]
    if raw == "<":
        return "&lt;"
    if raw == "]]>":
        return "]]&gt;"
    if reference in _OWN_REFERENCES or (reference and raw in source):
        return raw
    meant = unescape(raw)
    if not reference or not meant or meant == raw or not can_hold(meant):
        return f"&amp;{raw[1:]}"
    return "".join(f"&#{ord(character)};" for character in meant)


def _start(token: Token) -> str:
    """A start tag as XML has it: values in quotes, and a slash where no end tag follows."""
    values = [
        f' {name}="{escape(value or "", quote=False).replace(chr(34), "&quot;")}"'
        for name, value in token.attributes
        if _NAME.fullmatch(name)
    ]
    slash = "/" if token.is_closed or token.name in VOID else ""
    return f"<{token.name}{''.join(values)}{slash}>"


def _is_content(text: str) -> bool:
    """Is a text well-formed between two tags? An entity that is not declared may be elsewhere."""
    if "<" not in text:
        return True
    parser = expat.ParserCreate()
    try:
        parser.Parse(f'<!DOCTYPE x SYSTEM "x"><x>{text}</x>', True)
    except expat.ExpatError:
        return False
    return True


def mark(document: Document, place: Span, opening: str, closing: str) -> list[Edit]:
    """Tags around a passage; where it has one tag of two, around what stands beside that."""
    text = document.data[place.start : place.end].decode()
    found = list(tokens_of_xml(text))
    lone = _lone(found)
    if not lone:
        return around(place, opening, closing)
    edits: list[Edit] = []
    places = Places(text, place.start)
    position = 0
    for tag in (*lone, None):
        start, end = (tag.start, tag.end) if tag else (len(text), len(text))
        if text[position:start].strip():
            first, last = places.locate([position, start])
            edits += around(Span(place.part, first, last), opening, closing)
        position = end
    return edits


def lone_tags(document: Document, place: Span) -> bytes:
    """The tags in a passage whose partners stand outside it."""
    text = document.data[place.start : place.end].decode()
    return "".join(text[tag.start : tag.end] for tag in _lone(list(tokens_of_xml(text)))).encode()


def _lone(found: Sequence[Token]) -> list[Token]:
    """The tags, in order, that have no partner in a piece of XML."""
    opened: list[Token] = []
    ends: list[Token] = []
    for token in found:
        if token.kind is Kind.START and not token.is_closed:
            opened.append(token)
        elif token.kind is Kind.END:
            if opened:
                opened.pop()
            else:
                ends.append(token)
    return [*ends, *opened]
