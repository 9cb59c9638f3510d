"""What is known of the names of a catalog: which are kept, which words are names and which are none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from i18n.alignment.dictionary import keys_of, pairs
from i18n.checks._derived import made_once
from i18n.checks._knowledge import Lexicon
from i18n.checks._languages import rules
from i18n.checks._names.equivalents import Equivalents, equivalents
from i18n.checks._stems import folded
from i18n.checks._subject import Subject
from i18n.languages import primary

_SHORT = 3
"""Letters of a word that is near to too many others."""


@dataclass(eq=False)
class Namer:
    """What is known of the names of a catalog, as it is found out."""

    subject: Subject
    terms: frozenset[str]
    _kept: dict[str, tuple[int, int]] | None = None

    @made_once
    def lexicon(self) -> Lexicon | None:
        """The words of the translation's language."""
        return self.subject.knowledge.lexicon(self.subject.language)

    @made_once
    def sources(self) -> Lexicon | None:
        """The words of the source's language."""
        return self.subject.knowledge.lexicon(self.subject.source_language)

    @made_once
    def tells_names(self) -> bool:
        """Is enough known of both languages to tell a word that is a name from one that is none?

        Both have dictionaries, or the two a lexicon; and neither writes its nouns with a capital.
        """
        one, two = self.subject.source_language, self.subject.language
        if any(rules(language, "names").get("capital_nouns", False) for language in (one, two)):
            return False
        return self.has_pair or (self.lexicon is not None and self.sources is not None)

    @made_once
    def has_pair(self) -> bool:
        """Is there a lexicon of the two languages?"""
        one, two = primary(self.subject.source_language), primary(self.subject.language)
        return not {(one, two), (two, one)}.isdisjoint(pairs())

    @made_once
    def equivalents(self) -> Equivalents:
        """The names of the source's language for those of the translation's."""
        return equivalents(self.subject.source_language, self.subject.language)

    @made_once
    def inverse(self) -> Equivalents:
        """The names of the translation's language for those of the source's."""
        return equivalents(self.subject.language, self.subject.source_language)

    def kept(self, word: str) -> tuple[int, int]:
        """How many messages have a word with a capital in the source, and how many keep it."""
        if self._kept is None:
            has: Counter[str] = Counter()
            keeps: Counter[str] = Counter()
            for message in self.subject.messages:
                words = {word for word in message.source.words if not word.islower()}
                has.update(words)
                keeps.update(words.intersection(message.target.words))
            self._kept = {one: (number, keeps[one]) for one, number in has.items()}
        return self._kept.get(word, (0, 0))

    @made_once
    def frequent(self) -> frozenset[str]:
        """Names that many people have."""
        return frozenset(rules(self.subject.language, "names").get("frequent", ()))

    @made_once
    def doubles(self) -> bool:
        """Has the translation's language many words in which a letter stands twice?"""
        return bool(rules(self.subject.language, "names").get("doubles", True))

    @made_once
    def measures(self) -> frozenset[str]:
        """Words of both languages for units of measure."""
        tables = (
            rules(language, "measures").get("units", {})
            for language in (self.subject.source_language, self.subject.language)
        )
        return frozenset(word for table in tables for each in table.values() for word in each)

    @made_once
    def international(self) -> frozenset[str]:
        """Acronyms that languages share: what is not in a source is no translation of it."""
        return frozenset(rules(self.subject.language, "names").get("international", ()))

    def is_common(self, word: str) -> bool:
        """Is a word one of the translation's language, and no name?"""
        if word in self.frequent:
            return False
        return self.lexicon is not None and self.lexicon.knows(word.lower())

    def is_proper(self, word: str) -> bool:
        """Is a word known as a name: a country's, a city's, one that a dictionary has as such?"""
        if folded(word) in self.equivalents.whole or word in self.frequent:
            return True
        return any(
            lexicon is not None and lexicon.knows(word) and not lexicon.knows(word.lower())
            for lexicon in (self.lexicon, self.sources)
        )

    def is_strange(self, word: str) -> bool:
        """Is a word none of the translation's language, nor one of the names that it is known to have?"""
        if len(word) <= _SHORT or not word.isalpha() or self.lexicon is None:
            return False
        if self.lexicon.knows(word) or word in self.frequent or word in self.terms:
            return False
        return folded(word) not in self.equivalents.words

    def is_word(self, word: str) -> bool:
        """Is a word of the source one of its language, that may be translated?"""
        return self.sources is None or self.sources.knows(word.lower())

    def is_frequent(self, word: str) -> bool:
        """Is a word a frequent one of the source's language? Any is where no dictionary tells more."""
        found, _ = keys_of(self.subject.source_language, self.subject.language)(word)
        grammar = rules(self.subject.source_language, "correspondence").get("common", ())
        lower = word.lower()
        return found or self.sources is None or lower in self._plain[0] or lower in grammar

    @made_once
    def _plain(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that stand in the sources and in the translations without a capital."""
        sources: set[str] = set()
        targets: set[str] = set()
        for message in self.subject.messages:
            sources.update(filter(str.islower, message.source.words))
            targets.update(filter(str.islower, message.target.words))
        return frozenset(sources), frozenset(targets)

    def may_be_translated(self, word: str) -> bool:
        """As `is_word`; without a dictionary, as far as what the checks have of the language tells."""
        if self.sources is not None:
            return self.sources.knows(word.lower())
        if not self.has_pair:
            return True  # nothing tells that it is no word
        return self._looks_plain(word, self.subject.source_language, self.subject.language)

    def may_translate(self, word: str) -> bool:
        """As `is_common`; without a dictionary, as far as what the checks have of the language tells."""
        if word in self.frequent:
            return False
        if self.lexicon is not None:
            return self.lexicon.knows(word.lower())
        if self.is_proper(word) and not self._plain[1].intersection({word.lower()}):
            return False
        return any(
            self._looks_plain(word, *pair)
            for pair in (
                (self.subject.language, self.subject.source_language),
                (self.subject.source_language, self.subject.language),
            )
        )

    def _looks_plain(self, word: str, language: str, other: str) -> bool:
        """Is a word a frequent one of a language, one of the catalog's texts, or does it end as one?"""
        lower = word.lower()
        if lower in self._plain[0] or lower in self._plain[1]:
            return True
        return _has_ending(lower, language) or keys_of(language, other)(word)[0]

    def is_unknown(self, word: str) -> bool:
        """Is a word surely none of the translation's language, nor made as one?"""
        return self.lexicon is not None and not self.is_common(word) and not self.has_ending(word)

    def is_surely_name(self, word: str) -> bool:
        """Is a word surely a name, where any word may have a capital?"""
        if len(word) <= _SHORT or not word.isalpha() or self.may_translate(word):
            return False
        return self.is_proper(word) or (self.is_unknown(word) and not self._is_made(word.lower()))

    def _is_made(self, word: str) -> bool:
        """Is a word made of one that the translation's language has: a verb with a pronoun, a prefix?"""
        if self._joined.search(word):
            return True
        return self.lexicon is not None and any(
            word.startswith(prefix) and self.lexicon.knows(word.removeprefix(prefix))
            for prefix in rules(self.subject.language, "spelling").get("prefixes", ())
        )

    @made_once
    def _joined(self) -> re.Pattern[str]:
        """What a verb of the translation's language ends with, that no dictionary need have."""
        return re.compile(rules(self.subject.language, "spelling").get("joined", r"(?!)"))

    def has_ending(self, word: str) -> bool:
        """Does a word end as words of the translation's language do, and names seldom?"""
        return _has_ending(word.lower(), self.subject.language)


def _has_ending(word: str, language: str) -> bool:
    return word.endswith(tuple(rules(language, "names").get("endings", ())))
