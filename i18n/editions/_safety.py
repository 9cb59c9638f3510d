"""What of HTML may stand in a page: nothing that runs, nothing that is fetched from elsewhere."""

from __future__ import annotations

import re

import nh3

_TAGS = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col"),
    *("colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol"),
    *("p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong"),
    *("sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr"),
    *("u", "ul", "var", "wbr"),
}
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "style", "title", "translate"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_ROW = re.compile(r"grid-row:\d{1,6}")


def _attribute(element: str, attribute: str, value: str) -> str | None:
    """The value an attribute may have; None takes it away."""
    if attribute == "style":
        return value if _ROW.fullmatch(value) else None
    if element == "img" and attribute == "src" and (":" in value or value.startswith("//")):
        return ""
    return value


def safe(html: str) -> str:
    """HTML with what may stand in a page, well nested."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
