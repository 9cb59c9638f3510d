"""The blocks of a page, in order, each with the lists and quotes that it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from selectolax.lexbor import LexborNode

from i18n.importers._html_inline import Token, has_content, plain
from i18n.importers._html_table import Grid
from i18n.importers._html_tree import ancestors

_KINDS = {"figcaption": "caption", "caption": "caption", "summary": "term", "dt": "term"}
HEADING = re.compile(r"h([1-6])")
"""The tag of a heading, and its level."""


@dataclass(eq=False, slots=True)
class Container:
    """An item of a list, with its marker, or a quote, whose marker is `>`."""

    marker: str
    list: object = None
    """What all items of a list share."""
    is_begun: bool = False

    @property
    def is_quote(self) -> bool:
        """Does every line begin with the marker?"""
        return self.marker == "> "


@dataclass(slots=True)
class Leaf:
    """A block that holds no other.

    `kind` is paragraph, heading, question, term, caption, code, table or rule; `level` a heading's,
    1 to 6. `rows` are a table's, of cells; `has_head` says that its first row is a head. `language`
    is a code block's. `is_lead` holds for a heading or paragraph that is marked as standfirst.
    """

    kind: str
    tokens: list[Token] = field(default_factory=list)
    path: tuple[Container, ...] = ()
    level: int = 0
    rows: list[list[list[Token]]] = field(default_factory=list)
    has_head: bool = False
    language: str = ""
    node: LexborNode | None = None
    begins_faq: bool = False
    is_asked: bool = False
    """Does the page itself say that this is a question (schema.org)?"""

    @property
    def text(self) -> str:
        """Its words."""
        return plain(self.tokens)


@dataclass(slots=True)
class List:
    is_ordered: bool
    number: int
    delimiter: str


@dataclass(slots=True)
class Builder:
    """What is open while a page is walked."""

    leaves: list[Leaf] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    marks: list[tuple[LexborNode, Token]] = field(default_factory=list)
    blocks: list[LexborNode] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)
    quotes: str = "“”‘’"
    quoted: int = 0
    """How many quotations in a line are open."""
    coded: int = 0
    """How many elements of code in a line are open."""
    code: list[str] | None = None
    table: Leaf | None = None
    grid: Grid = field(default_factory=Grid)
    headed: set[int] = field(default_factory=set)
    ended: tuple[int, List] | None = None
    """How many blocks there were when the last list ended, and that list."""

    def flush(self) -> None:
        """End the block whose content was collected; a table's cell keeps its own."""
        if self.table is not None:
            self.tokens.append(Token("text", " "))
            return
        if not has_content(self.tokens):
            self.tokens = [token for _, token in self.marks]
            return
        content = self.tokens + [Token("close", token.value) for _, token in reversed(self.marks)]
        self.tokens = [token for _, token in self.marks]
        for is_end, run in groupby(_parted(content), key=lambda token: token.kind == "end"):
            tokens = list(run)
            if not is_end and has_content(tokens):
                self.leaves.append(self._leaf(tokens))

    def _leaf(self, tokens: list[Token]) -> Leaf:
        path = tuple(self.containers)
        for node in reversed(self.blocks):
            match = HEADING.fullmatch(node.tag or "")
            if match and not self._has_text(node):
                return Leaf(
                    "heading", tokens, path, int(match[1]), node=node, is_asked=_is_asked(node)
                )
            if match:
                break
            if node.tag in _KINDS:
                return Leaf(_KINDS[node.tag], tokens, path, node=node, is_asked=_is_asked(node))
            if node.tag not in ("p", "div", "span", "center"):
                break
        node_ = self.blocks[-1] if self.blocks else None
        is_asked = node_ is not None and _is_asked(node_)
        return Leaf("paragraph", tokens, path, node=node_, is_asked=is_asked)

    def _has_text(self, heading: LexborNode) -> bool:
        """Has a heading that was not closed had its text already?"""
        if heading.mem_id in self.headed:
            return True
        self.headed.add(heading.mem_id)
        return False


def _parted(tokens: Sequence[Token]) -> Iterator[Token]:
    """Two line breaks and more end a paragraph."""
    n = 0
    while n < len(tokens):
        end = n
        while end < len(tokens) and (
            tokens[end].kind == "break"
            or (tokens[end].kind == "text" and not tokens[end].value.strip())
        ):
            end += 1
        breaks = sum(token.kind == "break" for token in tokens[n:end])
        if breaks > 1:
            yield Token("end")
        else:
            yield from tokens[n : max(end, n + 1)]
        n = max(end, n + 1)


def _is_asked(node: LexborNode) -> bool:
    """Does schema.org's markup say that an element is a question's name?"""
    for one in (node, *ancestors(node)):
        if one.attributes.get("itemprop") == "name":
            kinds = (above.attributes.get("itemtype") or "" for above in ancestors(one))
            return next(filter(None, kinds), "").endswith("schema.org/Question")
        if one.tag == "body":
            break
    return False
