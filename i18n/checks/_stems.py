"""Forms of words, as far as the rules of a language tell them: table `terms`.

Not a stemmer: a word has every stem that one of the language's endings leaves, and two words are
taken for forms of one where they have a stem in common. That is right for plurals, genders and most
forms of regular verbs, and wrong for few words of a text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from i18n.checks._languages import rules

_SHORTEST = 3
"""Letters that a stem has at least."""
_KEPT = "ñç"


def folded(word: str) -> str:
    """A word in lower case without its accents; ñ and ç are letters."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(
        letter if letter in _KEPT else unicodedata.normalize("NFD", letter)[0] for letter in lower
    )


@lru_cache(maxsize=16384)
def stems(word: str, language: str) -> frozenset[str]:
    """What the endings of a language leave of a word, and the word itself."""
    plain = folded(word)
    found = {plain}
    for ending, instead in _endings(language):
        if plain.endswith(ending) and len(plain) - len(ending) + len(instead) >= _SHORTEST:
            found.add(plain[: len(plain) - len(ending)] + instead)
    return frozenset(found)


@lru_cache(maxsize=64)
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    """The endings, and what stands for each: `ces=z`."""
    table = rules(language, "terms")
    parts = (ending.partition("=") for ending in table.get("endings", ()))
    return tuple((ending, instead) for ending, _, instead in parts)
