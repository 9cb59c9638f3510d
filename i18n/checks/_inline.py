"""The inline markup of a text, as its document's format reads it, and the prose without it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from i18n import documents
from i18n.documents import Event

OBJECT = "\ufffc"
"""What stands in prose for code, a tag, an address."""

_LEAD = "x "
"""A word before the text, so that nothing at its start opens a block."""
_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_FOOTNOTE = re.compile(r"\[(\^[^\[\]\s]+)\]")
_LABEL = re.compile(r"(?<=\])\[([^\[\]]*)\]")
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|\bwww\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?')\]}]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_TAG = re.compile(r"</?\s*([A-Za-z0-9][^\s/>]*)")
_DELIMITER = re.compile(r"\*+|`+|~~+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_EMPHASIS = frozenset({"Emphasis", "Strong", "Strikethrough"})


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of markup, what of it is to be kept, and where it lies: bytes of `Inline.data`."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Inline:
    """A text's markup and its prose.

    In `prose` code, tags and addresses are each one U+FFFC; references and labels are left blank.
    `pieces` are pairs of an offset in the prose and the byte of `data` that it comes from.
    """

    items: tuple[Item, ...]
    prose: str
    data: bytes
    pieces: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Bytes of `data` as characters of the text."""
        before = len(self.data[:start].decode("utf-8", "ignore"))
        length = len(self.data[start:end].decode("utf-8", "ignore"))
        return before - len(_LEAD), before - len(_LEAD) + length

    def prose_span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the prose as characters of the text; exact where no entity stands."""
        at, byte = self.pieces[bisect_right(self.pieces, (start, len(self.data))) - 1]
        first = self.span(byte, byte)[0] + start - at
        return first, first + end - start


def inline(path: str, text: str) -> Inline:
    """Read a text as a part of the document of a path. Linear in its length."""
    lined = _LEAD + _BREAK.sub(" ", text)
    data = lined.encode()
    items: list[Item] = []
    pieces: list[tuple[int, int]] = []
    prose: list[str] = []
    length = 0
    is_address = False
    for event in documents.inline(path, lined):
        item = _item(event)
        if item is not None:
            items.append(item)
        if _is_address(event):
            is_address = event.kind == "Start"
        piece = _prose(event, is_address)
        if piece:
            pieces.append((length, event.start))
            prose.append(piece)
            length += len(piece)
    found = Inline((), "".join(prose), data, tuple(pieces))
    items += _written(found)
    items += _delimiters(found)
    plain = _LABEL.sub(_blank, _FOOTNOTE.sub(_blank, _ADDRESS.sub(_blank, found.prose)))
    plain = plain.replace("x", " ", 1) if plain.startswith(_LEAD[0]) else plain
    return replace(found, items=tuple(items), prose=plain)


@lru_cache(maxsize=64)
def has_markup(path: str) -> bool:
    """Does the format of a path's document read `*` around a word as emphasis?"""
    return any(item.kind == "emphasis" for item in inline(path, "a *b* c").items)


def _prose(event: Event, is_address: bool) -> str:
    """What a reader reads of an event."""
    if event.kind == "Text":
        return "" if is_address else str(event.value)
    if event.kind in ("Start", "End"):
        return OBJECT if is_address and event.kind == "Start" else ""
    return " " if event.kind in ("SoftBreak", "HardBreak") else OBJECT


def _is_address(event: Event) -> bool:
    """Is the event a link whose text is its address?"""
    if event.name != "Link" or event.kind not in ("Start", "End"):
        return False
    if event.kind == "End":
        return True
    return isinstance(event.value, Mapping) and event.value["link_type"] in ("Autolink", "Email")


def _item(event: Event) -> Item | None:
    """The piece of markup that an event begins."""
    kind, value = "", ""
    if event.kind == "Start" and event.name in _EMPHASIS:
        kind, value = "emphasis", event.name.lower()
    elif event.kind == "Start" and event.name in ("Link", "Image"):
        assert isinstance(event.value, Mapping), "a link has a target"
        kind = "address" if _is_address(event) else event.name.lower()
        value = str(event.value["dest_url"])
    elif event.kind == "Code":
        kind, value = "code", " ".join(str(event.value).split())
    elif event.kind == "InlineHtml" and (tag := _TAG.match(str(event.value))):
        kind, value = "tag", ("</" if tag[0].startswith("</") else "<") + tag[1].lower() + ">"
    elif event.kind == "FootnoteReference":
        kind, value = "footnote", f"^{event.value}"
    return Item(kind, value, event.start, event.end) if kind else None


def _written(found: Inline) -> Iterator[Item]:
    """The markup that a text alone does not show: references, labels and bare addresses."""
    for kind, pattern in (("footnote", _FOOTNOTE), ("label", _LABEL), ("address", _ADDRESS)):
        yield from _items(found, kind, pattern)


def _delimiters(found: Inline) -> Iterator[Item]:
    """What looks like the begin or end of emphasis or code, and is read as text."""
    for item in _items(found, "delimiter", _DELIMITER):
        if found.data[item.start - 1 : item.start] != b"\\":
            yield item


def _items(found: Inline, kind: str, pattern: re.Pattern[str]) -> Iterator[Item]:
    """The matches of a pattern in the prose, which go forward through the pieces."""
    index, at, byte = 0, 0, 0
    for match in pattern.finditer(found.prose):
        while index < len(found.pieces) and found.pieces[index][0] <= match.start():
            at, byte = found.pieces[index]
            index += 1
        byte += len(found.prose[at : match.start()].encode())
        at = match.start()
        end = byte + len(match[0].encode())
        yield Item(kind, match[match.lastindex or 0], byte, end)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
