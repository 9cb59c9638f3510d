"""Merged catalogs that wait until every other is merged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import IO

from i18n.commands._merging import Merged


class Waiting:
    """A queue of outcomes: so many bytes of them stay in memory, what comes later is in a file."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: deque[Merged] = deque()
        self._file: IO[bytes] | None = None
        self._filed = 0

    def __enter__(self) -> Waiting:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, outcome: Merged) -> None:
        """Add an outcome. Raises OSError where the temporary file takes no more."""
        if self._file is None:
            self._room -= _size(outcome)
            if self._room >= 0:
                self._held.append(outcome)
                return
            import tempfile  # noqa: PLC0415  (slow to import, and seldom needed)

            self._file = tempfile.TemporaryFile()  # noqa: SIM115  (`__exit__` closes it)
        import pickle  # noqa: PLC0415

        pickle.dump(outcome, self._file, pickle.HIGHEST_PROTOCOL)
        self._filed += 1

    def taken(self) -> Iterator[Merged]:
        """Take every outcome out, the first first."""
        while self._held:
            yield self._held.popleft()
        if self._file is not None:
            import pickle  # noqa: PLC0415

            self._file.seek(0)
            for _ in range(self._filed):
                item: Merged = pickle.load(self._file)
                yield item


def _size(outcome: Merged) -> int:
    """The bytes of an outcome."""
    size = len(outcome.template or b"")
    return size + sum(len(one.before or b"") + len(one.after) for one in outcome.catalogs)
