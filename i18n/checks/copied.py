"""Text that is the source's, as it stands or nearly so.

## What it does
Finds a translation that is its source again, and one in which most words are still the source's.
Names, titles, code, addresses, numbers, single words, and what may be the same in both languages are
no fault: the source's language must show, in an article, a preposition, an ending. A label of a few
words, all of them frequent ones of the source's language, is information: it may be a name.
## Why it matters
It counts as translated, and the reader gets the other language.
## Example
msgid "Ask the clerk for a copy of the bill."
msgstr "Ask the clerk for a copy of the bill."
## Instead
msgid "Ask the clerk for a copy of the bill."
msgstr "Pida al empleado una copia de la factura."
## References
ITS 2.0, section 8.8, "untranslated"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.alignment.dictionary import keys_of
from i18n.checks._check import Fault
from i18n.checks._languages import rules
from i18n.checks._subject import Message
from i18n.checks._tongue import OUTWEIGHS, Contrast, Word, contrast, copies, lowered, tells, words
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "untranslated"
looks_at = Message
yields_to = ("chatter",)
weblate = ("same",)

_FEW = 2
"""Below this number of words a copy may be a term that both languages have."""
_SHORT = 4
"""Words of a label, such as a button has."""
_ROW = 3
"""So many words of lower case, one behind the other, are a phrase in whatever language."""
_MANY = 4
"""Words of a text that may be a copy but for a few."""
_MOST = 0.7
"""The share of its words that follow each other as in the source."""
_VOWEL = re.compile("[aeiouy]")


def check(message: Message) -> Iterator[Fault]:
    """One fault where the translation is a copy."""
    own = contrast(message.source_language, message.language)
    source, target = message.msgid, message.msgstr
    if source[:4] == target[:4] and source.split() == target.split():
        yield from _same(message, own)
    elif own is not None and len(own.words & message.target.derive(lowered)) >= _FEW:
        yield from _nearly(message, own)


def _same(message: Message, own: Contrast | None) -> Iterator[Fault]:
    found = message.target.derive(words)
    if len(found) < _FEW or primary(message.source_language) == primary(message.language):
        return
    common = own.words if own is not None else frozenset()
    shown = _evidence(found, own) if own is not None else 0
    if shown or _longest(found) >= _ROW:
        is_sure = len({word.text for word in found} & common) > 1
        level = Severity.ERROR if is_sure else None
        yield Fault("the same as the source (translate it)", message.entry, severity=level)
    elif own is not None and _is_plain(message, found, own):
        what = "the same as the source (translate it, unless it is a name)"
        yield Fault(what, message.entry, severity=Severity.INFORMATION)


def _is_plain(message: Message, found: Sequence[Word], own: Contrast) -> bool:
    """Are the words of a short text all frequent ones of the source's language: About Us, Save as…?"""
    is_row = all(word.is_next for word in found[1:])
    if len(found) > _SHORT or not is_row or any(word.is_cited or word.is_apart for word in found):
        return False
    here = keys_of(message.source_language, message.language)
    there = keys_of(message.language, message.source_language)
    texts = [word.text for word in found if len(word.text) > _FEW or word.text in own.common]
    if not all(text in own.common or here(text)[0] or own.has_ending(text) for text in texts):
        return False
    grammar = rules(message.source_language, "correspondence").get("common", ())
    if any(text in own.words and text in grammar for text in texts):
        return True
    # names have capitals: New York Times
    is_phrase = not all(word.is_capital for word in found)
    return is_phrase and any(here(text)[0] and not there(text)[0] for text in texts)


def _longest(found: Sequence[Word]) -> int:
    """The most words of lower case in a row; what has no vowel is no word."""
    longest = count = 0
    for word in found:
        is_word = not word.is_capital and (not word.text.isascii() or _VOWEL.search(word.text))
        count = 0 if not is_word else count + 1 if word.is_next else 1
        longest = max(longest, count)
    return longest


def _evidence(found: Sequence[Word], own: Contrast) -> int:
    """How many words show the source's language: one that a sentence begins with not alone."""
    shown = opening = 0
    for index, word in enumerate(found):
        if word.is_cited or word.is_apart:
            continue
        if word.is_capital:
            opening += index == 0 and (word.text in own.words or own.has_ending(word.text))
        elif own.has_ending(word.text):
            shown += 1
        else:
            common = own.words | {found[0].text} if opening else own.words
            shown += word.text in own.words and tells(found, index, common)
    return shown + opening if shown else 0


def _nearly(message: Message, own: Contrast) -> Iterator[Fault]:
    """A fault where most words stand as in the source, and are its language's."""
    found = [word for word in message.target.derive(words) if not word.is_cited]
    if len(found) < _MANY:
        return
    runs = copies(found, message.source.derive(words))
    if sum(end - start for start, end in runs) < _MOST * len(found):
        return
    theirs = contrast(message.language, message.source_language)
    counter = {word.text for word in found} & theirs.words if theirs is not None else set()
    shown = {word.text for word in found} & own.words
    if len(shown) >= max(_FEW, OUTWEIGHS * len(counter)):
        yield Fault("most words are the source's (translate it)", message.entry)
