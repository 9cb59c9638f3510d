"""Words that are written wrongly.

## What it does
Finds words without an accent that they are never written without, by rules of the language; words that
are others without their mark, where the source says which are meant (years: anos, años); and, where a
Hunspell dictionary of it is installed, or a list of its words stands for one (docs/ci.md), words that
it has not and that one slip of the pen (an accent, two letters exchanged, one left out or doubled; in
long words one too many, one of like sound or one that stands elsewhere) makes one that it has, and
forms of verbs that lack their accent where the source's tense or person shows it. Names, words of the
source, words made of known ones, code, and what stands in a catalog more than once are left alone. With
neither the rules are all there is: 33 of the 35 lost accents of the project's bench are found with one
and without, of its 15 other slips 14 with one and 1 without.
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
from i18n.checks._spelling import Accents, Slips, accented, accents, mistyped, verb_places
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
_LONGEST = 40
"""Letters of a word that is looked at: a longer one is none that somebody wrote."""
_FINAL = "áéíóú"
_FAR = 80
"""Characters before a word among which the last one that is no space is looked for."""
_NEAR = 12
"""Characters before a word in which its article stands."""
_LONG = 7
"""Letters of a word that begins a sentence and is taken for a slip."""


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
        self.articles: frozenset[str] = frozenset(table.get("articles", ()))
        self.slips = Slips.of(table)

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
    if speller.lexicon is not None:
        places += verb_places(message.source, target, speller.lexicon)
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
    lexicon, slips = speller.lexicon, speller.slips
    if lexicon is None:
        return None
    if word != lower and lower[1:] != word[1:]:
        return None
    is_like_source = lower[:_SHORT] in own
    before = prose[max(start - _FAR, 0) : start].rstrip()
    if word != lower and before and before[-1] not in _STARTS:
        return _named(word, slips, lexicon, is_like_source=is_like_source)
    if not _SHORT <= len(lower) <= _LONGEST or slips.is_derived(lower, lexicon):
        return None
    found = accented(lower, lexicon.knows) or slips.doubled(lower, lexicon)
    is_cognate = any(_is_cognate(lower, other) for other in own.get(lower[:_SHORT], ()))
    if found is not None:
        return None if is_cognate and found[-1] in _FINAL else found
    is_own = speller.is_of_source(lower) or speller.is_of_source(lower.removesuffix("s"))
    if is_own or speller.subject.wording[lower] > 1:
        return None
    is_name = word != lower and prose[end : end + 1] == " " and prose[end + 1 : end + 2].isupper()
    if is_name or (word != lower and (is_like_source or len(word) < _LONG)):
        return None
    found = slips.sure(lower, lexicon)
    if found is not None or is_cognate:
        return found
    if (found := slips.probable(lower, lexicon)) is not None:
        return found
    # such a slip is also how a new word looks: it is told where the catalog has the other one
    return mistyped(lower, lambda one: speller.subject.wording[one] > 0 and lexicon.knows(one))


def _named(word: str, slips: Slips, lexicon: Lexicon, *, is_like_source: bool) -> str | None:
    """What a word in a capital was to be: Espana, Govierno; and one that is like one of the source's, where
    letters of it changed places: Univerisdad.
    """
    lower = word.lower()
    if is_like_source:
        return slips.of_letters(lower, lexicon)
    found = None
    if folded(word) == lower:
        found = accented(lower, lambda one: lexicon.knows(one.capitalize()))
    elif len(lower) >= _LONG:
        found = accented(lower, lexicon.knows)
    return found or slips.of_institution(lower, lexicon)


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
