"""An HTML block of a Markdown body: its HTML without the marks of the blocks around it."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.documents import _html_runs
from i18n.documents._flow import Flow
from i18n.documents._html_reader import Run


class HtmlBlock:
    """HTML put together from pieces, each with its first byte and the one behind it in the body."""

    def __init__(self, pieces: Sequence[tuple[str, int, int]]) -> None:
        self.html = "".join([text for text, _, _ in pieces])
        self._pieces = pieces

    def flow(self, run: Run, base: int) -> Flow:
        """The text of a run of a body that begins at byte `base` of the file."""

        places = Flow()
        for text, start, _ in self._pieces:
            places.verbatim(text, start)
        places.close()

        def locate(bounds: Sequence[int]) -> list[int]:
            # what ends where a piece does ends in that piece, not where the next one begins
            inner = [max(place - n % 2, 0) for n, place in enumerate(bounds)]
            found = places.locate(inner)
            ends = [
                len(self.html[place : place + 1].encode()) if n % 2 else 0
                for n, place in enumerate(inner)
            ]
            return [base + byte + end for byte, end in zip(found, ends, strict=True)]

        return _html_runs.flow(self.html, run, locate)
