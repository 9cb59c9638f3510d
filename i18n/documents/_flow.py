"""A unit's text, and where each of its characters lies in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from i18n.model import Segment, Segmenter, Span, Unit


@dataclass(slots=True)
class Flow:
    """Text put together from pieces of a file, in order.

    A verbatim piece is text whose UTF-8 bytes stand in the file; any other piece is text that
    stands for bytes of its own (a line break with its prefix, an escape).
    """

    text: str = ""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _characters: list[int] = field(default_factory=list)
    _bytes: list[int] = field(default_factory=list)
    _verbatim: list[bool] = field(default_factory=list)
    _end: int = 0
    _is_ascii: bool = False

    @classmethod
    def of(cls, data: bytes, start: int) -> Flow:
        """A closed flow of one piece: UTF-8 in which each character has as many bytes as in the file."""
        text = data.decode()
        length = len(text)
        return cls(text, [], length, [0], [start], [True], start + len(data), length == len(data))

    def verbatim(self, text: str, start: int) -> None:
        """Add text whose bytes begin at `start`."""
        if text:
            self._add(text, start, start + len(text.encode()), True)

    def copy(self, data: bytes, start: int) -> None:
        """Add the text of bytes that begin at `start`."""
        if data:
            self._add(data.decode(), start, start + len(data), True)

    def atom(self, text: str, start: int, end: int) -> None:
        """Add text that stands for the bytes from `start` to `end`."""
        self._add(text, start, end, False)

    def _add(self, text: str, start: int, end: int, verbatim: bool) -> None:
        self._parts.append(text)
        self._characters.append(self._length)
        self._bytes.append(start)
        self._verbatim.append(verbatim)
        self._length += len(text)
        self._end = end

    def close(self) -> Flow:
        """Join the pieces; call it once, after the last."""
        self.text = "".join(self._parts)
        self._is_ascii = self.text.isascii()
        return self

    def locate(self, offsets: Sequence[int]) -> list[int]:
        """The byte offsets of ascending character offsets; linear in the text."""
        if self._is_ascii and self._verbatim == [True]:
            first, length = self._bytes[0], self._length
            return [first + min(offset, length) for offset in offsets]
        found = []
        piece, character, byte = -1, 0, 0
        for offset in offsets:
            if offset >= self._length:
                found.append(self._end)
                continue
            index = bisect_right(self._characters, offset) - 1
            if index != piece:
                piece, character, byte = index, self._characters[index], self._bytes[index]
            if self._verbatim[piece]:
                byte += self._bytes_of(character, offset)
                character = offset
            found.append(byte)
        return found

    def _bytes_of(self, start: int, end: int) -> int:
        """How many bytes a part of the text has in UTF-8."""
        return end - start if self._is_ascii else len(self.text[start:end].encode())

    def characters(self, offsets: Sequence[int]) -> list[int]:
        """The character offsets of ascending byte offsets; linear in the text."""
        if self._is_ascii and self._verbatim == [True]:
            first, length = self._bytes[0], self._length
            return [max(min(offset - first, length), 0) for offset in offsets]
        if self._is_ascii:
            return self._characters_of_ascii(offsets)
        found = []
        piece, data, done, character = -1, b"", 0, 0
        for offset in offsets:
            index = max(bisect_right(self._bytes, offset) - 1, 0)
            if index != piece:
                piece, done, character = index, 0, self._characters[index]
                stop = self._characters[index + 1 : index + 2] or [self._length]
                data = self.text[character : stop[0]].encode() if self._verbatim[index] else b""
            wanted = max(min(offset - self._bytes[piece], len(data)), done)
            character += len(data[done:wanted].decode())
            done = wanted
            found.append(character)
        return found

    def _characters_of_ascii(self, offsets: Sequence[int]) -> list[int]:
        """The same where each character of a verbatim piece has one byte."""
        found = []
        for offset in offsets:
            index = max(bisect_right(self._bytes, offset) - 1, 0)
            character = self._characters[index]
            if self._verbatim[index]:
                stop = self._characters[index + 1 : index + 2] or [self._length]
                character = min(character + max(offset - self._bytes[index], 0), stop[0])
            found.append(character)
        return found


def segments(
    flow: Flow,
    unit: Unit,
    language: str,
    segmenter: Segmenter,
    opaque: Sequence[tuple[int, int]] = (),
) -> list[Segment]:
    """Cut a unit into its sentences; `opaque` are spans of its text that stay whole."""
    pieces = segmenter(flow.text, language, opaque)
    if not pieces:
        return []
    bounds = flow.locate([offset for piece in pieces for offset in piece])
    return [
        Segment(
            flow.text[start:end],
            Span(unit.span.part, bounds[2 * n], bounds[2 * n + 1]),
            unit,
            start,
        )
        for n, (start, end) in enumerate(pieces)
    ]


def none(text: str, language: str, opaque: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The segmenter of those who look at units alone."""
    del text, language, opaque
    return []


def whole(
    text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The segmenter that cuts nothing."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return [(start, end)] if start < end else []
