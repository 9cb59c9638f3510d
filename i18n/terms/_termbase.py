"""What a termbase is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What a termbase says of a translation of a term (the administrative status of TBX)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source language, and a translation that is or is not to stand for it."""

    source: str
    target: str
    status: Status = Status.PREFERRED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Termbase:
    """The terms from one language to another, in the order of their file."""

    terms: tuple[Term, ...] = ()

    def inverted(self) -> Termbase:
        """The same in the other direction; what is forbidden in one says nothing of the other."""
        return Termbase(tuple(self._inverted()))

    def _inverted(self) -> Iterator[Term]:
        for term in self.terms:
            if term.status is not Status.FORBIDDEN:
                yield Term(term.target, term.source, term.status, term.note)
