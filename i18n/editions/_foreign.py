"""What stays in the document's language, marked by it."""

from __future__ import annotations

from html.parser import HTMLParser

_HIDDEN = frozenset(
    {"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"}
)
"""The elements in which tags are text."""


class _Marker(HTMLParser):
    def __init__(self, opening: str) -> None:
        super().__init__(convert_charrefs=False)
        self.opening = opening
        self.out: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _HIDDEN
        self.out.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in _HIDDEN))
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if any(map(str.isalpha, data)) and not self.hidden:
            data = f"{self.opening}{data}</span>"
        self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")


def in_language(raw: str, opening: str) -> str:
    """Raw HTML with its words in elements that `opening` begins."""
    marker = _Marker(opening)
    marker.feed(raw)
    marker.close()
    return "".join(marker.out)
