"""Inline HTML, as messages of programs and of pages hold it.

A reading of its own: every tag is to be named, those of blocks too, and what is no tag is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks import _inline
from i18n.checks._references import unescaped
from i18n.checks._tags import TAG, ended, is_element
from i18n.documents import Event

_TOKEN = re.compile(
    rf"(?P<comment><!--.{{0,2000}}?-->)|(?P<tag>{TAG})|(?P<entity>&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|\w+);)"
)


def events(text: str) -> Iterator[Event]:
    """The inline events of a text, in the words of `documents.inline`; byte offsets of the text."""
    return _inline.events(text, _found(text), _markup)


def _found(text: str) -> Iterator[re.Match[str]]:
    """The comments, tags and entities of a text."""
    ends = ended(text)
    for match in _TOKEN.finditer(text):
        if match["entity"] is not None:
            if unescaped(match[0]) != match[0]:
                yield match
        elif match["tag"] is None or is_element(match["name"].lower(), ends):
            yield match


def _markup(match: re.Match[str], start: int, end: int) -> tuple[Event]:
    value = unescaped(match[0]) if match["entity"] is not None else ""
    if value:
        return (Event("Text", "", value, start, end),)
    return (Event("InlineHtml", "", match[0], start, end),)
