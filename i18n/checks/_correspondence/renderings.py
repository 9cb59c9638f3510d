"""One noun of a message that its translation renders with two.

A noun is known by the determiner before it. What renders it stands behind a determiner that may
translate that one, and is a word that the dictionary has for it, or one that it has for no other word of
the sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from i18n.alignment.dictionary import keys_of, senses
from i18n.alignment.features import folded
from i18n.checks._languages import rules
from i18n.checks._subject import Message
from i18n.languages import primary

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_LETTERS = 4
"""Letters of a word of content, and of the beginning that forms of a word share."""
_MOST = 4
"""How often a noun stands in a text at most."""
_OTHERS = 3
"""Words of a sentence without a counterpart, beyond which it is put otherwise."""
_CANDIDATES = 2
"""Words that may be the other rendering."""
_SENTENCES = 3
"""Sentences of a text in which a word that the dictionary lacks may be told from the others."""
_SHORT = 40
"""Characters of a text that hardly names a thing twice."""


class Change(NamedTuple):
    """A noun of the source, what renders it first, and a word that does so too, with its place."""

    noun: str
    usual: str
    other: str
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    is_capital: bool


class _Place(NamedTuple):
    """A sentence that has the noun `times` times, last `at` a share of it, and what may render it.

    `left` is how many words of the source's have no counterpart.
    """

    times: int
    at: float
    candidates: Sequence[_Word]
    left: int
    words: Sequence[_Word]

    def where(self, word: _Word) -> float:
        """Where a word stands, as a share of the sentence; whole hundredths."""
        return round(self.words.index(word) / len(self.words), 2)


Rows = Sequence[tuple[Sequence[_Word], Sequence[_Word]]]


def changes(message: Message) -> Iterator[Change]:
    """The nouns that are rendered with two, each once."""
    yield from _quoted(message)
    naming, named = rules(message.source_language, "naming"), rules(message.language, "named")
    if not naming or not named or len(message.msgid) < _SHORT:
        return
    source, target = message.source, message.target
    common = rules(message.source_language, "correspondence").get("common", ())
    counts = Counter(map(_base, source.folded))
    nouns = {
        word: count
        for word, count in counts.items()
        if 1 < count <= _MOST and len(word) >= _LETTERS and word not in common
    }
    if not nouns or len(source.sentences) != len(target.sentences):
        return
    rows = [
        (_words(source.prose, *here), _words(target.prose, *there))
        for here, there in zip(source.sentences, target.sentences, strict=True)
    ]
    known = _Nouns(message, rows, naming, named)
    for noun, count in nouns.items():
        change = known.change(noun, count)
        if change is not None:
            yield change


class _Nouns:
    """The nouns of a message, and how they are rendered."""

    def __init__(
        self, message: Message, rows: Rows, naming: Mapping[str, str], named: Mapping[str, str]
    ) -> None:
        self.rows = rows
        self.here = keys_of(message.source_language, message.language)
        self.there = keys_of(message.language, message.source_language)
        self.determiners = _determiners(primary(message.source_language), primary(message.language))
        self.modifiers = _parted(naming.get("modifiers", ""))
        self.references = _parted(named.get("references", ""))
        self.infinitives = tuple(_parted(named.get("infinitives", "")))
        self.common = rules(message.source_language, "correspondence").get("common", ())
        self.others = rules(message.language, "correspondence").get("common", ())

    def change(self, noun: str, count: int) -> Change | None:
        """What renders a noun that stands in the source so often, where it is two words."""
        if noun in self.modifiers or not self._is_determined(noun) or self._only_modifies(noun):
            return None
        places = self._places(noun)
        if places is None:
            return None
        known = self._known(noun)
        rest = [word for word in known if not _is_akin(word, known[0])]
        if rest:
            return self._two(noun, count, known, rest)
        if known:
            usual = known[0]
        else:
            first = places[0]
            if len(first.candidates) != 1 or first.left > _OTHERS or len(self.rows) > _SENTENCES:
                return None
            usual = first.candidates[0]
        if not any(_count(place.words, usual) for place in places):
            return None
        for place in places:
            rest = [word for word in place.candidates if not _is_akin(word, usual)]
            is_short = place.times - _count(place.words, usual) == 1
            if is_short and 0 < len(rest) <= _CANDIDATES and place.left <= _OTHERS:
                other = min(reversed(rest), key=lambda word: abs(place.where(word) - place.at))
                return Change(noun, usual.text, other.text, other.start, other.end)
        return None

    def _is_determined(self, noun: str) -> bool:
        """Does a determiner stand before a noun wherever it stands?"""
        return all(
            index and here[index - 1].text in self.determiners
            for here, _ in self.rows
            for index, word in enumerate(here)
            if _base(word.text) == noun
        )

    def _only_modifies(self, noun: str) -> bool:
        """Has a noun another one behind it wherever it stands, and is it no name: the email address?"""
        return all(
            index + 1 < len(here)
            and len(here[index + 1].text) >= _LETTERS - 1
            and here[index + 1].text not in self.common
            and not word.is_capital
            for here, _ in self.rows
            for index, word in enumerate(here)
            if _base(word.text) == noun
        )

    def _places(self, noun: str) -> list[_Place] | None:
        """The sentences with a noun, each behind a determiner; None where it is referred to."""
        found: list[_Place] = []
        for here, there in self.rows:
            at = [n for n, word in enumerate(here) if _base(word.text) == noun]
            if not at:
                continue
            if any(word.text in self.references for word in there):
                return None
            behind = frozenset().union(*(self.determiners[here[n - 1].text] for n in at))
            rest = [set(self.here(w.text)[1]) for w in here if _base(w.text) != noun]
            theirs = [set(self.there(word.text)[1]) for word in there]
            candidates = [
                word
                for n, word in enumerate(there)
                if n
                and there[n - 1].text in behind
                and len(word.text) >= _LETTERS
                and word.text not in self.others
                and not word.text.endswith(self.infinitives)
                and all(theirs[n].isdisjoint(keys) for keys in rest)
            ]
            left = sum(
                len(word.text) >= _LETTERS
                and word.text not in self.common
                and _base(word.text) != noun
                and all(keys.isdisjoint(self.here(word.text)[1]) for keys in theirs)
                for word in here
            )
            found.append(_Place(len(at), round(at[-1] / len(here), 2), candidates, left, there))
        return found

    def _known(self, noun: str) -> list[_Word]:
        """The words that the dictionary has for a noun, and for no other word of the source."""
        mine = {*senses(self.here(noun)), *senses(self.here(noun + "s"))}
        rest = {
            key
            for here, _ in self.rows
            for word in here
            if _base(word.text) != noun
            for key in senses(self.here(word.text))
        }
        found = []
        for _, there in self.rows:
            for word in there:
                keys = senses(self.there(word.text))
                if not mine.isdisjoint(keys) and rest.isdisjoint(keys):
                    found.append(word)
        return found

    def _two(
        self, noun: str, count: int, known: Sequence[_Word], rest: Sequence[_Word]
    ) -> Change | None:
        """The change between two words of the dictionary that stand as often as the noun, and apart."""
        usual, other = known[0], rest[0]
        if len(known) > count or not all(_is_akin(word, other) for word in rest):
            return None
        for _, there in self.rows:
            for one, two in pairwise(there):
                if {_is_akin(one, usual), _is_akin(two, usual)} == {True, False} and (
                    _is_akin(one, other) or _is_akin(two, other)
                ):
                    return None
        return Change(noun, usual.text, other.text, other.start, other.end)


def _quoted(message: Message) -> Iterator[Change]:
    """What is quoted twice, and not with the same words in the translation."""
    if not any(message.msgid.count(mark) > 1 for mark in '"“«'):
        return
    target = message.target.prose
    here = [
        "".join(filter(None, match.groups())) for match in _QUOTED.finditer(message.source.prose)
    ]
    there = list(_QUOTED.finditer(target))
    if len(here) < _CANDIDATES or len(here) != len(there):
        return
    said = ["".join(filter(None, match.groups())) for match in there]
    plain, theirs = [each.casefold() for each in here], [each.casefold() for each in said]
    if len(set(theirs)) <= len(set(plain)):
        return
    for n, text in enumerate(plain):
        first = plain.index(text)
        one, other = (_beginnings(theirs[at], message) for at in (n, first))
        if one != other and _WORD.search(text):
            start, end = there[n].span()
            yield Change(here[n], said[first], said[n], start + 1, end - 1)
            return


def _beginnings(text: str, message: Message) -> list[str]:
    """How the words of a quotation begin, its articles left out."""
    common = rules(message.language, "correspondence").get("common", ())
    return [folded(word)[:_LETTERS] for word in _WORD.findall(text) if word not in common]


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(match[0].lower(), *match.span(), match[0][0].isupper())
        for match in _WORD.finditer(text, start, end)
    ]


def _base(word: str) -> str:
    """A noun without the ending of a plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_akin(word: _Word, other: _Word) -> bool:
    """May two words be forms of one?"""
    one, two = folded(word.text), folded(other.text)
    size = min(len(one), len(two), _LETTERS)
    return one[:size] == two[:size]


def _count(words: Sequence[_Word], usual: _Word) -> int:
    return sum(_is_akin(word, usual) for word in words if len(word.text) >= _LETTERS)


@cache
def _determiners(language: str, other: str) -> Mapping[str, Set[str]]:
    """What may stand for each determiner of a language in another one."""
    naming, named = rules(language, "naming"), rules(other, "named")
    return {
        word: _parted(named.get(kind, ""))
        for kind in ("definite", "indefinite", "possessive", "demonstrative")
        for word in _parted(naming.get(kind, ""))
    }


@cache
def _parted(words: str) -> frozenset[str]:
    return frozenset(words.split())
