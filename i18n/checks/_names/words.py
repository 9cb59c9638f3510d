"""The words of a text that may be names, or parts of names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from i18n.checks._text import Text

_NAME = re.compile(r"\b(?=[a-zß-öø-ÿ\d]*[^\W\da-zß-öø-ÿ])\w+")
_STARTS = frozenset(".:;?!¿¡(«“\"‘'—–…•*|>/\n")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|Dra|Sen|Rep|Gov|Gen|Lt|Col|Jr|Mt))\.\s*\Z"
)
_LOOK_BACK = 6
_GLUE = "-\ufffc@#/\\._"
_KEYS = "+"
"""What joins two keys of a keyboard."""
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A word with a capital, or an identifier, and where it lies in the prose.

    `starts` says that it stands where any word has a capital; `is_joined` that it is part of a
    compound, a path, a piece of code.
    """

    word: str
    start: int
    end: int
    starts: bool
    is_joined: bool

    @property
    def is_acronym(self) -> bool:
        """Has it capitals only, but for the s of a plural: SKUs?"""
        stem = self.word.removesuffix("s")
        return stem.isupper() and (len(stem) > 1 or stem == self.word)

    @property
    def is_mixed(self) -> bool:
        """Is it written as no word is: with a capital inside, an underscore, a digit?"""
        word = self.word
        return not self.is_acronym and (word[1:] != word[1:].lower() or not word.isalpha())

    @property
    def script(self) -> str:
        """The script of its first letter, as Unicode begins the letter's name: LATIN, CYRILLIC."""
        return unicodedata.name(self.word[0], "").partition(" ")[0]


def names(text: Text) -> list[Name]:
    """The words of a text that may be names, in their order, but for keys. Linear in its length."""
    prose = text.prose
    found = []
    keys = _keys(text)
    for match in _NAME.finditer(prose):
        word = match[0]
        # letters of a script without capitals are no capitals
        if len(word) < _SHORTEST or (word == word.lower() and "_" not in word):
            continue
        start, end = match.span()
        if keys and _is_within(text.span(start, end)[0], keys):
            continue
        before, after = prose[start - 1 : start], prose[end : end + 1]
        is_joined = (bool(before) and before in _GLUE) or (
            bool(after) and after in _GLUE and (after != "." or prose[end + 1 : end + 2].isalnum())
        )
        # a key that another one is pressed with
        is_joined = is_joined or (before == _KEYS and prose[start - 2 : start - 1].isalnum())
        is_joined = is_joined or (after == _KEYS and prose[end + 1 : end + 2].isalnum())
        found.append(Name(word, start, end, _starts(prose, start), is_joined))
    return found


def _keys(text: Text) -> list[tuple[int, int]]:
    """The places of the text that are keys of a keyboard, whose names each language has its own for."""
    tags = [item for item in text.of_kind("tag") if item.value in ("<kbd>", "</kbd>")]
    return [
        (one.end, two.start)
        for one, two in pairwise(tags)
        if (one.value, two.value) == ("<kbd>", "</kbd>")
    ]


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _starts(prose: str, start: int) -> bool:
    near = prose[max(start - _LOOK_BACK, 0) : start]
    before = near.rstrip()
    if not before:
        return start <= _LOOK_BACK
    if before[-1] == "." and near != before:
        return _ABBREVIATED.search(near) is None
    return before[-1] in _STARTS
