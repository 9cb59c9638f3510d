"""Countries, continents and their people, by the codes of their territories.

What a language calls them is in CLDR and in the languages' tables `territories`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from i18n.checks._languages import rules
from i18n.checks._stems import folded
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.languages import primary

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"(?: & |[ .’'-]{1,2})\Z")
"""What stands between the words of one name: of Guinea-Bissau, U.S., Côte d’Ivoire, Turks & Caicos."""
_UNNAMED = re.compile(r"\) |\bSAR\b|\bRAE\b| - ")
"""What CLDR writes into names that no text has: Congo - Kinshasa, Cocos (Keeling) Islands."""
_UNKNOWN = frozenset({"HM", "IO", "CC", "UM", "AC", "CP", "DG", "EA", "IC", "TA", "XA", "XB"})
"""Islands that few texts name, parts of other territories, and what CLDR has to test programs with."""
_PLACE, _CONTINENT, _COUNTRY = "place", "continent", "country"
_SHORT = 4
"""Letters of a word of a name that is near to too many others."""
_SHORTEST = 5
"""Letters of an adjective that a word may end with: of chino, not of uso."""

_MOST = 200
"""Territories of a text that are held against each other."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What names a territory, or its people, in a text. Its codes are more than one where it may be either.

    `is_aside` says that it explains the mention of a territory, and is told for none: a word that may be
    another one, a seat of government, the adjective within a longer name; and a city, which is told for
    another city alone.
    """

    text: str
    start: int
    end: int
    codes: frozenset[str]
    is_aside: bool

    @property
    def kind(self) -> str:
        """What it is: only what is of one kind may stand for each other."""
        kinds = {code.partition(":")[0] for code in self.codes if ":" in code}
        if kinds and (self.is_aside or kinds != {_PLACE}):
            return min(kinds)
        return _CONTINENT if all(code.isdecimal() for code in self.codes) else _COUNTRY

    @property
    def is_city(self) -> bool:
        """Is it a city's name, and no country's?"""
        return self.is_aside and self.kind == _PLACE

    def is_like(self, other: Mention) -> bool:
        """May two mentions be of one thing, or of one and a part of it: the UN, the WHO?"""
        ours, theirs = self.codes, other.codes
        return not (ours.isdisjoint(theirs) and _wholes(ours).isdisjoint(theirs)) or not (
            ours.isdisjoint(_wholes(theirs))
        )


def _wholes(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(code.rpartition(".")[0] for code in codes if ":" in code and "." in code)


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """What a language calls territories and their people: by the first word, the others and the codes."""

    entries: Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str], bool]]]
    people: Mapping[str, frozenset[str]]
    prefix: re.Pattern[str]
    own: frozenset[str]
    words: Mapping[str, frozenset[str]]
    """The words of the names of each territory, and of its places."""

    def mentions(self, text: Text) -> list[Mention]:
        """What names a territory in a text, in order; the longest name where several begin."""
        if self.entries.keys().isdisjoint(text.words):
            return []
        words = list(_WORD.finditer(text.prose))
        found: list[Mention] = []
        at = 0
        while at < len(words):
            entry = self._entry(text.prose, words, at)
            if entry is None:
                at += 1
                continue
            length, codes, is_aside = entry
            start, end = words[at].start(), words[at + length - 1].end()
            if codes:
                found.append(Mention(text.prose[start:end], start, end, codes, is_aside))
            found.extend(self._within(words[at : at + length]) if length > 1 else ())
            at += length
        # so many are a list, and no prose
        return found if len(found) <= _MOST else []

    def compounds(self, text: Text) -> frozenset[str]:
        """The territories of adjectives that are part of a word: francoalemán, prorruso."""
        found: set[str] = set()
        for word in text.folded:
            match = self.prefix.match(word)
            while match is not None and len(word) - match.end() >= _SHORTEST:
                rest = word[match.end() :]
                codes = self.people.get(rest) or self.people.get(rest.removeprefix(rest[0]))
                if codes:
                    found |= codes
                    break
                match = self.prefix.match(word, match.end())
        return frozenset(found)

    def _entry(
        self, prose: str, words: Sequence[re.Match[str]], at: int
    ) -> tuple[int, frozenset[str], bool] | None:
        for rest, codes, is_aside in self.entries.get(words[at][0], ()):
            behind = words[at + 1 : at + 1 + len(rest)]
            if tuple(word[0] for word in behind) != rest:
                continue
            ends = [word.end() for word in words[at : at + len(behind)]]
            if all(
                _BETWEEN.match(prose[end : word.start()])
                for end, word in zip(ends, behind, strict=True)
            ):
                return len(rest) + 1, codes, is_aside
        return None

    def _within(self, words: Iterable[re.Match[str]]) -> Iterator[Mention]:
        """The adjectives of one country in a longer name: British Indian Ocean Territory."""
        for word in words:
            codes = self.people.get(folded(word[0]), frozenset())
            if len(codes) == 1:
                yield Mention(word[0], word.start(), word.end(), codes, is_aside=True)


def exchanged_territories(message: Message) -> tuple[Mention, Mention] | None:
    """A country or its people that a translation has and its source has not, and one that it lacks.

    A translation may name a country that its source leaves to the reader, or leave one out: only both
    together are told, countries for countries and continents for continents.
    """
    ours = gazetteer(message.source_language)
    if ours is None:
        return None
    stated = ours.mentions(message.source)
    if not any(mention.is_city or not mention.is_aside for mention in stated):
        return None
    theirs = gazetteer(message.language)  # read where it is asked for
    if theirs is None:
        return None
    given = theirs.mentions(message.target)
    added = _without(given, stated, message.source)
    if not added:
        return None
    lost = _without(stated, given, message.target)
    if lost:
        made, base = theirs.compounds(message.target), ours.compounds(message.source)
        lost = [mention for mention in lost if mention.codes.isdisjoint(made)]
        added = [mention for mention in added if mention.codes.isdisjoint(base)]
    for other in added:
        for mention in lost:
            is_own = mention.codes <= ours.own and other.codes <= theirs.own
            # what it is called in the other language: que en inglés es, which in Spanish is
            is_crossed = mention.codes <= theirs.own and other.codes <= ours.own
            if mention.kind == other.kind and not (is_own or is_crossed):
                return other, mention
    return None


@dataclass(frozen=True, slots=True)
class Places:
    """Where names of territories stand in one of two texts: all, and those that the other text has too.

    `named` gives for each place of theirs of which kind the name is: a continent is as a country.
    """

    named: Mapping[int, str]
    shared: frozenset[int]


def territories(message: Message) -> tuple[Places, Places]:
    """Where the source and the translation name territories."""
    ours, theirs = gazetteer(message.source_language), gazetteer(message.language)
    if ours is None or theirs is None:
        return _NOWHERE, _NOWHERE
    stated, given = ours.mentions(message.source), theirs.mentions(message.target)
    return _places(stated, given), _places(given, stated)


def _places(mentions: Sequence[Mention], others: Sequence[Mention]) -> Places:
    """A city stands for a country where nothing else does, or for its government."""
    named = {code for one in mentions if not one.is_aside for code in one.codes}
    shared = []
    for mention in mentions:
        for other in others:
            is_aside = mention.is_aside and other.is_aside
            if not mention.is_like(other) or (is_aside and mention.is_city == other.is_city):
                continue
            if not mention.is_aside or named.isdisjoint(other.codes):
                shared.append(mention)
    kinds = {
        place: _COUNTRY if one.kind == _CONTINENT else one.kind
        for one in mentions
        if not one.is_aside
        for place in range(one.start, one.end)
    }
    return Places(kinds, _covered(shared))


def _covered(mentions: Iterable[Mention]) -> frozenset[int]:
    return frozenset(place for one in mentions for place in range(one.start, one.end))


_NOWHERE = Places({}, frozenset())


def territorial_words(message: Message) -> Iterator[str]:
    """What a translation may have for the territories that its source names."""
    ours, theirs = gazetteer(message.source_language), gazetteer(message.language)
    if ours is None or theirs is None:
        return
    for mention in ours.mentions(message.source):
        for code in sorted(mention.codes):
            yield from sorted(theirs.words.get(code, ()))


def _without(mentions: Sequence[Mention], others: Sequence[Mention], text: Text) -> list[Mention]:
    """The mentions that a text has none like, nor has their words.

    A city that both texts name explains no country, and a country that both name no city.
    """
    plain = {folded(word) for word in text.words}
    cities = {code for mention in mentions if mention.is_aside for code in mention.codes}
    countries = {code for mention in mentions if not mention.is_aside for code in mention.codes}
    found = []
    for mention in mentions:
        if mention.is_aside and not mention.is_city:
            continue
        if mention.is_city:
            explained = any(_is_same_city(mention, other, countries) for other in others)
        else:
            explained = any(
                mention.is_like(other)
                and not (other.is_aside and not cities.isdisjoint(other.codes))
                for other in others
            )
        if not explained and not plain.issuperset(map(folded, _WORD.findall(mention.text))):
            found.append(mention)
    return found


def _is_same_city(mention: Mention, other: Mention, countries: Set[str]) -> bool:
    """Is a mention the same city's, or of its country, which the other text does not name?"""
    places = {code for code in mention.codes if ":" in code}
    if not places.isdisjoint(other.codes):
        return True
    return not other.is_city and not (mention.codes - countries).isdisjoint(other.codes)


