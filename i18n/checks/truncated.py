"""Translations that break off.

## What it does
Finds translations whose end is lost: they stop without the mark that ends the source, or with a word
after which a sentence goes on (an article, a preposition), and the last words of the source have no
counterpart. Where the translation is about as long as one would expect, it is information. It is silent
for languages of which it knows too little.
## Why it matters
A sentence that breaks off was cut by a limit of length or by a slip of the hand, and says less than
its source, or something else.
## Example
msgid "The committee will publish its report on the fire before the end of the year."
msgstr "La comisión publicará su informe sobre el"
## Instead
msgid "The committee will publish its report on the fire before the end of the year."
msgstr "La comisión publicará su informe sobre el incendio antes de que acabe el año."
## References
RAE, "Nueva gramática de la lengua española", chapters 14 (articles) and 29 (prepositions)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from i18n.checks._check import Fault
from i18n.checks._correspondence import comparison, lengths
from i18n.checks._correspondence.sentences import missing
from i18n.checks._languages import rules
from i18n.checks._subject import Message
from i18n.checks._typography import is_abbreviated
from i18n.model import Severity

severity = Severity.ERROR
kind = "omission"
looks_at = Message
yields_to = ("copied", "swapped", "markup", "links", "placeholders")

_STOPS = frozenset(".?!:;…。！？：")
_CLOSERS = ")]\"”’»'"
_MARKS = "*_`~|\\> \t\r\n"
_LEAST = 4
"""Words of a source that may have lost its end."""

_LONGEST = 20
"""Characters of a word of grammar, and more."""

_SHORT = -2.0
"""Standard deviations of length: what is shorter is looked at."""

_RATHER_SHORT = -1.8
_CLEAR = 2.4
"""Of a translation that is not so short, the end has to say as much, in nats, to be surely lost."""

_WITHOUT_STOP = 1.3
_UNFINISHED = 0.3
_ALONE = 8.0
"""The least that the lost end has to say, in nats: without the mark; with a last word; with neither."""


def check(message: Message) -> Iterator[Fault]:
    """A fault where the end is lost."""
    source, target = message.msgid, message.msgstr
    is_open = _is_stopped(source) and not _is_ended(target)
    if is_open and target[-1:].isdecimal():
        # 9:00 ends as well as 9 a.m.
        is_open = not is_abbreviated(message.source, message.source_language)
    is_unfinished = _ends_in(target, message.language) and not _ends_in(
        source, message.source_language
    )
    known = lengths(message.source_language, message.language)
    if known is None:
        return
    deviation = known.deviation(len(source), len(target))
    is_short = deviation < _SHORT
    if not (is_open or is_unfinished or is_short) or len(source.split()) < _LEAST:
        return
    compared = comparison(message)
    if compared is None:
        return
    tail = compared.lost
    if is_open and is_unfinished:
        is_lost = True
    elif is_open:
        is_lost = tail.value > _WITHOUT_STOP
    elif is_unfinished:
        is_lost = tail.value > _UNFINISHED
    else:
        is_lost = tail.value > _ALONE and not missing(message)
    if is_lost:
        prose = message.target.prose.rstrip()
        start = max(prose.rfind(" ") + 1, 0)
        rest = message.source.prose[tail.start :].strip()
        what = f": it lacks “{rest}”" if tail.value > 0 and rest else ""
        span = message.target.span(start, len(prose))
        is_certain = (is_open and is_unfinished) or deviation < _RATHER_SHORT or tail.value > _CLEAR
        least = severity if is_certain else Severity.INFORMATION
        yield Fault(f"the translation breaks off{what}", message.entry, span, severity=least)


def _is_stopped(text: str) -> bool:
    """Does a text end with a mark that ends a sentence, or a clause?"""
    return text.rstrip(_MARKS + _CLOSERS)[-1:] in _STOPS


def _is_ended(text: str) -> bool:
    """Does it end with such a mark, a bracket or a quotation mark?"""
    last = text.rstrip(_MARKS)[-1:]
    return last in _STOPS or last in _CLOSERS


def _ends_in(text: str, language: str) -> bool:
    """Is the last word one after which a sentence goes on?"""
    last = text[-_LONGEST:].split()[-1:]
    return bool(last) and last[0].lower() in _unfinished(language)


@cache
def _unfinished(language: str) -> frozenset[str]:
    """The words of a language after which a sentence goes on."""
    return frozenset(rules(language, "correspondence").get("unfinished", ()))
