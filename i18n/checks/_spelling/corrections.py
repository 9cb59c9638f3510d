"""Which known word an unknown one was to be, where one slip makes it that: the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from i18n.checks._knowledge import Lexicon
from i18n.checks._spelling.edits import (
    confused,
    exchanged,
    missing,
    moved,
    superfluous,
    vocalized,
)
from i18n.checks._stems import folded

_SHORTEST = 5
"""Letters of a word that is taken for a slip: a shorter one is near to too many others."""
_NEAR_FEW, _NEAR_FEWER = 7, 8
"""Letters of a word that is near to few others: a vowel of it may be another, or a letter stand elsewhere;
and from which on a consonant may be another."""
_LONG, _VERY_LONG = 9, 12
"""Letters of a word that lacks one, or has one too many, and is no new word."""


@dataclass(frozen=True, eq=False)
class Slips:
    """The slips of a language, and the ways in which it makes new words of known ones.

    `confusions` sound alike, what is there before what is right; `likely` are taken for each other in long
    words. `derived` are ends of words, and what may stand for one in a known word.
    """

    confusions: Sequence[tuple[str, str]]
    likely: Sequence[tuple[str, str]]
    vowels: str
    prefixes: tuple[str, ...]
    variants: Sequence[tuple[str, str]]
    joined: re.Pattern[str] | None
    derived: Sequence[tuple[re.Pattern[str], Sequence[str]]]

    @staticmethod
    def of(table: Mapping[str, Any]) -> Slips:
        """Those of the table `spelling` of a language's rules."""
        return Slips(
            table.get("confusions", []),
            table.get("likely", []),
            table.get("vowels", ""),
            tuple(table.get("prefixes", ())),
            table.get("variants", []),
            re.compile(table["joined"]) if "joined" in table else None,
            [(re.compile(end + r"\Z"), instead) for end, instead in table.get("derived", ())],
        )

    def sure(self, word: str, lexicon: Lexicon) -> str | None:
        """What a word was to be by a slip that makes no new word, as it may be one of the source's too."""
        if len(word) < _SHORTEST:
            return None
        found = exchanged(word, lexicon.knows) or confused(word, lexicon.knows, self.confusions)
        if found is None and len(word) >= _LONG:
            found = missing(word, lexicon.between, lexicon.knows)
        if found is None and len(word) >= _VERY_LONG:
            found = superfluous(word, lexicon.knows)
        return found

    def probable(self, word: str, lexicon: Lexicon) -> str | None:
        """What a word was to be that is like none of the source's."""
        if len(word) < _SHORTEST:
            return None
        found = missing(word, lexicon.between, lexicon.knows)
        if found is None and self.vowels and lexicon.knows(f"h{word}"):
            found = f"h{word}"
        if found is not None or not self.vowels or len(word) < _NEAR_FEW:
            return found
        if len(word) >= _NEAR_FEWER:
            found = confused(word, lexicon.knows, self.likely)
        return (
            found
            or superfluous(word, lexicon.knows, kept=self.vowels if len(word) < _LONG else "")
            or vocalized(word, lexicon.knows, self.vowels)
            or moved(word, lexicon.knows)
        )

    def of_institution(self, word: str, lexicon: Lexicon) -> str | None:
        """What a long word in a capital was to be, that is like none of the source: Minsterio."""
        if len(word) < _NEAR_FEW or lexicon.knows(word):
            return None
        found = confused(word, lexicon.knows, self.confusions)
        if found is not None or len(word) < _LONG:
            return found
        return exchanged(word, lexicon.knows) or missing(word, lexicon.between, lexicon.knows)

    @staticmethod
    def of_letters(word: str, lexicon: Lexicon) -> str | None:
        """What a long word was to be of which two letters stand in each other's place."""
        if len(word) < _LONG or lexicon.knows(word):
            return None
        return exchanged(word, lexicon.knows)

    def is_derived(self, word: str, lexicon: Lexicon) -> bool:
        """Is a word made of a known one, or another way to spell one: a prefix, a pronoun, a plural?"""
        if any(lexicon.knows(rest) for rest, is_single in self._parted(word) if not is_single):
            return True
        for other, usual in self.variants:
            if other in word and lexicon.knows(word.replace(other, usual, 1)):
                return True
        if lexicon.knows(word[:-1] if word.endswith("s") else f"{word}s"):
            return True
        for end, instead in self.derived:
            match = end.search(word)
            if match is not None and any(lexicon.knows(word[: match.start()] + x) for x in instead):
                return True
        match = self.joined.search(word) if self.joined is not None else None
        stem = word[: match.start(1)] if match is not None else ""
        return bool(stem) and (lexicon.knows(folded(stem)) or lexicon.knows(stem))

    def doubled(self, word: str, lexicon: Lexicon) -> str | None:
        """A word with the double r that it has to have behind a prefix that ends in a vowel.

        RAE, Ortografía de la lengua española (2010), I.6.2.2.3.2: infrarrojo, antirrobo.
        """
        for rest, is_single in self._parted(word):
            if is_single and lexicon.knows(rest):
                return f"{word.removesuffix(rest)}r{rest}"
        return None

    def _parted(self, word: str) -> Iterator[tuple[str, bool]]:
        """What stands behind each prefix that a word has, and whether its single r is to be double."""
        for prefix in self.prefixes:
            if word.startswith(prefix):
                rest = word[len(prefix) :]
                is_r = rest[:1] == "r" and rest[:2] != "rr"
                yield rest, is_r and prefix[-1] in self.vowels
