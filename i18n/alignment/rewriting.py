"""The text of one format in the markup of another, where that is certain.

What both can say is emphasis, strong emphasis, code, links without a title and line breaks. Other tags stay
as they are where the source has the very same. What is written is read again: it has to say the same.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from i18n import documents
from i18n.documents import Event

_LEAD = "x "
"""A word before the text, so that nothing at its start opens a block."""
_UNSURE = re.compile(r"[*`\[\]]|~~|(?<!\w)_|_(?!\w)")
"""What may be the half of a mark, or a reference, and what Markdown shows as it is where it is none."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>{}~$|]|&(?=[#A-Za-z])")
_TEMPLATE = re.compile(r"\{[{%]")
"""What begins a shortcode or a template tag: whether it is one, the document says."""
_PLAIN_ADDRESS = re.compile(r"[^\s<>()\\]+")
_ELEMENTS = {"em": "Emphasis", "i": "Emphasis", "strong": "Strong", "b": "Strong", "code": "Code"}
_TAGS = {"Emphasis": "em", "Strong": "strong", "Code": "code", "Link": "a"}
_SIGNS = {"Emphasis": "*", "Strong": "**"}
_UNSEEN = frozenset({"class", "id", "rel", "style", "target"})
"""Attributes of which no reader learns anything."""
_BREAK_SPACE = re.compile(r" *\n *")


class _Item(NamedTuple):
    """A piece of a text, whatever its format: `kind` is text, start, end or tag.

    `value` is the text (a line break is a newline), the element's name, or the tag as it is written;
    `address` is a link's, `tag` the tag that was read.
    """

    kind: str
    value: str
    address: str = ""
    tag: str = ""


def rewritten(text: str, path: str, sources: Sequence[str], into: str) -> str | None:
    """A text of a document of `path` in the markup of one of the path `into`; None if not certain.

    `sources` are the sentences there which it translates: the tags are theirs where they have the same.
    """
    if is_same_markup(path, into):
        return text
    here, there = _suffix(path), _suffix(into)
    said = _read(text, here)
    if said is None:
        return None
    every = [item for source in sources for item in _all(source, there)]
    if any(map(_has_break, said)) and not any(map(_has_break, every)):
        return None
    if _TEMPLATE.search(text) and not any(map(_TEMPLATE.search, sources)):
        return None
    own = [item for item in every if item.tag]
    tags = {item.tag for item in own}
    if _is_same(_read(text, there), said) and all(not i.tag or i.tag in tags for i in said):
        return text
    writer = {"html": _html, "markdown": _markdown}.get(_style(there), _bare)
    written = writer(said, own, there)
    return written if written is not None and _is_same(_read(written, there), said) else None


def is_same_markup(path: str, other: str) -> bool:
    """Do the documents of two paths write their markup alike?"""
    here, there = _suffix(path), _suffix(other)
    return here == there or (_style(here) != "" and _style(here) == _style(there))


def is_bare(text: str) -> bool:
    """Does a text read the same as a bare value, in which there is no markup, and as a text with it?"""
    return _SPECIAL.search(text) is None


def _suffix(path: str) -> str:
    """A path that is read as the document is; what is known of one is known of all."""
    return f"text{posixpath.splitext(path)[1].lower()}"


@lru_cache(maxsize=64)
def _style(path: str) -> str:
    """How a format writes markup: markdown, html, or "" for neither."""
    if any(event.kind == "Start" for event in documents.inline(path, "a *b* c")):
        return "markdown"
    found = {(event.kind, event.value) for event in documents.inline(path, "a <b>&amp;</b>")}
    return "html" if {("InlineHtml", "<b>"), ("Text", "&")} <= found else ""


def _read(text: str, path: str) -> list[_Item] | None:
    """What a text says; None where it has what only its own format can say, or marks that lack a half."""
    items: list[_Item] = []
    data = (_LEAD + text).encode()
    style = _style(path)
    end = 0
    for event in documents.inline(path, _LEAD + text):
        if style == "markdown" and event.kind == "Text":
            is_escaped = data[event.start - 1 : event.start] == b"\\"
            if _UNSURE.search(data[: event.end].decode(), _at(data, event.start) + is_escaped):
                return None
        if style == "html" and event.start != end:
            return None  # a comment, or the beginning of a tag, is between
        found = _items(event, style)
        if found is None:
            return None
        items += found
        end = event.end
    if style == "html" and end != len(data):
        return None
    items = _joined(items)
    if not items or not items[0].value.startswith(_LEAD) or not _is_nested(items):
        return None
    first = items[0]._replace(value=items[0].value[len(_LEAD) :])
    return [first, *items[1:]] if first.value else items[1:]


def _at(data: bytes, byte: int) -> int:
    return len(data[:byte].decode())


def _all(text: str, path: str) -> Iterator[_Item]:
    """The pieces of a text that are known."""
    for event in documents.inline(path, _LEAD + text):
        yield from _items(event, _style(path)) or ()


def _items(event: Event, style: str) -> list[_Item] | None:
    """What an event says; None where that is not known."""
    match event.kind:
        case "Text":
            words = str(event.value)
            return [_Item("text", words.replace("\n", " ") if style == "html" else words)]
        case "SoftBreak" | "HardBreak":
            return [_Item("text", "\n")]
        case "Code":
            return [_Item("start", "Code"), _Item("text", str(event.value)), _Item("end", "Code")]
        case "InlineHtml":
            return [_tag(str(event.value))]
        case "Start" if event.name in _SIGNS:
            return [_Item("start", event.name)]
        case "Start" if event.name == "Link":
            assert isinstance(event.value, dict), "a link has its address"
            return None if event.value["title"] else [_link(event.value["dest_url"])]
        case "End" if event.name in _TAGS:
            return [_Item("end", event.name)]
    return None


