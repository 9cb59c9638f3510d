"""What may stand in a paragraph: text, objects, and what is around them; and each as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from i18n.documents._docx_xml import Node

CHARACTERS = {
    "w:cr": "\n",
    "w:tab": "\t",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
"""The elements of a run that stand for a character."""
_ELEMENTS = {"\n": "br", "\t": "tab", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_NAMED = re.compile("[\n\t\u2011\u00ad]")
Key = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Formatting:
    """The formatting of a run: comparable, as its bytes, and what of it a page shows."""

    key: Key
    data: bytes
    style: str
    emphasis: tuple[tuple[str, bool], ...]
    is_hidden: bool


PLAIN = Formatting((), b"", "", (), False)


@dataclass(slots=True, eq=False)
class Wrapper:
    """An element, or a field, around a part of a paragraph: what it is written with.

    `outer` is the innermost wrapper around it; `is_paired` says that a translator sees it; a field
    has no `node`.
    """

    outer: Wrapper | None
    opening: bytes
    closing: bytes
    is_paired: bool
    node: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Text of a run: verbatim bytes of an element `w:t`, or what stands for it.

    `prefix` is what names of elements begin with in the member, such as `w:`.
    `is_element` says that it is one of `CHARACTERS` or a line break, an element of its own;
    `keeps_space` that white space at the edges of its `w:t` counts.
    """

    text: str
    start: int
    end: int
    formatting: Formatting
    wrapper: Wrapper | None
    prefix: str
    is_verbatim: bool = False
    is_element: bool = False
    keeps_space: bool = False

    @property
    def is_blank(self) -> bool:
        """Is it white space alone?"""
        return self.text.isspace()


@dataclass(frozen=True, slots=True, eq=False)
class InlineObject:
    """Something in a paragraph that is no text, and how it is written anew.

    `is_edge` says that it stands outside of the text where it is first or last; `is_silent` that a
    translator does not see it at all; `has_paragraphs` that it holds a text box.
    """

    start: int
    end: int
    data: bytes
    wrapper: Wrapper | None
    in_run: bool
    formatting: Formatting = PLAIN
    is_edge: bool = True
    is_silent: bool = False
    has_paragraphs: bool = False
    node: Node | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Boundary:
    """Where a wrapper that a translator sees begins or ends.

    `formatting` is that of the run which a field's marks stand in. One that is displaced stands for white
    space or objects inside the wrapper too, which a translator sees outside of it, or not at all.
    """

    wrapper: Wrapper
    is_start: bool
    start: int
    end: int
    formatting: Formatting | None = None
    is_displaced: bool = False


Item = Piece | InlineObject | Boundary


def written(parts: Sequence[Item]) -> bytes:
    """Items as they are written anew, each text in a run of its own."""
    out = []
    for item in parts:
        if isinstance(item, InlineObject):
            out.append(item.data)
        elif isinstance(item, Boundary):
            out.append(item.wrapper.opening if item.is_start else item.wrapper.closing)
        else:
            out.append(run(item.text, item.formatting, item.prefix))
    return b"".join(out)


def run(text: str, formatting: Formatting, prefix: str) -> bytes:
    """A run with a text."""
    mark = prefix.encode()
    return b"<%br>%b%b</%br>" % (mark, formatting.data, text_elements(text, prefix), mark)


def text_elements(text: str, prefix: str) -> bytes:
    """A text as what stands in a run: `w:t`, and elements for line breaks, tabs and hyphens."""
    mark = prefix.encode()
    return b'<%bt xml:space="preserve">%b</%bt>' % (mark, inner(text, prefix), mark)


def inner(text: str, prefix: str) -> bytes:
    """A text as what stands within a `w:t` that keeps its white space."""
    return _NAMED.sub(lambda found: _between(found[0], prefix), escape(text, quote=False)).encode()


def _between(character: str, prefix: str) -> str:
    """An element for a character, and the `w:t` around it ended and begun again."""
    return f'</{prefix}t><{prefix}{_ELEMENTS[character]}/><{prefix}t xml:space="preserve">'
