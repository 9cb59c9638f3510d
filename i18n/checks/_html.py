"""Inline HTML, as messages of programs and of pages hold it.

A reading of its own: every tag is to be named, those of blocks too, and what is no tag is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from i18n.checks._tags import TAG, ended, is_element
from i18n.documents import Event

_TOKEN = re.compile(
    rf"(?P<comment><!--.{{0,2000}}?-->)|(?P<tag>{TAG})|(?P<entity>&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|\w+);)"
)


def events(text: str) -> Iterator[Event]:
    """The inline events of a text, in the words of `documents.inline`; byte offsets of the text."""
    at = byte = 0
    ends = ended(text)
    for match in _TOKEN.finditer(text):
        value = ""
        if match["entity"] is not None:
            value = unescape(match[0])
            if value == match[0]:
                continue
        elif match["tag"] is not None and not is_element(match["name"].lower(), ends):
            continue
        start, end = match.span()
        if start > at:
            length = len(text[at:start].encode())
            yield Event("Text", "", text[at:start], byte, byte + length)
            byte += length
        length = len(match[0].encode())
        if value:
            yield Event("Text", "", value, byte, byte + length)
        else:
            yield Event("InlineHtml", "", match[0], byte, byte + length)
        at, byte = end, byte + length
    if at < len(text):
        yield Event("Text", "", text[at:], byte, byte + len(text[at:].encode()))
