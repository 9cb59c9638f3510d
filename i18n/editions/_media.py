"""Pictures, films and sounds in raw HTML: a page shows the site's own, and leads to those elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from i18n.documents import candidates
from i18n.editions._remote import is_remote
from i18n.expressions import compiled

_TAG = compiled(
    r"<(img|video|audio|source|track)(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", re.IGNORECASE
)
_PLAYER = compiled(
    r"<(video|audio)((?:[^>\"]|\"[^\"]*\")*+)>((?:(?!<(?:video|audio)\b).)*?)</\1>", re.DOTALL
)
_SOURCE = compiled(r"<source(?=[\s/>])(?:[^>\"]|\"[^\"]*\")*?\ssrc=\"")
_DESCRIPTORS = compiled(r"(?:[0-9]+(?:\.[0-9]+)?[wxh] ?)*")


class _Attributes(HTMLParser):
    """The attributes of one raw tag; of two of one name the first counts."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found.setdefault(name, value or "")


def raw(html: str) -> str:
    """Raw HTML of a document; what it shows from elsewhere are links."""
    return _TAG.sub(_shown, html) if "<" in html else html


def own_set(srcset: str) -> str:
    """The pictures of a `srcset` that are the site's own, "" without any.

    One whose descriptors are none is left out, as browsers do.
    """
    return ", ".join(_own(srcset))


def _own(srcset: str) -> Iterator[str]:
    for one in candidates(srcset):
        if one.address and not is_remote(one.address) and _DESCRIPTORS.fullmatch(one.descriptors):
            yield f"{one.address} {one.descriptors}".rstrip()


def _shown(tag: re.Match[str]) -> str:
    """A tag as it is, with a link or as one, or nothing where it shows nothing."""
    name, attributes = tag[1].lower(), _Attributes(tag[0]).found
    source = attributes.get("src", "").strip()
    has_set = name in ("img", "source") and bool(own_set(attributes.get("srcset", "")))
    link = ""
    if is_remote(source):
        text = attributes.get("alt", "") if name == "img" else attributes.get("title", "")
        link = f'<a href="{escape(source)}">{escape(text) or escape(source)}</a>'
    match name:
        case "img" if link and not has_set:
            return link
        case "img" if not source and not has_set:
            return escape(attributes.get("alt", ""))
        case "video" | "audio":
            return tag[0] + link
        case "source" if link and not has_set:
            return link
        case "source" if not source and not has_set:
            return ""
        case "track" if link or not source:
            return ""
    return tag[0]


def without_empty(html: str) -> str:
    """Safe HTML in which a player that has nothing to play is what stands for it."""
    return _PLAYER.sub(_player, html) if "</video>" in html or "</audio>" in html else html


def _player(element: re.Match[str]) -> str:
    is_playing = " src=" in element[2] or _SOURCE.search(element[3]) is not None
    return element[0] if is_playing else element[3]
