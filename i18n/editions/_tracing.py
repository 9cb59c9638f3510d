"""What the files of a site are made of besides their own document: what they show of others.

A file is as it was for as long as its document is, and nothing has changed that was asked of the rest
of the site while it was made (a trace of its dependencies: Mokhov, Mitchell, Peyton Jones, “Build
Systems à la Carte”, 2018, 4.2). The questions are noted as they are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

Value = TypeVar("Value")

EVERYTHING = "*"
"""The question which documents there are, and where their pages are."""
FILES = "files"
"""The question which files there are that are no documents."""
HIDDEN = "hidden"
"""The question which files are named by what is held back."""


def place_of(path: str) -> str:
    """The question where the pages of a document are, in which languages."""
    return f"place {path}"


def facts_of(path: str) -> str:
    """The question what lists show of a document."""
    return f"facts {path}"


def content_of(path: str) -> str:
    """The question for all that a document is, in all its languages."""
    return f"content {path}"


def anchors_of(path: str) -> str:
    """The question which fragments of addresses a document has."""
    return f"anchors {path}"


def file_of(name: str) -> str:
    """The question for a file that is no document, by its name in the project."""
    return f"file {name}"


def use_of(name: str) -> str:
    """The question whether a published document leads to a file, by its path below source/."""
    return f"use {name}"


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


class Watched(Mapping[str, Value]):
    """A mapping of files that notes what is asked of it; `question` is that for a key."""

    def __init__(
        self, items: Mapping[str, Value], trace: Trace, question: Callable[[str], str]
    ) -> None:
        self._items = items
        self._trace = trace
        self._question = question

    def __getitem__(self, key: str) -> Value:
        self._trace.note(self._question(key))
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        self._trace.note(self._question(str(key)))
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        self._trace.note(FILES)
        return iter(self._items)

    def __len__(self) -> int:
        self._trace.note(FILES)
        return len(self._items)
