r"""Texts that were read in a wrong encoding.

## What it does
Finds letters whose bytes were read as those of another encoding: UTF-8 taken for Windows-1252,
ISO 8859-1, Windows-1251, Mac Roman or code page 850, once or twice over; letters that became U+FFFD or,
inside a word, a question mark; escapes (`\u00f3`) that nobody read. What the source has too is none.
## Why it matters
A reader sees `informaciÃ³n` in the place of `información`; what became U+FFFD is lost, and only a
person can put it back.
## Example
msgid "Who sent the information?"
msgstr "¿Quién envió la informaciÃ³n?"
## Instead
msgid "Who sent the information?"
msgstr "¿Quién envió la información?"
## References
The Unicode Standard, section 3.9, "Unicode Encoding Forms": well-formed UTF-8
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from i18n.checks._check import Fault
from i18n.checks._derived import made_once
from i18n.checks._excerpts import cut
from i18n.checks._languages import rules
from i18n.checks._mending import mended
from i18n.checks._subject import Message
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.ERROR
kind = "characters"
looks_at = Message

_SUSPECT = deferred(
    r"[\u00c2-\u00f4\u201a\u221a\u00ac\u251c\u252c\u0420\u0421\ufffd]"
    r"(?:[^\x00-\x7f\u00e1-\u00fa]|(?<=[\u00c2\u00c3\u221a\u00ac\ufffd]))"
)
"""What every text read wrong has; the checks proper are slower."""
_LOST = deferred(r"(?<![^\W\d_])[^\W\d_]*+\ufffd[\w\ufffd]*")
_ALONE = deferred(r"[ÃÂ](?![^\W\d_])")
"""What stands before a no-break space that became a space."""
_HALVED = deferred(r"Ã[^\W\d_]\w*")
"""What is left of a letter whose second byte no character of Windows-1252 stands for."""
_ESCAPED = deferred(
    r"(?<=[^\W\d_])\\(?:u00|x)[c-fC-F][0-9a-fA-F]|\\u00[c-fC-F][0-9a-fA-F](?=[a-z])"
)
_ASKED = deferred(r"(?<![^\W\d_])[^\W\d_]*+(?<=[^\W\d_A-Z])\?[^\W\d_A-Z]+")
_ROUNDS = 4
"""How often a text may have been read wrong."""
_SHOWN = 40
"""Characters of what is wrong that are named."""

Place = tuple[int, int, str]
"""A span of the msgstr, and what should stand there."""


@dataclass(frozen=True, eq=False)
class _Reading:
    """An encoding that UTF-8 is taken for; `least` is how many such letters in a row are evidence."""

    name: str
    least: int

    @made_once
    def byte(self) -> dict[str, int]:
        """The byte that each character of the encoding's upper half stands for."""
        found: dict[str, int] = {}
        for value in range(0x80, 0x100):
            if self.name == "cp1252":
                # and what browsers and ISO 8859-1 make of the bytes that it leaves out
                found[chr(value)] = value
            character = bytes([value]).decode(self.name, "ignore")
            if character:
                found[character] = value
        return found

    @made_once
    def pattern(self) -> re.Pattern[str]:
        """A run of well-formed sequences of UTF-8 of more than one byte."""
        second = self._class(0x80, 0xBF)
        return deferred(
            rf"(?:{self._class(0xC2, 0xDF)}{second}|{self._class(0xE0, 0xEF)}{second}{{2}}"
            rf"|{self._class(0xF0, 0xF4)}{second}{{3}})+"
        )

    def _class(self, first: int, last: int) -> str:
        members = (char for char, value in self.byte.items() if first <= value <= last)
        return f"[{re.escape(''.join(members))}]"

    def decoded(self, run: str) -> str:
        """The text that a run was; empty where it is none."""
        data = bytes(self.byte[character] for character in run)
        return data.decode("utf-8", "ignore")


_WINDOWS = _Reading("cp1252", 1)
_READINGS = (_WINDOWS, _Reading("mac_roman", 1), _Reading("cp850", 1), _Reading("cp1251", 3))


