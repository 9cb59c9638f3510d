"""What of HTML may stand in a page: nothing that runs, nothing that is fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

import nh3

from i18n.expressions import compiled

_TAGS = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col"),
    *("colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol"),
    *("p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong"),
    *("sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr"),
    *("u", "ul", "var", "wbr"),
}
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "translate"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "span": {"data-row", "data-source", "tabindex"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_PICTURE = compiled(r"<img", re.IGNORECASE)
_IMAGE = compiled(r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_NOSCRIPT = compiled(r"</?noscript(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", re.IGNORECASE)
_REMOTE = compiled(r"[A-Za-z][A-Za-z0-9+.\-]*:|[/\\]{2}")
_DROPPED = compiled(r"[\t\n\r]")
_LEADING = "".join(map(chr, range(0x21)))


def _attribute(element: str, attribute: str, value: str) -> str | None:
    """The value an attribute may have; None takes it away.

    An order of the tabulator's stops that is not the page's would be the author's alone to understand.
    """
    if attribute == "tabindex" and value != "-1":
        return None
    if element == "img" and attribute == "src" and is_remote(value):
        return None
    return value


class _Image(HTMLParser):
    """The attributes of one raw tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in attrs}


def _image(tag: re.Match[str]) -> str:
    """A picture of the document's own; one from elsewhere is a link, one without address its text."""
    attributes = _Image(tag[0]).attributes
    source, text = attributes.get("src", "").strip(), escape(attributes.get("alt", ""))
    if is_remote(source):
        return f'<a href="{escape(source)}">{text or escape(source)}</a>'
    return tag[0] if source else text


def is_remote(address: str) -> bool:
    """Does a page fetch this from elsewhere: has it a scheme, or a host?

    As browsers read it (WHATWG URL, 4.4): control characters and spaces before it, tabs and line
    breaks in it are dropped.
    """
    return bool(_REMOTE.match(_DROPPED.sub("", address.lstrip(_LEADING))))


def raw(html: str) -> str:
    """Raw HTML of a document, its pictures from elsewhere made links."""
    return _IMAGE.sub(_image, html) if "<" in html else html


def safe(html: str, *, labels: Set[str] = frozenset()) -> str:
    """HTML with what may stand in a page, well nested.

    A page runs no script: what stands for scripts is a part of it. Links may be labelled with `labels`,
    and with nothing else, since no translator sees a label.
    """
    has_pictures = _PICTURE.search(html) is not None
    return _cleaner(frozenset(labels), has_pictures=has_pictures).clean(_NOSCRIPT.sub("", html))


@lru_cache(maxsize=32)
def _cleaner(labels: frozenset[str], *, has_pictures: bool) -> nh3.Cleaner:
    """What cleans HTML; to be asked of each attribute of pictures takes half of its time."""
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute if has_pictures else None,
        tag_attribute_values={"a": {"aria-label": set(labels)}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
