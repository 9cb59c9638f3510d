"""What in a piece of Markdown could run, lead somewhere or fetch something, as comparable strings."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

_TEMPLATE = re.compile(r"\{\{[<%]?|\{%|\{:")
_RAW_TAG = re.compile(r"</?[A-Za-z][^<>]*>?|<[!?][^<>]*>?")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SAFE_ADDRESSES = tuple(f"{scheme}:" for scheme in sorted(_SAFE_SCHEMES))
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


def link_risk(target: str) -> str | None:
    """The target of a link, unless every reader may follow it: relative, or of a safe scheme."""
    if ":" not in target or target.startswith(_SAFE_ADDRESSES):  # the usual
        return None
    cleaned = "".join(c for c in target if c > " " and c != "\x7f")
    scheme, colon, _ = cleaned.partition(":")
    if not colon or any(c in scheme for c in "/?#") or scheme.lower() in _SAFE_SCHEMES:
        return None
    return f"link {cleaned}"


def image_risk(target: str) -> str:
    """The address of an image: what a page fetches by itself."""
    return f"image {target}"
