"""Which ignores of a check that looks at all catalogs together hide something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from i18n.checks._check import Check
from i18n.checks._collection import Collection, Fact

Place = tuple[str, int, str | None, str | None]
"""A message: the path of its catalog, its line, its msgctxt and its msgid."""


def place_of(fact: Fact) -> Place:
    """The message of a fact."""
    found = fact.place
    return found.path, found.line, found.msgctxt, found.msgid


def needed(check: Check, facts: Sequence[Fact]) -> set[Place]:
    """The messages that have to go on ignoring a check: the others may be taken in without a finding.

    That may be all but one of several: a name that stands thrice is told once, and once more in another
    place where that one is ignored.
    """
    ignored = {place_of(fact) for fact in facts if fact.is_ignored}
    keys = {fact.key for fact in facts if fact.is_ignored}
    facts = [fact for fact in facts if fact.key in keys]
    before = _found(check, facts, ())
    left = set(ignored)
    while left and (new := _found(check, facts, left) - before):
        own = new & left
        if not own:
            # what is found elsewhere is so because of some of those that share a key with it
            shared = {fact.key for fact in facts if place_of(fact) in new}
            own = left & {place_of(fact) for fact in facts if fact.key in shared}
        left -= own or set(left)
    return ignored - left


def _found(check: Check, facts: Sequence[Fact], taken_in: Iterable[Place]) -> set[Place]:
    """The messages in which a check finds something, where some of those that ignore it do not."""
    places = frozenset(taken_in)
    shown = [fact for fact in facts if not fact.is_ignored or place_of(fact) in places]
    return {place_of(fact) for fact, _ in check.find(Collection(shown))}
