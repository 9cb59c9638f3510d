"""Where the characters of a text lie in its file."""

from __future__ import annotations

from collections.abc import Sequence


class Places:
    """Byte offsets of a text that begins at byte `base` of its file, asked for in ascending order."""

    def __init__(self, text: str, base: int) -> None:
        self._text = text
        self._is_ascii = text.isascii()
        self._base = base
        self._character = 0
        self._byte = base

    def locate(self, offsets: Sequence[int]) -> list[int]:
        """The byte offsets of character offsets, none before an earlier one."""
        if self._is_ascii:
            return [self._base + offset for offset in offsets]
        return [self._at(offset) for offset in offsets]

    def _at(self, offset: int) -> int:
        assert offset >= self._character, "offsets ascend"
        self._byte += len(self._text[self._character : offset].encode())
        self._character = offset
        return self._byte
