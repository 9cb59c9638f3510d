"""Who stands behind a title: of a pope or a king, who has a name in each language, and of anybody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.checks._languages import rules
from i18n.checks._names.likeness import are_alike
from i18n.checks._names.namer import Namer
from i18n.checks._names.pairing import is_accounted_for, is_paired
from i18n.checks._names.words import Name
from i18n.checks._subject import Message
from i18n.checks._text import Text

_TITLE = re.compile(r"([^\W\d_]+)\.? \Z")
_NEAR = 16
_SHORTEST = 3
"""Letters of a name that stands behind a title."""


def has_title(name: Name, text: Text) -> bool:
    """Does a name stand behind a title whose bearers have a name in each language: Queen, Pope?"""
    return _title(name, text) in rules(text.language, "names").get("titles", ())


def exchanged_bearers(
    message: Message, strangers: Sequence[Name], lost: Sequence[Name], namer: Namer
) -> tuple[Name, Name] | None:
    """The name behind a title that stands in the translation for another one of the source."""
    for name in strangers:
        if name.is_acronym or len(name.word) < _SHORTEST or not name.word.isalpha():
            continue
        if has_title(name, message.target):
            others = [one for one in lost if has_title(one, message.source)]
            found = next((one for one in others if _are_two(name, one, message, namer)), None)
        elif _has_honorific(name, message.target):
            others = [one for one in lost if _has_honorific(one, message.source)]
            found = next((one for one in others if _is_other(name, one, message, namer)), None)
            if found and is_accounted_for(name, others, (), message, namer):
                found = None
        else:
            continue
        if found:
            return name, found
    return None


def _are_two(name: Name, other: Name, message: Message, namer: Namer) -> bool:
    """Has each of two names another one in the other language, which is not there: Pío, John?"""
    here, there = namer.equivalents.of(name.word), namer.inverse.of(other.word)
    if not here or not there or are_alike(name.word, other.word):
        return False
    return here.isdisjoint(message.source.folded) and there.isdisjoint(message.target.folded)


def _is_other(name: Name, other: Name, message: Message, namer: Namer) -> bool:
    """May a surname be no way to say another one? Words may translate each other: Strange, Extraño."""
    if other.is_acronym or len(other.word) < _SHORTEST or is_paired(other, message, namer):
        return False
    return not (namer.may_translate(name.word) and namer.may_be_translated(other.word))


def _has_honorific(name: Name, text: Text) -> bool:
    titles = rules(text.language, "names").get("honorifics", ())
    title = _title(name, text)
    return title in titles or title.lower() in titles


def _title(name: Name, text: Text) -> str:
    """The word before a name."""
    before = _TITLE.search(text.prose, max(name.start - _NEAR, 0), name.start)
    return before[1] if before else ""