def check(message: Message) -> Iterator[Fault]:
    """One fault for the letters that were read wrong, and one for those that are lost."""
    target = message.msgstr
    found: list[Place] = []
    if not target.isascii() and _SUSPECT.search(target):
        found = sorted(_misread(message, target))
    elif "\\u00" in target or "\\x" in target:
        found = list(_escaped(message, target))
    elif "?" not in target:
        return
    if found:
        (start, end, right), last = found[0], found[-1]
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        what = f"read in a wrong encoding: {cut(target[start:end], _SHOWN)} for {cut(right, _SHOWN)}{more}"
        suggestion = mended(target, found)
        yield Fault(what, message.entry, (start, last[1]), suggestion=suggestion)
    lost = list(_LOST.finditer(target)) or list(_asked(message))
    if not found and not lost and "Ã" not in message.msgid and _is_foreign("Ã", message.language):
        lost = list(_HALVED.finditer(target))
    if len(lost) > len(_LOST.findall(message.msgid)):
        what = f"letters are lost: {cut(lost[0][0], _SHOWN)} (write the word again)"
        yield Fault(what, message.entry, lost[0].span())


def _misread(message: Message, text: str) -> Iterator[Place]:
    """The spans of what was read wrong, and what it was; they do not overlap."""
    letters = _letters(message.language)
    end = 0
    for reading in _READINGS:
        for match in reading.pattern.finditer(text):
            right = reading.decoded(match[0])
            if match.start() < end or match[0] in message.msgid or len(right) < reading.least:
                continue
            if _is_evident(reading, match, right, letters):
                end = match.end()
                yield match.start(), end, _read_again(right)
        if end:
            return
    for match in _ALONE.finditer(text):
        if match[0] not in message.msgid and _is_foreign(match[0], message.language):
            yield *match.span(), "à" if match[0] == "Ã" else ""


def _escaped(message: Message, text: str) -> Iterator[Place]:
    """The escapes that nobody read, and their letters."""
    for match in _ESCAPED.finditer(text):
        if match[0] not in message.msgid:
            yield *match.span(), chr(int(match[0][-2:], 16))


def _letters(language: str) -> str | None:
    """The letters beyond ASCII of a language, None where they are not known."""
    known = rules(language, "spacing").get("letters")
    return f"{known}{known.upper()}" if known is not None else None


def _is_foreign(letter: str, language: str) -> bool:
    """Does a language that is known not have a letter?"""
    letters = _letters(language)
    return letters is not None and letter not in letters


def _read_again(text: str) -> str:
    """A text that may have been read wrong more than once."""
    for _ in range(_ROUNDS):
        text, before = _WINDOWS.pattern.sub(lambda match: _WINDOWS.decoded(match[0]), text), text
        if text == before:
            break
    return text


def _is_evident(reading: _Reading, match: re.Match[str], right: str, letters: str | None) -> bool:
    """Can a run only have been read wrong: would nobody write it?"""
    if not all(_is_written(character) for character in right):
        return False
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    is_inside = before.islower() or after.isalpha()
    if reading is not _WINDOWS:
        return len(right) >= 3 or _is_sign(right[0]) or (right < "\u0180" and is_inside)
    if len(right) > 1:
        return True
    lead = match[0][0]
    if lead in "ÂÃÄÅÎÏ" and right < "\u0400":
        return is_inside or (letters is not None and lead not in letters)
    return (lead in "âï" and _is_sign(right)) or lead == "ð"


def _is_written(character: str) -> bool:
    """Is it a character that a text may have?"""
    return unicodedata.category(character) not in ("Cn", "Co", "Cs", "Cc") or character < "\u00a0"


def _is_sign(character: str) -> bool:
    """Is it a sign of typography, money or mathematics, or the mark of an encoding?"""
    return (
        "\u2010" <= character <= "\u205e"
        or "\u20a0" <= character <= "\u214f"
        or "\u2190" <= character <= "\u22ff"
        or character in "\ufeff\ufffd"
    )


def _asked(message: Message) -> Iterator[re.Match[str]]:
    """Words with a question mark inside, in a language that has letters beyond ASCII."""
    if "?" not in message.msgstr or not _letters(message.language):
        return
    prose, source = message.target.prose, message.source.prose
    first = prose.find("¿") % (len(prose) + 1)
    for match in _ASKED.finditer(prose):
        if match.end() <= first and match[0] not in source:
            yield match
