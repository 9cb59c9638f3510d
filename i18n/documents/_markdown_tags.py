"""The tags of HTML in a Markdown body, and where they lie in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from typing import NamedTuple

from i18n.decoding import decode
from i18n.documents import _front_matter, _markdown_parts
from i18n.documents._format import Edit
from i18n.documents._html_publishing import addresses
from i18n.documents._html_redirects import emptied
from i18n.documents._html_statements import Statement, Statements, name_of
from i18n.documents._html_tokens import Kind, Token, tokens, values
from i18n.documents._parts import Event, Part
from i18n.documents._unit_places import is_in_text
from i18n.languages import tag as language_tag
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
    for part in parts(document):
        if part.kind == "html":
            yield from _located(part.events, is_inline=False)
        elif part.kind == "run":
            yield from _inline(part)


def parts(document: Document) -> Iterator[Part]:
    """The parts of the body, with byte offsets of the file."""
    text, base = decode(document.data, document.path)
    length = _front_matter.length(text)
    start = base + len(text[:length].encode())
    return _markdown_parts.parts(text[length:], start, document.path)


def _inline(run: Part) -> Iterator[Tag]:
    for event in run.events:
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
        yield from _edits(document, tag, wanted)


def restated(document: Document, language: str) -> Iterator[Edit]:
    """What raw HTML states of languages otherwise in a translation; not in order."""
    languages = language_tag(document.language), language
    is_text = partial(is_in_text, document)
    block = Statements(*languages)
    for part in parts(document):
        if part.kind == "html":
            html = "".join(str(event.value) for event in part.events)
            found = {one.token.start: one for one in block.statements(html)}
            for tag in _located(part.events, is_inline=False):
                if tag.token.kind is Kind.START and tag.token.start in found:
                    yield from _statement(document, tag, found[tag.token.start], is_text)
        elif part.kind == "run" and block.is_on:
            inline = Statements(*languages)
            for tag in _inline(part):
                for one in inline.statements(tag.html):
                    yield from _statement(document, tag, one, is_text)


def _statement(
    document: Document, tag: Tag, one: Statement, is_text: Callable[[int], bool]
) -> Iterator[Edit]:
    if one.added and not is_text(tag.start):
        at = tag.start + len(name_of(tag.html).encode())
        yield Edit(at, at, one.added.encode())
    yield from _edits(document, tag, one.values)


def _edits(document: Document, tag: Tag, wanted: Mapping[str, str]) -> Iterator[Edit]:
    """The values of a tag's attributes that are to be others; those that cannot be found are left."""
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
