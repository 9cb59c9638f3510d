"""Words that are written wrongly.

## What it does
Finds words without an accent that they are never written without, by rules of the language; words
that are others without their mark, where the source says which are meant (years: anos, años); and,
where a Hunspell dictionary of it is installed, words that no dictionary has and that one slip of
the pen (an accent, two letters exchanged, one left out or doubled) makes one that it has. Names,
words of the source, code, and what stands in a catalog more than once are left alone. Without a
dictionary the rules are all there is: 33 of the 35 lost accents of the project's bench are found with one
and without, of its 15 other slips 14 with one and none without.
## Why it matters
Readers doubt a text that has slips, and searches do not find it.
## Example
msgid "The page has two errors."
msgstr "La pagina tambien tiene dos errores."
## Instead
msgid "The page has two errors."
msgstr "La página también tiene dos errores."
## References
RAE, Ortografía de la lengua española (2010), II.3; hunspell(5)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from i18n.checks._check import Fault
from i18n.checks._derived import made_once
from i18n.checks._knowledge import Lexicon
from i18n.checks._languages import rules
from i18n.checks._spelling import (
    Accents,
    accented,
    accents,
    confused,
    exchanged,
    missing,
    mistyped,
    superfluous,
)
from i18n.checks._stems import folded
from i18n.checks._subject import Message, Subject
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "misspelling"
looks_at = Subject
weblate = ("check_spelling",)

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ANY_WORD = re.compile(r"\w+")
_GLUE = "-_/\\@#~=+*'’\ufffc"
_STARTS = '.:?!¿¡(«“"—'
_SHORT = 4
"""Letters of a word that may lack its accent."""
_FINAL = "áéíóú"
_FAR = 80
"""Characters before a word among which the last one that is no space is looked for."""
_NEAR = 12
"""Characters before a word in which its article stands."""
_LONG, _VERY_LONG = 9, 12
"""Letters of a word that lacks one, or has one too many, and is no new word."""
_SHORTEST = 5
"""Letters of a word that is taken for a slip: a shorter one is near to too many others."""


@dataclass(eq=False)
class Speller:
    """What is known of the words of a catalog, as it is found out."""

    subject: Subject
    rules: Accents | None
    lexicon: Lexicon | None
    table: Mapping[str, Any]
    right: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        table = self.table
        self.prefixes: tuple[str, ...] = tuple(table.get("prefixes", ()))
        self.variants: list[tuple[str, str]] = table.get("variants", [])
        self.articles: frozenset[str] = frozenset(table.get("articles", ()))
        self.confusions: list[tuple[str, str]] = table.get("confusions", [])
        self.persons = re.compile(table.get("persons", {}).get("pattern", r"(?!)"))
        self.joined = re.compile(table["joined"]) if "joined" in table else None

    def doubtful(self, words: set[str]) -> list[str]:
        """Those of some words that may be wrong."""
        found = []
        for word in words - self.right:
            if word.isalpha() and not self._is_right(word):
                found.append(word)
            else:
                self.right.add(word)
        return found

    def _is_right(self, word: str) -> bool:
        lower = word.lower()
        if self.rules is not None:
            if lower in self.rules.exempt:
                return True
            if self.rules.instead(lower) is not None:
                return False
        return self.lexicon is None or self.lexicon.knows(word) or self.lexicon.knows(lower)

    def is_of_source(self, word: str) -> bool:
        """Does a word stand in a source text of the catalog?"""
        return word in self._sources

    @made_once
    def _sources(self) -> set[str]:
        return {
            word
            for message in self.subject.messages
            for word in _ANY_WORD.findall(message.msgid.lower())
        }


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each word that is wrong."""
    found = accents(subject.language)
    lexicon = subject.knowledge.lexicon(subject.language)
    if found is None and lexicon is None:
        return
    speller = Speller(subject, found, lexicon, rules(subject.language, "spelling"))
    for message in subject.messages:
        yield from _faults(message, speller)


def _faults(message: Message, speller: Speller) -> Iterator[Fault]:
    target = message.target
    seen: set[str] = set()
    words = set(target.words)
    shared = words.intersection(message.source.words)
    doubtful = set(speller.doubtful(words - shared))
    if speller.rules is not None and speller.articles:
        doubtful.update(word for word in shared if speller.rules.instead(word) is not None)
    places: list[tuple[int, int, str]] = []
    if speller.rules is not None:
        asked = {word.lower() for word in message.source.words}
        places += speller.rules.in_context(target.prose, words, asked)
    places += _third_persons(message, speller)
    places += _meant(message, words, speller)
    if doubtful:
        own = _of_source(message)
        for match in _WORD.finditer(target.prose):
            word = match[0]
            if word not in doubtful:
                continue
            is_own = word.lower() in own.get(word.lower()[:_SHORT], ())
            if not is_own or _has_article(target.prose, match.start(), speller):
                instead = _instead(match, target.prose, own, speller)
                if instead is not None:
                    places.append((match.start(), match.end(), instead))
    for start, end, instead in sorted(places):
        word = target.prose[start:end]
        if word in seen:
            continue
        seen.add(word)
        right = _cased(instead, word)
        span = target.span(start, end)
        what = f"'{word}' is misspelt (write '{right}')"
        yield Fault(what, message.entry, span, message.form, suggestion=right)


def _of_source(message: Message) -> dict[str, set[str]]:
    """The words of a source in lower case, by the letters that they begin with."""
    found: dict[str, set[str]] = {}
    for word in _ANY_WORD.findall(message.msgid.lower()):
        found.setdefault(word[:_SHORT], set()).add(word)
    return found


