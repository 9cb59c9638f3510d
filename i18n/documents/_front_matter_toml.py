"""TOML front matter: its values, where they lie, and how a translation is written among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from i18n.documents._flow import Flow
from i18n.documents._format import Written, written_each
from i18n.documents._front_matter_values import Block, Value, lines
from i18n.errors import AmbosError
from i18n.model import Segment

_BLOCK = re.compile(r"\+\+\+[ \t]*\r?\n(?P<text>(?:.*?\n)?)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIRST_LINE = 2
"""The line of the file where the TOML begins."""

_SHORT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\r": "\\r"}
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|.)")
_UNESCAPED = {"b": "\b", "t": " ", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_SPECIAL = re.compile(r"[\\\"\x00-\x08\x0b-\x1f\x7f]")
_NEWLINE = "\\n"
_LINE_END = r"[ \t]*\r?\n[ \t]*"
_SPECIAL_OF = {
    "basic": _ESCAPE,
    "lines": re.compile(rf"\\[ \t]*\r?\n\s*|{_ESCAPE.pattern}|{_LINE_END}"),
    "literal": re.compile(_LINE_END),
}
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written: `basic`, in quotation marks on one line; or `whole`, replaced at once.

    `lines` is basic in three quotation marks, `literal` in three single ones, where nothing can be
    escaped; a line that follows another begins with `line_start`, `""` where the value has one line.
    """

    style: str
    line_start: str = ""


def block(text: str) -> Block | None:
    """What stands between the fences at the beginning of a text."""
    match = _BLOCK.match(text)
    return Block(match["text"], match.start("text"), match.end()) if match else None


def values(text: str, path: str) -> list[Value]:
    """The scalars of tables and their arrays; only texts have a style. Raises AmbosError."""
    # loaded for a document that needs it
    import tomlkit  # noqa: PLC0415
    from tomlkit.exceptions import ParseError, TOMLKitError  # noqa: PLC0415

    try:
        document = tomlkit.parse(text)
        leaves = list(_leaves(document))
    except (TOMLKitError, RecursionError) as error:
        line = error.line + _FIRST_LINE - 1 if isinstance(error, ParseError) else 1
        reason = str(error).partition(" at line ")[0] or "nested too deep"
        what = f"front matter: {reason} (write TOML between the lines '+++')"
        raise AmbosError(what, path=path, line=line) from error
    return _placed(document, leaves, text)


def _leaves(table: Any) -> Iterator[tuple[str, Any, Any, Any, bool]]:
    """Each scalar: its name, the table or array that holds it, its key there, itself, is it nested?"""
    waiting: list[tuple[str, Any, int]] = [("", table, 0)]
    while waiting:
        name, holder, depth = waiting.pop()
        is_table = hasattr(holder, "items")
        pairs = list(holder.items()) if is_table else list(enumerate(holder))
        for key, item in pairs:
            own = f"{name}.{key}" if name and is_table else str(key) if is_table else name
            if hasattr(item, "items") or isinstance(item, list):
                waiting.append((own, item, depth + 1))
            else:
                yield own, holder, key, item, depth > (0 if is_table else 1)


