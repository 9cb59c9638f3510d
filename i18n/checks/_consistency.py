"""Sources that are the same but for capitals, punctuation and markup, and their translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from i18n.checks._languages import rules
from i18n.checks._subject import Message, Subject

_WORD = re.compile(r"\w+")
_LEAST = 4
"""Words of a source that has one translation whatever its context is."""

_LEAST_VARIANT = 3
"""Words of sources that differ in capitals, punctuation or markup."""

_LONGEST = 400
"""Characters of a source of which there are hardly variants."""

_LONG = 60


@dataclass(frozen=True, eq=False)
class Wording:
    """A source and its translation."""

    message: Message

    @cached_property
    def words(self) -> str:
        """The words of the translation, in small letters."""
        return " ".join(_WORD.findall(self.message.msgstr.casefold()))

    @cached_property
    def content(self) -> str:
        """The words of the translation but those of grammar."""
        table = rules(self.message.language, "correspondence")
        common = table["common"] if table is not None else ()
        return " ".join(word for word in self.words.split() if word not in common)

    def shown(self) -> str:
        """The translation as a message names it."""
        text = " ".join(self.message.msgstr.split())
        return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


def wordings(subject: Subject) -> list[Wording]:
    """The published messages of a catalog."""
    return [Wording(message) for message in subject.messages]


def differing(found: Iterable[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Messages, in their order, that are translated otherwise than another one of the same source.

    Of two translations the rarer is told, of equally frequent ones the first.
    """
    groups: dict[tuple[str, int], list[Wording]] = {}
    for wording in found:
        message = wording.message
        key = _key(message.msgid)
        groups.setdefault((key, message.form), []).append(wording)
    for (key, _), group in groups.items():
        if len(group) > 1 and len(key.split()) >= _LEAST_VARIANT:
            yield from _odd(group, len(key.split()))


def _key(source: str) -> str:
    """What sources have in common that differ in capitals, punctuation and markup."""
    return source if len(source) > _LONGEST else " ".join(_WORD.findall(source.casefold()))


def _odd(group: list[Wording], words: int) -> Iterator[tuple[Wording, Wording]]:
    """The members whose translation is not the usual one, each with one that has it."""
    counts = Counter(member.words for member in group)
    if len(counts) == 1:
        return
    usual = max(reversed(group), key=lambda member: counts[member.words])
    for member in group:
        is_same = member.message.msgid == usual.message.msgid
        if member.words == usual.words or (is_same and words < _LEAST):
            continue
        if is_same or member.content != usual.content:
            yield member, usual
