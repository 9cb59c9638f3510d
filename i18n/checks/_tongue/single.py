"""A single word of a language near to that of its text: prateleira in a Spanish sentence."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.checks._knowledge import Knowledge, Lexicon
from i18n.checks._languages import rules
from i18n.checks._spelling import Slips, accented, slips
from i18n.checks._stems import folded
from i18n.checks._text import Text
from i18n.checks._tongue.parts import Part, strangers
from i18n.checks._tongue.words import Word, lowered, words
from i18n.languages import primary

_LEAST = 6
"""Letters of a word: a shorter one is near to too many others."""
_ALIKE = 4
"""Letters with which a word and one of the source begin that is the same word in another form."""


def single(text: Text, source: Text, knowledge: Knowledge) -> Part | None:
    """The first word that is spelt as in a language near to that of its text, whose dictionary has it not.

    Names, what is cited, words of the source's language, and words that are like one of the source or
    near to a known one are none.
    """
    shown = strangers(primary(text.language))
    told = {word for word in text.derive(lowered) if len(word) >= _LEAST and shown(word)}
    lexicon = knowledge.lexicon(text.language) if told else None
    given = knowledge.lexicon(source.language) if told else None
    if lexicon is None or given is None:
        return None
    begins = {folded(word)[:_ALIKE] for word in source.derive(lowered)}
    found = text.derive(words)
    for index, word in enumerate(found):
        language = shown(word.text) if word.text in told and _is_plain(found, index) else None
        if language in (None, primary(source.language)) or folded(word.text)[:_ALIKE] in begins:
            continue
        if not (given.knows(word.text) or _may_be_own(word.text, text.language, lexicon)):
            return Part(word.start, word.end, str(language), 0.0)
    return None


def _is_plain(found: Sequence[Word], index: int) -> bool:
    """Is a word of lower case, in prose, and not next to a name?"""
    word = found[index]
    if word.is_capital or word.is_cited or word.is_apart:
        return False
    before = word.is_next and found[index - 1].is_capital and index > 1
    after = index + 1 < len(found) and found[index + 1].is_next and found[index + 1].is_capital
    return not (before or after)


def _may_be_own(word: str, language: str, lexicon: Lexicon) -> bool:
    """Does a dictionary know a word, or one that it is made of or was to be?"""
    if lexicon.knows(word) or Slips.of(rules(language, "spelling")).is_derived(word, lexicon):
        return True
    if accented(word, lexicon.knows) is not None:
        return True
    return next(slips(word, lexicon.knows, lexicon.between), None) is not None
