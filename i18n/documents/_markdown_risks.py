"""What in a piece of Markdown could run, lead somewhere or fetch something, as comparable strings."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from i18n.documents._html_tokens import Kind, tokens, values
from i18n.documents._markdown_jsx import as_html

_TEMPLATE = re.compile(r"\{\{[<%]?|\{%|\{:")
_RAW_TAG = re.compile(r"</?[A-Za-z][^<>]*>?|<[!?][^<>]*>?")
_TITLED = re.compile(r"<[a-z].*?\s(?:alt|aria-label|placeholder|title)\s*=", re.DOTALL)
TRANSLATABLE_ATTRIBUTES = frozenset({"alt", "aria-label", "placeholder", "title"})


class _Tag(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = (
            name if name in TRANSLATABLE_ATTRIBUTES else f"{name}={value}" for name, value in attrs
        )
        self.found = " ".join((f"<{tag}", *sorted(values))) + ">"

    def handle_endtag(self, tag: str) -> None:
        self.found = f"</{tag}>"


@lru_cache(maxsize=4096)
def tag_risk(raw: str) -> str:
    """A raw tag, its translatable attributes' values aside; that a comment is one; all else as it is."""
    if raw.startswith("<!--") and "i18n:" not in raw and "[if" not in raw:
        return "<!-- -->"
    if raw.startswith(("<!", "<?")):
        return raw
    parser = _Tag()
    parser.feed(raw)
    return parser.found or raw


def tag_risks(raw: str) -> list[str]:
    """The raw HTML in a token or in math, which a reader that does not know these sees."""
    text = raw.removeprefix("{{<").removesuffix(">}}") if raw.startswith("{{<") else raw
    return [tag_risk(match[0]) for match in _RAW_TAG.finditer(text)] if "<" in text else []


def token_risk(raw: str) -> str:
    """What a shortcode or template tag is, its words aside, which may be text; JSX as it is.

    Of a tag of HTML in JSX the strings that are texts of their own are left out.
    """
    match = _TEMPLATE.match(raw)
    if match:
        return match[0]
    return _untitled(raw) if _TITLED.match(raw) else raw


@lru_cache(maxsize=1024)
def _untitled(raw: str) -> str:
    data = raw.encode()
    html = as_html(data).decode("latin-1")  # a character for each byte
    first = next(tokens(html))
    if first.kind is not Kind.START or first.end != len(html):
        return raw
    strings = sorted(
        (value.start, value.end)
        for name, value in values(html).items()
        if name in TRANSLATABLE_ATTRIBUTES and value.quote
    )
    pieces: list[bytes] = []
    position = 0
    for start, end in strings:
        pieces.append(data[position:start])
        position = end
    return b"".join([*pieces, data[position:]]).decode()
