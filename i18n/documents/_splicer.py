"""Bytes copied forward, with others in their place."""

from __future__ import annotations


class Splicer:
    """Copies a document's bytes forward, with replacements."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.length = 0
        self.pieces: list[bytes] = []

    def copy(self, to: int) -> None:
        """Take over the document's bytes up to an offset."""
        self.emit(self.data[self.position : to])
        self.position = to

    def emit(self, data: bytes) -> None:
        """Put in bytes of our own."""
        self.pieces.append(data)
        self.length += len(data)
