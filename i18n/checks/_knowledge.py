"""What a check may know besides the texts: it reads no file, so that it is handed over."""

from __future__ import annotations

from collections.abc import Callable, Container, Set
from dataclasses import dataclass, field
from typing import Protocol

from i18n.terms import Termbase


class Lexicon(Protocol):
    """The words of a language."""

    def knows(self, word: str) -> bool:
        """Is it a word of the language, as it is written?"""

    def between(self, before: str, after: str) -> Set[str]:
        """The letters that may stand between two texts in a word."""

    def lists(self, word: str) -> bool:
        """Does a word stand in it as it is, and not as a form of another alone?"""


class Goals(Protocol):
    """What a link of a project's documents may lead to. Paths are relative to the project."""

    def has(self, path: str) -> bool:
        """Is this a document, or another file that is published?"""

    def is_left_out(self, path: str) -> bool:
        """Is this a document that is not among those that the project publishes?"""

    def resembling(self, path: str) -> str | None:
        """The file whose name is the same but for case or the composition of letters."""

    def anchors(self, path: str) -> Container[str] | None:
        """What a fragment may name in a document; None for another file. Raises AmbosError."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was read for a project, or on request, before the checks run, or is when they ask.

    `terms` are those from the source's language to the translation's; `lexicon` gives the words of
    a language, or None where no dictionary of it is installed. `quotes` are the opening quotation
    marks that a translation should have, the outermost first; `percent` how it sets a percent sign,
    "%" or " %"; "" where anything will do. `goals` is None where links cannot be followed. `languages` are
    those of the project, None where there is none.
    """

    terms: Termbase | None = None
    lexicon: Callable[[str], Lexicon | None] = field(default=lambda language: None)
    quotes: str = ""
    percent: str = ""
    goals: Goals | None = None
    languages: Set[str] | None = None
