"""Accents that a language's rules ask for, without a dictionary: table `spelling`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from i18n.checks._languages import rules
from i18n.checks._stems import folded
from i18n.expressions import deferred

_VOWELS = dict(zip("aeiou", "áéíóú", strict=True))
_GROUP = deferred(r"\((?!\?)")
_WORD = deferred(r"[^\W\d_]+")
_NEXT = deferred(r" ([^\W\d_]+)")


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A word that is to have an accent in a place: the first group of the pattern.

    `source` are the words of which the source has to have one, where there are any; the text has none of
    `others`.
    """

    wrong: str
    right: str
    pattern: re.Pattern[str]
    source: frozenset[str]
    others: frozenset[str]

    def may_stand(self, words: Set[str], source: Set[str]) -> bool:
        """May the word stand in a text of these words, and of a source of those?"""
        return (
            self.wrong in words
            and (not self.source or not self.source.isdisjoint(source))
            and self.others.isdisjoint(words)
        )


@dataclass(frozen=True, eq=False)
class Accents:
    """The rules of a language.

    `words` are words that are never written without their accent, by what they are without it;
    `endings` what ends of words are replaced by; `exempt` are words that those do not hold for.
    `behind` are words that are to have one behind one of the words with which they stand.
    """

    words: dict[str, str]
    ends: re.Pattern[str]
    """Any of the endings."""
    endings: tuple[tuple[re.Pattern[str], str], ...]
    exempt: frozenset[str]
    behind: dict[str, tuple[str, frozenset[str]]]
    question: dict[str, str]
    asked: dict[str, tuple[str, frozenset[str]]]
    """Words that have one behind an opening mark where the source has one of some words."""
    ahead: dict[str, tuple[str, re.Pattern[str]]]
    """Words that are to have an accent before a word that is all of a pattern."""
    keys: frozenset[str]
    """The words of `behind` and `ahead`, as they may be written."""
    placed: tuple[Placed, ...]

    def instead(self, word: str) -> str | None:
        """How a word, in lower case, is written, where the rules say that it is not so."""
        found = self.words.get(word)
        if found is not None:
            return found
        if self.ends.search(word) is None or word in self.exempt:
            return None
        for pattern, right in self.endings:
            if (match := pattern.search(word)) is not None:
                return word[: match.start()] + match.expand(right)
        return None

    def in_context(
        self, prose: str, words: Set[str], source: Set[str]
    ) -> Iterator[tuple[int, int, str]]:
        """Words that are wrong where they stand: their places, and how they are written.

        `words` are those of the prose, `source` those of the source, in lower case.
        """
        for one in self.placed:
            if one.may_stand(words, source):
                for match in one.pattern.finditer(prose):
                    yield *match.span(1), one.right
        if "¿" not in prose and self.keys.isdisjoint(words):
            return
        lower = prose.lower()
        before: list[str] = []
        end = 0
        for match in _WORD.finditer(lower):
            word = lower[match.start() : match.end()]
            gap = prose[end : match.start()]
            if gap != " ":
                before = []
            if word in self.question and gap.rstrip().endswith("¿"):
                yield match.start(), match.end(), self.question[word]
            elif word in self.asked and gap.rstrip().endswith("¿"):
                right, heads = self.asked[word]
                if not heads.isdisjoint(source):
                    yield match.start(), match.end(), right
            elif word in self.behind and before:
                right, heads = self.behind[word]
                if before[-1] in heads or " ".join(before[-2:]) in heads:
                    yield match.start(), match.end(), right
            elif word in self.ahead:
                right, pattern = self.ahead[word]
                following = _NEXT.match(lower, match.end())
                if following is not None and pattern.fullmatch(following[1]):
                    yield match.start(), match.end(), right
            before = [*before[-1:], word]
            end = match.end()


def _with_accent(word: str) -> Iterator[str]:
    """A word with an accent on each of its vowels in turn."""
    plain = folded(word)
    for at, letter in enumerate(plain):
        if letter in _VOWELS:
            yield plain[:at] + _VOWELS[letter] + plain[at + 1 :]


def _place(pattern: str, word: str) -> re.Pattern[str]:
    """A pattern in which `word` stands for the word."""
    return deferred(pattern.replace("(word)", f"({word})"))


@lru_cache(maxsize=16)
def accents(language: str) -> Accents | None:
    """The rules of a language; None where there are none."""
    table = rules(language, "spelling")
    if not table:
        return None
    behind: dict[str, tuple[str, frozenset[str]]] = {}
    for group in table.get("behind", ()):
        heads = frozenset(group["heads"])
        for word in group["words"]:
            behind[folded(word)] = (word, heads)
    ahead = {
        folded(word): (word, re.compile(group["tails"]))
        for group in table.get("ahead", ())
        for word in group["words"]
    }
    words = {folded(word): word for word in table.get("accented", ())}
    words |= table.get("slips", {})
    for word in table.get("plain", ()):
        words |= {one: word for one in _with_accent(word) if one != word}
    endings = table.get("endings", ())
    question = {folded(word): word for word in table.get("question", ())}
    asked = {
        folded(word): (word, frozenset(heads)) for word, heads in table.get("asked", {}).items()
    }
    return Accents(
        words,
        deferred(f"(?:{'|'.join(_GROUP.sub('(?:', wrong) for wrong, _ in endings)})\\Z"),
        tuple((deferred(wrong + r"\Z"), right) for wrong, right in endings),
        frozenset(table.get("exempt", ())),
        behind,
        question,
        asked,
        ahead,
        frozenset(behind | ahead).union(map(str.capitalize, behind | ahead)),
        tuple(
            Placed(
                wrong,
                right,
                _place(one["pattern"], wrong),
                *(frozenset(one.get(key, ())) for key in ("source", "others")),
            )
            for one in table.get("placed", ())
            for wrong, right in one["words"].items()
        ),
    )
