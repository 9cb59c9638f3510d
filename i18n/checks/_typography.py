"""What a language asks of marks and capitals, and how a text ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import Any

from i18n.checks._languages import rules
from i18n.checks._text import OBJECT, Text

CLOSING = "\"'”’»›)]}＂」』）】〉》*_`"
"""What may stand behind the last mark of a sentence."""

_NEAR = 32
"""Characters that may stand between a sentence and what is before it."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def typography(language: str) -> Mapping[str, Any]:
    """The table `typography` of a language; empty where there is none."""
    return rules(language, "typography")


def sentence_at(text: Text, offset: int) -> tuple[int, int]:
    """The sentence of the prose that holds an offset, without the space around it."""
    start, end = 0, len(text.prose)
    at = bisect_right(text.sentences, (offset, end)) - 1
    if at >= 0 and offset < text.sentences[at][1]:
        start, end = text.sentences[at]
    while start < end and text.prose[start].isspace():
        start += 1
    while end > start and text.prose[end - 1].isspace():
        end -= 1
    return start, end


_LAST_WORD = re.compile(r"[^\s\ufffc(\[\"“«]*(?=\.[^\w\s]*\s*$)")
_LAST_LENGTH = 40
"""Characters at the end of a text in which its last word stands."""


def is_abbreviated(text: Text, language: str) -> bool:
    """Does a text end with the stop of an abbreviation?"""
    word = _LAST_WORD.search(text.prose[-_LAST_LENGTH:])
    last = word[0].lower() if word is not None else ""
    known = typography(language).get("abbreviations", ())
    return "." in last or (len(last) == 1 and last.isalpha()) or last in known


def words_of(prose: str) -> list[re.Match[str]]:
    """The words of letters of a prose, and where they stand."""
    return list(_WORD.finditer(prose))


def is_sentence_start(prose: str, offset: int) -> bool:
    """May a sentence begin at an offset, by what stands before it: a stop, a quotation mark, a dash?

    Also where nothing but code, a number or a mark stands there.
    """
    before = prose[max(0, offset - _NEAR) : offset].rstrip(" \u00a0\u202f" + "*_")
    if not before:
        return True
    last = before[-1]
    return last in ".!?…:;¿¡\"'“‘«‹([{—–-/|•·>=\n\t+#" + OBJECT


@cache
def lower_case_words(language: str) -> frozenset[str]:
    """The names of months, days, peoples and languages that a language writes in lower case."""
    data = typography(language)
    lower: Mapping[str, Any] = data.get("lower", {})
    return frozenset((*lower.get("months", ()), *lower.get("weekdays", ()), *peoples(language)))


@cache
def peoples(language: str) -> frozenset[str]:
    """The names of peoples and languages that a language writes in lower case, in all their forms."""
    data = typography(language)
    endings: Mapping[str, list[str]] = data.get("endings", {})
    found: set[str] = set()
    for word in data.get("lower", {}).get("peoples", ()):
        found.add(word)
        for end, others in endings.items():
            if word.endswith(end):
                found.update(word.removesuffix(end) + other for other in others)
                break
    return frozenset(found)
