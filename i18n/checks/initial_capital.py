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

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.checks._typography import lower_case_words
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


def check(message: Message) -> Iterator[Fault]:
    """A fault where the translation begins in lower case and the source does not."""
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


def _is_sentence(source: Text) -> bool:
    """Is a text no label?"""
    return len(source.words) >= _WORDS and _END.search(source.prose) is not None


def _is_lower(word: str) -> bool:
    """Is each letter of a word of a script with cases, and in lower case?"""
    return all(letter.islower() and letter not in _CASELESS for letter in word if letter.isalpha())
