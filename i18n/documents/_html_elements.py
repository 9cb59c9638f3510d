"""What the elements and attributes of HTML mean for a translator."""

from __future__ import annotations

from i18n.documents._html_tokens import RAW, Token

UNTOUCHED = (RAW - {"title"}) | {"listing", "pre", "template"}
"""The elements whose content is left alone, whatever it says of itself."""

CODE = frozenset({"code", "kbd", "math", "samp", "tt", "var"})
"""The elements whose text alone is no reason to translate."""

_BLOCK_NAMES = (
    "address article aside audio base blockquote body canvas caption center colgroup datalist dd desc "
    "details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html legend li link main menu meta nav noscript object ol optgroup option p "
    "search section select summary table tbody td text tfoot th thead tr ul video"
)
BLOCKS = RAW | UNTOUCHED | frozenset(_BLOCK_NAMES.split())
"""The elements at whose tags a text ends."""

KINDS = {
    "blockquote": "quote",
    "button": "button",
    "caption": "caption",
    "dd": "definition",
    "desc": "caption",
    "dt": "term",
    "figcaption": "caption",
    "legend": "caption",
    "li": "list item",
    "optgroup": "option",
    "option": "option",
    "summary": "summary",
    "td": "table cell",
    "text": "caption",
    "th": "table cell",
    "title": "title",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
"""The kinds of the units in an element; in any other they are those of the element around it."""

_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr"}) | _CELLS
_SECTIONS = frozenset({"caption", "colgroup", "tbody", "tfoot", "thead"}) | _ROWS
IMPLIED = {
    "body": frozenset({"head"}),
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "li": frozenset({"li"}),
    "optgroup": frozenset({"optgroup", "option"}),
    "option": frozenset({"option"}),
    "td": _CELLS | {"caption", "colgroup"},
    "th": _CELLS | {"caption", "colgroup"},
    "tr": _ROWS | {"caption", "colgroup"},
    **dict.fromkeys(("caption", "colgroup", "tbody", "tfoot", "thead"), _SECTIONS),
}
"""The open elements that a start tag ends (WHATWG HTML, 13.1.2.4)."""

LIMITS = frozenset(
    {"blockquote", "datalist", "dir", "dl", "html", "menu", "object", "ol", "select", "table"}
    | {"template", "ul"}
)
"""The elements within which a start tag ends others."""

_KEEP_PARAGRAPH_NAMES = (
    "audio base body canvas caption colgroup datalist desc head html link meta noscript object optgroup "
    "option select tbody td template text tfoot th thead tr video"
)
KEEP_PARAGRAPH = RAW | frozenset(_KEEP_PARAGRAPH_NAMES.split())
"""The blocks whose start tags do not end a paragraph."""

_ANYWHERE = frozenset(
    {"alt", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription"}
    | {"placeholder", "title"}
)
_LABELLED = frozenset({"optgroup", "option", "track"})
_PRESSED = frozenset({"button", "reset", "submit"})
_METADATA = {
    "abstract": "summary",
    "correction": "correction",
    "description": "description",
    "dc.description": "description",
    "dc.title": "title",
    "dcterms.description": "description",
    "dcterms.title": "title",
    "keywords": "tags",
    "slug": "slug",
    "og:description": "description",
    "og:image:alt": "alt",
    "og:site_name": "title",
    "og:title": "title",
    "twitter:description": "description",
    "twitter:image:alt": "alt",
    "twitter:title": "title",
}


def is_translatable(tag: Token, name: str) -> bool:
    """Is the value of this attribute of a start tag text for readers?"""
    if name in _ANYWHERE:
        return tag.name != "link" or "stylesheet" not in (tag.value("rel") or "").lower().split()
    if name == "label":
        return tag.name in _LABELLED
    if name == "value":
        return tag.name == "input" and (tag.value("type") or "").lower() in _PRESSED
    return name == "content" and metadata_field(tag) is not None


def metadata_name(tag: Token) -> str:
    """What a `meta` element states, in lower case: its `name` or `property`."""
    return (tag.value("name") or tag.value("property") or "").strip().lower()


def metadata_field(tag: Token) -> str | None:
    """The field of metadata that a `meta` element's text stands for; None where it has no text."""
    return _METADATA.get(metadata_name(tag)) if tag.name == "meta" else None
