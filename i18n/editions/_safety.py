"""What of HTML may stand in a page: nothing that runs, nothing that is fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

import nh3

from i18n.editions._media import own_set, without_empty
from i18n.editions._remote import is_remote
from i18n.expressions import compiled

_TAGS = frozenset(
    {
        *("a", "abbr", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite"),
        *("code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins"),
        *("kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s"),
        *("samp", "section", "small", "source", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul"),
        *("var", "video", "wbr"),
    }
)
_INSTEAD = {
    **dict.fromkeys(
        (
            *("address", "article", "aside", "center", "dialog", "fieldset", "footer", "form"),
            *("header", "hgroup", "legend", "main", "nav", "search"),
        ),
        "div",
    ),
    **dict.fromkeys(
        (
            *("acronym", "big", "button", "data", "font", "label", "meter", "output", "progress"),
            *("strike", "tt"),
        ),
        "span",
    ),
    **dict.fromkeys(("dir", "menu"), "ul"),
}
"""What a page has in the place of elements that it has itself, that are obsolete or ask something of a
reader: what an author states of their language and their ids is kept."""
_OTHERS = compiled(rf"<(?P<end>/?)(?P<name>{'|'.join(_INSTEAD)})(?=[ >])")
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "translate", "xml:lang"},
    "a": {"href", "hreflang", "name"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "blockquote": {"cite"},
    "details": {"open"},
    "img": {"alt", "height", "sizes", "src", "srcset", "width"},
    "ol": {"start"},
    "source": {"height", "media", "sizes", "src", "srcset", "type", "width"},
    "span": {"data-row", "data-source"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {
        "controls",
        "height",
        "loop",
        "muted",
        "playsinline",
        "poster",
        "preload",
        "src",
        "width",
    },
}
_FETCHING = compiled(r"<(?:img|audio|source|track|video)", re.IGNORECASE)
_NOSCRIPT = compiled(r"</?noscript(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", re.IGNORECASE)
_FETCHED = {
    ("audio", "src"),
    ("img", "src"),
    ("source", "src"),
    ("track", "src"),
    ("video", "poster"),
    ("video", "src"),
}
"""What a page fetches for itself."""


def _attribute(element: str, attribute: str, value: str) -> str | None:
    """The value an attribute may have; None takes it away."""
    if (element, attribute) in _FETCHED and is_remote(value):
        return None
    return own_set(value) or None if attribute == "srcset" else value


def with_page_elements(html: str) -> str:
    """Safe HTML whose elements are those of a page alone."""
    return _OTHERS.sub(lambda tag: f"<{tag['end']}{_INSTEAD[tag['name']]}", html)


def safe(html: str, *, labels: Set[str] = frozenset()) -> str:
    """HTML with what may stand in a page, well nested.

    A page runs no script: what stands for scripts is a part of it. Links may be labelled with `labels`,
    and with nothing else, since no translator sees a label. Where an author has tags, some are left to
    `with_page_elements`.
    """
    is_fetching = _FETCHING.search(html) is not None
    clean = _cleaner(frozenset(labels), is_fetching=is_fetching).clean(_NOSCRIPT.sub("", html))
    return without_empty(clean) if is_fetching else clean


@lru_cache(maxsize=32)
def _cleaner(labels: frozenset[str], *, is_fetching: bool) -> nh3.Cleaner:
    """What cleans HTML; to be asked of each attribute, where it fetches, takes half of its time.

    An order of the tabulator's stops that is not the page's would be the author's alone to understand.
    """
    return nh3.Cleaner(
        tags=_TAGS | _INSTEAD.keys(),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute if is_fetching else None,
        tag_attribute_values={"a": {"aria-label": set(labels)}, "span": {"tabindex": {"-1"}}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
