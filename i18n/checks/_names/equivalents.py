"""Names that two languages have for one thing: CLDR's, and those of the languages' tables `names`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from i18n.checks._languages import rules
from i18n.checks._stems import folded
from i18n.languages import primary

_WORD = re.compile(r"\w+")
_SHORTEST = 3
_CONTINENTS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/")


@dataclass(frozen=True, eq=False)
class Equivalents:
    """For each word of a name in the one language, the words of its names in the other; lower case."""

    words: Mapping[str, frozenset[str]]
    whole: Mapping[str, frozenset[str]]
    """The same, for words of the other language that are a whole name there."""
    written: Mapping[str, str]
    """The words of the one language by their letters in lower case without accents."""

    def of(self, word: str) -> frozenset[str]:
        """What may stand in the one language for a word of the other."""
        plain = folded(word)
        return self.words.get(plain) or self.words.get(plain.removesuffix("s"), frozenset())


@lru_cache(maxsize=8)
def equivalents(language: str, other: str) -> Equivalents:
    """The names of a language for those of the other: of the source for the translation's."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    whole: defaultdict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    is_swapped = other < language
    for pair in _pairs(*sorted((language, other))):
        here, there = reversed(pair) if is_swapped else pair
        ours, theirs = list(map(folded, here)), list(map(folded, there))
        written.update(zip(ours, here, strict=True))
        if len(theirs) == 1 and len(theirs[0]) > _SHORTEST:
            whole[theirs[0]].update(ours)
        for word in theirs:
            found[word].update(ours)
    return Equivalents(
        {word: frozenset(each) for word, each in found.items()},
        {word: frozenset(each) for word, each in whole.items()},
        written,
    )


@lru_cache(maxsize=4)
def _pairs(language: str, other: str) -> list[tuple[list[str], list[str]]]:
    """The words of the names that two languages have for one thing."""
    return [
        (_WORD.findall(here), _WORD.findall(there))
        for here, there in (*_cldr(language, other), *_written(language, other))
    ]


@lru_cache(maxsize=8)
def acronyms(language: str, other: str) -> Mapping[str, tuple[str, ...]]:
    """Acronyms of the other language with what they are in the one: `ONU`, (`UN`, `United Nations`)."""
    return dict(_acronyms(language, other))


def _cldr(language: str, other: str) -> Iterator[tuple[str, str]]:
    """Names of territories, languages, currencies, months, days, and cities that have time zones."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (slow to import)

    try:
        one, two = Locale.parse(primary(language)), Locale.parse(primary(other))
    except (UnknownLocaleError, ValueError):
        return
    for name in ("territories", "languages", "currencies"):
        ours, theirs = getattr(one, name), getattr(two, name)
        for key in sorted(ours.keys() & theirs.keys()):
            yield ours[key], theirs[key]
    for name in ("months", "days"):
        ours, theirs = getattr(one, name)["format"]["wide"], getattr(two, name)["format"]["wide"]
        for key in theirs:
            yield ours[key], theirs[key]
    ours, theirs = _cities(one), _cities(two)
    for key in sorted(ours.keys() | theirs.keys()):
        yield ours.get(key, _city(key)), theirs.get(key, _city(key))


def _cities(locale: Any) -> dict[str, str]:
    """The cities of a language by their zones, those that it writes as their zones are written too."""
    from babel.core import get_global  # noqa: PLC0415  (slow to import)

    zones = (key for key in get_global("zone_territories") if key.startswith(_CONTINENTS))
    own = {key: zone["city"] for key, zone in locale.time_zones.items() if "city" in zone}
    return {key: _city(key) for key in zones} | own


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _written(language: str, other: str) -> Iterable[tuple[str, str]]:
    """The pairs of the tables of the two languages."""
    one, two = primary(language), primary(other)
    for here, there in rules(other, "names").get("exonyms", {}).get(one, ()):
        yield here, there
    for there, here in rules(language, "names").get("exonyms", {}).get(two, ()):
        yield here, there
    yield from _places(rules(one, "territories"), rules(two, "territories"))


def _places(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The capitals and cities of countries that two languages write differently."""
    others = theirs.get("places", {})
    for place in sorted(ours.get("places", {}).keys() & others.keys()):
        for here in ours["places"][place].split("|"):
            yield from ((here, there) for there in others[place].split("|") if here != there)


def _acronyms(language: str, other: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    one, two = primary(language), primary(other)
    for here, there in rules(other, "names").get("acronyms", {}).get(one, ()):
        yield there, tuple(here.split("|"))
    for there, here in rules(language, "names").get("acronyms", {}).get(two, ()):
        for each in there.split("|"):
            yield each, (here,)
