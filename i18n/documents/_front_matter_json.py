"""JSON front matter, as Hugo has it: an object at the beginning, whose own fields alone are read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from i18n.documents import _front_matter_toml
from i18n.documents._flow import Flow
from i18n.documents._front_matter_values import Block, Value
from i18n.errors import AmbosError
from i18n.expressions import compiled


def _no_json(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON has not (RFC 8259, 6)."""
    raise ValueError(f"{constant} is no JSON")


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_no_json)
"""Numbers are not made, so that none has too many digits."""

_CONSTANT = compiled(r'"(?:\\.|[^"\\])*+"|(?P<constant>NaN|-?Infinity)')
_SPACE = compiled(r"[ \t\r\n]*")
_END = compiled(r"[ \t]*(?:\r?\n|\Z)")
_BEGINS = compiled(r"\{\s*+\"[^\"\n]*+\"\s*+:")
"""What is meant for JSON, well-formed or not."""


def block(text: str) -> Block | None:
    """The object that a text begins with, alone on its lines; all of the text where it is broken."""
    try:
        _, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        return Block(text, 0, len(text)) if _BEGINS.match(text) else None
    behind = _END.match(text, end)
    return Block(text[:end], 0, behind.end()) if behind else None


def values(text: str, path: str) -> list[Value]:
    """The scalars of the object, and of its lists. Raises AmbosError."""
    try:
        _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise _broken(error.msg, path, error.lineno) from error
    except ValueError as error:
        raise _broken(str(error), path, _line_of_constant(text)) from error
    except RecursionError as error:
        raise _broken("nested too deep", path, 1) from error
    found: list[Value] = []
    seen: dict[str, int] = {}
    line, counted = 1, 0
    for name, value, start, end, in_brackets in _scalars(text):
        line += text.count("\n", counted, start)
        counted = start
        if not in_brackets and seen.setdefault(name, start) != start:
            first = text.count("\n", 0, seen[name]) + 1
            what = f"front matter: '{name}' stands in line {first} too (keep one)"
            raise AmbosError(what, path=path, line=line)
        if isinstance(value, str) and text[start] == '"':
            style = "whole" if "\\u" in text[start:end] else "basic"
            found.append(Value(name, value, style, start, end, line, in_brackets))
        elif value is not None and not isinstance(value, dict | list):
            found.append(Value(name, text[start:end], "", start, end, line, in_brackets))
        elif not in_brackets:
            found.append(Value(name, "", "", start, end, line, has_text=False))
    return found


def _broken(reason: str, path: str, line: int) -> AmbosError:
    what = f"front matter: {reason} (write JSON between the braces)"
    return AmbosError(what, path=path, line=line)


def _line_of_constant(text: str) -> int:
    """The line of the first word outside strings that JSON has not."""
    constants = (match for match in _CONSTANT.finditer(text) if match["constant"])
    return text.count("\n", 0, next(constants).start()) + 1


def _scalars(text: str) -> Iterator[tuple[str, object, int, int, bool]]:
    """Each value of the object, and each of its lists: name, value, where it lies, is it in a list?"""
    at = _past_space(text, 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        start = _past_space(text, _past_space(text, at) + 1)
        value, end = _DECODER.raw_decode(text, start)
        yield name, value, start, end, False
        if isinstance(value, list):
            inner = _past_space(text, start + 1)
            for _ in value:
                item, last = _DECODER.raw_decode(text, inner)
                yield name, item, inner, last, True
                inner = _past_space(text, _past_space(text, last) + 1)
        at = _past_space(text, end)
        if text[at] == ",":
            at = _past_space(text, at + 1)


def _past_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    assert match is not None, "no space matches too"
    return match.end()


def stated(language: str) -> str:
    """A language, a BCP 47 tag, as a text."""
    return f'"{language}"'


def added(text: str, value: str, line_end: str) -> tuple[int, str]:
    """Where the object gets its language, in characters, and what is written there."""
    is_empty = text[_past_space(text, 1)] == "}"
    return 1, f'{line_end}  "language": {value}{"" if is_empty else ","}'


def flow(value: Value, text: str, byte: int) -> tuple[Flow, _front_matter_toml.Form]:
    """The text of a string, which is written as TOML's basic strings are."""
    return _front_matter_toml.flow(value, text, byte)
