"""Findings that somebody accepted: a comment in the message, or a flag of Weblate's."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import takewhile

import polib

from i18n.catalogs import approval
from i18n.checks._check import Check
from i18n.checks._subject import Subject

_COMMENT = "ambos: ignore "
_REASON = "because"
_FLAG = "ignore-"


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
        for entry in self.subject.current:
            if not entry.tcomment or not approval.is_published(entry):
                continue
            for name in ignored(entry):
                is_looked_for = name in self.ran or name not in known
                if is_looked_for and (id(entry), name) not in self.used:
                    yield entry, name


def ignored(entry: polib.POEntry) -> list[str]:
    """The checks that comments in the entry name: `# ambos: ignore NAME… because TEXT`."""
    names: list[str] = []
    for line in (entry.tcomment or "").split("\n"):
        said = line.strip()
        if said.startswith(_COMMENT):
            names += takewhile(lambda word: word != _REASON, said[len(_COMMENT) :].split())
    return names


def is_ignored(check: Check, entry: polib.POEntry) -> bool:
    """Does a comment in the entry hide this check's faults, or a flag of Weblate's?"""
    if not check.is_hidable:
        return False
    if entry.tcomment and check.name in ignored(entry):
        return True
    return any(_FLAG + name.replace("_", "-") in entry.flags for name in check.weblate)
