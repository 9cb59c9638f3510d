"""HTML as tokens that join to the very text: turbohtml's, read as browsers read it (WHATWG HTML, 13.2.5).

Malformed pages have tokens too. Raw text (scripts, styles, titles, text areas) is one token.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import turbohtml

_WORD = re.compile(r"[^\W_]")
_FOREIGN = re.compile(r"</?(?i:svg|math)\b|<!\[CDATA\[")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_RAW_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_NOSCRIPT = re.compile(r"(</?noscrip)t", re.IGNORECASE)
NO_MARKUP = str.maketrans("<>", "\x01\x01")
"""What hides brackets from the tokenizer."""

_SHOWN = str.maketrans("\x01\x02", "tm")
"""The letters of names that stand for themselves again."""

_SHORT = 100
"""Characters of a text whose tokens are remembered."""

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


def tokens(html: str, within: str = "") -> Iterator[Token]:
    """The tokens of a text, which begins in an element of raw text where `within` names one."""
    return iter(_of_short(html, within)) if len(html) <= _SHORT else _found(html, within)


@lru_cache(maxsize=1024)
def _of_short(html: str, within: str) -> tuple[Token, ...]:
    """The tokens of what stands in many documents, such as a tag alone."""
    return tuple(_found(html, within))


def _found(html: str, within: str) -> Iterator[Token]:
    from turbohtml import TokenType, tokenize  # noqa: PLC0415  # slow to import

    text_type, reference_type = TokenType.TEXT, TokenType.CHARACTER_REFERENCE
    start_type, end_type, comment_type = TokenType.START_TAG, TokenType.END_TAG, TokenType.COMMENT
    lead = f"<{within}>" if within else ""
    found = tokenize(lead + _masked(html), capture_source=True, resolve_references=False)
    if lead:
        next(found)
    position = start = 0
    has_words = False
    for token in found:
        type_ = token.type
        if type_ is text_type or type_ is reference_type:
            data = token.data or ""
            has_words = has_words or _WORD.search(data) is not None
            position += len(data if type_ is text_type else token.source or "")
            continue
        if start < position:
            yield Token(Kind.TEXT, start, position, "", (), has_words)
            has_words = False
        start = position
        position += len(token.source or "")
        if type_ is start_type:
            name, attributes = _name(token), token.attrs or ()
            yield Token(Kind.START, start, position, name, attributes, False, token.self_closing)
        elif type_ is end_type:
            yield Token(Kind.END, start, position, _name(token))
        else:
            kind = Kind.COMMENT if type_ is comment_type else Kind.DECLARATION
            yield Token(kind, start, position)
        start = position
    if start < position:
        yield Token(Kind.TEXT, start, position, "", (), has_words)
    if position < len(html):
        yield Token(Kind.REST, position, len(html))


Scan = Callable[[str, str], Iterator[Token]]
"""`tokens`, or the same of XML."""


def _name(tag: turbohtml.Token) -> str:
    name = tag.tag or ""
    return name.translate(_SHOWN) if "\x01" in name or "\x02" in name else name


def _masked(html: str) -> str:
    """The text with the same tokens in the same places, each of which has its source.

    The tokenizer makes line feeds of CRLF, drops `</>`, takes what is in `noscript` for raw text, which
    it is for browsers that run scripts alone, and knows of no sections of CDATA, which only SVG and
    MathML have.
    """
    if "\r" in html:
        html = html.replace("\r", "\n")
    if "</>" in html:
        html = html.replace("</>", "<!>")
    if _NOSCRIPT.search(html):
        html = _NOSCRIPT.sub("\\1\x01", html)
    return _without_cdata(html) if _CDATA in html else html


def _without_cdata(html: str) -> str:
    """The text with no brackets in the sections of CDATA within SVG and MathML."""
    pieces, position, root, depth = [], 0, "", 0
    found = _FOREIGN.search(html)
    while found:
        end = found.end()
        if found[0] != _CDATA:
            # a tag of the one ends nothing of the other
            name = found[0].lower().lstrip("</")
            is_end = found[0][1] == "/"
            if depth:
                depth += (name == root) * (-1 if is_end else 1)
            elif not is_end:
                root, depth = name, 1
        elif depth:
            end = html.find(_CDATA_END, end)
            if end < 0:
                break
            content = html[found.end() : end]
            if not _RAW_END.search(content):
                pieces += [html[position : found.end()], content.translate(NO_MARKUP)]
                position = end
        found = _FOREIGN.search(html, end)
    return "".join([*pieces, html[position:]])


@lru_cache(maxsize=4096)
def values(tag: str) -> dict[str, Value]:
    """Where the values of a start tag's attributes lie in it; those that have none are left out."""
    from turbohtml import parse_fragment  # noqa: PLC0415

    # an element of no meaning of its own: a cell would be dropped outside a table
    name = next(tokens(tag)).name
    masked = f"<{'x' * len(name)}{tag[1 + len(name) :]}".replace("\r", "\n")
    element = parse_fragment(masked, source_locations=True).children[0]
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
    from turbohtml import tokenize  # noqa: PLC0415

    found, position = [], 0
    for token in tokenize(
        _masked(text).translate(NO_MARKUP), capture_source=True, resolve_references=False
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
