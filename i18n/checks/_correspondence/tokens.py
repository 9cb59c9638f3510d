"""The tokens of a text that may have a counterpart: words of content, names, numbers, code."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from i18n.alignment.dictionary import keys_of
from i18n.checks._languages import rules
from i18n.checks._names import acronyms
from i18n.checks._text import OBJECT, Text

_TOKEN = re.compile(rf"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:\u00a0\u202f]\d+)*|{OBJECT}")
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m|t)\Z")
_LONG = 5
_KEPT = frozenset({"code", "role", "link", "image", "address", "footnote", "placeholder"})


class Kind(IntEnum):
    """How much a token says where it has no counterpart."""

    KNOWN = 0
    """A word of the lexicon."""
    NAME = 1
    """A word in capitals inside of a sentence."""
    LONG = 2
    """Another word."""
    NUMBER = 3
    OBJECT = 4
    """Code, a placeholder, an address."""


class Token(NamedTuple):
    """A token: characters of the prose, half open, its kind, and the keys that tell its counterpart."""

    start: int
    end: int
    kind: Kind
    keys: tuple[str, ...]


@cache
def tokens(language: str, other: str) -> Callable[[Text], list[Token]]:
    """What gives the tokens of a text of a language that is held against a text of another one."""
    keys = keys_of(language, other)
    common = frozenset(rules(language, "correspondence").get("common", ()))
    theirs = acronyms(other, language)

    def read(text: Text) -> list[Token]:
        prose = text.prose
        found: list[Token] = []
        if OBJECT in prose:
            found += _objects(text)
        is_first = True
        for match in _TOKEN.finditer(prose):
            word = match[0]
            start, end = match.span()
            if word == OBJECT:
                is_first = False
                continue
            if word[0].isdecimal():
                digits = "".join(filter(str.isdecimal, word))
                if len(digits) > 1:
                    found.append(Token(start, end, Kind.NUMBER, (digits,)))
                is_first = False
                continue
            lower = word.lower()
            before = prose[start - 2 : start] if start else ""
            is_first = is_first or not start or before[:1] in _ENDS or before[-1:] in _OPENERS
            if lower in common or len(word) < 2:
                is_first = False
                continue
            bare = _CLITIC.sub("", word) if "'" in word or "’" in word else word
            is_known, own = keys(bare)
            if bare[0].isupper() and (not is_first or not bare[1:].islower()):
                kind = Kind.NAME
                own = (*own, *(one.lower() for one in theirs.get(bare, ())))
            elif is_known:
                kind = Kind.KNOWN
            elif len(bare) >= _LONG:
                kind = Kind.LONG
            else:
                is_first = False
                continue
            found.append(Token(start, end, kind, own))
            is_first = False
        return found

    return read


_ENDS = frozenset(".?!:;…")
_OPENERS = frozenset("\"“«‘'(¿¡[")


def _objects(text: Text) -> list[Token]:
    """Code, placeholders and addresses, where they stand in the prose."""
    kept = [item for item in text.items if item.kind in _KEPT]
    coming = sorted(range(len(kept)), key=lambda n: kept[n].start, reverse=True)
    around: list[int] = []
    found: list[Token] = []
    for match in re.finditer(OBJECT, text.prose):
        place = text.span(*match.span())[0]
        while coming and kept[coming[-1]].start <= place:
            around.append(coming.pop())
        around = [n for n in around if place < kept[n].end]
        if around:
            value = kept[min(around)].value.strip()
            found.append(Token(*match.span(), Kind.OBJECT, (value, value.lower())))
    return found
