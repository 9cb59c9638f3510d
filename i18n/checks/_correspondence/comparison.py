"""A message's texts held against each other, once for all checks."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from unicodedata import normalize

from i18n.checks._correspondence.lengths import Lengths, lengths
from i18n.checks._correspondence.passages import Alone, Passage, alone
from i18n.checks._correspondence.support import Support, keys, support
from i18n.checks._correspondence.tails import Tail, lost
from i18n.checks._correspondence.tokens import Token, tokens
from i18n.checks._derived import made_once
from i18n.checks._subject import Message
from i18n.checks._text import Text

_MOST = 200
"""Sentences of a text that are held against others; a longer one is a document."""

_PANGRAM = 200
"""Characters that a pangram has at most."""
_LETTERS = frozenset(ascii_lowercase)
_RAREST = frozenset("jqz")


class Comparison:
    """What the source and the translation of a message have in common.

    `there` and `back` are the lengths of translations, and of what is translated from them.
    """

    def __init__(self, message: Message, there: Lengths, back: Lengths) -> None:
        self.there, self.back = there, back
        self._texts = message.source, message.target
        self.source = tokens(message.source_language, message.language)(message.source)
        self.target = tokens(message.language, message.source_language)(message.target)

    @made_once
    def source_keys(self) -> frozenset[str]:
        """The keys of the source's tokens."""
        return keys(self.source)

    @made_once
    def target_keys(self) -> frozenset[str]:
        """The keys of the translation's tokens."""
        return keys(self.target)

    @made_once
    def supports(self) -> tuple[Support, Support]:
        """What speaks for the source to be in the translation, and for the translation to be in it."""
        return (
            support(self.source, self.target_keys, len(self.target)),
            support(self.target, self.source_keys, len(self.source)),
        )

    @made_once
    def alone(self) -> Alone:
        """The sentences without a counterpart."""
        source, target = self._texts
        here, there = _passages(source, self.source), _passages(target, self.target)
        if max(len(here), len(there)) > _MOST or not here or not there:
            return Alone([], [], 0.0)
        return alone(here, there, self.there)

    @made_once
    def lost(self) -> Tail:
        """The end of the source that the translation likeliest lacks."""
        source, target = self._texts
        sizes = len(source.prose.rstrip()), len(target.prose.rstrip())
        return lost(self.source, self.target_keys, *sizes, self.there)

    @made_once
    def added(self) -> Tail:
        """The end of the translation that the source likeliest lacks."""
        source, target = self._texts
        sizes = len(target.prose.rstrip()), len(source.prose.rstrip())
        return lost(self.target, self.source_keys, *sizes, self.back)


def comparison(message: Message) -> Comparison | None:
    """The comparison of a message; None where its words tell nothing.

    So it is where one of its languages is not known well enough, and where both texts are pangrams,
    sentences with every letter that show a typeface: another one stands for such a sentence.
    """
    return message.derive(_compared)


def _compared(message: Message) -> Comparison | None:
    if _is_pangram(message.msgid) and _is_pangram(message.msgstr):
        return None
    there = lengths(message.source_language, message.language)
    back = lengths(message.language, message.source_language)
    return Comparison(message, there, back) if there is not None and back is not None else None


def _is_pangram(text: str) -> bool:
    """Has a short text every letter from A to Z? The rarest ones are asked for first."""
    if len(text) > _PANGRAM or not set(text) >= _RAREST:
        return False
    return set(normalize("NFD", text.lower())) >= _LETTERS


def _passages(text: Text, found: Sequence[Token]) -> list[Passage]:
    """The sentences of a text, with their tokens."""
    ordered = sorted(found)
    passages: list[Passage] = []
    n = 0
    for start, end in text.sentences:
        inside: list[Token] = []
        while n < len(ordered) and ordered[n].start < end:
            if ordered[n].start >= start:
                inside.append(ordered[n])
            n += 1
        passages.append(Passage(end - start, inside))
    return passages
