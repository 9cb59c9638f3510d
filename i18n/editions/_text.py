"""The body of a page as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from i18n.editions._quotes import Quotes, pair
from i18n.elements import VOID
from i18n.expressions import compiled
from i18n.languages import primary

_BLOCKS = frozenset(
    {
        *("blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_MARKED = frozenset({"untranslated", "last-good"})
"""The classes of passages that are not the current translation."""
_NOTES = frozenset({"goal", "note"})
"""The classes of what a page says of a passage or a link."""
_SPACE = compiled(r"[ \t\n\f\r]+")
_UNSAID: Quotes = {}
_RULE = "* * *"
_WIDEST = 72
"""Characters of the line under a heading, at most."""


def plain(html: str, language: str = "", quotes: Quotes = _UNSAID, source: str = "") -> str:
    """Safe HTML as text: blocks parted by a blank line, each paragraph on one line.

    Headings of the first two levels are underlined, deeper ones begin with number signs; items have a
    hyphen or their number, quotes `>`, the cells of a row `|` between them. A passage that is not the
    current translation, or is kept in the `source` language, begins with its language in brackets. Links
    to the web have their address behind them. `language` is that of the text; both are BCP 47 tags, and
    `quotes` are the marks that the project has.
    """
    text = _Text(language, quotes, source)
    text.feed(html)
    text.close()
    text.end_block()
    return "".join(f"{line}\n" for line in text.lines)


def underlined(text: str, level: int) -> str:
    """A heading of a level, from 1, as text."""
    if level > 2:
        return f"{'#' * level} {text}"
    longest = max(map(len, text.split("\n")))
    return f"{text}\n{('=' if level == 1 else '-') * min(longest, _WIDEST)}"


def passage(text: str, language: str) -> str:
    """A passage that is not the current translation, with the language that it is in."""
    return f"[{language}] {text}"


@dataclass(slots=True, eq=False)
class _Container:
    """A block with others in it: what stands before its first line, and before the others."""

    first: str
    rest: str
    is_begun: bool = False


@dataclass(slots=True)
class _Open:
    """An element that is open, in a language; `closing` goes behind its text, `address` is a link's."""

    name: str
    language: str
    closing: str = ""
    address: str = ""
    start: int = 0
    container: _Container | None = None
    is_hidden: bool = False