def _link(address: str, tag: str = "") -> _Item:
    return _Item("start", "Link", address, tag)


class _Reader(HTMLParser):
    """The name and the attributes of one tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.name = ""
        self.attributes: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name = tag
        self.attributes = {name: value or "" for name, value in attrs}

    def handle_endtag(self, tag: str) -> None:
        self.name = f"/{tag}"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def _tag(written: str) -> _Item:
    """What a tag says; itself where only its own format can say that."""
    read = _Reader(written)
    seen = {name: value for name, value in read.attributes.items() if name not in _UNSEEN}
    if read.name == "br" and not seen:
        return _Item("text", "\n", tag=written)
    if read.name == "a" and seen.keys() == {"href"}:
        return _link(seen["href"], written)
    if read.name in _ELEMENTS and not seen:
        return _Item("start", _ELEMENTS[read.name], tag=written)
    if read.name == "/a":
        return _Item("end", "Link", tag=written)
    if read.name[:1] == "/" and read.name[1:] in _ELEMENTS:
        return _Item("end", _ELEMENTS[read.name[1:]], tag=written)
    return _Item("tag", written, tag=written)


def _joined(items: Sequence[_Item]) -> list[_Item]:
    """The same with one piece for texts that follow each other, without spaces around line breaks."""
    made: list[_Item] = []
    for item in items:
        if item.kind == "text" and made and made[-1].kind == "text":
            tag = made[-1].tag or item.tag
            made[-1] = _Item("text", made[-1].value + item.value, tag=tag)
        elif item.kind != "text" or item.value:
            made.append(item)
    return [
        item._replace(value=_BREAK_SPACE.sub("\n", item.value)) if item.kind == "text" else item
        for item in made
    ]


def _is_nested(items: Sequence[_Item]) -> bool:
    """Does each end end what was begun last? A link or emphasis that stays open says nothing certain."""
    open_: list[str] = []
    for item in items:
        if item.kind == "start":
            open_.append(item.value)
        elif item.kind == "end" and (not open_ or open_.pop() != item.value):
            return False
    return not open_


def _is_same(one: Sequence[_Item] | None, other: Sequence[_Item]) -> bool:
    """Do two readings say the same, however it is written?"""
    return one is not None and [item[:3] for item in one] == [item[:3] for item in other]


def _has_break(item: _Item) -> bool:
    return item.kind == "text" and "\n" in item.value


def _bare(said: Sequence[_Item], _own: Sequence[_Item], _path: str) -> str | None:
    """A text without markup."""
    return "".join(item.value for item in said) if all(i.kind == "text" for i in said) else None


def _html(said: Sequence[_Item], own: Sequence[_Item], _path: str) -> str | None:
    """A text of HTML, with the source's own tags."""
    line_break = next((item.tag for item in own if item[:2] == ("text", "\n")), "<br>")
    parts: list[str] = []
    open_: list[str] = []
    for item in said:
        if item.kind == "text":
            parts.append(escape(item.value, quote=False).replace("\n", line_break))
        elif item.kind == "end":
            parts.append(f"</{open_.pop()}>")
        elif item.kind == "start":
            tag = _start(item, [each for each in own if each[:2] == item[:2]])
            if tag is None:
                return None
            parts.append(tag)
            open_.append(_Reader(tag).name)
        elif item.tag in {each.tag for each in own}:
            parts.append(item.tag)
        else:
            return None
    return "".join(parts)


def _start(item: _Item, own: Sequence[_Item]) -> str | None:
    """The start tag of an element: the source's, or a plain one where the source has no other."""
    address = f' href="{escape(item.address)}"' if item.value == "Link" else ""
    same = {each.tag for each in own if each.address == item.address}
    if len(same) == 1:
        return same.pop()
    if same or any(_Reader(each.tag).attributes.keys() - {"href"} for each in own):
        return None
    return f"<{_TAGS[item.value]}{address}>"


def _markdown(said: Sequence[_Item], own: Sequence[_Item], path: str) -> str | None:
    """A text of Markdown."""
    parts: list[str] = []
    addresses: list[str] = []
    items = iter(said)
    for item in items:
        if item[:2] == ("start", "Code"):
            parts.append(_fenced(items))
        elif item.kind == "text":
            wanted = _joined([_Item("text", f"{item.value} {_LEAD}x")])
            is_same = _is_same(_read(f"{item.value} {_LEAD}x", path), wanted)
            parts.append(item.value if is_same else _SPECIAL.sub(r"\\\g<0>", item.value))
        elif item.kind == "tag":
            if item.tag not in {each.tag for each in own}:
                return None
            parts.append(item.tag)
        elif item.value != "Link":
            parts.append(_SIGNS[item.value])
        elif item.kind == "start":
            parts.append("[")
            addresses.append(item.address)
        else:
            address = addresses.pop()
            is_plain = _PLAIN_ADDRESS.fullmatch(address)
            parts.append(f"]({address})" if is_plain else f"](<{address}>)")
    return "".join(parts)


def _fenced(items: Iterator[_Item]) -> str:
    """A code span of what stands before the next end."""
    code = ""
    for item in items:
        if item.kind == "end":
            break
        code += item.value
    fence = "`" * (1 + max(map(len, re.findall("`+", code)), default=0))
    edge = " " if code[:1] == "`" or code[-1:] == "`" else ""
    return f"{fence}{edge}{code}{edge}{fence}"
