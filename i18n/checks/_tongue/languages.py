"""What sets one language apart from another."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import Any

from i18n.checks._text import Text
from i18n.checks._tongue.words import Word, lowered
from i18n.expressions import deferred
from i18n.languages import primary

LATIN = "LATIN"
OUTWEIGHS = 3
"""So many words of one language, against one of the expected one, are no quotation."""

_SCRIPTS = {
    "Arab": "ARABIC",
    "Armn": "ARMENIAN",
    "Beng": "BENGALI",
    "Cyrl": "CYRILLIC",
    "Deva": "DEVANAGARI",
    "Geor": "GEORGIAN",
    "Grek": "GREEK",
    "Hans": "CJK",
    "Hant": "CJK",
    "Hebr": "HEBREW",
    "Kore": "HANGUL",
    "Taml": "TAMIL",
    "Thai": "THAI",
}
"""What Unicode's names of letters begin with, by the codes of ISO 15924."""

_MODIFIERS = {"latin": "Latn", "latn": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva"}
"""What the modifier of a locale says of the script: `sr@latin`."""

_FEW = 2
_MANY = 5
"""So many Latin words in a text of another script, and few of its own, are no names."""
_STEM = 4
"""How many letters a word has before an ending that says something."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What shows one language where another is expected: words, letters, endings, in lower case.

    `common` are all the words that the language is known by, those that the other has too included.
    """

    common: frozenset[str]
    words: frozenset[str]
    letters: frozenset[str]
    endings: tuple[str, ...]

    def shows(self, word: str) -> bool:
        """Is it a word, or has it a letter, of this language alone?"""
        return word in self.words or self.has_letter(word)

    def has_letter(self, word: str) -> bool:
        """Has a word a letter of this language alone?"""
        return not (word.isascii() or self.letters.isdisjoint(word))

    def has_ending(self, word: str) -> bool:
        """Does a word end as only this language's words do?"""
        # most words end in none of them, which is known at once
        return word.endswith(self.endings) and any(_ends(word, one) for one in self.endings)


@cache
def contrast(language: str, other: str) -> Contrast | None:
    """What shows `language` where `other` may stand; None where one of the two is unknown or akin."""
    base, against = primary(language), primary(other)
    one, two = _languages().get(base), _languages().get(against)
    if one is None or two is None or base == against or _are_akin(base, against):
        return None
    known = _common(against) | _words(two, "also")
    theirs = _words(two, "endings")
    endings = tuple(
        ending
        for ending in sorted(_words(one, "endings"))
        if ending not in _tails(against)
        and not any(ending.endswith(other) or other.endswith(ending) for other in theirs)
    )
    letters = frozenset(one["letters"]) - frozenset(two["letters"])
    return Contrast(_common(base), _common(base) - known, letters, endings)


@cache
def rivals(language: str) -> Mapping[str, Contrast]:
    """What shows each other language where `language` is expected; nothing where it is unknown."""
    found = {other: contrast(other, language) for other in _languages()}
    return {other: each for other, each in found.items() if each is not None}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a text in a language shows, and what it must not: `own` is no other language's word.

    `words` and `letters` are those of all the others; `script` is the word that Unicode's names of
    the language's letters begin with.
    """

    own: frozenset[str]
    words: frozenset[str]
    letters: re.Pattern[str]
    script: str

    def is_in_doubt(self, text: Text) -> bool:
        """May the text be in another language? A quick look."""
        found = text.derive(lowered)
        foreign = len(found & self.words)
        if self.script != LATIN or not text.prose.isascii():
            foreign += len(self.letters.findall(text.prose))
        return foreign >= max(1, OUTWEIGHS * len(found & self.own))

    def is_foreign_script(self, found: Iterable[Word]) -> bool:
        """Are words of another script most of a text?"""
        texts = [word.text for word in found if self.script == LATIN or not word.is_capital]
        others = sum(not unicodedata.name(text[0], "").startswith(self.script) for text in texts)
        least = _FEW if self.script == LATIN else _MANY
        return others >= least and 2 * others > len(texts)


@cache
def expected(language: str) -> Expected | None:
    """What a text in a language must not show; None where nothing is known of the language."""
    others = rivals(language)
    if not others:
        return _of_script(_SCRIPTS.get(_script(language), ""))
    foreign = frozenset().union(*(each.letters for each in others.values()))
    capitals = {letter.upper() for letter in foreign if not letter.upper().isascii()}
    letters = "".join(sorted(foreign | capitals))
    theirs = frozenset().union(*(_common(other) for other in others))
    return Expected(
        _common(primary(language)) - theirs,
        frozenset(word for each in others.values() for word in each.words if len(word) > 1),
        deferred(f"[{letters}]|[\u0370-\u1fff]|[\u3040-\ud7ff]"),
        LATIN,
    )


@cache
def _of_script(name: str) -> Expected | None:
    """What a text in a script must not show: Latin letters; None where no script is known."""
    nothing: frozenset[str] = frozenset()
    return Expected(nothing, nothing, deferred("[a-z]{2}"), name) if name else None


def _script(language: str) -> str:
    """The script that a language is written in, by CLDR: `Cyrl`."""
    from babel.core import get_global  # noqa: PLC0415  (for languages without words alone)

    modifier = language.partition("@")[2].lower()
    parts = [_MODIFIERS.get(modifier, ""), *re.split("[-_@]", language)[1:]]
    parts += str(get_global("likely_subtags").get(primary(language), "")).split("_")[1:]
    return next((part.title() for part in parts if len(part) == len("Cyrl")), "")


@cache
def _tails(base: str) -> frozenset[str]:
    """What the known words of a language end with."""
    language = _languages()[base]
    return frozenset(
        word[at:]
        for word in _common(base) | _words(language, "also")
        for at in range(_STEM, len(word))
    )


def _ends(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) >= len(ending) + _STEM


def _are_akin(one: str, other: str) -> bool:
    return other in _languages()[one].get("kin", ()) or one in _languages()[other].get("kin", ())


@cache
def _common(base: str) -> frozenset[str]:
    """The words that a language is known by."""
    language = _languages()[base]
    return frozenset().union(*(_words(language, key) for key in ("words", "dates", "said")))


def _words(language: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(language.get(key, "")).split())


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((get_data(__package__, "languages.toml") or b"").decode())
