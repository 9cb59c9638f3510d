"""Names that are misspelt or replaced.

## What it does
Compares the names, acronyms and identifiers of a translation with those of its source. Finds one that
is a name of the source but for a letter or two; and one that the source does not have, where one of
the source is missing that is no word to be translated. Accepted are the names that another language
has for a country, a language, a currency or a city (CLDR), for kings and organizations (UN, ONU), what
stands in the termbase, and names that are like one of the source. It sees more where Hunspell
dictionaries of both languages are installed.
## Why it matters
A name is what readers and searches look for, and the one thing that a translator has only to copy.
## Example
msgid "The judge heard Walter Nauta on Monday."
msgstr "La jueza escuchó el lunes a Walter Natua."
## Instead
msgid "The judge heard Walter Nauta on Monday."
msgstr "La jueza escuchó el lunes a Walter Nauta."
## References
Unicode CLDR, "Locale Display Names"; Fundéu, "exónimos"; ITS 2.0, "mistranslation"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from i18n.checks._check import Fault
from i18n.checks._derived import made_once
from i18n.checks._knowledge import Lexicon
from i18n.checks._languages import rules
from i18n.checks._names import (
    Equivalents,
    Name,
    acronyms,
    are_alike,
    equivalents,
    is_exchange,
    is_slip,
    names,
)
from i18n.checks._stems import folded
from i18n.checks._subject import Message, Subject
from i18n.model import Severity

severity = Severity.WARNING
kind = "mistranslation"
looks_at = Subject

_OFTEN = 2
"""Other messages that keep a name, so that it is one that is kept."""
_KEPT = 0.75
"""Share of the messages with a name whose translations have it."""
_SHORTEST = 4
"""Letters of a name that is taken for one: a shorter one is near to too many words."""
_LIKE = 50
"""Per cent of letters that two names of one thing share: see `are_alike`."""
_RELATED = 65
"""Per cent of letters that a name and a word made of it share: Venezuela and venezolana 74."""


@dataclass(eq=False)
class Namer:
    """What is known of the names of a catalog, as it is found out."""

    subject: Subject
    terms: frozenset[str]

    @made_once
    def lexicon(self) -> Lexicon | None:
        """The words of the translation's language."""
        return self.subject.knowledge.lexicon(self.subject.language)

    @made_once
    def sources(self) -> Lexicon | None:
        """The words of the source's language."""
        return self.subject.knowledge.lexicon(self.subject.source_language)

    @made_once
    def equivalents(self) -> Equivalents:
        """The names of the source's language for those of the translation's."""
        return equivalents(self.subject.source_language, self.subject.language)

    def kept(self, word: str) -> tuple[int, int]:
        """How many messages have a word with a capital in the source, and how many keep it."""
        return self._kept.get(word, (0, 0))

    @made_once
    def _kept(self) -> dict[str, tuple[int, int]]:
        has: Counter[str] = Counter()
        keeps: Counter[str] = Counter()
        for message in self.subject.messages:
            words = {word for word in message.source.words if not word.islower()}
            has.update(words)
            keeps.update(words.intersection(message.target.words))
        return {one: (number, keeps[one]) for one, number in has.items()}

    @made_once
    def frequent(self) -> frozenset[str]:
        """Names that many people have."""
        return frozenset(rules(self.subject.language, "names").get("frequent", ()))

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

    def is_word(self, word: str) -> bool:
        """Is a word of the source one of its language, that may be translated?"""
        return self.sources is None or self.sources.knows(word.lower())


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each name that is misspelt, or stands where another one should."""
    termbase = subject.knowledge.terms
    terms = {word for term in termbase.terms for word in term.target.split()} if termbase else set()
    namer = Namer(subject, frozenset(terms))
    for message in subject.messages:
        if not message.target.raw.islower() and not message.source.raw.islower():
            yield from _faults(message, namer)


def _faults(message: Message, namer: Namer) -> Iterator[Fault]:
    known = set(message.source.words)
    given = [name for name in message.target.derive(names) if name.word not in known]
    if not given:
        return
    if all(name.starts for name in given) and not _may_be_slips(given, known):
        return
    stated = message.source.derive(names)
    if not stated:
        return
    raw = message.msgid.lower()
    kept = set(message.target.words)
    lost = [name for name in stated if name.word not in kept and not _is_singular(name, kept)]
    strangers = []
    for name in given:
        if name.is_joined or name.word in namer.terms or name.word.lower() in raw:
            continue
        right = _misspelt(name, stated, message, namer)
        if right is None:
            strangers.append(name)
            continue
        span = message.target.span(name.start, name.end)
        what = f"the name '{name.word}' is '{right}' in the source"
        yield Fault(what, message.entry, span, message.form, suggestion=right)
    if strangers and lost:
        yield from _replaced(message, strangers, lost, stated, namer)


def _is_singular(name: Name, kept: Set[str]) -> bool:
    """Has the translation an acronym without the s of its plural: HFCs, HFC?"""
    stem = name.word.removesuffix("s")
    return stem != name.word and stem.isupper() and stem in kept


def _may_be_slips(given: Sequence[Name], known: Iterable[str]) -> bool:
    """May one of some names be another word with a letter or two off? Quick."""
    words = [word for word in known if not word.islower()]
    return any(
        abs(len(word) - len(name.word)) <= 2 and {*word[:2]} & {*name.word[:2]}
        for name in given
        for word in words
    )


def _misspelt(name: Name, stated: Sequence[Name], message: Message, namer: Namer) -> str | None:
    """The name of the source that a name of the translation is, but for a slip."""
    word, lexicon = name.word, namer.lexicon
    if len(word) < _SHORTEST or word[-1].isdigit():
        return None
    doubles = rules(message.language, "names").get("doubles", True)
    for other in stated:
        if abs(len(other.word) - len(word)) > 2 or not {*other.word[:2]} & {*word[:2]}:
            continue
        is_certain = lexicon is not None and lexicon.knows(other.word)
        if not is_slip(word, other.word, is_certain=is_certain, doubles=doubles):
            continue
        if lexicon is not None and lexicon.knows(word):
            return None
        if other.word.lower() in namer.equivalents.of(word):
            return None
        if is_certain or is_exchange(word, other.word):
            return other.word
        if namer.subject.wording[word] >= _OFTEN:
            continue
        # a letter changed may be the way of the language to write a word, where it is one
        is_other = lexicon is not None and (
            len(word) != len(other.word) or not namer.is_word(other.word)
        )
        if is_other or _is_kept(other, stated, message, namer):
            return other.word
    return None


def _replaced(
    message: Message,
    strangers: Sequence[Name],
    lost: Sequence[Name],
    stated: Sequence[Name],
    namer: Namer,
) -> Iterator[Fault]:
    """The name that stands in the translation for one that the source has, at most one."""
    yield from _acronyms(message, strangers, lost)
    missing = [name for name in lost if len(name.word) >= _SHORTEST and not name.is_acronym]
    if not missing:
        return
    if all(name.starts or name.is_acronym for name in strangers):
        return
    missing = [name for name in missing if not _is_paired(name, message, namer)]
    certain = [name for name in missing if _is_kept(name, stated, message, namer)]
    inside = [name for name in missing if not name.starts]
    for name in strangers:
        if name.starts or name.is_acronym or len(name.word) < _SHORTEST:
            continue
        candidates = _framed(name, missing, message) if len(lost) == 1 else ()
        candidates = candidates or certain
        if not candidates or (namer.is_common(name.word) and len(inside) > 1):
            candidates = _doubtful(name, inside, missing, namer)
        if not candidates or _is_accounted_for(name, lost, missing, message, namer):
            continue
        span = message.target.span(name.start, name.end)
        what = f"the name '{name.word}' is not in the source, and '{candidates[0].word}' is missing"
        yield Fault(what, message.entry, span, message.form)
        return


def _framed(name: Name, lost: Sequence[Name], message: Message) -> Sequence[Name]:
    """The name behind whose neighbour, which is kept, another one stands: Mark Rutte, Mark Toronto."""
    prose = message.target.prose
    before = prose[: name.start].rpartition(" ")
    first = before[0].rpartition(" ")[2]
    if before[2] or not first.isalpha() or not first[0].isupper() or len(first) < _SHORTEST:
        return ()
    source = message.source.prose
    return [
        other
        for other in lost
        if source[: other.start].endswith(f" {first} ") and not other.is_acronym
    ]


def _doubtful(
    name: Name, inside: Sequence[Name], missing: Sequence[Name], namer: Namer
) -> Sequence[Name]:
    """The words with a capital that a name may stand for, none of which is surely kept.

    A name that the catalog's sources have somewhere may say what the reader is to know.
    """
    if namer.is_common(name.word) or namer.kept(name.word)[0]:
        return ()
    if namer.is_proper(name.word):
        return inside or missing
    if namer.lexicon is None or namer.sources is None:
        return ()
    return [other for other in inside if not namer.is_word(other.word)]


def _acronyms(message: Message, strangers: Sequence[Name], lost: Sequence[Name]) -> Iterator[Fault]:
    """An acronym that stands for something the source does not say, in the place of another one."""
    missing = [name for name in lost if name.is_acronym]
    for name in strangers:
        if not name.is_acronym or not missing:
            continue
        said = acronyms(message.source_language, message.language).get(name.word)
        if said is None or any(one in message.source.prose for one in said):
            continue
        span = message.target.span(name.start, name.end)
        what = f"'{name.word}' is {said[0]}, which is not in the source"
        yield Fault(what, message.entry, span, message.form)


def _is_kept(name: Name, stated: Sequence[Name], message: Message, namer: Namer) -> bool:
    """Is a name of the source one that a translation has as it is?"""
    if name.is_acronym or len(name.word) < _SHORTEST:
        return False
    if name.is_mixed:
        return True
    if _is_kept_elsewhere(name, namer):
        return True
    if namer.sources is None or namer.is_word(name.word) or name.starts:
        return False
    # a word of no language: a name, unless its owner has another one in the translation
    kept = set(message.target.words)
    return any(_are_neighbours(name, other, message) and other.word in kept for other in stated)


def _is_kept_elsewhere(name: Name, namer: Namer) -> bool:
    number, keeps = namer.kept(name.word)
    return keeps >= _OFTEN and keeps >= _KEPT * (number - 1)


def _are_neighbours(name: Name, other: Name, message: Message) -> bool:
    """Do two names stand side by side, as the parts of a person's do?"""
    gap = message.source.prose[min(name.end, other.end) : max(name.start, other.start)]
    return name is not other and gap == " " and other.word.isalpha() and not other.is_acronym


def _is_paired(name: Name, message: Message, namer: Namer) -> bool:
    """Has the translation a word for a name of the source: Venezuela’s, venezolana?"""
    plain = folded(name.word)
    return any(
        plain in namer.equivalents.of(word)
        or (len(word) >= _SHORTEST and are_alike(word, plain, _RELATED))
        for word in set(message.target.words).difference(message.source.words)
    )


def _is_accounted_for(
    name: Name, lost: Sequence[Name], missing: Sequence[Name], message: Message, namer: Namer
) -> bool:
    """Does the source say a name of the translation by another name, or a word that is like it?"""
    own = namer.equivalents.of(name.word)
    whole = namer.equivalents.whole.get(folded(name.word), frozenset())
    for other in lost:
        least = _LIKE if other in missing else _RELATED
        if any(are_alike(one, other.word, least) for one in (name.word, *whole)):
            return True
    start = folded(name.word)[:_SHORTEST]
    for word in map(folded, message.source.words):
        if word in own or word.startswith(start):
            return True
        if len(word) >= _SHORTEST and any(one.startswith(word[:_SHORTEST]) for one in whole):
            return True
    return False
