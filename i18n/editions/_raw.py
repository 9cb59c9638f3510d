"""Links in the raw HTML of a document: each leads to the page's own edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from i18n.expressions import compiled

_SPACE = r"[\t\n\f\r ]"
_OPENING = compiled(r"<!--|<(?P<name>[A-Za-z][^\t\n\f\r />]*)")
_COMMENT_END = compiled(r"--!?>|(?<=<!--)-?>")
_ATTRIBUTE = compiled(
    rf"(?:{_SPACE}|/)*+(?P<name>=?[^\t\n\f\r />=]*+)"
    rf"(?:{_SPACE}*+={_SPACE}*+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<open>[\"'])|(?P<bare>[^\t\n\f\r >]++)))?"
)
_LINKS = {"a": "href", "img": "src"}


def localized(html: str, links: Callable[[str], str]) -> str:
    """Raw HTML with the `href` of its `a` and the `src` of its `img` as `links` gives them.

    Tags are read as browsers read them (WHATWG HTML, 13.2.5); all else stays as it is, and so does
    what follows a tag or comment that does not end.
    """
    pieces: list[str] = []
    position = 0
    for start, end, address in _addresses(html):
        wanted = links(address)
        if wanted != address:
            pieces += [html[position:start], f'"{escape(wanted)}"']
            position = end
    pieces.append(html[position:])
    return "".join(pieces)


def _addresses(html: str) -> Iterator[tuple[int, int, str]]:
    """Where an address stands, in characters, its quotes with it, and what it says."""
    position = 0
    while opening := _OPENING.search(html, position):
        if opening["name"] is None:
            ending = _COMMENT_END.search(html, opening.end())
            if ending is None:
                return
            position = ending.end()
            continue
        wanted = _LINKS.get(opening["name"].lower())
        found: tuple[int, int, str] | None = None
        position = opening.end()
        while attribute := _ATTRIBUTE.match(html, position):
            if attribute["open"] or attribute.end() == len(html):
                return
            position = attribute.end()
            value = _value(attribute)
            # of two attributes of one name, the first counts
            if attribute["name"].lower() == wanted:
                found, wanted = value, None
            if html[position] == ">":
                break
        if found:
            yield found


def _value(attribute: re.Match[str]) -> tuple[int, int, str] | None:
    for group, quotes in (("double", 1), ("single", 1), ("bare", 0)):
        if attribute[group] is not None:
            start, end = attribute.span(group)
            return start - quotes, end + quotes, unescape(attribute[group]).strip("\t\n\f\r ")
    return None
