"""Findings that somebody accepted: a comment in the message, or a flag of Weblate's."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

import polib

from i18n.catalogs import approval
from i18n.checks._check import Check
from i18n.checks._subject import Subject

_COMMENT = "ambos: ignore "
_MEANT = re.compile(r"ambos\s*:\s*ignore\b", re.IGNORECASE)
_APART = re.compile(r"[\s,]+")
"""What stands between the names of two checks."""
_REASON = "because"
_EVERYTHING = "ignore-all-checks"
_FLAG = "ignore-"
_COPY = "copied"


def for_nothing(name: str) -> str:
    """What is said of an ignore that hides nothing."""
    return f"nothing of '{name}' to ignore (take the comment out)"


@dataclass(frozen=True, slots=True, eq=False)
class Ignores:
    """What the messages of a catalog ignore, behind the checks that ran.

    `ran` are their names, `used` the messages, by id, and the names of checks whose faults a comment
    hid.
    """

    subject: Subject
    ran: frozenset[str]
    used: frozenset[tuple[int, str]]

    def unused(self, known: Container[str]) -> Iterator[tuple[polib.POEntry, str]]:
        """The published messages, and the names of checks that a comment ignores there for nothing.

        One that is not `known` ignores nothing.
        """
        for entry in self._with_comments():
            for name in ignored(entry):
                is_looked_for = name in self.ran or name not in known
                if is_looked_for and (id(entry), name) not in self.used:
                    yield entry, name

    def misread(self) -> Iterator[tuple[polib.POEntry, str]]:
        """The published messages, and the lines of comments that are meant to ignore, and name nothing."""
        for entry in self._with_comments():
            for line in entry.tcomment.split("\n"):
                said = line.strip()
                if _MEANT.match(said) and not _named(said):
                    yield entry, said

    def _with_comments(self) -> Iterator[polib.POEntry]:
        for entry in self.subject.current:
            if entry.tcomment and approval.is_published(entry):
                yield entry


def ignored(entry: polib.POEntry) -> list[str]:
    """The checks that comments in the entry name: `# ambos: ignore NAME… because TEXT`.

    Between the names stand spaces or commas.
    """
    return [name for line in (entry.tcomment or "").split("\n") for name in _named(line.strip())]


@lru_cache(maxsize=256)  # asked for each finding of a message
def _named(said: str) -> tuple[str, ...]:
    """The checks that a line of a comment names."""
    if not said.startswith(_COMMENT):
        return ()
    words = filter(None, _APART.split(said[len(_COMMENT) :]))
    return tuple(takewhile(lambda word: word != _REASON, words))


def is_ignored(check: Check, entry: polib.POEntry) -> bool:
    """Does a comment in the entry hide this check's faults, or a flag of Weblate's?

    Weblate's names are taken with hyphens, as it documents them, and with underscores. A copy that its
    flag `ignore-same` accepts is accepted by all checks that would say no more of it than `copied`.
    """
    if not check.is_hidable:
        return False
    if entry.tcomment and check.name in ignored(entry):
        return True
    flags = {_hyphened(flag) for flag in entry.flags if flag.startswith(_FLAG)}
    if not flags:
        return False
    if _EVERYTHING in flags or any(_FLAG + _hyphened(name) in flags for name in check.weblate):
        return True
    return f"{_FLAG}same" in flags and _COPY in check.yields_to and _is_copy(entry)


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


def _is_copy(entry: polib.POEntry) -> bool:
    """Is the translation the source, or, of a plural message, one of its forms one of the source's?"""
    if not entry.msgid_plural:
        return bool(entry.msgstr.split() == entry.msgid.split())
    sources = entry.msgid.split(), entry.msgid_plural.split()
    return any(form.split() in sources for form in entry.msgstr_plural.values())
