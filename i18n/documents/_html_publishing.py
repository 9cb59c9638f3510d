"""What a published copy of an HTML document states otherwise than its translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from i18n.documents import _html_head
from i18n.documents._format import Edit
from i18n.documents._html_tokens import Kind, Token, tokens, values
from i18n.documents._places import Places

_ADDRESSES = {
    "href": frozenset({"a", "area", "link"}),
    "src": frozenset(
        {"audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"}
    ),
    "poster": frozenset({"video"}),
    "data": frozenset({"object"}),
}
_SETS = frozenset({"img", "source"})
_WHITE_SPACE = "\t\n\f\r "
_LANGUAGE = ("lang", "xml:lang")
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\' data: file:; '
    "style-src 'self' file: 'unsafe-inline'; script-src 'none'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'\"/>"
)
"""Nothing in the page runs, and nothing comes from elsewhere (CSP Level 3; `file:` is a local build)."""


def localize(html: str, base: int, language: str, links: Callable[[str], str]) -> Iterator[Edit]:
    """The language of the document, a BCP 47 tag, and the addresses that `links` gives otherwise.

    A policy comes first in the head, so that the author's scripts do not run at the publisher's
    address. Ascending; the HTML begins at byte `base` of the file.
    """
    places = Places(html, base)
    root = _html_head.read(html, "").root
    guarded = _head_start(html)
    if guarded == 0:
        yield Edit(base, base, _POLICY.encode())
    for token in tokens(html):
        if token.end == guarded and token.kind is Kind.DECLARATION:
            yield _guard(guarded, places)
        if token.kind is not Kind.START:
            continue
        wanted = dict(_addresses(token, links))
        if root is not None and token.start == root.start:
            stated = [name for name in _LANGUAGE if token.value(name) is not None]
            wanted |= dict.fromkeys(stated, language)
            if not stated:
                (at,) = places.locate([token.start + len("<html")])
                yield Edit(at, at, f' lang="{language}"'.encode())
        if wanted:
            yield from _edits(html, token, wanted, places)
        if token.end == guarded:
            yield _guard(guarded, places)


def _guard(at: int, places: Places) -> Edit:
    (byte,) = places.locate([at])
    return Edit(byte, byte, _POLICY.encode())


def _head_start(html: str) -> int:
    """Where the head's content begins: behind the tag of `head`, of `html`, the doctype, or at 0.

    Whatever else comes first begins the body (WHATWG HTML, 13.2.6.4.2 to 13.2.6.4.4), where a policy
    would not hold: then it stands before that.
    """
    at, is_rooted = 0, False
    for token in tokens(html):
        if token.kind is Kind.START:
            if token.name not in ("html", "head"):
                break
            at, is_rooted = token.end, True
            if token.name == "head":
                break
        elif token.kind is Kind.DECLARATION and not is_rooted:
            at = token.end
        elif token.kind in (Kind.END, Kind.REST) or (
            token.kind is Kind.TEXT and html[token.start : token.end].strip(_WHITE_SPACE)
        ):
            break
    return at


def _addresses(token: Token, links: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The attributes of a tag whose addresses are to be others, with these."""
    for name, value in token.attributes:
        if not value:
            continue
        found = value.strip(_WHITE_SPACE)
        if token.name in _ADDRESSES.get(name, ()):
            address = links(found)
        elif name == "srcset" and token.name in _SETS:
            address = "".join(_with_links(found, links))
        else:
            continue
        if address != found:
            yield name, address


def _with_links(candidates: str, links: Callable[[str], str]) -> Iterator[str]:
    """The pieces of a `srcset`: addresses, each with a descriptor or not, and commas between."""
    is_address = True
    for word in re.split(r"(\s+)", candidates):
        if not word or word.isspace():
            yield word
            continue
        address = word.rstrip(",") if is_address else ""
        yield links(address) if address else ""
        yield word[len(address) :]
        is_address = word.endswith(",")


def _edits(html: str, token: Token, wanted: dict[str, str], places: Places) -> Iterator[Edit]:
    """The edits of one tag; a value that has no quotes gets them."""
    found = values(html[token.start : token.end])
    for name in sorted(found.keys() & wanted.keys(), key=lambda name: found[name].start):
        value = found[name]
        text = escape(wanted[name])
        start, end = places.locate([token.start + value.start, token.start + value.end])
        yield Edit(start, end, (text if value.quote else f'"{text}"').encode())
