"""An HTML block of a Markdown body: its HTML without the marks of the blocks around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.documents import _html_runs
from i18n.documents._flow import Flow
from i18n.documents._html_reader import Place, Run

_LINE = re.compile(r"<[^\r\n]*>(?P<between>[ \t]*[\r\n][ \t\r\n\f]*)")
"""A line that begins and ends with a tag."""

_INDENT = 3
"""How many spaces may stand before the first line of a block."""


class HtmlBlock:
    """HTML put together from pieces, each with its first byte and the one behind it in the body.

    Its runs are asked for in order, so that no part of it is looked through for each.
    """

    def __init__(self, pieces: Sequence[tuple[str, int, int]]) -> None:
        self.html = "".join([text for text, _, _ in pieces])
        self._pieces = pieces
        self._rewind()

    def _rewind(self) -> None:
        self._piece = self._begin = self._character = 0
        self._byte = self._pieces[0][1] if self._pieces else 0

    def flow(self, run: Run, base: int) -> Flow:
        """The text of a run of a body that begins at byte `base` of the file."""

        def locate(bounds: Sequence[int]) -> list[int]:
            # what ends where a piece does ends in that piece, not where the next one begins
            found = []
            for n, place in enumerate(bounds):
                inner = max(place - n % 2, 0)
                end = len(self.html[inner : inner + 1].encode()) if n % 2 else 0
                found.append(base + self.byte(inner) + end)
            return found

        return _html_runs.flow(self.html, run, locate)

    def line_end(self, run: Run, data: bytes) -> bytes:
        """What follows the tag that is the first line, up to the text below it, if the run has both.

        That tag makes a block only where it stands alone (CommonMark 0.31.2, section 4.6, condition 7).
        """
        if run.place is not Place.CONTENT or run.start > _INDENT or self.html[: run.start].strip():
            return b""
        line = _LINE.match(self.html, run.start, run.end)
        if line is None or line.end() == run.end:
            return b""
        start, end = line.span("between")
        return data[self.byte(start - 1) + 1 : self.byte(end)]

    def byte(self, place: int) -> int:
        """The byte of the body at which a character of the HTML stands."""
        if place < self._character:
            self._rewind()
        end = self._begin + len(self._pieces[self._piece][0])
        while place >= end and self._piece + 1 < len(self._pieces):
            self._piece += 1
            self._begin = self._character = end
            text, self._byte, _ = self._pieces[self._piece]
            end += len(text)
        self._byte += len(self.html[self._character : place].encode())
        self._character = place
        return self._byte
