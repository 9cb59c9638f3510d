"""One translation for two sources that say different things.

## What it does
Finds messages with the translation of another message whose source is not the same: the words by which
that source differs have their counterparts in the translation, those of this one have none. Sources
that say the same in other words are left alone.
## Why it matters
A translation that was copied from a neighbour, and not adapted, says what its neighbour says.
## Example
msgid "The northern entrance will be closed in March."
msgstr "La entrada norte estará cerrada en marzo."

msgid "The southern entrance will be closed in March."
msgstr "La entrada norte estará cerrada en marzo."
## Instead
msgid "The northern entrance will be closed in March."
msgstr "La entrada norte estará cerrada en marzo."

msgid "The southern entrance will be closed in March."
msgstr "La entrada sur estará cerrada en marzo."
## References
ISO 17100:2015, section 5.3.3 (revision)
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._correspondence import Comparison, Token, comparison
from i18n.checks._correspondence.tokens import Kind
from i18n.checks._excerpts import in_line
from i18n.checks._subject import Message, Subject
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "mistranslation"
looks_at = Subject
yields_to = ("swapped", "numbers", "copied", "placeholders", "markup")

_LEAST = 15
"""Characters of a translation that hardly fits two sources."""

_MOST = 50
"""Messages of one translation with which each of them is compared."""

_WORDS = 3
"""Spaces of a source that is more than a name, for which there may be another."""

_SURE = frozenset({Kind.KNOWN, Kind.NAME})


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each message that has another one's translation."""
    groups: dict[str, dict[str, Message]] = {}
    for message in subject.messages:
        if len(message.msgstr) >= _LEAST and message.msgid.count(" ") >= _WORDS:
            groups.setdefault(message.msgstr, {}).setdefault(message.msgid, message)
    for group in groups.values():
        members = [message for message in group.values() if not message.entry.msgid_plural]
        for message in members if len(members) > 1 else ():
            other = next((other for other in members[:_MOST] if _is_of(other, message)), None)
            if other is not None:
                what = f"this is the translation of “{in_line(other.msgid)}”"
                yield Fault(what, message.entry)


def _is_of(owner: Message, message: Message) -> bool:
    """Does a translation that two messages have belong to the first alone?"""
    if owner is message:
        return False
    its, mine = comparison(owner), comparison(message)
    if its is None or mine is None:
        return False
    hers, own = _only(its, mine), _only(mine, its)
    return (
        bool(hers)
        and bool(own)
        and all(not its.target_keys.isdisjoint(token.keys) for token in hers)
        and all(mine.target_keys.isdisjoint(token.keys) for token in own)
        and all(token.kind in _SURE for token in own)
    )


def _only(one: Comparison, other: Comparison) -> list[Token]:
    """The tokens of a source that the other one has not."""
    return [token for token in one.source if other.source_keys.isdisjoint(token.keys)]
