"""Where text alone can mark a passage of HTML: an element would not be shown, or end what is around.

A start tag of HTML ends a drawing or a formula (WHATWG HTML, 13.2.6.5) and is drawn in none in XML;
of the options of a list browsers keep the text; in a head it begins the body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from i18n.decoding import decode
from i18n.documents import _html_xml
from i18n.documents._format import Edit
from i18n.documents._html_head import IN_HEAD
from i18n.documents._html_tokens import Kind, Scan, tokens
from i18n.documents._html_xml_tokens import tokens_of_xml
from i18n.documents._markdown_tags import Tag, tags
from i18n.documents._places import Places
from i18n.model import Document, Span

_FOREIGN = frozenset({"math", "svg"})
_HOLDERS = _FOREIGN | {"datalist", "option", "select"}
_NAMED = re.compile(rb"<(?:[\w.-]+:)?(?:datalist|math|noscript|option|select|svg)\b", re.IGNORECASE)
_INTEGRATION = frozenset(
    {"annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title"}
)
"""The elements of drawings and formulas in which tags of HTML may stand (13.2.6)."""

_BREAKOUT_NAMES = (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li "
    "listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
_BREAKOUT = frozenset(_BREAKOUT_NAMES.split())


class _Holds(NamedTuple):
    """Where each stretch begins and ends, in bytes of the file; ascending and disjoint."""

    starts: Sequence[int]
    ends: Sequence[int]
    is_inline: Sequence[bool]
    """Is it Markdown in which the text stands?"""


def text_mark(document: Document, place: Span, language: str) -> list[Edit] | None:
    """The language in brackets before a passage's first word; None where an element can mark it."""
    holds = _html(document)
    return None if _held(holds, place) is None else [_edit(document, place, f"[{language}] ")]


def markdown_text_mark(document: Document, place: Span, language: str) -> list[Edit] | None:
    """The same in a Markdown document."""
    holds = _markdown(document)
    held = _held(holds, place)
    if held is None:
        return None
    # brackets may be a link
    escape = "\\" if holds.is_inline[held] else ""
    return [_edit(document, place, f"{escape}[{language}] ")]


def _held(holds: _Holds, place: Span) -> int | None:
    """The stretch that a passage begins or ends in."""
    n = bisect_right(holds.starts, place.start) - 1
    if n >= 0 and place.start < holds.ends[n]:
        return n
    n = bisect_right(holds.starts, place.end - 1) - 1
    return n if n >= 0 and place.end <= holds.ends[n] else None


def _edit(document: Document, place: Span, text: str) -> Edit:
    """The mark stands beside words: in a drawing, what is outside their element may not be shown."""
    passage = document.data[place.start : place.end].decode()
    first = next((token.start for token in _scan(document)(passage, "") if token.has_words), 0)
    at = place.start + len(passage[:first].encode())
    return Edit(at, at, text.encode())


@lru_cache(maxsize=2)
def _html(document: Document) -> _Holds:
    if not _NAMED.search(document.data):
        return _Holds((), (), ())
    is_xml = _html_xml.is_xml(document)
    return _stretches(_tags(document), len(document.data), is_head=True, is_xml=is_xml)


def _tags(document: Document) -> Iterator[Tag]:
    text, base = decode(document.data, document.path)
    places = Places(text, base)
    for token in _scan(document)(text, ""):
        start, end = places.locate([token.start, token.end])
        yield Tag(token, start, end, False)


def _scan(document: Document) -> Scan:
    return tokens_of_xml if _html_xml.is_xml(document) else tokens


@lru_cache(maxsize=2)
def _markdown(document: Document) -> _Holds:
    if not _NAMED.search(document.data):
        return _Holds((), (), ())
    return _stretches(tags(document), len(document.data), is_head=False, is_xml=False)


def _stretches(found: Iterable[Tag], end: int, *, is_head: bool, is_xml: bool) -> _Holds:
    """What the outermost elements that hold text alone have in them, up to the end of the file."""
    starts: list[int] = []
    ends: list[int] = []
    are_inline: list[bool] = []
    name, depth, inner = "", 0, 0
    for token, start, stop, is_inline, _ in found:
        own = token.name.rpartition(":")[2]
        if token.kind is Kind.END:
            is_head = is_head and own != "head"
            inner = max(0, inner - (own in _INTEGRATION))
            depth -= own == name
            if name and not depth:
                ends.append(start)
                name = ""
        elif token.kind is Kind.START:
            is_head = is_head and own in IN_HEAD
            is_foreign = name in _FOREIGN
            is_ended = own == name == "option"
            is_broken_out = is_foreign and not is_xml and not inner and own in _BREAKOUT
            if is_broken_out or is_ended:
                ends.append(start)
                name = ""
            if name:
                depth += own == name and not token.is_closed
                inner += own in _INTEGRATION and not token.is_closed
            elif (own in _HOLDERS and not (token.is_closed and (is_xml or own in _FOREIGN))) or (
                is_head and own == "noscript"
            ):
                starts.append(stop)
                are_inline.append(is_inline)
                name, depth, inner = own, 1, 0
    if name:
        ends.append(end)
    return _Holds(starts, ends, are_inline)