class _Text(HTMLParser):
    """Writes the lines of a body; its elements are well nested."""

    def __init__(self, language: str, quotes: Quotes, source: str) -> None:
        super().__init__()
        self._source = "" if primary(source) == primary(language) else primary(source)
        self._is_marked = False
        """Does what was written last have the mark of the source's language?"""
        self._language, self._quotes = language, quotes
        self.lines: list[str] = []
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._containers: list[_Container] = []
        self._former: list[_Container] = []
        self._is_tight = False
        self._lists: list[int | None] = []
        self._cells = 0
        self._hidden = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        classes = set(attributes.get("class", "").split())
        if tag in _BLOCKS or tag == "hr":
            self.end_block()
        if tag in VOID:
            self._void(tag, attributes)
            return
        around = self._open[-1].language if self._open else self._language
        opened = _Open(tag, attributes.get("lang") or around)
        if tag == "small" and classes & _NOTES:
            opened.language = self._language  # it says itself what is behind it
        if self._open and self._open[-1].name == "footnote" and tag == "span":
            opened.is_hidden = True  # its number stands before it already
        self._hidden += opened.is_hidden
        self._pre += tag == "pre"
        match tag:
            case "ul" | "ol":
                start = attributes.get("start", "1")
                number = int(start) if re.fullmatch(r"-?[0-9]{1,9}", start) else 1
                self._lists.append(number if tag == "ol" else None)
            case "li":
                opened.container = self._item()
            case "blockquote":
                opened.container = _Container("> ", "> ")
            case "dd":
                opened.container = _Container("    ", "    ")
            case "div" if "footnote" in classes:
                opened.name = "footnote"
                number_of = attributes.get("id", "").rpartition("-")[2]
                opened.container = _Container(f"[{number_of}] ", "    ")
            case "tr":
                self._cells = 0
            case "td" | "th":
                self._write(" | " if self._cells else "")
                self._cells += 1
            case "a":
                self._link(opened, attributes.get("href", ""))
            case "q":
                level = sum(one.name == "q" for one in self._open)
                opening, opened.closing = pair(self._quotes, around, level)
                self._write(opening)
            case "del" | "s":
                self._write("~~")
                opened.closing = "~~"
            case "span" if classes & _MARKED:
                self._write(passage("", attributes.get("lang") or "?"))
                self._is_marked = True
        if opened.container is not None:
            self._containers.append(opened.container)
        self._open.append(opened)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or tag in VOID:
            return
        opened = self._open[-1]
        if opened.address and "".join(self._out[opened.start :]).strip() != opened.address:
            self._write(f" <{opened.address}>")
        self._write(opened.closing)
        if re.fullmatch("h[1-6]", opened.name):
            self._head(int(opened.name[1]))
        elif tag in _BLOCKS:
            self.end_block()
        self._open.pop()
        self._hidden -= opened.is_hidden
        self._pre -= opened.name == "pre"
        if opened.name in ("ul", "ol"):
            self._lists.pop()
        if opened.name == "table" or (opened.name in ("ul", "ol") and not self._lists):
            self._is_tight = False
        if opened.container is not None:
            self._containers.pop()

    def _head(self, level: int) -> None:
        """Write what was gathered as a heading."""
        text = _lines("".join(self._out))
        self._out = []
        if text:
            self._block(underlined(text, level), is_tight=False)

    def handle_data(self, data: str) -> None:
        if self._source and any(map(str.isalpha, data)):
            language = self._open[-1].language if self._open else self._language
            is_source = primary(language) == self._source
            if is_source and not self._is_marked:
                words = data.lstrip()
                data = data[: -len(words)] + passage(words, language)
            self._is_marked = is_source
        self._write(data if self._pre else _SPACE.sub(" ", data))

    def _void(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "br":
                self._write("\n")
            case "img" if attributes.get("alt"):
                self._write(f"[{attributes['alt']}]")
            case "hr":
                self._write(_RULE)
                self.end_block()

    def _write(self, text: str) -> None:
        if not self._hidden:
            self._out.append(text)

    def _item(self) -> _Container:
        """An item of the list at hand."""
        number = self._lists[-1] if self._lists else None
        if number is None:
            return _Container("- ", "  ")
        self._lists[-1] = number + 1
        return _Container(f"{number}. ", " " * len(f"{number}. "))

    def _link(self, opened: _Open, address: str) -> None:
        """Begin a link: one to a footnote is its number in brackets."""
        if address.startswith("#footnote-"):
            self._write("[")
            opened.closing = "]"
        elif address.startswith(("http://", "https://")):
            opened.address, opened.start = address, len(self._out)

    def end_block(self) -> None:
        """Write what was gathered as a block, if there is anything."""
        text = "".join(self._out)
        self._out = []
        self._is_marked = False
        text = text.strip("\n") if self._pre else _lines(text)
        if text.strip():
            name = next((one.name for one in reversed(self._open) if one.name in _BLOCKS), "")
            self._block(text, is_tight=name in ("li", "tr"))

    def _block(self, text: str, *, is_tight: bool) -> None:
        """Write a block; no blank line parts it from the one before where both are rows, or in items."""
        if self.lines and not (is_tight and self._is_tight):
            common = [a for a, b in zip(self._containers, self._former, strict=False) if a is b]
            self.lines.append("".join(one.rest for one in common).rstrip())
        self._is_tight, self._former = is_tight, list(self._containers)
        for line in text.split("\n"):
            prefix = "".join(one.rest if one.is_begun else one.first for one in self._containers)
            for one in self._containers:
                one.is_begun = True
            self.lines.append(f"{prefix}{line}".rstrip())


def _lines(text: str) -> str:
    """A text whose lines have no space around them, and between words one alone."""
    return "\n".join(_SPACE.sub(" ", line).strip(" ") for line in text.split("\n")).strip("\n")
