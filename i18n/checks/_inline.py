"""What stands between pieces of markup, for the readers of HTML and of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from i18n.documents import Event


def events(
    text: str,
    found: Iterable[re.Match[str]],
    markup: Callable[[re.Match[str], int, int], Iterable[Event]],
) -> Iterator[Event]:
    """The inline events of a text, in the words of `documents.inline`; byte offsets of the text.

    `found` are the pieces of markup in their order, and `markup` makes the events of one that stands
    between two bytes, half open; what lies between is text.
    """
    size = len if text.isascii() else _bytes
    at = byte = 0
    for match in found:
        start, end = match.span()
        if start > at:
            length = size(text[at:start])
            yield Event("Text", "", text[at:start], byte, byte + length)
            byte += length
        length = size(match[0])
        yield from markup(match, byte, byte + length)
        at, byte = end, byte + length
    if at < len(text):
        yield Event("Text", "", text[at:], byte, byte + size(text[at:]))


def _bytes(text: str) -> int:
    return len(text.encode())
