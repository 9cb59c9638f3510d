"""A page as a tree, walked without recursion, and which of it is the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from selectolax.lexbor import LexborHTMLParser, LexborNode

TEXT = "-text"
NAMES = {
    name: frozenset(words)
    for name, words in tomllib.loads(
        (files(__package__) / "page_names.toml").read_text("utf-8")
    ).items()
}
"""Words of classes and ids, by what they say of an element."""
_NEVER = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas",
    "video", "audio", "map", "form", "input", "select", "textarea", "option", "datalist",
    "dialog", "nav", "head", "title", "link", "meta", "base", "area", "track", "source",
))  # fmt: skip
_UNSAID = _NEVER - {"form", "nav"} | {"button", "label"}
"""Elements without words of their own, or with those of a control: nobody misses them."""
_CONTROLS = frozenset({"button", "label"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ASIDE = frozenset({"aside", "footer"})
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "tablist",
))  # fmt: skip
_WORD = re.compile(r"[A-Za-z][a-z0-9]*|[A-Z]+")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST = 0.4
"""The share of a page's words from which on an element is no by-work, whatever its class says."""


@dataclass(slots=True)
class Page:
    """A parsed page; `weights` has the characters of text below an element that are not in links.

    `headlines` are the elements that have an `h1` in them. Both are by `mem_id`.
    """

    tree: LexborHTMLParser
    weights: dict[int, int] = field(default_factory=dict)
    headlines: set[int] = field(default_factory=set)
    flows: dict[int, bool] = field(default_factory=dict)
    """Whether an element has paragraphs directly in it, as far as that was asked."""


def read(text: str) -> Page:
    """Parse a page and weigh its elements."""
    page = Page(LexborHTMLParser(text))
    open_weights = [0]
    links = 0
    for is_entered, node in walk(page.tree.root, _is_never):
        if node.tag == TEXT:
            if is_entered and not links:
                open_weights[-1] += len((node.text_content or "").strip())
            continue
        links += (1 if is_entered else -1) if node.tag == "a" else 0
        if is_entered:
            open_weights.append(0)
            continue
        weight = open_weights.pop()
        page.weights[node.mem_id] = weight
        open_weights[-1] += weight
        if node.tag == "h1":
            page.headlines.update(above.mem_id for above in ancestors(node))
    return page


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The elements that an element stands in, the nearest first."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def walk(root: LexborNode | None, is_skipped: object) -> Iterator[tuple[bool, LexborNode]]:
    """Each node as it is entered (True) and left; what `is_skipped` says of goes with all it has."""
    assert callable(is_skipped)
    if root is None:
        return
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        tag = node.tag or "-"
        is_element = tag == TEXT or not tag.startswith("-")
        if is_element and not (depth and is_skipped(node)):
            yield True, node
            if node.child is not None:
                node = node.child
                depth += 1
                continue
            yield False, node
        while node.next is None or depth == 0:
            if depth == 0:
                return
            node = node.parent
            assert node is not None, "a walk ends at its root"
            depth -= 1
            yield False, node
        node = node.next


def _is_never(node: LexborNode) -> bool:
    return node.tag in _NEVER


def words(node: LexborNode) -> set[str]:
    """The classes and the id of an element, whole and in words."""
    stated = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".split()
    parts = {part.lower() for name in stated for part in _WORD.findall(name)}
    return parts | {name.lower() for name in stated}


def is_left_out(page: Page, node: LexborNode) -> bool:
    """Is a node no part of an article: navigation, an advertisement, comments, what is hidden?"""
    if node.tag == TEXT:
        return False
    if node.tag in _NEVER:
        return True
    above = node.parent.tag if node.parent is not None else ""
    if node.tag in _CONTROLS:
        return above not in _HEADINGS and above not in ("dt", "summary")
    if is_hidden(node):
        return True
    attributes = node.attributes
    role = (attributes.get("role") or "").lower()
    if node.tag in _ASIDE:
        is_in_quote = any(one.tag in ("blockquote", "figure") for one in ancestors(node))
        is_kept = bool(words(node) & NAMES["kept_aside"]) or role.startswith("doc-")
        return not is_in_quote and not is_kept
    if node.mem_id in page.headlines or node.tag in ("h1", "body", "html", "article", "main"):
        return False
    if role in _ROLES:
        return True
    if node.tag == "menu" and not page.weights.get(node.mem_id, 0):
        return True  # links alone
    is_column = _says(node, "beside") and not _is_among_paragraphs(page, node)
    if not (is_column or _says(node, "left_out")) or words(node) & NAMES["folded"]:
        return False
    body = page.tree.body
    whole = page.weights.get(body.mem_id, 0) if body is not None else 0
    return page.weights.get(node.mem_id, 0) <= whole * _MOST


def is_hidden(node: LexborNode) -> bool:
    """Does an element say that nobody sees it, and not that it is folded away?"""
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _NO_DISPLAY.search(attributes.get("style") or "") is not None
    ) and not words(node) & NAMES["folded"]


def _says(node: LexborNode, kind: str) -> bool:
    """Is a class or the id of an element a name of this kind, whole or with names of boxes alone?

    The id of a heading is made of its words, and says nothing.
    """
    stated = (node.attributes.get("class") or "").split()
    stated += [] if node.tag in _HEADINGS else (node.attributes.get("id") or "").split()
    return any(_is_name(name, kind) for name in stated)


def _is_name(name: str, kind: str) -> bool:
    if name.lower() in NAMES[kind]:
        return True
    parts = {part.lower() for part in _WORD.findall(name)}
    others = parts - NAMES["left_out"] - NAMES["beside"] - NAMES["boxes"]
    return bool(parts & NAMES[kind]) and all(
        len(part) == 1 or not part.isalpha() for part in others
    )


def lost_words(node: LexborNode) -> str:
    """The words that go with an element that is left out, as far as a reader would see them."""
    if node.tag in _UNSAID:
        return ""
    found = (
        one.text_content or ""
        for is_entered, one in walk(node, lambda one: one.tag in _UNSAID)
        if is_entered and one.tag == TEXT
    )
    return " ".join(" ".join(found).split())


def _is_among_paragraphs(page: Page, node: LexborNode) -> bool:
    """Has an element paragraphs beside it?"""
    above = node.parent
    if above is None:
        return False
    if above.mem_id not in page.flows:
        page.flows[above.mem_id] = any(
            one.tag == "p" or words(one) & NAMES["paragraphs"] for one in above.iter()
        )
    return page.flows[above.mem_id]


def article(page: Page) -> LexborNode | None:
    """The element that holds the article: `article`, `main`, or what holds most of the text."""
    body = page.tree.body
    if body is None:
        return None
    whole = page.weights.get(body.mem_id, 0)
    for selector, share in (("article", 0.5), ("main, [role=main]", 0.3)):
        found = [node for node in page.tree.css(selector) if not _is_outside(page, node)]
        best = max(found, key=lambda node: page.weights.get(node.mem_id, 0), default=None)
        if best is not None and page.weights.get(best.mem_id, 0) > whole * share:
            return best
    return body


def _is_outside(page: Page, node: LexborNode) -> bool:
    return any(is_left_out(page, above) for above in ancestors(node) if above.tag != "html")
