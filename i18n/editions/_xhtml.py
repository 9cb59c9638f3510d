"""The body of a page as XHTML, for a chapter of a book.

A book is read on its own: its links lead into itself or to whole addresses, and its pictures are in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

from i18n.editions._legal import legal
from i18n.elements import VOID
from i18n.languages import direction, turn

_BLOCKS = frozenset(
    {
        *("blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "summary"),
        *("table", "td", "th", "tr", "ul"),
    }
)
_UNFOLDED = {"details": "div", "summary": "div"}
"""What stands for what many reading systems do not fold."""
_UNWRITTEN = frozenset({"audio", "picture", "source", "track", "video"})
"""The elements of which a book has only what stands for them."""
_PLAYERS = frozenset({"audio", "video"})
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

Address = Callable[[str], str | None]


class Heading(NamedTuple):
    """A heading of a chapter: its level, from 1, its text and its anchor."""

    level: int
    text: str
    anchor: str
    language: str


class Xhtml(NamedTuple):
    """What was written, and its headings in order; have all its pictures a text that stands for them?"""

    text: str
    headings: list[Heading]
    is_described: bool


def xhtml(html: str, language: str, link: Address, picture: Address) -> Xhtml:
    """Safe HTML as XHTML with `lang` and `xml:lang` on every block; `language` is that around it.

    `link` gives the address of a link that is no fragment, or its fragment where it leads into the HTML,
    `picture` that of a picture, or None where there is none: then their text stands alone. A fragment
    that is not in the HTML is no link.
    """
    ids = _Ids()
    ids.feed(html)
    ids.close()
    writer = _Writer(language, frozenset(ids.found), link, picture)
    writer.feed(html)
    writer.close()
    return Xhtml(legal("".join(writer.out)), writer.headings, writer.is_described)


def _in_language(text: str, language: str, around: str) -> str:
    """A text as XML, which states its language where it is not that around it."""
    written = escape(text)
    if not text or language == around:
        return written
    said = f'lang="{language}" xml:lang="{language}"{turn(language, around)}'
    return f"<span {said}>{written}</span>"


class _Ids(HTMLParser):
    """The identifiers of a body."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id" and value}


class _Open(NamedTuple):
    """An element that is open: its name in the source and, where it is written, in what is written."""

    name: str
    written: str
    language: str


class _Writer(HTMLParser):
    """Writes a body, whose elements are well nested, as XML."""

    def __init__(self, language: str, ids: frozenset[str], link: Address, picture: Address) -> None:
        super().__init__()
        self.out: list[str] = []
        self.headings: list[Heading] = []
        self.is_described = True
        self._ids, self._taken = ids, set[str]()
        self._link, self._picture = link, picture
        self._open = [_Open("", "", language)]
        self._heading: list[str] | None = None
        self._anchor = ""
        self._spoken = ""
        """The language of the first words of the heading at hand."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        above = self._open[-1]
        stated = attributes.pop("lang", "")
        language = stated if _LANGUAGE.fullmatch(stated) else above.language
        written = self._addressed(tag, attributes, language, above.language)
        attributes.pop("style", None)
        if not attributes.get("id") or attributes["id"] in self._taken:
            attributes.pop("id", None)
        self._taken.add(attributes.get("id", ""))
        if tag in _BLOCKS or language != above.language:
            attributes |= {"lang": language, "xml:lang": language}
        if tag in ("code", "pre") and direction(language) == "rtl":
            attributes.setdefault("dir", "ltr")  # no stylesheet of a book may say it
        if re.fullmatch("h[1-6]", tag):
            self._heading, self._anchor, self._spoken = [], attributes.get("id", ""), ""
        said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        if tag not in VOID:
            self._open.append(_Open(tag, written, language))
            self.out.append(f"<{written}{said}>" if written else "")
        elif written:
            self.out.append(f"<{written}{said}/>")

    def _addressed(self, tag: str, attributes: dict[str, str], language: str, around: str) -> str:
        """The element that is written; what leads nowhere is a span, and a lost picture its text.

        Its `language` and that `around` it are BCP 47 tags.
        """
        if tag in _UNWRITTEN:
            id_ = attributes.get("id")
            attributes.clear()
            if tag in _PLAYERS and (id_ or language != around):
                attributes |= {"id": id_} if id_ else {}
                return "span"
            return ""
        if tag == "blockquote":
            attributes.pop("cite", None)
        if tag == "a" and "href" in attributes:
            address = self._address(attributes.pop("href"))
            if address is None:
                attributes.pop("hreflang", None)
                return "span"
            attributes["href"] = address
        if tag == "img":
            address = self._picture(attributes.get("src", ""))
            if address is None:
                self.out.append(_in_language(attributes.get("alt", ""), language, around))
                return ""
            attributes["src"] = address
            for name in ("sizes", "srcset"):
                attributes.pop(name, None)
            self.is_described &= bool(attributes.setdefault("alt", "").strip())
            for side in ("height", "width"):
                if not attributes.get(side, "0").isdecimal():
                    del attributes[side]
        if tag == "details":
            attributes.pop("open", None)
        return _UNFOLDED.get(tag, tag)

    def _address(self, href: str) -> str | None:
        address = href if href.startswith("#") else self._link(href)
        is_lost = address is not None and address.startswith("#") and address[1:] not in self._ids
        return None if is_lost else address

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or len(self._open) == 1:
            return
        closed = self._open.pop()
        if closed.written:
            self.out.append(f"</{closed.written}>")
        if self._heading is not None and re.fullmatch("h[1-6]", closed.name):
            text = " ".join("".join(self._heading).split())
            if text and self._anchor:
                language = self._spoken or closed.language
                self.headings.append(Heading(int(tag[1]), text, self._anchor, language))
            self._heading = None

    def handle_data(self, data: str) -> None:
        self.out.append(escape(data, quote=False))
        if self._heading is not None:
            self._heading.append(data)
            if not self._spoken and any(map(str.isalpha, data)):
                self._spoken = self._open[-1].language
