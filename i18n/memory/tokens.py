"""Words, numbers and markup of a text, whatever the format of its document."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from i18n.scripts import UNSPACED

_MARKUP = (
    r"(?P<code>(`+)(?!`).+?(?<!`)\2(?!`))"
    r"|(?P<tag></?[A-Za-z0-9][^<>]*>|\{[\w.:%-]*\}|%(?:\(\w+\))?[sd])"
    r"|(?P<address>(?<=\]\()[^\s()]+(?:\([^\s()]*\)[^\s()]*)*|(?:https?|ftp)://[^\s<>()\[\]\"]+[\w/])"
    r"|(?P<emphasis>\*+|~~|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))"
)
_NUMBER = r"(?P<number>\d+(?:[.,:/]\d+)*)"
# what any of them begins with is looked at first: the rest is left out at most places
_BEGIN = r"(?=[`<{%*~_\dhf]|(?<=\]\())"
_TOKEN = re.compile(
    rf"{_BEGIN}(?:{_MARKUP}|{_NUMBER})"
    rf"|(?P<word>[{UNSPACED}]|[^\W\d_{UNSPACED}]+|_+)|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)
_VARIABLE = re.compile(rf"{_BEGIN}(?:{_MARKUP}|{_NUMBER})", re.DOTALL)
_NUMBERS = re.compile(r"\d[\d.,:/]*(?<=\d)")
_NEEDED = re.compile(r"[\d`<{%*~_]|\]\(|://")

VARIABLE = frozenset({"code", "tag", "address", "emphasis", "number"})
"""The kinds of tokens that may differ between two uses of one sentence."""


class Token(NamedTuple):
    """A piece of a text; `kind` is code, tag, address, emphasis, number, word, space or sign."""

    kind: str
    text: str


def tokens(text: str) -> list[Token]:
    """The pieces of a text; joined they are the text. Linear in its length but for open code."""
    return [Token(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(text)]


def may_vary(text: str) -> bool:
    """May a token of a text be one of VARIABLE?"""
    return _NEEDED.search(text) is not None


def skeleton(text: str) -> str:
    """The text with a sign for each number, tag, address and piece of code, and no emphasis."""
    if not may_vary(text):
        return text
    return _VARIABLE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    return "" if kind == "emphasis" else f"\0{kind[0]}"


def digest(language: int, text: str) -> int:
    """A number, signed and of 64 bits, that texts with other numbers share in one language."""
    data = f"{language}\0{_NUMBERS.sub('0', text)}".encode()
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)
