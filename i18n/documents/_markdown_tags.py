"""The tags of HTML in a Markdown body, and where they lie in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from i18n.decoding import decode
from i18n.documents import _front_matter, _markdown_parts
from i18n.documents._format import Edit
from i18n.documents._html_publishing import addresses
from i18n.documents._html_redirects import emptied
from i18n.documents._html_tokens import Kind, Token, tokens, values
from i18n.documents._parts import Event
from i18n.model import Document

_REDIRECTS = re.compile(rb"<(?:base|meta)\b", re.IGNORECASE)


class Tag(NamedTuple):
    """A tag from byte `start` to `end` of the file.

    `is_inline` says that it stands in a Markdown text; `html` is the token's own text, in which the
    marks of the blocks around it are left out.
    """

    token: Token
    start: int
    end: int
    is_inline: bool
    html: str = ""


def tags(document: Document) -> Iterator[Tag]:
    """The tokens of the raw HTML, in order, its texts among them."""
    text, base = decode(document.data, document.path)
    length = _front_matter.length(text)
    body = text[length:]
    for part in _markdown_parts.parts(body, base + len(text[:length].encode()), document.path):
        if part.kind == "html":
            yield from _located(part.events, is_inline=False)
        elif part.kind == "run":
            for event in part.events:
                if event.kind == "InlineHtml":
                    last = len(str(event.value))
                    for tag in _located((event,), is_inline=True):
                        # a tag on more than one line is without the marks that begin these
                        yield tag._replace(end=event.end) if tag.token.end == last else tag


def without_redirects(document: Document) -> Iterator[Edit]:
    """The tags that would lead a reader to another server, without their addresses; not in order."""
    if not _REDIRECTS.search(document.data):
        return
    for tag in tags(document):
        name = emptied(tag.token) if tag.token.kind is Kind.START else None
        if name is None:
            continue
        html = document.data[tag.start : tag.end].decode()
        if html != tag.html:
            yield Edit(tag.start, tag.end, f"<{tag.token.name}>".encode())
            continue
        value = values(html)[name]
        start, end = (tag.start + len(html[:at].encode()) for at in (value.start, value.end))
        yield Edit(start, end, b"" if value.quote else b'""')


def with_links(document: Document, links: Callable[[str], str]) -> Iterator[Edit]:
    """The addresses in raw HTML that `links` gives otherwise, those of HTML; in the order of the tags."""
    if b"<" not in document.data:
        return
    for tag in tags(document):
        wanted = dict(addresses(tag.token, links)) if tag.token.kind is Kind.START else {}
        if not wanted:
            continue
        html = document.data[tag.start : tag.end].decode()
        found = values(tag.html)
        for name in sorted(found.keys() & wanted.keys(), key=lambda name: found[name].start):
            value = found[name]
            written = tag.html[value.start : value.end]
            # where the marks of blocks stand in the tag, its values lie behind their place in it
            at = value.start if html == tag.html else html.find(written)
            if at < 0 or (html != tag.html and html.count(written) > 1):
                continue
            start = tag.start + len(html[:at].encode())
            text = escape(wanted[name])
            text = text if value.quote else f'"{text}"'
            yield Edit(start, start + len(written.encode()), text.encode())


def _located(events: Sequence[Event], *, is_inline: bool) -> Iterator[Tag]:
    """The tokens of HTML in pieces, between which the marks of the blocks around it stand."""
    pieces = [str(event.value) for event in events]
    html = "".join(pieces)
    n, begin, character, byte = 0, 0, 0, events[0].start if events else 0

    for token in tokens(html):
        bounds = []
        # what ends where a piece does ends in that piece, not where the next one begins
        for place, is_end in ((token.start, False), (token.end, True)):
            while n + 1 < len(pieces) and place - is_end >= begin + len(pieces[n]):
                begin += len(pieces[n])
                n += 1
                character, byte = begin, events[n].start
            byte += len(html[character:place].encode())
            character = place
            bounds.append(byte)
        yield Tag(token, bounds[0], bounds[1], is_inline, html[token.start : token.end])
