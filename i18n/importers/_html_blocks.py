"""From the tree of a page to its blocks, in order, each with the lists and quotes that it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from selectolax.lexbor import LexborNode

from i18n.importers._html_inline import Token, has_content, is_safe, plain
from i18n.importers._html_table import Grid, number
from i18n.importers._html_tree import TEXT, Page, ancestors, is_left_out, walk

_MARKS = {
    "em": "*", "i": "*", "cite": "*", "dfn": "*", "strong": "**", "b": "**",
    "del": "~~", "s": "~~", "strike": "~~", "sup": "sup", "sub": "sub",
}  # fmt: skip
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "details",
        "summary",
        "hr",
        "address",
        "fieldset",
        "legend",
        "form",
        "center",
        "hgroup",
    ]
)
_KINDS = {"figcaption": "caption", "caption": "caption", "summary": "term", "dt": "term"}
_HEADING = re.compile(r"h([1-6])")
_LANGUAGE = re.compile(r"(?:language|lang)-([\w+#.-]+)")


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
class _List:
    is_ordered: bool
    number: int
    delimiter: str


@dataclass(slots=True)
class _Builder:
    """What is open while a page is walked."""

    leaves: list[Leaf] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    marks: list[tuple[LexborNode, Token]] = field(default_factory=list)
    blocks: list[LexborNode] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    code: list[str] | None = None
    table: Leaf | None = None
    grid: Grid = field(default_factory=Grid)
    headed: set[int] = field(default_factory=set)
    ended: tuple[int, _List] | None = None
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
            match = _HEADING.fullmatch(node.tag or "")
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


def blocks(page: Page, root: LexborNode) -> list[Leaf]:
    """The blocks of an element, without what is no part of an article."""
    builder = _Builder()
    for is_entered, node in walk(root, lambda node: is_left_out(page, node)):
        if node.tag == TEXT:
            if is_entered:
                _text(builder, node)
        elif is_entered:
            _enter(builder, node)
        else:
            _leave(builder, node)
    builder.flush()
    return builder.leaves


def _text(builder: _Builder, node: LexborNode) -> None:
    text = node.text_content or ""
    if builder.code is not None:
        builder.code.append(text)
    elif builder.tokens and builder.tokens[-1].kind == "code" and _is_in_code(node):
        builder.tokens[-1] = Token("code", builder.tokens[-1].value + text)
    else:
        builder.tokens.append(Token("text", text))


def _is_in_code(node: LexborNode) -> bool:
    return any(above.tag in ("code", "kbd", "samp", "tt") for above in ancestors(node))


def _enter(builder: _Builder, node: LexborNode) -> None:
    tag = node.tag
    if builder.code is not None:
        if tag == "br":
            builder.code.append("\n")
        return
    if tag in _BLOCKS:
        builder.flush()
        builder.blocks.append(node)
    match tag:
        case "br":
            builder.tokens.append(Token("break"))
        case "img":
            _image(builder, node)
        case "hr":
            if builder.table is None:
                builder.leaves.append(Leaf("rule", path=tuple(builder.containers)))
        case "pre":
            builder.code = []
        case "code" | "kbd" | "samp" | "tt":
            builder.tokens.append(Token("code", ""))
        case "ul" | "ol":
            _begin_list(builder, node)
        case "li":
            _begin_item(builder, node)
        case "blockquote" if builder.table is None:
            builder.containers.append(Container("> "))
        case "table" if builder.table is None and _is_data(node):
            builder.table = Leaf("table", path=tuple(builder.containers))
            builder.grid = Grid(builder.table.rows)
            builder.tokens = []
        case "thead" | "tbody" | "tfoot":
            builder.grid.begin_group()
        case "tr" if builder.table is not None:
            builder.grid.begin_row()
        case "td" | "th" if builder.table is not None:
            builder.tokens = []
            if len(builder.table.rows) == 1 and tag == "th":
                builder.table.has_head = True
        case _:
            _begin_mark(builder, node)


def _begin_mark(builder: _Builder, node: LexborNode) -> None:
    if node.tag == "a":
        target = (node.attributes.get("href") or "").strip()
        is_link = target not in ("", "#") and is_safe(target)
        if is_link and not any(token.value == "link" for _, token in builder.marks):
            _open(builder, node, Token("open", "link", target))
        return
    mark = _MARKS.get(node.tag or "")
    is_open = any(token.value == mark for _, token in builder.marks)
    is_heading = any(_HEADING.fullmatch(block.tag or "") for block in builder.blocks[-1:])
    if mark and not is_open and not (is_heading and mark == "**"):
        _open(builder, node, Token("open", mark))


def _open(builder: _Builder, node: LexborNode, token: Token) -> None:
    builder.marks.append((node, token))
    builder.tokens.append(token)


def _leave(builder: _Builder, node: LexborNode) -> None:
    tag = node.tag
    if builder.code is not None:
        if tag == "pre":
            _end_code(builder, node)
        return
    if builder.marks and builder.marks[-1][0].mem_id == node.mem_id:
        builder.tokens.append(Token("close", builder.marks.pop()[1].value))
    if tag in ("td", "th") and builder.table is not None:
        builder.grid.add(node, builder.tokens)
        builder.tokens = []
    elif tag == "caption" and builder.table is not None:
        caption, builder.tokens = builder.tokens, []
        builder.leaves.append(Leaf("caption", caption, builder.table.path, node=node))
    elif tag == "table" and builder.table is not None:
        if builder.table.rows:
            builder.leaves.append(builder.table)
        builder.table, builder.tokens = None, []
    if tag not in _BLOCKS:
        return
    builder.flush()
    builder.blocks.pop()
    if builder.table is None:
        if tag in ("li", "blockquote"):
            builder.containers.pop()
        elif tag in ("ul", "ol"):
            builder.ended = (len(builder.leaves), builder.lists.pop())


def _begin_list(builder: _Builder, node: LexborNode) -> None:
    if builder.table is not None:
        return
    is_ordered = node.tag == "ol"
    delimiter = "." if is_ordered else "-"
    follows = builder.ended is not None and builder.ended[0] == len(builder.leaves)
    if follows and builder.ended is not None and builder.ended[1].delimiter == delimiter:
        # a list directly after another one would be read as the same
        delimiter = ")" if is_ordered else "*"
    builder.lists.append(_List(is_ordered, number(node, "start", 1), delimiter))


def _begin_item(builder: _Builder, node: LexborNode) -> None:
    if builder.table is not None:
        return
    is_own = builder.lists and node.parent is not None and node.parent.tag in ("ul", "ol")
    if not is_own:
        builder.containers.append(Container("- "))
        return
    own = builder.lists[-1]
    builder.containers.append(
        Container(f"{own.number}{own.delimiter} " if own.is_ordered else f"{own.delimiter} ", own)
    )
    own.number += 1


def _end_code(builder: _Builder, node: LexborNode) -> None:
    text = "".join(builder.code or ()).strip("\n")
    builder.code = None
    inner = node.css_first("code")
    named = " ".join(one.attributes.get("class") or "" for one in (node, inner) if one is not None)
    match = _LANGUAGE.search(named)
    builder.blocks.pop()
    if text.strip() and builder.table is None:
        leaf = Leaf("code", [Token("code", text)], tuple(builder.containers))
        leaf.language = match[1] if match else ""
        builder.leaves.append(leaf)
    elif text.strip():
        builder.tokens.append(Token("code", text))


def _image(builder: _Builder, node: LexborNode) -> None:
    found = [node.attributes.get(name) or "" for name in ("src", "data-src", "data-lazy-src")]
    target = next((one for one in found if one and not one.startswith("data:")), "")
    is_dot = "1" in (node.attributes.get("width"), node.attributes.get("height"))
    if target and is_safe(target) and not is_dot:
        builder.tokens.append(Token("image", node.attributes.get("alt") or "", target))


def _is_data(table: LexborNode) -> bool:
    """Has a table cells of text, and not a page's layout?"""
    if table.css_first("table table, td h1, td h2, td h3, td ul, td blockquote, td figure, td pre"):
        return False
    rows = table.css("tr")
    return any(len(row.css("td, th")) > 1 for row in rows)


def _is_asked(node: LexborNode) -> bool:
    """Does schema.org's markup say that an element is a question's name?"""
    for one in (node, *ancestors(node)):
        if one.attributes.get("itemprop") == "name":
            kinds = (above.attributes.get("itemtype") or "" for above in ancestors(one))
            return next(filter(None, kinds), "").endswith("schema.org/Question")
        if one.tag == "body":
            break
    return False
