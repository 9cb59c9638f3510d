"""A translation that begins in lower case where its source begins with a capital.

## What it does
Compares the first letters. Code, placeholders, names as iPhone, labels of a single word (Monday) and
those whose source begins with a name are left alone, as is a source that begins in lower case.
A label is information.
## Why it matters
A sentence that begins in lower case looks like the rest of one that was lost.
## Example
msgid "The costs are shared."  msgstr "los gastos se comparten."
## Instead
msgid "The costs are shared."  msgstr "Los gastos se comparten."
## References
RAE, Diccionario panhispánico de dudas, "mayúsculas"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.checks._typography import lower_case_words, typography
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT)

_FIRST = deferred(
    r"\s*(?:[#=>|/•–—-]+\s+)?[\"'“‘«(\[¿¡*_]*(?:\d{1,3}[.)]\s+)?([^\W\d_][^\s\ufffc]*)"
)
_EDGE = "\"'”’»›)]}.,:;!?…*"
_PLAIN = deferred(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*$")
_POSSESSIVE = deferred(r"['’]s?$")
_CASELESS = frozenset(map(chr, range(0x10D0, 0x1100)))
"""Georgian: its capitals are for whole words. The Unicode Standard, 7.7."""
_WORDS = 3
"""Words from which on a text that ends with a stop is taken for a sentence."""
_END = deferred(r"[.!?:…][\"”’»)\]*_]*\s*$")

_INNER = deferred(
    r"[.!?…][\"”’»)\]*_]*\s+[\"'“‘«(\[¿¡*_]*[a-zà-ÿ]|\n(?:[-*+]|\d{1,3}[.)]) +[a-zà-ÿ]"
)
_LOWERED = deferred(
    r"((?<![^\W\d_])[^\W\d_]{4,}|\d[ \u00a0\u202f]?%)"
    r"[\"”’»)*_]*[.!?][\"”’»)*_]*\s+[\"'“‘«(\[¿¡*_]*([a-zà-ÿ][^\W\d_]*)(?![\w.@/-])"
)
"""A word that a sentence ends with, and one in lower case behind it."""
_LATER = deferred(r"[.!?][\"”’»)*_]*\s+[\"'“‘(\[*_]*[A-Z]")
_ITEM = deferred(r"(?m)^(?:[-*+]|\d{1,3}[.)]) +[\"'“‘«(\[¿¡*_]*([^\W\d_]+)")


def check(message: Message) -> Iterator[Fault]:
    """A fault where the translation, a sentence or an item begins in lower case, and the source's not."""
    yield from _first(message)
    if _INNER.search(message.msgstr) is not None:
        yield from _later(message)
        yield from _listed(message)


def _first(message: Message) -> Iterator[Fault]:
    """A fault where the translation begins so."""
    if message.msgstr[:1].isupper() or message.msgid[:1].islower():
        return
    match = _FIRST.match(message.target.prose)
    if match is None or not match[1][0].islower():
        return
    source = _FIRST.match(message.source.prose)
    if source is None or not source[1][0].isupper():
        return
    word, began = match[1].rstrip(_EDGE), _POSSESSIVE.sub("", source[1].rstrip(_EDGE))
    if not _PLAIN.match(word) or not _is_lower(word) or word in message.source.words:
        return
    if not _is_sentence(message.source) and (
        not _PLAIN.match(began)
        or source[1].endswith(".")
        or (len(began) > 1 and not began[1:].islower())
        or began in message.target.words
        or (len(message.source.words) == 1 and len(message.target.words) == 1)
        or word in lower_case_words(message.language)
    ):
        return
    start = match.start(1)
    span = message.target.span(start, start + 1)
    what = f"“{word}” begins in lower case, “{began}” with a capital"
    yield Fault(
        what,
        message.entry,
        span,
        suggestion=word[0].upper(),
        severity=None if _is_sentence(message.source) else Severity.INFORMATION,
    )


def _later(message: Message) -> Iterator[Fault]:
    """A fault for each sentence behind the first that begins so."""
    source, target = message.source.prose, message.target.prose
    if _LATER.search(source) is None or _LOWERED.search(source) is not None:
        return
    abbreviations = typography(message.language).get("abbreviations", ())
    for match in _LOWERED.finditer(target):
        before, word = match[1].lower(), match[2]
        if before in abbreviations or word in message.source.words or not _PLAIN.match(word):
            continue
        lexicon = message.subject.knowledge.lexicon(message.language)
        others = (one for one in (before, word) if one[-1] != "%")
        if lexicon is None or all(map(lexicon.knows, others)):
            yield _lowered(message, message.target.span(match.start(2), match.start(2) + 1), word)


def _listed(message: Message) -> Iterator[Fault]:
    """A fault for each item of a list that begins so."""
    items, theirs = _items(message.msgstr), _items(message.msgid)
    if len(items) == len(theirs) > 1 and all(item[1][0].isupper() for item in theirs):
        for item in items:
            if _is_lower(item[1]) and item[1] not in message.source.words:
                yield _lowered(message, (item.start(1), item.start(1) + 1), item[1])


def _items(text: str) -> list[re.Match[str]]:
    """The first words of the items of a list."""
    return list(_ITEM.finditer(text))


def _lowered(message: Message, span: tuple[int, int], word: str) -> Fault:
    what = f"“{word}” begins a sentence in lower case"
    return Fault(what, message.entry, span, suggestion=word[0].upper())


def _is_sentence(source: Text) -> bool:
    """Is a text no label?"""
    return len(source.words) >= _WORDS and _END.search(source.prose) is not None


def _is_lower(word: str) -> bool:
    """Is each letter of a word of a script with cases, and in lower case?"""
    return all(letter.islower() and letter not in _CASELESS for letter in word if letter.isalpha())
