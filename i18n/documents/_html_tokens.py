"""HTML as tokens that join to the very text: turbohtml's, read as browsers read it (WHATWG HTML, 13.2.5).

Malformed pages have tokens too. Raw text (scripts, styles, titles, text areas) is one token.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import turbohtml
from turbohtml import TokenType

_WORD = re.compile(r"[^\W_]")
_FOREIGN = re.compile(r"<(?:svg|math)\b", re.IGNORECASE)
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_RAW_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_NO_MARKUP = str.maketrans("<>", "\x01\x01")
_VALUE = re.compile(r"[^=]*=[\t\n\f ]*([\"']?)")
RAW = frozenset(
    {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"}
)
"""The elements whose content has no tags."""


class Kind(enum.Enum):
    """What a token is; `REST` is a tag that does not end, which browsers drop."""

    TEXT = enum.auto()
    START = enum.auto()
    END = enum.auto()
    COMMENT = enum.auto()
    DECLARATION = enum.auto()
    REST = enum.auto()


class Token(NamedTuple):
    """A piece of HTML from `start` to `end`, in characters.

    `name` is a tag's, in lower case; `attributes` are a start tag's names and values, references
    resolved, the first of a name alone; `is_closed` says that it ends with a slash. `has_words` says
    that a text has a letter or a digit once its references are resolved.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: Sequence[tuple[str, str | None]] = ()
    has_words: bool = False
    is_closed: bool = False

    def value(self, name: str) -> str | None:
        """The value of an attribute; None where the tag does not have it."""
        for own, value in self.attributes:
            if own == name:
                return value or ""
        return None


class Value(NamedTuple):
    """Where an attribute's value lies in its tag, its quotes left out, and the quote or nothing."""

    start: int
    end: int
    quote: str


_TEXT, _REFERENCE = TokenType.TEXT, TokenType.CHARACTER_REFERENCE
_START, _END, _COMMENT = TokenType.START_TAG, TokenType.END_TAG, TokenType.COMMENT


def tokens(html: str, within: str = "") -> Iterator[Token]:
    """The tokens of a text, which begins in an element of raw text where `within` names one."""
    lead = f"<{within}>" if within else ""
    found = turbohtml.tokenize(lead + _masked(html), capture_source=True, resolve_references=False)
    if lead:
        next(found)
    position = start = 0
    has_words = False
    for token in found:
        type_ = token.type
        if type_ is _TEXT or type_ is _REFERENCE:
            data = token.data or ""
            has_words = has_words or _WORD.search(data) is not None
            position += len(data if type_ is _TEXT else token.source or "")
            continue
        if start < position:
            yield Token(Kind.TEXT, start, position, "", (), has_words)
            has_words = False
        start = position
        position += len(token.source or "")
        if type_ is _START:
            name, attributes = token.tag or "", token.attrs or ()
            yield Token(Kind.START, start, position, name, attributes, False, token.self_closing)
        elif type_ is _END:
            yield Token(Kind.END, start, position, token.tag or "")
        else:
            kind = Kind.COMMENT if type_ is _COMMENT else Kind.DECLARATION
            yield Token(kind, start, position)
        start = position
    if start < position:
        yield Token(Kind.TEXT, start, position, "", (), has_words)
    if position < len(html):
        yield Token(Kind.REST, position, len(html))


def _masked(html: str) -> str:
    """The text with the same tokens in the same places, each of which has its source.

    The tokenizer makes line feeds of CRLF, drops `</>`, and knows of no sections of CDATA, which only
    SVG and MathML have.
    """
    if "\r" in html:
        html = html.replace("\r", "\n")
    if "</>" in html:
        html = html.replace("</>", "<!>")
    start = html.find(_CDATA)
    if start < 0 or not _FOREIGN.search(html):
        return html
    pieces, position = [], 0
    while start >= 0 and (end := html.find(_CDATA_END, start)) >= 0:
        content = html[start + len(_CDATA) : end]
        if not _RAW_END.search(content):
            pieces += [html[position : start + len(_CDATA)], content.translate(_NO_MARKUP)]
            position = end
        start = html.find(_CDATA, end)
    return "".join([*pieces, html[position:]])


@lru_cache(maxsize=4096)
def values(tag: str) -> dict[str, Value]:
    """Where the values of a start tag's attributes lie in it; those that have none are left out."""
    # an element of no meaning of its own: a cell would be dropped outside a table
    name = next(tokens(tag)).name
    masked = f"<{'x' * len(name)}{tag[1 + len(name) :]}".replace("\r", "\n")
    element = turbohtml.parse_fragment(masked, source_locations=True).children[0]
    assert element.source_location is not None, "it was asked for"
    found = {}
    for attribute, span in element.source_location.attrs.items():
        lead = _VALUE.match(masked, span.start_offset + attribute.startswith("="), span.end_offset)
        if lead is not None:
            end = span.end_offset - len(lead[1])
            found[attribute] = Value(lead.end(), end, lead[1])
    return found


def references(text: str, *, in_attribute: bool) -> list[tuple[int, int, str]]:
    """The character references of a text without markup: from where to where, and what they mean.

    In an attribute, one without its semicolon is none before a letter, a digit or `=` (WHATWG HTML,
    13.2.5.73).
    """
    if "&" not in text:
        return []
    found, position = [], 0
    for token in turbohtml.tokenize(
        _masked(text).translate(_NO_MARKUP), capture_source=True, resolve_references=False
    ):
        source = token.source
        if source is None:
            position += len(token.data or "")
            continue
        start, position = position, position + len(source)
        following = text[position : position + 1]
        is_bare = not source.endswith(";") and (following == "=" or following.isalnum())
        if not (in_attribute and is_bare):
            found.append((start, position, token.data or ""))
    return found
