"""Names of several words, and which of them are one name in another form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from i18n.alignment.dictionary import keys_of, pairs, senses
from i18n.alignment.features import folded
from i18n.checks._languages import languages, rules

_MOST = 8
"""Words with which a name begins at the latest: a line in capitals is none."""

_COMPARED = 100
"""Names with one word against which another that has it is held."""

_POSSESSIVE = re.compile(r"['’]s?\Z")


class _Forms(NamedTuple):
    """What names have besides their words: those of all languages, whatever the text's."""

    name: re.Pattern[str]
    small: frozenset[str]
    articles: frozenset[str]


@cache
def _forms() -> _Forms:
    tables = [rules(language, "names") for language in languages()]
    particles = frozenset(word for table in tables for word in table.get("particles", ()))
    word = r"[^\W\d_a-zà-ÿ][\w’'-]+"
    return _Forms(
        re.compile(rf"{word}(?: (?:(?:{'|'.join(sorted(particles))}) )*{word})+"),
        particles.union(*(table.get("joining", ()) for table in tables)),
        frozenset(word for table in tables for word in table.get("articles", ())),
    )


def names(text: str) -> Iterator[str]:
    """The names of two words and more in a text, each word of which begins with a capital.

    A name is given with the words before it that have capitals too, and without: the first word of a
    sentence has one, whatever it is.
    """
    forms = _forms()
    for match in forms.name.finditer(text):
        words = _POSSESSIVE.sub("", match[0]).split(" ")
        for n, word in enumerate(words[:_MOST]):
            rest = words[n:]
            is_name = word not in forms.articles and sum(w[0].isupper() for w in rest) > 1
            if word[0].isupper() and is_name:
                yield " ".join(rest)


def twins(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one: each name is held against those with which it shares a word.

    Of a word that very many names have, against the first of them.
    """
    by_word: dict[str, list[tuple[str, list[str]]]] = {}
    for name in found:
        words = _words(name)
        beside = {other: its for word in words for other, its in by_word.get(word, ())}
        for other, its in beside.items():
            if _is_one(name, words, other, its):
                yield other, name
        for word in words:
            having = by_word.setdefault(word, [])
            if len(having) < _COMPARED:
                having.append((name, words))


def _words(name: str) -> list[str]:
    """The words of a name but particles, without capitals and accents; a hyphen parts them."""
    words = re.findall(r"\w+", folded(name))
    return [word for word in dict.fromkeys(words) if word not in _forms().small]


def _is_one(one: str, first: list[str], other: str, second: list[str]) -> bool:
    if first == second:
        return _is_accented(one) != _is_accented(other)
    return _is_prefixed(one, other) or _is_prefixed(other, one) or _is_translated(first, second)


def _is_accented(name: str) -> bool:
    return folded(name) != name.lower()


def _is_prefixed(one: str, other: str) -> bool:
    """Is a name another one with a prefix (`Counter-`)?"""
    return one.endswith(f"-{other}") and " " not in one.removesuffix(f"-{other}")


def _is_translated(one: list[str], other: list[str]) -> bool:
    """Do names share a word, and are the others translations of each other, word for word?"""
    if len(one) != len(other):
        return False
    left = [word for word in one if word not in other]
    right = [word for word in other if word not in one]
    if not left or len(left) == len(one):
        return False
    return _corresponds(left, right) or _corresponds(right, left)


def _corresponds(one: list[str], other: list[str]) -> bool:
    """Is each of the first words, of one language of a pair, one of the others, of the other one?"""
    return any(_corresponds_in(pair, one, other) for pair in pairs())


def _corresponds_in(pair: tuple[str, str], one: list[str], other: list[str]) -> bool:
    here, there = keys_of(*pair), keys_of(*reversed(pair))
    mine = [set(senses(here(word))) for word in one]
    its = [set(senses(there(word))) if not here(word)[0] else set() for word in other]
    return all(any(own & others for others in its) for own in mine)
