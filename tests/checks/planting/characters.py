"""What breaks the characters, the spaces and the words of a translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

Plant = Callable[[str, Random], str | None]
"""A text with a defect in it; None where the text has no place for it."""

_CODE = re.compile(
    r"`[^`]*`|\]\([^)]*\)|<[^>]*>|\{\w+\}|\S+@\S+|\S+\.(?:csv|xlsx|pdf|toml)|\.csv|\.xlsx"
)
_CYRILLIC = {
    "a": "а",
    "e": "е",
    "o": "о",
    "p": "р",
    "c": "с",
    "x": "х",
    "A": "А",
    "E": "Е",
    "O": "О",
}
_GREEK = {"o": "ο", "O": "Ο", "A": "Α", "E": "Ε", "v": "ν"}


def _places(pattern: str, text: str) -> list[re.Match[str]]:
    """The matches of a pattern outside code and addresses."""
    code = [match.span() for match in _CODE.finditer(text)]
    return [
        match
        for match in re.finditer(pattern, text)
        if not any(start < match.end() and match.start() < end for start, end in code)
    ]


def _instead(pattern: str, right: Callable[[re.Match[str]], str]) -> Plant:
    def plant(text: str, random: Random) -> str | None:
        places = _places(pattern, text)
        if not places:
            return None
        match = random.choice(places)
        return f"{text[: match.start()]}{right(match)}{text[match.end() :]}"

    return plant


def _between_letters(characters: str) -> Plant:
    def plant(text: str, random: Random) -> str | None:
        character = random.choice(characters)
        return _instead(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda _: character)(text, random)

    return plant


def _misread(encoding: str, rounds: int = 1) -> Plant:
    def plant(text: str, random: Random) -> str | None:
        bad = text
        for _ in range(rounds):
            bad = bad.encode().decode(encoding, "replace" if encoding != "latin-1" else "strict")
        return bad if bad != text and "\ufffd" not in bad else None

    return plant


def _decomposed(text: str, random: Random) -> str | None:
    bad = unicodedata.normalize("NFD", text)
    return bad if bad != text else None


def _look_alike(table: dict[str, str]) -> Plant:
    letters = "".join(table)
    pattern = rf"(?<=[^\W\d_])[{letters}]|[{letters}](?=[^\W\d_]{{2}})"
    return _instead(pattern, lambda match: table[match[0]])


def _edge(text: str, random: Random) -> str | None:
    return random.choice([f" {text}", f"{text} ", f"\u00a0{text}"])


def _loop(text: str, random: Random) -> str | None:
    words = text.split()
    size = random.randint(2, 6)
    start = random.randrange(max(len(words) - size, 1))
    phrase = words[start : start + size]
    if len(phrase) < size or any(not word.isalpha() for word in phrase):
        return None
    return " ".join(words[: start + size] + phrase * random.randint(3, 7))


def _said_twice(text: str, random: Random) -> str | None:
    return f"{text} {text}" if text[-1] in ".?!" and len(re.findall(r"\w+", text)) > 5 else None


PLANTS: dict[str, list[Plant]] = {
    "double space": [
        _instead(" ", lambda _: "  "),
        _instead(r"(?<=\w) (?=\w)", lambda _: " \u00a0"),
    ],
    "edge space": [_edge],
    "space before a mark": [_instead(r"(?<=[\w)])[,;:.?!](?=\s|$)", lambda match: f" {match[0]}")],
    "space behind an opening": [_instead(r"[(¿¡«“](?=\w)", lambda match: f"{match[0]} ")],
    "no space behind a comma": [_instead(r"(?<=[^\W\d_]), (?=[^\W\d_])", lambda _: ",")],
    "no space behind a mark": [
        _instead(r"(?<=[^\W\d_])[;:?!] (?=[^\W\d_]{2})", lambda match: match[0][0])
    ],
    "no space behind a stop": [
        _instead(r"(?<=[^\W\d_]{2})\. (?=[A-ZÁÉÍÓÚ][^\W\d_])", lambda _: ".")
    ],
    "doubled word": [
        _instead(r"(?<![\w-])[^\W\d_]{2,}(?= )", lambda match: f"{match[0]} {match[0]}")
    ],
    "loop": [_loop],
    "sentence twice": [_said_twice],
    "mojibake": [
        _misread("cp1252"),
        _misread("latin-1"),
        _misread("latin-1", 2),
        _misread("mac_roman"),
    ],
    "lost letter": [_instead("[^\x00-\x7f]", lambda _: "\ufffd")],
    "invisible": [
        _between_letters("\u200b\u200c\u200d\u00ad\u2060\ufeff\u180e\u3164\U000e0041\ufe0f")
    ],
    "direction": [_between_letters("\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068")],
    "control": [_between_letters("\x00\x07\x08\x0b\x0c\x1b\x7f\x9d\u2028\ufffe\uf0b7\ufffc")],
    "look-alike": [_look_alike(_CYRILLIC), _look_alike(_GREEK)],
    "decomposed": [_decomposed],
}
"""What plants each class of defects, in one way or another."""
