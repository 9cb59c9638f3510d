"""Negations that are lost.

## What it does
Finds sentences that deny something where their translation denies nothing: it has fewer words such as
“no”, “sin”, “never”, and none that could say the same (“imposible”, “only”), unless that translates
another word of the source (“only”, “solo”). “Failed to”, “refuses to” and “unsafe” deny too. It is a hint
to look twice, for the languages whose negations it knows.
## Why it matters
A translation that lost its “not” says the opposite of its source, and reads well.
## Example
msgid "Minors may not enter the building at night."
msgstr "Los menores pueden entrar en el edificio por la noche."
## Instead
msgid "Minors may not enter the building at night."
msgstr "Los menores no pueden entrar en el edificio por la noche."
## References
RAE, "Nueva gramática de la lengua española", chapter 48
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from i18n.alignment.dictionary import keys_of
from i18n.checks._check import Fault
from i18n.checks._correspondence.sentences import holds_prose
from i18n.checks._negations import Negations, negations
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "mistranslation"
looks_at = Message
yields_to = (
    "copied",
    "left-in-source",
    "wrong-language",
    "swapped",
    "truncated",
    "missing-sentence",
)

_WORD = re.compile(r"\w+")
_REST_LENGTH = 3
"""Letters that are left of a word without its prefix."""
_REST = re.compile(r"\w*")


def check(message: Message) -> Iterator[Fault]:
    """A fault for the first sentence whose negation is lost."""
    here, there = negations(message.source_language), negations(message.language)
    if here is None or there is None or not message.target.words:
        return
    negated = here.may_negate(message.source.folded) and here.hint.search(message.source.prose)
    if not negated and not here.denying.search(message.source.prose):
        denials = there.denials.get(here.language)
        if denials is None or not denials.search(message.source.prose):
            return
    if message.is_merged or holds_prose(message):
        return
    source, target = message.source, message.target
    for (first, last), (start, end) in _sentences(source, target):
        said, translated = source.prose[first:last], target.prose[start:end]
        word = _lost(here, said, there, translated)
        if word:
            span = target.span(start, end)
            yield Fault(f"“{word}” of the source has no counterpart", message.entry, span)
            return


def _lost(here: Negations, said: str, there: Negations, translated: str) -> str:
    """The first word by which a sentence negates what its translation does not; "" where it does."""
    least, most = here.least(said), there.most(translated)
    if least <= most and (most or least):
        return ""
    if here.hint.search(there.hint.sub(" ", translated)) is not None:
        return ""
    theirs = _Counterparts(there.language, translated, here.language, here.hint.sub(" ", said))
    if theirs.has_opposed(there.prefixes) or (not least and there.opposites(translated)):
        return ""
    ours = _Counterparts(here.language, said, there.language, translated)
    word = _word(here, said) if least else _denied(here, said, ours)
    if not word and not least:
        word = _affirmed(here, said, there, translated)
    others = [
        theirs.unexplained(there_is) - (ours.unexplained(here_is) if least else 0)
        for there_is, here_is in ((there.opposite, here.opposite), (there.near, here.near))
    ]
    is_double = most == 0 and here.double.search(said) is not None
    is_said = max(others) > (1 if is_double else 0)
    return "" if is_said else word


def _denied(here: Negations, said: str, ours: _Counterparts) -> str:
    """The first word whose prefix denies what the other sentence says: unsafe, seguro; "" without one."""
    for match in here.denying.finditer(said):
        word = _WORD.match(said, match.start())
        assert word is not None
        rest = word[0][len(match[0]) :].lower()
        if ours.has(rest) and not _stands(rest, said, word[0]):
            return word[0]
    return ""


def _affirmed(here: Negations, said: str, there: Negations, translated: str) -> str:
    """The first word that denies what the translation affirms, and the source does not; "" without one."""
    for pair in there.contrary.get(here.language, ()):
        match = pair.denied.search(said)
        if match is None or pair.affirmed.search(translated) is None or pair.unless.search(said):
            continue
        rests = (match[0].lower().removeprefix(prefix) for prefix in here.prefixes)
        if not any(_stands(rest, said, match[0]) for rest in rests):
            return match[0]
    return ""


def _stands(rest: str, said: str, word: str) -> bool:
    """Stands the rest of a word without its prefix in a sentence by itself: legal and illegal?"""
    return rest != word.lower() and rest in _WORD.findall(said.replace(word, " ").lower())


class _Counterparts:
    """The words of a sentence that the dictionary has for those of another one, each for one of them."""

    def __init__(self, language: str, text: str, other: str, others: str) -> None:
        self.text = text
        self.keys = keys_of(language, other)
        keys = keys_of(other, language)
        self.left = [set(keys(word)[1]) for word in _WORD.findall(others.lower())]
        self.explained: set[int] = set()

    def unexplained(self, pattern: re.Pattern[str]) -> int:
        """How many matches of a pattern translate nothing of the other sentence."""
        return sum(not self._is_explained(match) for match in pattern.finditer(self.text))

    def has_opposed(self, prefixes: Iterable[str]) -> bool:
        """Denies a word's prefix what a word of the other sentence says: incomparable, comparable?"""
        return any(self._is_opposed(word, prefixes) for word in _WORD.findall(self.text.lower()))

    def _is_opposed(self, word: str, prefixes: Iterable[str]) -> bool:
        rests = [
            word.removeprefix(prefix)
            for prefix in prefixes
            if word.startswith(prefix) and len(word) > len(prefix) + _REST_LENGTH
        ]
        return any(map(self.has, rests)) and not self.has(word)

    def has(self, word: str) -> bool:
        """Has the other sentence a word for a word?"""
        mine = self.keys(word)[1]
        return any(not theirs.isdisjoint(mine) for theirs in self.left)

    def _is_explained(self, match: re.Match[str]) -> bool:
        if match.start() in self.explained:
            return True
        end = _REST.match(self.text, match.end())
        assert end is not None
        found = _WORD.findall(self.text[match.start() : end.end()].lower())
        mine = {key for word in found for key in self.keys(word)[1]}
        for place, theirs in enumerate(self.left):
            if not mine.isdisjoint(theirs):
                del self.left[place]
                self.explained.add(match.start())
                return True
        return False


def _word(here: Negations, said: str) -> str:
    """The first word by which a text negates."""
    match = here.hint.search(here.idle.sub(_blank, said))
    if match is None:
        return ""
    start = said.rfind(" ", 0, match.start() + 1) + 1
    return said[start : match.end()]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _sentences(source: Text, target: Text) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The sentences of both texts, where there are as many; or the whole texts."""
    here, there = source.sentences, target.sentences
    if len(here) == len(there):
        yield from zip(here, there, strict=True)
    else:
        yield (0, len(source.prose)), (0, len(target.prose))