@lru_cache(maxsize=8)
def gazetteer(language: str) -> Gazetteer | None:
    """What a language calls territories; None where it has no table of them."""
    base = primary(language)
    table = rules(base, "territories")
    if not table:
        return None
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    people: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in _names(base, table):
        found[tuple(_WORD.findall(name))].add(code)
        found[tuple(_WORD.findall(_plain(name)))].add(code)
    for code, written in table["peoples"].items():
        for form in _forms(written.split("|"), table["endings"]):
            for one in {form, form[0].upper() + form[1:]}:
                found[tuple(_WORD.findall(one))].add(code)
            people[folded(form)].add(code)
    aside = {tuple(_WORD.findall(name)) for name in table["doubtful"]}
    for code, name in _others(table):
        found[tuple(_WORD.findall(name))].add(code)
    for code, written in table["seats"].items():
        for name in written.split("|"):
            key = tuple(_WORD.findall(name))
            aside.add(key)
            found[key].add(code)
    doubtful = set(aside)
    for place, written in table["places"].items():
        for name in written.split("|"):
            key = tuple(_WORD.findall(name))
            if key not in found:
                aside.add(key)
            found[key].add(place.partition("-")[0])
            if key not in doubtful:
                found[key].add(f"{_PLACE}:{place}")
    entries: defaultdict[str, list[tuple[tuple[str, ...], frozenset[str], bool]]] = defaultdict(
        list
    )
    for words, codes in found.items():
        entries[words[0]].append((words[1:], frozenset(codes), words in aside))
    for phrase in table["without"]:
        for one in {phrase, phrase[0].upper() + phrase[1:]}:
            first, *rest = _WORD.findall(one)
            entries[first].append((tuple(rest), frozenset(), True))
    for each in entries.values():
        each.sort(key=lambda entry: -len(entry[0]))
    prefixes = "|".join(sorted(table.get("prefixes", ()), key=len, reverse=True)) or "(?!)"
    own_words: defaultdict[str, set[str]] = defaultdict(set)
    for words, codes in found.items():
        for code in codes:
            own_words[code].update(word for word in words if len(word) > _SHORT)
    return Gazetteer(
        dict(entries),
        {form: frozenset(codes) for form, codes in people.items()},
        re.compile(prefixes),
        frozenset(table["own"]),
        {code: frozenset(words) for code, words in own_words.items()},
    )


