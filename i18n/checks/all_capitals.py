"""A translation in capitals of a source that is not.

## What it does
Finds several words in a row, or a whole text, in capitals, where the source has none in capitals
there. Acronyms and what the source has itself in capitals are left alone.
## Why it matters
Capitals shout, are read more slowly, and hide which words are names.
## Example
msgid "Enter only digits."  msgstr "INTRODUZCA SOLO DÍGITOS."
## Instead
msgid "Enter only digits."  msgstr "Introduzca solo dígitos."
## References
RAE, Ortografía de la lengua española (2010), IV.4.1
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.checks._typography import words_of
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT)

_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŠŻŽČĞİΆ-ΏΑ-ΫЀ-ЯҐԱ-Ֆ]{4}")
_RUN = 3
"""Words in capitals from which on they are no acronyms."""
_AS_MANY = 1.6
"""Words in capitals for each that the source has, which are no more than those."""
_SMALL = 3
"""Letters that articles and prepositions have, of which one language needs more than another."""
_LONG = 4
"""Letters that most acronyms do not have."""
_ALONE = 6
"""Letters from which on a single word in capitals is no acronym, where it is the whole text."""

_DATED = deferred(
    r",? (?:\(|\d{1,2} |\d{1,2}[.ºª°] |[a-zà-ÿ]{3,10}\.? \d|- (?=[A-ZÀ-Þ]))"
    r"|,? ?[—–](?![a-zà-ÿ])|\.[-—–]"
)
"""What stands behind the place of a dispatch: MADRID, 7 nov; LIMA (AP). The dash of a remark does not."""
_PLACE = 5
"""Words that the place of a dispatch has at most."""


def check(message: Message) -> Iterator[Fault]:
    """One fault for the first words that are in capitals without need."""
    text = message.msgstr
    long = len(_UPPER.findall(text))
    if not long or (long == 1 and text != text.upper()):
        return
    prose = message.target.prose
    run: list[re.Match[str]] = []
    known: set[str] | None = None
    for match in words_of(prose):
        word = match[0]
        if (
            not all(letter.isupper() for letter in word if letter.isalpha())
            or "_" in prose[max(0, match.start() - 1) : match.end() + 1]
        ):
            if _is_shouted(run, prose, message) or _is_phrase(run, message):
                break
            run = []
            continue
        if known is None:
            known = {word.upper() for word in message.source.words if word.isupper()}
        if len(word) == 1 or word not in known:
            run.append(match)
    is_shouted = _is_shouted(run, prose, message)
    if run and not _is_place(run, prose) and (is_shouted or _is_phrase(run, message)):
        span = message.target.span(run[0].start(), run[-1].end())
        what = "all in capitals, which the source is not"
        yield Fault(
            what, message.entry, span, severity=None if is_shouted else Severity.INFORMATION
        )


def _is_place(run: list[re.Match[str]], prose: str) -> bool:
    """Are words in capitals the place from which news is sent?"""
    return len(run) <= _PLACE and _DATED.match(prose, run[-1].end()) is not None


def _is_shouted(run: list[re.Match[str]], prose: str, message: Message) -> bool:
    """Are words in capitals no acronyms?"""
    if not run:
        return False
    if _AS_MANY * _capitals(message.source) >= _capitals(message.target):
        return False
    long = [match for match in run if len(match[0]) >= _LONG]
    if (len(long) >= 2 and len(run) >= _RUN) or len(long) >= _RUN:
        return True
    is_whole = not any(character.islower() or character == OBJECT for character in prose)
    if not is_whole or not any(map(str.islower, message.source.prose)):
        return False
    if len(run) > 1:
        return len(long) > 1 or (len(run) >= _RUN and bool(long))
    is_word = len(run[0][0]) >= _ALONE and len(message.source.words) == 1
    return is_word and not any(character.isupper() for character in message.source.words[0][1:])


def _is_phrase(run: list[re.Match[str]], message: Message) -> bool:
    """Are words in capitals some of the language's own, of which its source has none?"""
    if not any(len(match[0]) >= _ALONE for match in run):
        return False
    acronyms = {word for word in message.source.words if word.isupper() and len(word) > 1}
    if not acronyms.issubset(message.target.words) or not all(one[0].isalpha() for one in run):
        return False
    lexicon = message.subject.knowledge.lexicon(message.language)
    return lexicon is not None and all(lexicon.knows(match[0].lower()) for match in run)


def _capitals(text: Text) -> int:
    """How many words of a text are in capitals; articles (DE, THE) and a program's variables are none."""
    return sum(len(word) > _SMALL and word.isupper() and "_" not in word for word in text.words)
