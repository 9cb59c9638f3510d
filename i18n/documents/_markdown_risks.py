"""What in a piece of Markdown could run, lead somewhere or fetch something, as comparable strings."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

_TEMPLATE = re.compile(r"\{\{[<%]?|\{%|\{:")
_RAW_TAG = re.compile(r"</?[A-Za-z][^<>]*>?|<[!?][^<>]*>?")
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
    """What a shortcode or template tag is, its words aside, which may be text; JSX as it is."""
    match = _TEMPLATE.match(raw)
    return match[0] if match else raw
