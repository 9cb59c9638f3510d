"""The titles of reference definitions, `[label]: address "Title"`, and those among attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

import pyromark

from i18n.documents._flow import Flow
from i18n.documents._markdown_view import OPTIONS, View
from i18n.expressions import compiled

_DEFINITION = compiled(
    rb"\[(?:\\[!-/:-@\[-`{-~]|[^\[\]\\]|\\){1,4000}+\]:[\s>]*+(?:<(?:\\.|[^<>\\\r\n])*+>|[^\s<][^\s]*+)"
    rb"[\s>]++(?:\"(?P<double>(?:\\.|[^\"\\])*+)\"|'(?P<single>(?:\\.|[^'\\])*+)'"
    rb"|\((?P<round>(?:\\.|[^()\\])*+)\))",
    re.DOTALL,
)
"""A definition with a title (CommonMark 0.31.2, 4.7)."""
_CLOSINGS = {"double": '"', "single": "'", "round": ")"}
_BREAK = compiled(rb"[ \t]*(?:\r\n?|\n)[ \t>]*")
_ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])|&#?\w{1,31};")
_HAS_WORDS = compiled(r"[^\W_]").search


class LinkTitle(NamedTuple):
    """A title without its delimiters: bytes of the body.

    `is_attribute` says that it is one of a container, `{title="Title"}`, and not a definition's.
    """

    start: int
    end: int
    closing: str
    is_attribute: bool = False


def link_titles(view: View) -> Iterator[LinkTitle]:
    """The titles that have words; what the parser reads otherwise is left out."""
    yield from (LinkTitle(start, end, '"', is_attribute=True) for start, end in view.attributes)
    if b"]:" not in view.data:
        return
    found: Any = pyromark.reference_definitions(view.text, options=OPTIONS)
    for definition in sorted(found.values(), key=lambda one: one["span"]["start"]):
        title = definition["title"]
        if not title or not _HAS_WORDS(title):
            continue
        span = definition["span"]
        match = _DEFINITION.match(view.data, span["start"], span["end"])
        if match is None:
            continue
        name = next(name for name in _CLOSINGS if match[name] is not None)
        start, end = match.span(name)
        text = _BREAK.sub(b"\n", view.data[start:end]).decode()
        if _ESCAPE.sub(_plain, text).split() == title.split():
            yield LinkTitle(start, end, _CLOSINGS[name])


def _plain(match: re.Match[str]) -> str:
    return match[1] or unescape(match[0])


def title_flow(title: LinkTitle, data: bytes, base: int) -> Flow:
    """The text of a title of a body that begins at byte `base` of the file."""
    found = Flow()
    position = title.start
    for match in _BREAK.finditer(data, title.start, title.end):
        found.verbatim(data[position : match.start()].decode(), base + position)
        found.atom(" ", base + match.start(), base + match.end())
        position = match.end()
    found.verbatim(data[position : title.end].decode(), base + position)
    return found.close()
