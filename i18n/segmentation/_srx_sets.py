"""Characters and their sets in ICU's regular expressions, in the words of `regex`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import regex

LINE_ENDS = r"\n\x0b\f\r\x85\u2028\u2029"
"""ICU's line terminators: `.` does not match them, `$` stands before one at the end."""

_WORD = r"[\w]"
_EXTENDING = r"[\p{Grapheme_Extend}\p{Cf}]"
_BEHIND_WORD = rf"[\w--{_EXTENDING}]{_EXTENDING}*"

WORD_BOUNDARY = rf"(?:(?!{_EXTENDING})(?(?<={_BEHIND_WORD})(?!\w)|(?=\w)))"
r"""ICU's `\b` looks past combining marks and format characters, and never stands before one."""

NO_WORD_BOUNDARY = rf"(?!{WORD_BOUNDARY})"

SHORTHANDS = {
    "d": r"\p{Nd}",
    "w": r"\w",  # the same characters in ICU and in `regex`
    "s": r"[\t\n\f\r\p{Z}]",
    "h": r"[\t\p{Zs}]",
    "v": r"[\n\x0b\f\r\x85\u2028\u2029]",
}
"""The escapes for a set; a capital letter is the others."""

_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

_POSIX = {
    "alnum": r"[\p{Alphabetic}\p{Nd}]",
    "blank": r"[\t\p{Zs}]",
    "graph": r"[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]",
    "print": r"[[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]\p{Zs}]",
    "punct": r"\p{P}",
    "word": r"\w",
    "xdigit": r"[\p{Nd}\p{Hex_Digit}]",
    "any": r"[\x00-\U0010FFFF]",
}
"""Names that mean other sets in `regex`, or none: ICU's definitions, after UTS 18, annex C."""

_HEXADECIMAL = re.compile(
    r"x\{([0-9A-Fa-f]{1,8})\}|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})"
)
_SURROGATES = re.compile(r"u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_OCTAL = re.compile(r"0([0-3]?[0-7]{1,2})")
_CONTROL = re.compile(r"c([@-_a-z])")
_NAME = re.compile(r"N\{([^{}]+)\}")
_PROPERTY = re.compile(r"([pP])(?:\{(\^?)([\w\s=:&.-]+)\}|([A-Z]))")


class PatternError(ValueError):
    """What cannot be expressed, and what to write instead."""


def character(text: str, position: int) -> tuple[str, int] | None:
    """The one character that the escape at a position (behind its backslash) stands for.

    With it, where the escape ends; None where the escape is for something else. Raises PatternError
    for one that is broken.
    """
    first = text[position : position + 1]
    if first in _CONTROLS:
        return _CONTROLS[first], position + 1
    if match := _SURROGATES.match(text, position):
        pair = bytes.fromhex(match[1] + match[2])
        return pair.decode("utf-16-be"), match.end()
    if match := _HEXADECIMAL.match(text, position):
        return _code_point(int(match[match.lastindex or 0], 16)), match.end()
    if match := _OCTAL.match(text, position):
        return chr(int(match[1], 8)), match.end()
    if match := _CONTROL.match(text, position):
        return chr(ord(match[1]) & 0x1F), match.end()
    if match := _NAME.match(text, position):
        try:
            return unicodedata.lookup(match[1]), match.end()
        except KeyError:
            raise PatternError(
                f"no character is named '{match[1]}' (write its code, \\x{{…}})"
            ) from None
    if first and first in "xuU0cN":
        raise PatternError(f"'\\{first}' without its code (write \\x{{…}} with the code point)")
    if first and not (first.isascii() and first.isalnum()):
        return first, position + 1
    return None


def _code_point(value: int) -> str:
    if value > 0x10FFFF or 0xD800 <= value <= 0xDFFF:
        raise PatternError(f"there is no character {value:X} (write a code point of Unicode)")
    return chr(value)


def literal(text: str) -> str:
    """A character as `regex` takes it, inside and outside a set."""
    if text.isalnum() or (ord(text) > 0x7F and text.isprintable()):
        return text
    code = ord(text)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"


def shorthand(text: str, position: int) -> tuple[str, int] | None:
    r"""The set that the escape at a position stands for, and where it ends: `\d`, `\p{Lu}`.

    None where the escape is for something else. Raises PatternError for an unknown property.
    """
    first = text[position : position + 1]
    if first.lower() in SHORTHANDS:
        found = SHORTHANDS[first.lower()]
        return (found if first.islower() else f"[^{found}]"), position + 1
    if match := _PROPERTY.match(text, position):
        is_negated = (match[1] == "P") != bool(match[2])
        return property_set(match[3] or match[4], is_negated), match.end()
    if first and first in "pP":
        raise PatternError(f"'\\{first}' without a property (write \\{first}{{Lu}})")
    return None


def property_set(name: str, is_negated: bool) -> str:
    """The set of a property of Unicode, by ICU's name. Raises PatternError for an unknown one."""
    plain = re.sub(r"[\s_-]", "", name).lower()
    found = _POSIX.get(plain) or _known(re.sub(r"\s", "", name).replace(":", "="))
    if found is None:
        raise PatternError(f"no property '{name}' (write a general category such as \\p{{Lu}})")
    return f"[^{found}]" if is_negated else found


@cache
def _known(name: str) -> str | None:
    written = rf"\p{{{name}}}"
    try:
        regex.compile(f"(?V1){written}")
    except regex.error:
        return None
    return written
