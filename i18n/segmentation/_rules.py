"""What the rules know of a language: `<language>.toml` in this folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from i18n.errors import AmbosError
from i18n.languages import primary


class Kind:
    """What kinds of abbreviation a word is: bits, for one word may be several (`Sec.`, `p.`).

    Plain numbers, because they are looked at for each abbreviation, and an enumeration's operators
    take ten times as long.
    """

    TITLE: Final = 1
    NUMBERED: Final = 2
    NUMBERED_WORD: Final = 4
    INNER: Final = 8
    ORDINARY: Final = 16
    CLOSING: Final = 32
    FINAL: Final = 64
    CLOCK: Final = 128
    ERA: Final = 256
    MONTH: Final = 512
    UNIT: Final = 1024
    SPACED: Final = 2048
    """Of several words."""
    OWN: Final = 4096
    """The project's own: no sentence ends there."""


_LISTS = {
    "titles": Kind.TITLE,
    "numbered": Kind.NUMBERED,
    "numbered-words": Kind.NUMBERED_WORD,
    "inner": Kind.INNER,
    "ordinary": Kind.ORDINARY,
    "closing": Kind.CLOSING,
    "final": Kind.FINAL,
    "clipped": Kind.FINAL,
    "clock": Kind.CLOCK,
    "era": Kind.ERA,
    "months": Kind.MONTH,
    "units": Kind.UNIT,
}
_IN_CAPITALS = Kind.TITLE | Kind.NUMBERED | Kind.CLOSING | Kind.CLOCK | Kind.MONTH | Kind.SPACED
_WORDS = (
    "starters", "after-titles", "after-clock", "prepositions", "lettered", "regnal", "labels",
    "number-words", "speech", "small-starters", "exclaimed", "letters",
    "conjunctions", "frequent", "given-names", "unit-words", "before-no", "counted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """A language's word lists, made ready to be looked up.

    `kinds` has an abbreviation as it may be written, without its last stop; `abbreviations` are
    these, and each word of those of several words. `spaced` finds, by their first word with its
    stop, abbreviations of several words (`a. m.`), whose kind is in `kinds` under the words with
    single spaces; `spaced_words` are all the words in them. The other lists are in lower case, save
    `exclaimed` and `letters`.
    """

    file: str
    kinds: Mapping[str, int]
    abbreviations: frozenset[str]
    spaced: Mapping[str, re.Pattern[str]]
    spaced_words: frozenset[str]
    starters: frozenset[str]
    after_titles: frozenset[str]
    after_clock: frozenset[str]
    prepositions: frozenset[str]
    lettered: frozenset[str]
    regnal: frozenset[str]
    labels: frozenset[str]
    number_words: frozenset[str]
    speech: frozenset[str]
    small_starters: frozenset[str]
    exclaimed: frozenset[str]
    letters: frozenset[str]
    conjunctions: frozenset[str]
    frequent: frozenset[str]
    given_names: frozenset[str]
    unit_words: frozenset[str]
    before_no: frozenset[str]
    counted: frozenset[str]
    endings: tuple[str, ...]
    """Letters at the end of frequent words that are no names."""
    longest: int
    """Letters of the longest abbreviation that is in no list; 99 where nobody can tell."""


@lru_cache(maxsize=64)
def rules(language: str, own: tuple[str, ...] = ()) -> Rules | None:
    """The rules of a language code's base language, with abbreviations of a project's own.

    None where no file has that language. An abbreviation may have its last stop or not.
    """
    name = f"{primary(language)}.toml"
    source = Path(__file__).with_name(name)
    if not source.is_file():
        return None
    return _made(name, tomllib.loads(source.read_text(encoding="utf-8")), own)


def _made(name: str, data: Mapping[str, Any], own: Iterable[str]) -> Rules:
    kinds: dict[str, int] = {}
    spaced: dict[str, int] = {}

    def add(word: str, kind: int) -> None:
        if " " in word:
            kind |= Kind.SPACED
            spaced[word] = spaced.get(word, 0) | kind
        for form in _forms(word, kind):
            kinds[form] = kinds.get(form, 0) | kind

    for key, value in data["abbreviations"].items():
        kind = _LISTS.get(key.removeprefix("spaced-"))
        if kind is None:
            raise AmbosError(f"unknown list '{key}'", path=name)
        for word in value.split() if isinstance(value, str) else value:
            add(word.removesuffix(".") if " " in word else word, kind)
    for word in own:
        add(" ".join(word.split()).removesuffix("."), Kind.OWN)
    spaced_words = frozenset(
        part.removesuffix(".")
        for words, kind in spaced.items()
        for form in _forms(words, kind)
        for part in form.split()
    )
    lists = {key.replace("-", "_"): frozenset(data["words"].get(key, "").split()) for key in _WORDS}
    return Rules(
        file=name,
        kinds=kinds,
        abbreviations=frozenset(kinds) | spaced_words,
        spaced=_spaced(spaced),
        spaced_words=spaced_words,
        longest=data.get("longest-abbreviation", 99),
        endings=tuple(data["words"].get("starter-endings", "").split()),
        **lists,
    )


def _forms(word: str, kind: int) -> set[str]:
    """How an abbreviation may be written: as it stands, with a capital, some in capitals."""
    if kind & Kind.ERA and kind & Kind.SPACED:
        return {word}  # In capitals they are initials: D. C. Ruiz.
    forms = {word, word[:1].upper() + word[1:]}
    return forms | {word.upper()} if kind & _IN_CAPITALS else forms


def _spaced(words: Mapping[str, int]) -> dict[str, re.Pattern[str]]:
    """By first word: what finds abbreviations of several words, with their last stop."""
    by_first: dict[str, set[str]] = {}
    for form in {form for word, kind in words.items() for form in _forms(word, kind)}:
        by_first.setdefault(form.split()[0], set()).add(form)
    return {
        first: _any_of(sorted(forms, key=len, reverse=True)) for first, forms in by_first.items()
    }


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these abbreviations of several words, white space between the words."""
    written = "|".join(r"\s".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?:{written})\.")
