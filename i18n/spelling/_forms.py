"""The forms of a language's words that simplemma lists, for a machine that has no dictionary of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

LISTED = {"en": (), "es": ("ar", "er", "ir", "ír")}
"""The languages whose lists find what a dictionary of Hunspell's finds (docs/ci.md has the figures), and
how their verbs end, where that tells them from other words."""


class Forms:
    """The forms of the words of one language, and the word that each is a form of."""

    def __init__(self, lemmas: Mapping[str, str], verbs: tuple[str, ...] = ()) -> None:
        self._lemmas = lemmas
        self._verbs = verbs
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Is it a word as it is written? One with capitals is, where its lower case is."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = any(one in self._lemmas for one in _cases(word))
        return found

    def lists(self, word: str) -> bool:
        """Is it a word as it is written, and no form of a verb alone?"""
        lemma = self._lemmas.get(word)
        return lemma is not None and (lemma == word or not lemma.endswith(self._verbs or ("",)))

    def between(self, before: str, after: str) -> Set[str]:
        """The letters that may stand between two texts: all that are in some word."""
        return self._letters

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(filter(str.islower, frozenset().union(*self._lemmas)))


def forms(language: str) -> Forms | None:
    """The forms of a language, read once in a process; None where there is no list of it."""
    return _read(language, LISTED[language]) if language in LISTED else None


def source() -> Path | None:
    """The folder of the lists, where the package is installed."""
    spec = find_spec("simplemma")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


@cache
def _read(language: str, verbs: tuple[str, ...]) -> Forms | None:
    try:
        from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415  (slow to import)
    except ImportError:  # a Python without lzma
        return None
    return Forms(DefaultDictionaryFactory().get_dictionary(language), verbs)


def _cases(word: str) -> Set[str]:
    return {word, word.lower(), word.capitalize() if word.isupper() else word}
