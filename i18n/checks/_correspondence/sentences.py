"""Which sentences of a message are lost, and which are added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.checks._correspondence.comparison import comparison
from i18n.checks._correspondence.lengths import lengths
from i18n.checks._excerpts import cut
from i18n.checks._numbers import reading
from i18n.checks._subject import Message
from i18n.checks._text import Text

_BREAK = re.compile(r"[.?!…][\"'”’»)\]*_`]*\s")
_SURE = 0.7
"""The least margin, in nats, where the sentences of one side alone have no counterpart."""

_OTHER = 4.0
"""The least margin where a sentence stands in the place of another."""

_UNUSUAL = 2.0
"""Standard deviations of length beyond which as many sentences may still not be the same."""

_END = 7.5
_NEW_END = 5.0
"""The least value of an end that is added to a sentence: of any, and of one in capitals."""

_LEAST = 25
"""Characters of a source that says enough, and of what is added to it."""

_SWALLOWED = 5
"""Spaces in what is no code any more, but sentences between two of its marks."""

_WORDS = 4
"""Words of an end that is more than an explanation."""


def missing(message: Message) -> list[int]:
    """The sentences of the source that have no counterpart, by number."""
    found = message.derive(_alone)
    return found[0] if found is not None and not message.is_merged else []


def extra(message: Message) -> list[int]:
    """The sentences of the translation that have none, by number."""
    found = message.derive(_alone)
    return found[1] if found is not None else []


def _alone(message: Message) -> tuple[list[int], list[int]] | None:
    breaks = len(_BREAK.findall(message.msgid)), len(_BREAK.findall(message.msgstr))
    if not any(breaks):
        return None
    known = lengths(message.source_language, message.language)
    if known is None:
        return None
    size = known.deviation(len(message.msgid), len(message.msgstr))
    if breaks[0] == breaks[1] and abs(size) < _UNUSUAL:
        return None
    compared = comparison(message)
    if compared is None or holds_prose(message):
        return None
    source, target, margin = compared.alone
    if margin < (_OTHER if source and target else _SURE):
        return None
    return source, target


def holds_prose(message: Message) -> bool:
    """Has a mark of code swallowed sentences of the translation, as one that was lost makes it?"""
    known = {item.value for item in message.source.of_kind("code")}
    return any(
        item.value not in known and item.value.count(" ") > _SWALLOWED
        for item in message.target.of_kind("code")
    )


def added_end(message: Message) -> int | None:
    """Where in the prose of the translation an end begins that the source lacks."""
    if len(message.msgid) < _LEAST or len(message.msgstr) < 1.3 * len(message.msgid) + _LEAST:
        return None
    compared = comparison(message)
    if compared is None:
        return None
    start, value = compared.added
    is_new = message.target.prose[start : start + 1].isupper()
    return start if value > (_NEW_END if is_new else _END) else None


def is_stated(message: Message, start: int) -> bool:
    """Has the source the numbers of an end of the translation, in a form of its own: $94.9bn?"""
    here, there = message.target.derive(reading), message.source.derive(reading)
    numbers = [one for one in here.quantities if one.start >= start and not one.is_word]
    return bool(numbers) and any(
        one.is_scaled and not there.known.isdisjoint(one.readings()) for one in numbers
    )


def is_phrase(text: str) -> bool:
    """Is a text more than a few words that make something clearer?"""
    return len(text) >= _LEAST and len(text.split()) >= _WORDS


def quoted(text: Text, numbers: Sequence[int]) -> str:
    """Sentences of a text as a message names them."""
    start, end = text.sentences[numbers[0]]
    more = len(numbers) - 1
    return f"“{cut(text.prose[start:end])}”" + (f" and {more} more" if more else "")
