"""A dictionary of Hunspell's: stems with flags, and the affixes that a flag allows.

Words are looked up by taking affixes off, so that the million forms of a Spanish dictionary are never
made. Known are words with a prefix, a suffix, both, and a suffix behind a suffix; no compounds.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple


class Affix(NamedTuple):
    """A rule: a flag's, that what matches `condition` may have the affix, and then `more` flags."""

    flag: str
    condition: str
    is_crossed: bool
    more: frozenset[str] = frozenset()


Affixes = Mapping[str, Mapping[str, list[Affix]]]
"""Affixes by what they add, then by what they take off: `ción` → `r` → the rules."""
_NO_LETTERS: Set[str] = frozenset()
_PART = re.compile(r"\[(\^?+)([^\]]+)\]|.", re.DOTALL)
"""A set of letters of a condition, or one."""
_NONE: Mapping[str, list[Affix]] = {}


@dataclass(frozen=True, eq=False)
class Dictionary:
    """Stems with their flags as they are written, and how to read those."""

    stems: Mapping[str, str]
    prefixes: Affixes = field(default_factory=dict)
    suffixes: Affixes = field(default_factory=dict)
    kind: str = "short"
    aliases: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    """Flags of stems that are no words: forbidden, parts of compounds, with an affix only."""
    replaced: tuple[tuple[str, str], ...] = ()
    _longest: int = field(default=0, init=False)
    _widest: int = field(default=0, init=False)
    _outer: dict[str, list[tuple[str, list[Affix], list[Affix]]]] = field(init=False)
    """Suffixes, what they take off, the rules, and those that stand behind another suffix."""
    _inner: dict[str, list[tuple[str, list[Affix]]]] = field(init=False)
    """Suffixes that allow another one behind them."""
    _followed: dict[str, set[str]] = field(default_factory=dict, init=False)
    _preceded: dict[str, set[str]] = field(default_factory=dict, init=False)
    _known: dict[str, bool] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        rules = [
            rule for group in self.suffixes.values() for each in group.values() for rule in each
        ]
        behind = frozenset().union(*(rule.more for rule in rules))
        object.__setattr__(self, "_longest", max(map(len, self.suffixes), default=0))
        object.__setattr__(self, "_widest", max(map(len, self.prefixes), default=0))
        outer = {
            added: [
                (taken, rules, [rule for rule in rules if rule.flag in behind])
                for taken, rules in group.items()
            ]
            for added, group in self.suffixes.items()
        }
        inner = {
            added: [(taken, kept) for taken, rules in group.items() if (kept := _with_more(rules))]
            for added, group in self.suffixes.items()
        }
        object.__setattr__(self, "_outer", outer)
        object.__setattr__(self, "_inner", {added: each for added, each in inner.items() if each})

    def knows(self, word: str) -> bool:
        """Is it a word as it is written? One with capitals is, where its lower case is."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = any(map(self._has, self._cases(word)))
        return found

    def lists(self, word: str) -> bool:
        """Does a word stand in it as it is, and not as a form of another alone?"""
        return word in self.stems

    def between(self, before: str, after: str) -> Set[str]:
        """The letters that stand between the last two of a text and the first two of another.

        In some stem or affix: where the two meet in a word, there may be others. They are counted
        out when first asked for.
        """
        if not self._followed:
            for text in ("\n".join(part) for part in (self.stems, self.suffixes, self.prefixes)):
                for one, two, three in set(zip(text, text[1:], text[2:], strict=False)):
                    self._followed.setdefault(one + two, set()).add(three)
                    self._preceded.setdefault(two + three, set()).add(one)
        found = self._followed.get(before[-2:], _NO_LETTERS) if len(before) > 1 else None
        behind = self._preceded.get(after[:2], _NO_LETTERS) if len(after) > 1 else None
        if found is None or behind is None:
            return found or behind or _NO_LETTERS
        return found & behind

    def _cases(self, word: str) -> Iterator[str]:
        for written, instead in self.replaced:
            word = word.replace(written, instead)
        yield word
        lower = word.lower()
        if word != lower:
            yield lower
            if word == word.upper():
                yield word.capitalize()

    def _has(self, word: str) -> bool:
        if word in self.stems and not any(flag in self._flags(word) for flag in self.hidden):
            return True
        if self._has_suffix(word, None):
            return True
        for size in range(min(self._widest + 1, len(word))):
            for taken, rules in self.prefixes.get(word[:size], _NONE).items():
                stem = taken + word[size:]
                for rule in rules:
                    if _starts(rule.condition, stem) and (
                        rule.flag in self._flags(stem)
                        or (rule.is_crossed and self._has_suffix(stem, rule.flag))
                    ):
                        return True
        return False

    def _has_suffix(self, word: str, prefix: str | None) -> bool:
        """Is the word a stem with a suffix, whose stem may have a prefix too, where one is given?"""
        stems, length = self.stems, len(word)
        for size in range(max(length - self._longest, 0), length + 1):
            for taken, rules, behind in self._outer.get(word[size:], ()):
                stem = word[:size] + taken
                if stem in stems:
                    flags = self._flags(stem)
                    for rule in rules:
                        is_there = rule.flag in flags and (
                            prefix is None or (rule.is_crossed and prefix in flags)
                        )
                        if is_there and _ends(rule.condition, stem):
                            return True
                for rule in behind:
                    if _ends(rule.condition, stem) and self._is_behind(stem, rule.flag):
                        return True
        return False

    def _is_behind(self, word: str, flag: str) -> bool:
        """Is the word a stem with a suffix that allows another one behind it?"""
        for size in range(max(len(word) - self._longest, 0), len(word) + 1):
            for taken, rules in self._inner.get(word[size:], ()):
                stem = word[:size] + taken
                if stem in self.stems:
                    flags = self._flags(stem)
                    for rule in rules:
                        if flag in rule.more and rule.flag in flags and _ends(rule.condition, stem):
                            return True
        return False

    def _flags(self, stem: str) -> Container[str]:
        """The flags of a stem; a text, where each is a character of it."""
        written = self.stems.get(stem, "")
        if self.kind == "short" and not self.aliases:
            return written
        return _read_flags(written, self.kind, self.aliases) if written else ""


def _with_more(rules: list[Affix]) -> list[Affix]:
    return [rule for rule in rules if rule.more]


def flags_of(written: str, kind: str, aliases: Sequence[str] = ()) -> frozenset[str]:
    """Flags, in the way that FLAG says: a character each, two each, or numbers with commas.

    With `aliases` (AF) a number is that of one of them, from 1 on.
    """
    if aliases and written.isdecimal() and 0 < int(written) <= len(aliases):
        written = aliases[int(written) - 1]
    if kind == "num":
        return frozenset(written.split(","))
    if kind == "long":
        return frozenset(written[at : at + 2] for at in range(0, len(written), 2))
    return frozenset(written)


@lru_cache(maxsize=16384)
def _read_flags(written: str, kind: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """The flags of a stem; several entries of one have a blank between."""
    return frozenset().union(*(flags_of(part, kind, aliases) for part in written.split(" ")))


def _ends(condition: str, stem: str) -> bool:
    return condition == "." or _ending(condition).search(stem) is not None


def _starts(condition: str, stem: str) -> bool:
    return condition == "." or _beginning(condition).match(stem) is not None


@lru_cache(maxsize=8192)
def _ending(condition: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_expression(condition)})\Z")


@lru_cache(maxsize=8192)
def _beginning(condition: str) -> re.Pattern[str]:
    return re.compile(_expression(condition))


def _expression(condition: str) -> str:
    """A condition as a regular expression: a dot, sets of letters and letters (hunspell(5), "PFX").

    Nothing else has a meaning, a dash in a set neither; a bracket that is never closed is a letter.
    """
    return "".join(
        f"[{match[1]}{re.escape(match[2])}]" if match[2] else _letter(match[0])
        for match in _PART.finditer(condition)
    )


def _letter(character: str) -> str:
    return character if character == "." else re.escape(character)