def _placed(
    document: Any, leaves: Sequence[tuple[str, Any, Any, Any, bool]], text: str
) -> list[Value]:
    """The values with their places: where marks come out that are put in their stead.

    A text whose place is not found has no style, as what is no text.
    """
    import tomlkit  # noqa: PLC0415

    mark = "ambos"
    while mark in text:
        mark += "x"
    holders = {id(holder): n for n, (_, holder, *_) in enumerate(leaves)}
    raws: dict[int, str] = {}
    for n, (_, holder, key, item, _) in enumerate(leaves):
        if isinstance(item, str) and hasattr(item, "as_string"):
            raws[n] = item.as_string()
            holder[key] = tomlkit.string(f"{mark} {n} {mark}")
    marked = re.compile(rf'"{mark} (\d+) {mark}"')
    found: list[Value] = []
    position = shift = 0
    marked_text = document.as_string()
    for match in marked.finditer(marked_text):
        n = int(match[1])
        position = match.start() + shift
        raw = raws[n]
        end = position + len(raw)
        shift += len(raw) - len(match[0])
        if text[position:end] != raw:
            break  # the library has written something else anew
        del raws[n]
        name, holder, _, item, is_nested = leaves[n]
        line = text.count("\n", 0, position) + _FIRST_LINE
        place = (position, end, line, False, is_nested)
        found.append(Value(name, str(item), _style(raw), *place, holder=holders[id(holder)]))
    for n, (name, holder, _, item, is_nested) in enumerate(leaves):
        if not isinstance(item, str) or n in raws:
            shown = item if isinstance(item, str) else _shown(item)
            place = (0, 0, _FIRST_LINE, False, is_nested)
            found.append(Value(name, shown.strip(), "", *place, holder=holders[id(holder)]))
    return found


def _shown(item: Any) -> str:
    """What is no text, as it is written."""
    return str(item.as_string()) if hasattr(item, "as_string") else str(item).lower()


def stated(language: str) -> str:
    """A language, a BCP 47 tag, as a text."""
    return f'"{language}"'


def added(text: str, value: str, line_end: str) -> tuple[int, str]:
    """Where the fields get one for a language, in characters, and what is written there."""
    del text
    return 0, f"language = {value}{line_end}"


def _style(raw: str) -> str:
    """How a text is written, by the marks that it begins with."""
    if raw.startswith('"'):
        return "lines" if len(raw) > 5 and raw.startswith('"""') else "basic"
    return "literal" if len(raw) > 5 and raw.startswith("'''") else "whole"


def flow(value: Value, text: str, start: int) -> tuple[Flow, Form]:
    """The text of a value, which begins at byte `start` of the file, and how it is written."""
    found = Flow()
    raw = text[value.start : value.end]
    if value.style == "whole":
        shown = lines(value.text)
        found.atom(shown, start, start + len(raw.encode()))
        return found.close(), Form("whole", _NEWLINE if "\n" in shown else "")
    marks = 1 if value.style == "basic" else 3
    inner = raw[marks:-marks]
    position = marks + len(inner) - len(inner.lstrip())
    end = marks + len(inner.rstrip())
    byte = start + len(raw[:position].encode())
    line_start = ""
    for special in _SPECIAL_OF[value.style].finditer(raw, position, end):
        plain = raw[position : special.start()]
        found.verbatim(plain, byte)
        byte += len(plain.encode())
        shown = _unescaped(special[0])
        found.atom(shown, byte, byte + len(special[0].encode()))
        if shown == "\n" and line_start in {"", _NEWLINE}:
            line_start = _NEWLINE if special[0][0] == "\\" else special[0]
        byte, position = byte + len(special[0].encode()), special.end()
    found.verbatim(raw[position:end], byte)
    return found.close(), Form(value.style, line_start)


def write(
    form: Form, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a value's translations in its own marks, or in quotation marks on one line."""
    if level:
        return None

    def write_one(_: Segment, target: str) -> Written | None:
        text = lines(target) if form.line_start else " ".join(target.split())
        if not text or _SURROGATE.search(text):
            return None
        if form.style == "literal":
            is_writable = "'''" not in text and not _CONTROL.search(text.replace("\n", ""))
            return (
                Written(text, text.replace("\n", form.line_start).encode()) if is_writable else None
            )
        raw = _SPECIAL.sub(_escaped, text).replace("\n", form.line_start)
        if form.style == "whole":
            raw = f'"{raw}"'
        return Written(text, raw.encode())

    return written_each(segments, targets, write_one)


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}"


def _unescaped(escape: str) -> str:
    """What an escape stands for (TOML 1.0, Strings); a space for a tab, a newline for a line break."""
    if escape[0] != "\\":
        return "\n"
    if escape[1].isspace():
        return ""
    if len(escape) > 2:
        return chr(int(escape[2:], 16))
    return _UNESCAPED.get(escape[1], escape[1])
