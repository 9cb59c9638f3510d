"""What is found in a text: pieces of its markup, and where the pieces of its prose come from."""

from __future__ import annotations

from typing import NamedTuple

OBJECT = "\ufffc"
"""What stands in prose for code, a placeholder, an image, an address, and a tag that shows something."""

Piece = tuple[int, int]
"""An offset in the prose, and the character of the text that it comes from."""


class Item(NamedTuple):
    """A piece of markup, what of it is to be kept, and where it lies: characters of the text."""

    kind: str
    value: str
    start: int
    end: int
