"""What checks keep of each catalog, so that they can look at all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from i18n.model import Finding


class Fact(NamedTuple):
    """What a check keeps of a message until all catalogs are read; it is pickled between processes.

    `key` is what messages share that are looked at together, `value` whatever the check wants to know
    of this one. `place` is a finding of the check in this message, but for what it says. `is_ignored` says
    that a comment in the message accepts what the check finds in it.
    """

    key: str
    value: str
    place: Finding
    is_ignored: bool = False


Facts = Mapping[str, Sequence[Fact]]
"""The facts that each check gathered, by its name."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What a check gathered from all catalogs that are looked at, in their order.

    A check that looks at a collection offers `gather(subject)`, which gives for a message its entry, its
    plural form, a key and a value, and a `check(collection)` that gives facts and what is said of them.
    """

    facts: Sequence[Fact]


def joined(all_facts: Iterable[Facts]) -> dict[str, list[Fact]]:
    """The facts of several catalogs together."""
    found: dict[str, list[Fact]] = {}
    for facts in all_facts:
        for name, gathered in facts.items():
            found.setdefault(name, []).extend(gathered)
    return found
