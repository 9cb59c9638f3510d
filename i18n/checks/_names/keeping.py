"""Which names of a source a translation has as they are, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.checks._names.namer import Namer
from i18n.checks._names.pairing import SHORTEST
from i18n.checks._names.words import Name
from i18n.checks._subject import Message

OFTEN = 2
"""Other messages that keep a name, so that it is one that is kept."""
_KEPT = 0.75
"""Share of the messages with a name whose translations have it."""
_NEAR = 32
_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-zß-ÿ][^\W\d_]{2,}) \Z")
_BEHIND = re.compile(r"(?:[’']s)? ([^\W\d_a-zß-ÿ][^\W\d_]{2,}|\d+)")


def is_kept(name: Name, stated: Sequence[Name], message: Message, namer: Namer) -> bool:
    """Is a name of the source one that a translation has as it is?"""
    if name.is_acronym or len(name.word) < SHORTEST:
        return False
    if name.is_mixed:
        return True
    if is_kept_elsewhere(name, namer):
        return True
    if namer.may_be_translated(name.word) or name.starts:
        return False
    # a word of no language: a name, unless its owner has another one in the translation
    kept = set(message.target.words)
    return any(_are_neighbours(name, other, message) and other.word in kept for other in stated)


def is_kept_elsewhere(name: Name, namer: Namer) -> bool:
    """Do other messages of the catalog keep a name?"""
    number, keeps = namer.kept(name.word)
    return keeps >= OFTEN and keeps >= _KEPT * (number - 1)


def around(prose: str, name: Name) -> tuple[str, str]:
    """The words with a capital that stand next to a name, or a number behind, across a space."""
    before = _BEFORE.search(prose, max(name.start - _NEAR, 0), name.start)
    after = _BEHIND.match(prose, name.end)
    return before[1] if before else "", after[1] if after else ""


def _are_neighbours(name: Name, other: Name, message: Message) -> bool:
    """Do two names stand side by side, as the parts of a person's do?"""
    gap = message.source.prose[min(name.end, other.end) : max(name.start, other.start)]
    return name is not other and gap == " " and other.word.isalpha() and not other.is_acronym
