"""What files of a site are made of besides their own document: which facts of others they show.

A file is as it was for as long as its document is, and every question that was asked of the rest of
the site has its answer still (a verifying trace: Mokhov, Mitchell, Peyton Jones, “Build Systems à la
Carte”, 2018, 4.2.2). The questions are noted as they are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

EVERYTHING = "*"
"""The question what there is at all: the addresses of all documents, the names of all other files."""


class Trace:
    """Notes questions while files are made."""

    def __init__(self) -> None:
        self._asked: set[str] | None = None

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """The questions that are asked in the block, once it has ended."""
        asked: set[str] = set()
        self._asked = asked
        try:
            yield asked
        finally:
            self._asked = None

    def note(self, question: str) -> None:
        """A question is asked now."""
        if self._asked is not None:
            self._asked.add(question)


class Watched(Mapping[Key, Value]):
    """A mapping that notes what is asked of it; `question` names that of a key."""

    def __init__(
        self, items: Mapping[Key, Value], trace: Trace, question: Callable[[Key], str]
    ) -> None:
        self._items = items
        self._trace = trace
        self._question = question

    def __getitem__(self, key: Key) -> Value:
        self._trace.note(self._question(key))
        return self._items[key]

    def __iter__(self) -> Iterator[Key]:
        self._trace.note(EVERYTHING)
        return iter(self._items)

    def __len__(self) -> int:
        self._trace.note(EVERYTHING)
        return len(self._items)
