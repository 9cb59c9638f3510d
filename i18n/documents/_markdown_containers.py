"""The lines that open the admonitions, containers and callouts of other tools, and their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.expressions import compiled

LEAD = rb"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+"
_TITLE = rb'"(?P<title>(?:\\.|[^"\\\r\n])*+)"'
ADMONITION = compiled(
    rb"^(?P<lead>"
    + LEAD
    + rb")(?:(?:!!!|\?\?\?\+?)[ \t]++[\w-]++(?:[ \t]++[\w-]++)*+(?:[ \t]++"
    + _TITLE
    + rb")?(?:[ \t]++[\w-]++)*+|===[!+]?[ \t]++"
    + _TITLE.replace(b"title", b"tab")
    + rb")[ \t]*+(?=\r?$)",
    re.MULTILINE,
)
"""Python-Markdown's admonitions, and the details and tabs of its pymdownx extensions."""
CONTAINER = compiled(
    rb"^(?P<lead>" + LEAD + rb"):{3,}+[ \t]*+"
    rb"(?:(?:\{[^{}\r\n]*+\}|[\w.-]++)(?:\[(?P<bracketed>[^\[\]\r\n]*+)\])?)?(?P<rest>[^\r\n]*+)",
    re.MULTILINE,
)
"""The fences of Pandoc, markdown-it-container and remark-directive, with their titles."""
CALLOUT = compiled(
    rb"^(?P<lead>(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*+(?<=[> \t]))"
    rb"\[![\w-]++\][+-]?[ \t]++(?P<title>[^\s][^\r\n]*+)",
    re.MULTILINE,
)
"""The callouts of Obsidian that have a title (https://help.obsidian.md/callouts)."""
_ATTRIBUTE = compiled(rb"(?<=[{\s])title=\"(?P<value>[^\"{}\r\n]++)\"")
_LETTER = compiled(rb"[0-9A-Za-z\x80-\xff]")


def title_of(match: re.Match[bytes]) -> tuple[int, int] | None:
    """Where the title of an admonition or container stands; None where it has none with words."""
    names = ("title", "tab") if match.re is ADMONITION else ("bracketed", "rest")
    for name in names:
        text = match[name]
        if not text:
            continue
        start = match.start(name) + len(text) - len(text.lstrip(b" \t"))
        if name == "rest":
            text = text.rstrip(b" \t:")
            if text.endswith(b"}"):
                text = text[: max(text.rfind(b"{"), 0)].rstrip(b" \t")
        end = match.start(name) + len(text)
        if start < end and _LETTER.search(text):
            return start, end
    return None


def titles_of_attributes(match: re.Match[bytes]) -> Iterator[tuple[int, int]]:
    """Where the title stands that is an attribute of a container, with words."""
    if match.re is CONTAINER:
        for found in _ATTRIBUTE.finditer(match[0]):
            if _LETTER.search(found["value"]):
                start, end = found.span("value")
                yield match.start() + start, match.start() + end
