"""Forms of verbs that are others without their accent, told by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from i18n.checks._knowledge import Lexicon
from i18n.checks._languages import rules
from i18n.checks._text import Text
from i18n.expressions import deferred
from i18n.languages import primary

_ACUTE = dict(zip("aeiou", "áéíóú", strict=True))
_CLAUSE = deferred(r"[.,;:!?¿¡—()]")
_SENTENCE = deferred(r"[.:!?¿¡]")
_FAR = 80
"""Characters before a verb in which its clause begins."""
Place = tuple[int, int, str]
"""Where a form stands in the prose, and how it is written."""


def verb_places(source: Text, target: Text, lexicon: Lexicon) -> Iterator[Place]:
    """The forms that lack their accent."""
    table = rules(target.language, "spelling")
    said = frozenset(source.prose.lower().split())
    exempt = table.get("exempt", ())
    for place in _third_persons(table.get("persons", {}), source, target, lexicon, said):
        if target.prose[slice(*place[:2])] not in exempt:
            yield place
    yield from _nouns(table.get("persons", {}), target, lexicon)
    yield from _futures(table.get("futures", {}), source, target, lexicon, said)


def _third_persons(
    table: Mapping[str, Any], source: Text, target: Text, lexicon: Lexicon, said: frozenset[str]
) -> Iterator[Place]:
    """Verbs of the first person that are the third's without its accent, and that person's forms.

    They stand where no noun does, and the source has no first person: Le llevo, He took him. Behind a
    name only what is a form of another word alone is one: Sanidad confirmo el brote. Elsewhere such a form
    is told where it is a noun or adjective without its accent: un numero, a number.
    """
    first = table.get("first", {}).get(primary(source.language))
    if first is None or not said.isdisjoint(first):
        return
    ending, instead = table["ending"]
    told = set()
    for key in ("pattern", "named"):
        for match in _compiled(table[key]).finditer(target.prose):
            word = match[1]
            right = word.removesuffix(ending) + instead
            is_form = key == "pattern" or not lexicon.lists(word)
            if is_form and lexicon.knows(word) and lexicon.knows(right):
                told.add(word)
                yield match.start(1), match.end(1), right
    verbs = _verbs(primary(target.language))
    for match in _compiled(table["any"]).finditer(target.prose):
        word = match[1]
        if word in verbs:
            told.add(word)
            yield match.start(1), match.end(1), word.removesuffix(ending) + instead
        is_other = word in told or word in source.words
        if is_other or lexicon.lists(word) or not lexicon.knows(word):
            continue
        if (right := _with_early_accent(word, lexicon)) is not None:
            yield match.start(1), match.end(1), right


def _nouns(table: Mapping[str, Any], target: Text, lexicon: Lexicon) -> Iterator[Place]:
    """Third persons behind an article that are nouns with an accent too many: el inició."""
    if "nouns" not in table:
        return
    ending, accented = table["ending"]
    for match in _compiled(table["nouns"]).finditer(target.prose):
        word = match[1]
        right = word.removesuffix(accented) + ending
        if lexicon.knows(word) and lexicon.knows(right) and not lexicon.lists(word):
            yield match.start(1), match.end(1), right


def _with_early_accent(word: str, lexicon: Lexicon) -> str | None:
    """The noun or adjective that a form of a verb is with an accent before its last two vowels: número."""
    vowels = [at for at, letter in enumerate(word) if letter in _ACUTE]
    found = (word[:at] + _ACUTE[word[at]] + word[at + 1 :] for at in vowels[:-2])
    return next(filter(lexicon.lists, found), None)


def _futures(
    table: Mapping[str, Any], source: Text, target: Text, lexicon: Lexicon, said: frozenset[str]
) -> Iterator[Place]:
    """Subjunctives that are the future without their accent, where the source has that alone."""
    will = table.get("will", {}).get(primary(source.language))
    if will is None or said.isdisjoint(will) or not said.isdisjoint(table["unless"]):
        return
    for match in _compiled(table["pattern"]).finditer(target.prose):
        verb, ending = match[1], match[2]
        gerunds = (verb[:-2] + one for one in table["gerunds"])
        before = target.prose[max(match.start() - _FAR, 0) : match.start()].lower()
        if _is_asked(before, table):
            continue
        is_form = not lexicon.lists(verb + ending) and lexicon.knows(verb)
        if is_form and any(map(lexicon.knows, gerunds)):
            yield match.start(1), match.end(2), verb + table["endings"][ending]


def _is_asked(before: str, table: Mapping[str, Any]) -> bool:
    """Does a word before a verb ask for a subjunctive?

    One of `dependent` does so in a clause that depends on another: none where nothing else is before it.
    """
    clause = frozenset(_CLAUSE.split(before)[-1].split())
    if not clause.isdisjoint(table["asking"]):
        return True
    if clause.isdisjoint(table["dependent"]):
        return False
    sentence = _SENTENCE.split(before)[-1].split()
    return len(before) >= _FAR or not frozenset(sentence).isdisjoint(table["asking"])


@cache
def _verbs(language: str) -> frozenset[str]:
    """The forms of frequent verbs that are no noun."""
    return frozenset(rules(language, "spelling")["persons"]["verbs"])


@lru_cache(maxsize=16)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
