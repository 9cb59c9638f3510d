"""From the tree of a page to its blocks: what each element begins and ends."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from selectolax.lexbor import LexborNode

from i18n.importers._html_inline import Token, is_safe
from i18n.importers._html_leaves import HEADING, Builder, Container, Leaf, List
from i18n.importers._html_table import Grid, number
from i18n.importers._html_tree import TEXT, Page, is_left_out, walk
from i18n.languages import primary

_MARKS = {
    "em": "*", "i": "*", "cite": "*", "dfn": "*", "strong": "**", "b": "**",
    "del": "~~", "s": "~~", "strike": "~~", "sup": "sup", "sub": "sub",
}  # fmt: skip
_BLOCKS = frozenset([
    "html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "li", "blockquote", "pre", "table",
    "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption", "dl", "dt",
    "dd", "details", "summary", "hr", "address", "fieldset", "legend", "form", "center",
    "hgroup",
])  # fmt: skip
_QUOTES: dict[str, str] = tomllib.loads(
    (files(__package__) / "quotation_marks.toml").read_text("utf-8")
)
_CODE = ("code", "kbd", "samp", "tt")
_LISTS = ("ul", "ol", "menu")
_LANGUAGE = re.compile(r"(?:language|lang)-([\w+#.-]+)")


def blocks(page: Page, root: LexborNode, language: str, lost: list[LexborNode]) -> list[Leaf]:
    """The blocks of an element, without what is no part of an article, which goes into `lost`.

    `language` says which marks a quotation in a line (`q`) has.
    """
    builder = Builder(quotes=_QUOTES.get(primary(language), _QUOTES["en"]))

    def is_skipped(node: LexborNode) -> bool:
        is_out = is_left_out(page, node)
        if is_out:
            lost.append(node)
        return is_out

    for is_entered, node in walk(root, is_skipped):
        if node.tag == TEXT:
            if is_entered:
                _text(builder, node)
        elif is_entered:
            _enter(builder, node)
        else:
            _leave(builder, node)
    builder.flush()
    return builder.leaves


def _text(builder: Builder, node: LexborNode) -> None:
    text = node.text_content or ""
    if builder.code is not None:
        builder.code.append(text)
    elif builder.tokens and builder.tokens[-1].kind == "code" and builder.coded:
        builder.tokens[-1] = Token("code", builder.tokens[-1].value + text)
    else:
        builder.tokens.append(Token("text", text))


def _enter(builder: Builder, node: LexborNode) -> None:
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
            builder.coded += 1
        case "ul" | "ol" | "menu":
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
        case "q" if not builder.coded:
            builder.tokens.append(Token("text", _quote(builder, 0)))
            builder.quoted += 1
        case _:
            _begin_mark(builder, node)


def _quote(builder: Builder, side: int) -> str:
    """The mark that begins (0) or ends (1) a quotation at the depth that was reached."""
    return builder.quotes[builder.quoted % 2 * 2 + side]


def _begin_mark(builder: Builder, node: LexborNode) -> None:
    if node.tag == "a":
        target = (node.attributes.get("href") or "").strip()
        is_link = target not in ("", "#") and is_safe(target)
        if is_link and not any(token.value == "link" for _, token in builder.marks):
            _open(builder, node, Token("open", "link", target))
        return
    mark = _MARKS.get(node.tag or "")
    is_open = any(token.value == mark for _, token in builder.marks)
    is_heading = any(HEADING.fullmatch(block.tag or "") for block in builder.blocks[-1:])
    if mark and not is_open and not (is_heading and mark == "**"):
        _open(builder, node, Token("open", mark))


def _open(builder: Builder, node: LexborNode, token: Token) -> None:
    builder.marks.append((node, token))
    builder.tokens.append(token)


def _leave(builder: Builder, node: LexborNode) -> None:
    tag = node.tag
    if builder.code is not None:
        if tag == "pre":
            _end_code(builder, node)
        return
    if builder.marks and builder.marks[-1][0].mem_id == node.mem_id:
        builder.tokens.append(Token("close", builder.marks.pop()[1].value))
    builder.coded -= tag in _CODE
    if tag == "q" and not builder.coded:
        builder.quoted -= 1
        builder.tokens.append(Token("text", _quote(builder, 1)))
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
        elif tag in _LISTS:
            builder.ended = (len(builder.leaves), builder.lists.pop())


def _begin_list(builder: Builder, node: LexborNode) -> None:
    if builder.table is not None:
        return
    is_ordered = node.tag == "ol"
    delimiter = "." if is_ordered else "-"
    follows = builder.ended is not None and builder.ended[0] == len(builder.leaves)
    if follows and builder.ended is not None and builder.ended[1].delimiter == delimiter:
        # a list directly after another one would be read as the same
        delimiter = ")" if is_ordered else "*"
    builder.lists.append(List(is_ordered, number(node, "start", 1), delimiter))


def _begin_item(builder: Builder, node: LexborNode) -> None:
    if builder.table is not None:
        return
    is_own = builder.lists and node.parent is not None and node.parent.tag in _LISTS
    if not is_own:
        builder.containers.append(Container("- "))
        return
    own = builder.lists[-1]
    builder.containers.append(
        Container(f"{own.number}{own.delimiter} " if own.is_ordered else f"{own.delimiter} ", own)
    )
    own.number += 1


def _end_code(builder: Builder, node: LexborNode) -> None:
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


def _image(builder: Builder, node: LexborNode) -> None:
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
