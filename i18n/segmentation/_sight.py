"""What most stops are, at sight: what the rules would say of them, without asking each."""

from __future__ import annotations

import re

from i18n.segmentation._candidates import AHEAD, CONTEXT, NEAR, OPENING, SMALL
from i18n.segmentation._rules import Rules

_WORD = 500
"""Characters behind a space in which a plain word may end: a text may have no space at all."""

_NUMERAL = re.compile(r"[ivxlcdm]+\Z")
_WHOLE = re.compile(r"[^\W_][^.\s(/—–-]++\Z")
"""A word without what may part it into an abbreviation and something else."""


def at_sight(
    text: str, rules: Rules, kind: int, *, begin: int, stop: int, after: int
) -> str | None:
    """The rule that judges a plain candidate: by `lower-case` it is no break, by any other one.

    None where the rules have to be asked: the word before the stop may be one that they know, marks
    close behind a question, or no plain word follows in lower case. The sentence begins at `begin`,
    the next one would at `after`: offsets in characters.
    """
    near = begin if stop - begin < _WORD else stop - _WORD
    word = text[text.rfind(" ", near, stop) + 1 or near : stop]
    if kind == SMALL:
        return _before_small(text, rules, word, after)
    mark = text[stop]
    if mark != ".":
        is_plain = after == stop + 2 and word.isalpha() and word + mark not in rules.exclaimed
        return "question-or-exclamation" if is_plain else None
    if word in rules.abbreviations or len(word) < 2:
        is_plain = False
    elif not word.isalpha():
        is_plain = _is_whole(word, rules) and _is_far(text, begin, stop)
    elif word.isupper():
        is_plain = word[0] != word[1] and _is_far(text, begin, stop)
    else:
        is_plain = stop >= begin + NEAR or not _NUMERAL.match(word)
    return "stop" if is_plain else None


def _before_small(text: str, rules: Rules, word: str, after: int) -> str | None:
    """The same before lower case."""
    space = text.find(" ", after, after + AHEAD)
    follow = text[after:space] if space > 0 else ""
    if not (follow.isalpha() and follow.islower()):
        return None
    if not rules.small_starters or (word in rules.kinds and word[0].isalnum()):
        return "lower-case"
    is_plain = word.isalpha() and word.islower() and word not in rules.abbreviations
    return "careless-start" if is_plain and len(word) > rules.longest else None


def _is_whole(word: str, rules: Rules) -> bool:
    """Is a word with other signs than letters none that the rules know?"""
    word = word.lstrip(OPENING)
    return (
        len(word) < CONTEXT
        and _WHOLE.match(word) is not None
        and word not in rules.abbreviations
        and not (word.isupper() and word[0] == word[1])
        and not (word.isdigit() and len(word) < 4)
    )


def _is_far(text: str, begin: int, stop: int) -> bool:
    """Is a stop too far in its sentence to stand behind a marker or a label?"""
    return stop >= begin + NEAR or len(text[begin:stop].split(None, 2)) > 2
