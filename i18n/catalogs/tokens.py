"""The tokens of a message: words, numbers, and what stands alike in source and translation."""

from __future__ import annotations

import enum
import re

_TOKEN = re.compile(
    r"""
    (?P<code>`+[^`]+`+)
    | (?P<link>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\]\[[^\]]*\]|https?://[^\s<>()]+[^\s<>().,;:!?])
    | (?P<tag></?[A-Za-z][^<>]*>)
    | (?P<placeholder>%\(\w+\)[a-zA-Z]|%[sdif]\b|\{\{[^{}]*\}\}|\{[\w.!:]*\}|\$\{[^{}]*\}|&\#?\w+;)
    | (?P<number>\d+(?:[.,:/\u00a0\u202f]\d+)*)
    | (?P<word>[^\W_]+(?:['’_-][^\W_]+)*)
    | (?P<markup>\*+|_+|~~)
    | (?P<punctuation>\S)
    """,
    re.VERBOSE,
)


class Type(enum.StrEnum):
    """What a token is."""

    CODE = "code"
    LINK = "link"
    TAG = "tag"
    PLACEHOLDER = "placeholder"
    NUMBER = "number"
    WORD = "word"
    MARKUP = "markup"
    PUNCTUATION = "punctuation"


_TYPES = {type_.value: type_ for type_ in Type}
_ANCHORS = frozenset({Type.CODE, Type.LINK, Type.TAG, Type.PLACEHOLDER, Type.NUMBER})


_ANCHOR_SIGN = re.compile(r"[`<{$%&\d]|\][(\[]|https?:")
"""What there is in each token that is an anchor."""


class Token(str):
    """The text of a token, with its type and where it begins, in characters."""

    __slots__ = ("start", "type")

    def __new__(cls, text: str, type_: Type, start: int) -> Token:
        """Give a text its type and its place."""
        made = super().__new__(cls, text)
        made.type = type_
        made.start = start
        return made

    type: Type
    start: int


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order; white space is none."""
    return [
        Token(match[0], _TYPES[match.lastgroup or ""], match.start())
        for match in _TOKEN.finditer(text)
    ]


def anchors(text: str) -> list[Token]:
    """The tokens of a text that stand alike in a translation and its source, in order."""
    if _ANCHOR_SIGN.search(text) is None:
        return []
    return [
        Token(match[0], type_, match.start())
        for match in _TOKEN.finditer(text)
        if (type_ := _TYPES[match.lastgroup or ""]) in _ANCHORS
    ]


def is_anchor(token: Token) -> bool:
    """Does the token stand in a translation as it stands in its source?"""
    return token.type in _ANCHORS
