"""What stays in the document's language, marked by it, unless the author says which it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser

from i18n.elements import VOID
from i18n.expressions import compiled
from i18n.languages import primary, turn

_STATED = re.compile(rb"[\s\"'/:](?:lang|LANG)\s*=")
_TAG = compiled(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [^\s=>]+=\"[^\"]*\")*)>")
_LABEL = re.compile(r' aria-label="([^"]*)"')
_LANG = re.compile(r' lang="([^"]*)"')
_PROVISIONAL = ' class="-kept-"'
"""Marks an opening that `settled` takes away or leaves."""

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


def may_state(data: bytes) -> bool:
    """May the bytes of a document have an element that states a language?"""
    # most documents do not have the letters at all, which is known at once
    return (b"lang" in data or b"LANG" in data) and _STATED.search(data) is not None


def opening_of(language: str, data: bytes, around: str) -> str:
    """The tag before words of a document, its bytes, in its language; `around` is that of the page.

    Both are BCP 47 tags.
    """
    provisional = _PROVISIONAL if may_state(data) else ""
    return f'<span{provisional} lang="{language}"{turn(language, around)}>'


def settled(html: str) -> str:
    """Safe HTML in which no such tag stands within an element of the author's that states a language."""
    if _PROVISIONAL not in html:
        return html
    out: list[str] = []
    languages: list[tuple[bool, bool]] = [(False, True)]
    position = 0
    for found in _TAG.finditer(html):
        is_ours = _PROVISIONAL in found["attributes"]
        is_stated, is_written = languages[-1]
        tag = found[0]
        if found["end"]:
            languages.pop()
        elif found["name"] not in VOID:
            is_written = not (is_ours and is_stated)
            states = " lang=" in found["attributes"] and not is_ours
            languages.append((is_stated or states, is_written))
        out += [html[position : found.start()], tag.replace(_PROVISIONAL, "") if is_written else ""]
        position = found.end()
    return "".join([*out, html[position:]])


def labelled(html: str, labels: Mapping[str, str], around: str) -> str:
    """Safe HTML whose links with these labels state their language within elements of another.

    `labels` have their languages, and `around` is that around the HTML: BCP 47 tags.
    """
    out: list[str] = []
    languages = [around]
    position = 0
    for found in _TAG.finditer(html):
        if found["end"]:
            languages.pop()
        elif found["name"] not in VOID:
            label = _LABEL.search(found["attributes"])
            language = labels.get(unescape(label[1]), "") if label else ""
            if language:
                lang = f' lang="{language}"' if primary(language) != primary(languages[-1]) else ""
                bare = _LANG.sub("", found["attributes"])
                out += [html[position : found.start()], f"<{found['name']}{bare}{lang}>"]
                position = found.end()
            stated = _LANG.search(found["attributes"])
            languages.append(stated[1] if stated else languages[-1])
    return "".join([*out, html[position:]])


def in_language(raw: str, opening: str) -> str:
    """Raw HTML with its words in elements that `opening` begins."""
    marker = _Marker(opening)
    marker.feed(raw)
    marker.close()
    return "".join(marker.out)
