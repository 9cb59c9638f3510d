"""What of a sentence survives translation: its words, its anchors, its shape.

Anchors are numbers, links and their targets, inline code, placeholders and symbols, which a
translation keeps as they are; the shape is how the sentence begins and ends, and in what it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from i18n.expressions import deferred
from i18n.scripts import UNSPACED

SHAPES = 4
"""Traits of shape: the kind of unit, the beginning, the end, the start of a paragraph."""

_ADDRESS = r"[a-z][a-z0-9+.-]*://[^\s<>()\"'`]+"
_LINK_TARGET = r"\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)[^()]*\)"
_CODE = r"(`+)(?!`)(.+?)(?<!`)\2(?!`)"
_PLACEHOLDER = r"%(?:\(\w+\))?[sdif]\b|\$?\{[^{}\s]*\}|</?[A-Za-z][^<>]*>"
_OPAQUE = deferred(f"{_LINK_TARGET}|{_CODE}|({_ADDRESS})|({_PLACEHOLDER})", re.DOTALL)
_NUMBER = deferred(r"\d+(?:[.,\u00a0\u202f' ]\d{3}(?!\d))*(?:[.,:/-]\d+)*")
_WORD = deferred(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DENSE = deferred(f"[{UNSPACED}]+")

_KEPT_SYMBOLS = deferred(r"[%$€£¥§©®™°=+→⇒×÷≤≥≠&#@/]|[\u2600-\u27bf\U0001f300-\U0001faff]")
_INSIDE = deferred(
    r"[.?!:…][\"'”’»)\]*_]*\s+[\"'“‘«(\[¿¡*_`]*(?P<next>[^\W_]|`)|[\"”»]\s+(?P<quote>[\"“«])"
)
_CLOSING = " \t\"'”’»)]}*_"
_OPENING = " \t¿¡*_"
_QUOTES = '"“”„«»‘'
_ENDS = {"?": "?", "？": "?", "!": "!", "！": "!", ":": ":", "：": ":", "…": "…"}
_STOPS = ".。．"
_LEVELLED = (
    ("ph", "f"), ("th", "t"), ("ch", "c"), ("qu", "c"), ("ck", "c"), ("k", "c"), ("y", "i"),
    ("w", "v"), ("z", "c"),
)  # fmt: skip


class Sentence(NamedTuple):
    """A segment to be aligned.

    `kind` is that of its unit (`heading 2`, `list item`, …; "" where nothing is known of it), and
    `unit` a number that the segments of one unit share; -1 where nothing is known.
    """

    text: str
    kind: str = ""
    unit: int = -1


class Features(NamedTuple):
    """What is compared of a sentence: distinct words and anchors, and its shape.

    `parts` counts the sentences that it seems to hold: a segment may be more than one.
    """

    words: tuple[str, ...]
    anchors: tuple[str, ...]
    shape: tuple[str, ...]
    parts: int


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def skeleton(word: str) -> str:
    """A word with the spellings levelled that European languages write otherwise."""
    for before, after in _LEVELLED:
        word = word.replace(before, after)
    if word[:2] == "es" and word[2:3] not in "aeiou":
        word = word[1:]
    letters: list[str] = []
    for letter in word:
        if letters[-1:] != [letter]:
            letters.append(letter)
    return "".join(letters)


def is_dense(text: str) -> bool:
    """Is there a letter of a script that writes no space between words?"""
    return _DENSE.search(text) is not None


def words(text: str) -> list[str]:
    """The words of a text, folded; of scripts without spaces, pairs of characters."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or not is_dense(word):
            found.append(folded(word))
        else:
            found += [word[n : n + 2] for n in range(max(1, len(word) - 1))]
    return found


def features(sentence: Sentence, is_first: bool, wording: str | None = None) -> Features:
    """What is compared of a sentence that may be the first of its unit.

    `wording` has its words in the other language, where there is a bridge to it.
    """
    text = sentence.text
    anchors: list[str] = []
    prose: list[str] = []
    end = 0
    for match in _OPAQUE.finditer(text):
        target, _, code, address, placeholder = match.groups()
        what = target or code or address or placeholder
        anchors.append(what.strip())
        prose.append(text[end : match.start()])
        if code:
            prose.append(code)
        end = match.end()
    prose.append(text[end:])
    plain = " ".join(prose)
    anchors += [re.sub(r"[^\d]", "", number) for number in _NUMBER.findall(plain)]
    anchors += _KEPT_SYMBOLS.findall(plain)
    return Features(
        words=tuple(dict.fromkeys(words(wording if wording is not None else plain))),
        anchors=tuple(dict.fromkeys(anchors)),
        shape=_shape(sentence, is_first),
        parts=1 + sum(map(_is_end, _INSIDE.finditer(text))),
    )


def _is_end(match: re.Match[str]) -> bool:
    """Does a sentence seem to end here: does none go on in small letters?"""
    return match["quote"] is not None or not match["next"].islower()


def _shape(sentence: Sentence, is_first: bool) -> tuple[str, ...]:
    text = sentence.text
    closed = text.rstrip(_CLOSING)
    last = closed[-1:]
    end = _ENDS.get(last, "." if last in _STOPS else "")
    opened = text.lstrip(_OPENING)
    first = opened[:1]
    if first in _QUOTES:
        begin = '"'
    elif first.isdigit():
        begin = "0"
    elif first.islower():
        begin = "a"
    elif first.isalpha():
        begin = "A"
    else:
        begin = first
    start = "" if sentence.unit < 0 else "¶" if is_first else "-"
    return sentence.kind, begin, end, start


def all_features(
    sentences: Sequence[Sentence], wordings: Sequence[str] | None = None
) -> list[Features]:
    """The features of each of a document's sentences."""
    found = []
    before = -2
    for n, sentence in enumerate(sentences):
        wording = wordings[n] if wordings is not None else None
        found.append(features(sentence, sentence.unit != before, wording))
        before = sentence.unit
    return found
