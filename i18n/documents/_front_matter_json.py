"""JSON front matter, as Hugo has it: an object at the beginning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

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
    """The scalars of objects and of their lists. Raises AmbosError."""
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
    for one in _read(text):
        line += text.count("\n", counted, one.start)
        counted = one.start
        if one.is_field and seen.setdefault(one.name, one.start) != one.start:
            first = text.count("\n", 0, seen[one.name]) + 1
            what = f"front matter: '{one.name}' stands in line {first} too (keep one)"
            raise AmbosError(what, path=path, line=line)
        found += _value(one, text, line)
    return found


def _value(one: _Read, text: str, line: int) -> Iterator[Value]:
    """A scalar, or all that a field holds; nothing for an item that is null or no scalar."""
    start, end = one.start, one.end
    place = (start, end, line, False, one.is_nested)
    if isinstance(one.value, str) and text[start] == '"':
        style = "whole" if "\\u" in text[start:end] else "basic"
        yield Value(one.name, one.value, style, *place, holder=one.holder)
    elif one.value is not None and not one.is_opening:
        yield Value(one.name, text[start:end], "", *place, holder=one.holder)
    elif one.is_field:
        yield Value(one.name, "", "", *place, has_text=False)


def _broken(reason: str, path: str, line: int) -> AmbosError:
    what = f"front matter: {reason} (write JSON between the braces)"
    return AmbosError(what, path=path, line=line)


def _line_of_constant(text: str) -> int:
    """The line of the first word outside strings that JSON has not."""
    constants = (match for match in _CONSTANT.finditer(text) if match["constant"])
    return text.count("\n", 0, next(constants).start()) + 1


class _Read(NamedTuple):
    """A value, and where it lies; an object or a list (`is_opening`) with all that it holds.

    `is_field` says that it is one of the first object's, `holder` is the character where the object or
    list begins that holds it.
    """

    name: str
    value: object
    start: int
    end: int
    holder: int
    is_field: bool
    is_nested: bool
    is_opening: bool = False


class _Open(NamedTuple):
    """An object or a list that is open: `name` is that of its items, or goes before its keys."""

    name: str
    is_object: bool
    start: int


def _read(text: str) -> Iterator[_Read]:
    """Each value of well-formed JSON that begins with an object, in order."""
    opened = [_Open("", True, 0)]
    at = _past_space(text, 1)
    while opened:
        top = opened[-1]
        if text[at] in "}],":
            if text[at] != ",":
                opened.pop()
            at = _past_space(text, at + 1)
            continue
        name = top.name
        if top.is_object:
            key, at = _DECODER.raw_decode(text, at)
            name, at = f"{name}{key}", _past_space(text, _past_space(text, at) + 1)
        is_field = len(opened) == 1
        is_nested = len(opened) > 1 + (not top.is_object)
        if text[at] not in "{[":
            value, end = _DECODER.raw_decode(text, at)
            yield _Read(name, value, at, end, top.start, is_field, is_nested)
            at = _past_space(text, end)
            continue
        if is_field:
            _, end = _DECODER.raw_decode(text, at)
            yield _Read(name, None, at, end, top.start, is_field, is_nested, is_opening=True)
        is_object = text[at] == "{"
        opened.append(_Open(f"{name}." if is_object else name, is_object, at))
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
