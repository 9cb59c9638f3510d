"""A small dictionary for each pair of languages: words that share a key may translate each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from i18n.alignment.features import folded, skeleton
from i18n.languages import primary

if TYPE_CHECKING:
    from i18n.alignment.lexicon import Table

Keys = tuple[bool, tuple[str, ...]]
"""Is the word in the lexicon, and its keys."""

_SHORT = 3
"""Letters of a beginning that is taken for a whole word."""

_COGNATE = 4
"""Letters at the beginning that cognates share (Simard, Foster and Isabelle 1992)."""

_LONGEST = 10
_CHANCE = 0.3
"""The probability of a translation that the dictionary has, among all that there are in texts."""

_WORDS = 1 << 16


@cache
def keys_of(language: str, other: str) -> Callable[[str], Keys]:
    """The keys of a word of a language, as it is seen from another one; remembered for each word."""
    one, two = primary(language), primary(other)
    heads: Callable[[str], list[str]] = _no_heads
    if (data := _data(one, two)) is not None:
        heads = _Heads(data)
    elif (data := _data(two, one)) is not None:
        heads = _Beginnings(data)

    def keys(word: str) -> Keys:
        plain = folded(word)
        found = heads(plain)
        same = [plain]
        if len(plain) >= _COGNATE and plain.isalpha():
            same.append("~" + skeleton(plain)[:_COGNATE])
        return bool(found), (*found, *same)

    return lru_cache(maxsize=_WORDS)(keys)


def translations(languages: tuple[str, str], source: Iterable[str], target: Iterable[str]) -> Table:
    """The words of two texts that the dictionary has for each other; none for languages without one."""
    here, there = keys_of(*languages), keys_of(*reversed(languages))
    known: dict[str, list[str]] = {}
    for word in sorted(set(target)):
        for key in senses(there(word)):
            known.setdefault(key, []).append(word)
    found: Table = {}
    for word in sorted(set(source)):
        row = {other: _CHANCE for key in senses(here(word)) for other in known.get(key, ())}
        if row:
            found[word] = row
    return found


def senses(keys: Keys) -> list[str]:
    """The words of the dictionary that a word stands for."""
    return [key for key in keys[1] if key.startswith("#")]


@cache
def pairs() -> list[tuple[str, str]]:
    """The pairs of languages of which there is a lexicon, in the order of their names."""
    stems = (file.name.removesuffix(".txt") for file in files(__package__).iterdir())
    parted = (stem.partition("-") for stem in stems)
    return sorted((one, two) for one, dash, two in parted if dash)


def _no_heads(_: str) -> list[str]:
    return []


@cache
def _data(language: str, other: str) -> dict[str, list[str]] | None:
    """The words of a language, and the beginnings of those that translate them, by the word.

    With a hyphen before them, the endings of forms, and what their bases have in their place.
    """
    file = files(__package__).joinpath(f"{language}-{other}.txt")
    if not (language.isalpha() and other.isalpha() and file.is_file()):
        return None
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, *beginnings = line.split()
            found[word] = beginnings
    return found


class _Heads:
    """The words of a lexicon that a word is a form of."""

    def __init__(self, data: dict[str, list[str]]) -> None:
        self.data = {word: rest for word, rest in data.items() if not word.startswith("-")}
        self.endings = [
            (word[1:], *(letters.strip("_") for letters in rest))
            for word, rest in data.items()
            if word.startswith("-")
        ]

    def __call__(self, word: str) -> list[str]:
        return [f"#{base}" for base in _bases(word, self.endings) if base in self.data][:2]


def _bases(word: str, endings: Sequence[Sequence[str]]) -> list[str]:
    """What a word may be a form of, the word itself first (Porter 1980, step 1, without its measure).

    `endings` come with what the base may have in their place.
    """
    bases = [word]
    for ending, *letters in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT - 1:
            stem = word[: -len(ending)]
            bases += [stem + letter for letter in letters]
            if len(stem) > _SHORT and stem[-1] == stem[-2]:
                bases.append(stem[:-1])
    return bases


class _Beginnings:
    """The words of a lexicon that a word may translate."""

    def __init__(self, data: dict[str, list[str]]) -> None:
        self.starts: dict[str, list[str]] = {}
        self.whole: dict[str, list[str]] = {}
        for word, beginnings in data.items():
            if word.startswith("-"):
                continue
            for beginning in beginnings:
                plain = beginning.removesuffix("=")
                is_whole = len(plain) < len(beginning) or len(plain) <= _SHORT
                where = self.whole if is_whole else self.starts
                where.setdefault(plain, []).append(f"#{word}")

    def __call__(self, word: str) -> list[str]:
        found: list[str] = list(self.whole.get(word, ()))
        if word.endswith("s"):
            found += self.whole.get(word[:-1], ())
        for length in range(_SHORT + 1, min(len(word), _LONGEST) + 1):
            found += self.starts.get(word[:length], ())
        return list(dict.fromkeys(found))
