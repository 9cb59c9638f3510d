"""Links in the raw HTML of a document: each leads to the page's own edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from i18n.documents import ADDRESSED, with_links
from i18n.editions._links import Links, hreflang, of_track
from i18n.expressions import compiled

_SPACE = r"[\t\n\f\r ]"
_TAG = compiled(r"<!--|<(?P<name>[A-Za-z][^\t\n\f\r />]*)|</[aA](?=[\t\n\f\r />])[^>]*>")
_COMMENT_END = compiled(r"--!?>|(?<=<!--)-?>")
_ATTRIBUTE = compiled(
    rf"(?:{_SPACE}|/)*+(?P<name>=?[^\t\n\f\r />=]*+)"
    rf"(?:{_SPACE}*+={_SPACE}*+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<open>[\"'])|(?P<bare>[^\t\n\f\r >]++)))?"
)

_OF_TRACK = frozenset({"label", "srclang"})
"""What a track says of its file."""


class _Place(NamedTuple):
    """Where an address stands, in characters, its quotes with it; or the end of a link, `address` None.

    `says_language` is whether the tag has an `hreflang`; a set holds several addresses. Where `of` is
    `srclang` or `label`, what stands in the place is no address but that, of the file `track`.
    """

    start: int
    end: int
    address: str | None = None
    is_link: bool = False
    says_language: bool = False
    is_set: bool = False
    of: str = ""
    track: str = ""


def localized(html: str, links: Links) -> str:
    """Raw HTML with the addresses of its links, pictures, films and the like as `links` gives them.

    A link to another language states it, and so does a note behind a link that ends in this piece. Tags
    are read as browsers read them (WHATWG HTML, 13.2.5); all else stays as it is, and so does
    what follows a tag or comment that does not end.
    """
    pieces: list[str] = []
    position = 0
    pending = ""
    for place in _places(html):
        if place.address is None:
            pieces += [html[position : place.end], pending]
            position, pending = place.end, ""
            continue
        wanted = _wanted(place, links)
        stated = "" if place.says_language else hreflang(links, place.address)
        stated = stated if place.is_link else ""
        if wanted != place.address or stated:
            pieces += [html[position : place.start], f'"{escape(wanted)}"{stated}']
            position = place.end
        if place.is_link:
            pending = links.note(place.address)
    pieces.append(html[position:])
    return "".join(pieces)


def _wanted(place: _Place, links: Links) -> str:
    """What stands in a place in the end."""
    address = place.address or ""
    if place.of:
        return of_track(links, place.track).get(place.of, address)
    if not place.is_set:
        return links(address)
    return with_links(address, links)


def note_of(tag: str, links: Links) -> str:
    """What a page says behind the link that a raw tag begins."""
    found = (place.address for place in _places(tag) if place.is_link)
    return links.note(next(found, None) or "")


def _places(html: str) -> Iterator[_Place]:
    """The addresses and the ends of links, ascending."""
    position = 0
    while opening := _TAG.search(html, position):
        position = opening.end()
        if opening["name"] is None:
            if opening[0] != "<!--":
                yield _Place(*opening.span())
                continue
            ending = _COMMENT_END.search(html, position)
            if ending is None:
                return
            position = ending.end()
            continue
        name = opening["name"].lower()
        wanted = set(ADDRESSED.get(name, ()))
        if name == "track":
            wanted |= _OF_TRACK
        found: list[tuple[str, tuple[int, int, str]]] = []
        says_language = False
        while attribute := _ATTRIBUTE.match(html, position):
            if attribute["open"] or attribute.end() == len(html):
                return
            position = attribute.end()
            value = _value(attribute)
            own = attribute["name"].lower()
            says_language = says_language or own == "hreflang"
            # of two attributes of one name, the first counts
            if own in wanted:
                wanted.remove(own)
                found += [(own, value)] if value else []
            if html[position] == ">":
                break
        track = next((value[2] for own, value in found if own == "src"), "")
        for own, value in found:
            of = own if own in _OF_TRACK else ""
            yield _Place(*value, name == "a", says_language, own == "srcset", of, track)


def _value(attribute: re.Match[str]) -> tuple[int, int, str] | None:
    for group, quotes in (("double", 1), ("single", 1), ("bare", 0)):
        if attribute[group] is not None:
            start, end = attribute.span(group)
            return start - quotes, end + quotes, unescape(attribute[group]).strip("\t\n\f\r ")
    return None
