"""SVG and MathML in HTML, which the tags of most elements of HTML end (WHATWG HTML, 13.2.6.5)."""

from __future__ import annotations

from typing import NamedTuple

from i18n.documents._html_tokens import Kind, Token

ROOTS = frozenset({"math", "svg"})
_POINTS = {
    "math": frozenset({"mi", "mn", "mo", "ms", "mtext"}),
    "svg": frozenset({"desc", "foreignobject", "title"}),
}
_ANNOTATION = "annotation-xml"
_OF_HTML = frozenset({"application/xhtml+xml", "text/html"})
_ENDING_NAMES = (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing "
    "menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var"
)
_ENDING = frozenset(_ENDING_NAMES.split())
_FONT = frozenset({"color", "face", "size"})


class Foreign(NamedTuple):
    """SVG or MathML that is open: the place of its first element on the stack, and which it is."""

    place: int
    name: str


def within(tag: Token, around: Foreign | None, parent: str, place: int) -> Foreign | None:
    """What the content of an element belongs to: SVG or MathML, or None for HTML.

    `around` is the same of the element that it stands in, whose name is `parent`; `place` is where it
    comes on the stack. HTML may stand in the elements that the standard calls integration points.
    """
    name = tag.name
    if around is None:
        return Foreign(place, name) if name in ROOTS else None
    if name in _POINTS[around.name]:
        return None
    if around.name == "math":
        if name == _ANNOTATION and (tag.value("encoding") or "").lower() in _OF_HTML:
            return None
        if name == "svg" and parent == _ANNOTATION:
            return Foreign(around.place, name)
    return around


def is_point(name: str) -> bool:
    """May HTML stand in an element of SVG that has this name?"""
    return name in _POINTS["svg"]


def ends(tag: Token) -> bool:
    """Does a tag that stands in SVG or MathML end it?"""
    name = tag.name
    if tag.kind is Kind.END:
        return name in ("br", "p")
    if name == "font":
        return any(attribute in _FONT for attribute, _ in tag.attributes)
    return name in _ENDING