def _names(language: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The codes of territories with each of their names."""
    from babel import Locale  # noqa: PLC0415  (slow to import)

    generic = frozenset(table.get("generic", ()))
    for code, name in Locale.parse(language).territories.items():
        if len(code) == len("ES") and code not in _UNKNOWN and not _UNNAMED.search(name):
            for one in name.removesuffix(")").split(" ("):
                for spelt in _spellings(one, generic):
                    yield code, spelt
    for code, written in table["names"].items():
        for name in written.split("|"):
            yield code, name


def _spellings(name: str, generic: Set[str]) -> Iterator[str]:
    """A name of CLDR as texts may spell it."""
    for one in {name, name.replace("St.", "Saint")}:
        yield one
        yield one.replace("&", "and")
        first, _, rest = one.partition(" ")
        if first in generic:
            yield f"{first.lower()} {rest}"


def _others(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The codes of what is no territory, with each of its names; an adjective in its forms."""
    for code, written in table["others"].items():
        for name in written.split("|"):
            is_word = name[0].islower() and name.isalpha()
            for form in _forms([name], table["endings"]) if is_word else (name,):
                yield code, form
                yield code, form[0].upper() + form[1:]


def _forms(words: Iterable[str], endings: Iterable[Sequence[str]]) -> Iterator[str]:
    """Adjectives in their genders and numbers."""
    for word in words:
        yield word
        for ending, *others in endings:
            if word.endswith(ending):
                yield from (word.removesuffix(ending) + other for other in others)
                break


def _plain(name: str) -> str:
    """A name without its accents, as people write it."""
    return "".join(folded(letter) if letter.islower() else letter for letter in name)