def _third_persons(message: Message, speller: Speller) -> Iterator[tuple[int, int, str]]:
    """Verbs of the first person that are the third's without its accent, and that person's forms.

    They stand where no noun does, and the source has no first person: Le llevo, He took him.
    """
    table, lexicon = speller.table.get("persons"), speller.lexicon
    if table is None or lexicon is None:
        return
    first = table["first"].get(primary(message.source_language))
    if first is None or not frozenset(first).isdisjoint(message.source.prose.lower().split()):
        return
    ending, instead = table["ending"]
    for match in speller.persons.finditer(message.target.prose):
        word = match[1]
        right = word.removesuffix(ending) + instead
        if lexicon.knows(word) and lexicon.knows(right):
            yield match.start(1), match.end(1), right


def _meant(message: Message, words: set[str], speller: Speller) -> Iterator[tuple[int, int, str]]:
    """Words that are others without their accent or tilde, where the source says which are meant."""
    for group in speller.table.get("meant", ()):
        wrong = words.intersection(group["words"])
        signs = group["source"].get(primary(message.source_language), ())
        if not wrong or frozenset(signs).isdisjoint(map(str.lower, message.source.words)):
            continue
        for match in _WORD.finditer(message.target.prose):
            if match[0] in wrong and not _is_glued(message.target.prose, *match.span()):
                yield match.start(), match.end(), group["words"][match[0]]


def _has_article(prose: str, start: int, speller: Speller) -> bool:
    """Does a word that the source has too stand as one of the translation's own language?"""
    before = prose[max(start - _NEAR, 0) : start].split()
    return (
        prose[start - 1 : start] == " " and bool(before) and before[-1].lower() in speller.articles
    )


def _cased(instead: str, word: str) -> str:
    return instead[:1].upper() + instead[1:] if word[:1].isupper() else instead


def _instead(
    match: re.Match[str], prose: str, own: Mapping[str, Set[str]], speller: Speller
) -> str | None:
    """What a doubtful word of a text was to be, where that is certain enough.

    `own` are the words of the source, by their first letters.
    """
    word, start, end = match[0], *match.span()
    if _is_glued(prose, start, end) or (len(word) > 1 and word.isupper()):
        return None
    lower = word.lower()
    if speller.rules is not None and (found := speller.rules.instead(lower)) is not None:
        return found
    lexicon = speller.lexicon
    if lexicon is None:
        return None
    before = prose[max(start - _FAR, 0) : start].rstrip()
    if word != lower and before and before[-1] not in _STARTS:
        return _of_institution(word, own, lexicon)
    if word != lower and lower[1:] != word[1:]:
        return None
    if len(lower) < _SHORT or _is_derived(lower, speller, lexicon):
        return None
    found = accented(lower, lexicon.knows)
    is_cognate = any(_is_cognate(lower, other) for other in own.get(lower[:_SHORT], ()))
    if found is not None:
        return None if is_cognate and found[-1] in _FINAL else found
    if word != lower or len(lower) < _SHORTEST:
        return None
    if speller.is_of_source(lower) or speller.subject.wording[lower] > 1:
        return None
    found = exchanged(lower, lexicon.knows)
    if found is None and len(lower) >= _SHORTEST:
        found = confused(lower, lexicon.knows, speller.confusions)
    if found is None and len(lower) >= _LONG:
        found = missing(lower, lexicon.between, lexicon.knows) or _too_long(lower, lexicon)
    if found is not None or is_cognate:
        return found
    if (found := missing(lower, lexicon.between, lexicon.knows)) is not None:
        return found
    # such a slip is also how a new word looks: it is told where the catalog has the other one
    return mistyped(lower, lambda one: speller.subject.wording[one] > 0 and lexicon.knows(one))


def _too_long(word: str, lexicon: Lexicon) -> str | None:
    """What a very long word is with one letter too many."""
    return superfluous(word, lexicon.knows) if len(word) >= _VERY_LONG else None


def _of_institution(word: str, own: Mapping[str, Set[str]], lexicon: Lexicon) -> str | None:
    """What a long word in a capital was to be, that is like none of the source: Minsterio."""
    lower = word.lower()
    if len(lower) < _LONG or lower[1:] != word[1:] or lexicon.knows(lower):
        return None
    if lower[:_SHORT] in own:
        return None
    found = exchanged(lower, lexicon.knows)
    return found or missing(lower, lexicon.between, lexicon.knows)


def _is_derived(word: str, speller: Speller, lexicon: Lexicon) -> bool:
    """Is a word made of a known one, or another way to spell one: a prefix, a pronoun, a plural?"""
    if any(word.startswith(one) and lexicon.knows(word[len(one) :]) for one in speller.prefixes):
        return True
    for other, usual in speller.variants:
        if other in word and lexicon.knows(word.replace(other, usual, 1)):
            return True
    if word.endswith("s") and lexicon.knows(word[:-1]):
        return True
    match = speller.joined.search(word) if speller.joined is not None else None
    return match is not None and lexicon.knows(folded(word[: match.start(1)]))


def _is_cognate(word: str, other: str) -> bool:
    """Does a word begin as a word of the source does, but for the ending of that?"""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    shared = sum(1 for _ in same)
    return shared >= max(_SHORT, len(other) - 2)


def _is_glued(prose: str, start: int, end: int) -> bool:
    """Is a word part of a compound, a path, an address or a piece of code?"""
    before, after = prose[start - 1 : start], prose[end : end + 2]
    if before and (before in _GLUE or before.isalnum() or before == "."):
        return True
    return bool(after) and (
        after[0] in _GLUE or after[0] == "(" or re.match(r"[.:]\w", after) is not None
    )
