"""Inline content of a page as Markdown that reads exactly its words: each piece is read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import pyromark

from i18n.importers import _escaping

_SPACES = re.compile(r"[ \t\n\r\f]+")
_O = pyromark.Options
_OPTIONS = (
    _O.ENABLE_GFM
    | _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_DEFINITION_LIST
    | _O.ENABLE_MATH
)
_NAMES = {"*": "Emphasis", "**": "Strong", "~~": "Strikethrough", "link": "Link"}
_RAW = frozenset({"sup", "sub"})
"""Marks that Markdown has only as tags."""
_FIRST = 0x100000
"""The private character that stands for the first piece of markup while text is escaped."""
_SAFE = re.compile(r"(?:https?|mailto|tel|ftp):|(?![A-Za-z][A-Za-z0-9+.-]*:)", re.IGNORECASE)
_TARGET = re.compile(r"[\s<>()\\|`{}]|\[(?=\[)|[^\x21-\x7e\u00a1-\U0010ffff]")


class Token(NamedTuple):
    """A piece of inline content: text, open, close, code, image or break.

    `value` is the text, or the mark: `*`, `**`, `~~`, `sup`, `sub`, `link`. `target` is where a link
    or a picture leads.
    """

    kind: str
    value: str = ""
    target: str = ""


def is_safe(target: str) -> bool:
    """Does an address lead somewhere that a document may name?"""
    return _SAFE.match(target.strip()) is not None


def plain(tokens: Iterable[Token]) -> str:
    """The words alone."""
    texts = (
        token.value if token.kind in ("text", "code") else " "
        for token in tokens
        if token.kind in ("text", "code", "break")
    )
    return _SPACES.sub(" ", "".join(texts)).strip()


def has_content(tokens: Iterable[Token]) -> bool:
    """Is there a word or a picture?"""
    return any(
        token.kind == "image" or (token.kind in ("text", "code") and token.value.strip())
        for token in tokens
    )


def markdown(tokens: Sequence[Token]) -> str:
    """The content as Markdown, with as much of its markup as reads as it should."""
    return _markdown(tokens, "", _escaped)


def heading(tokens: Sequence[Token], level: int) -> str:
    """The content as a heading of Markdown, on one line."""
    return _markdown(tokens, f"{'#' * level} ", _escaped_heading)


def _markdown(tokens: Sequence[Token], mark: str, escaped: Callable[[str], str]) -> str:
    """A block: its mark, and its content, whose text a function escapes."""
    kept = _tidy(tokens)
    for dropped in ((), ("*", "**", "~~"), ("*", "**", "~~", *_RAW, "link")):
        tried = _tidy(
            [t for t in kept if t.value not in dropped or t.kind not in ("open", "close")]
        )
        written = mark + _written(tried, escaped)
        if _reads(written, tried):
            return written
    return mark + escaped(plain(tokens))


def _tidy(tokens: Sequence[Token]) -> list[Token]:
    """White space made one space, none at the edges and inside marks; empty marks left out."""
    out: list[Token] = []
    open_marks: list[Token] = []
    waiting: list[Token] = []
    space = False
    for token in tokens:
        match token.kind:
            case "text":
                text = _SPACES.sub(" ", token.value)
                space = space or text.startswith(" ")
                if not text.strip(" "):
                    continue
                out += (_space(out) if space else []) + waiting
                waiting = []
                out.append(Token("text", text.strip(" ")))
                space = text.endswith(" ")
            case "code" | "image":
                out += (_space(out) if space else []) + waiting
                waiting, space = [], False
                out.append(token)
            case "open":
                open_marks.append(token)
                waiting.append(token)
            case "close":
                if waiting and waiting[-1].value == token.value:
                    waiting.pop()
                elif open_marks:
                    out.append(Token("close", open_marks[-1].value))
                if open_marks:
                    open_marks.pop()
            case "break":
                if out and out[-1].kind != "break":
                    out.append(token)
                space = False
    while out and out[-1].kind == "break":
        out.pop()
    return out


def _space(out: Sequence[Token]) -> list[Token]:
    """A space behind these tokens; none at the beginning of a line."""
    is_inside = any(token.kind in ("text", "code", "image") for token in out)
    return [Token("text", " ")] if is_inside and out[-1].kind != "break" else []


def _written(tokens: Sequence[Token], escaped: Callable[[str], str]) -> str:
    """Markdown: the text escaped as one, a character standing for each piece of markup."""
    pieces: list[str] = []
    text: list[str] = []
    targets: list[str] = []
    for token in tokens:
        if token.kind == "break":
            text.append("\n")
            continue
        if token.kind == "text":
            for character in token.value if targets else (token.value,):
                if targets and character in "[]":
                    text.append(chr(_FIRST + len(pieces)))
                    pieces.append(f"\\{character}")
                else:
                    text.append(character)
            continue
        if token.kind == "open" and token.value == "link":
            targets.append(token.target)
        text.append(chr(_FIRST + len(pieces)))
        pieces.append(_piece(token, targets))
    return "".join(
        pieces[ord(character) - _FIRST]
        if _FIRST <= ord(character) < _FIRST + len(pieces)
        else character
        for character in escaped("".join(text))
    )


def _piece(token: Token, targets: list[str]) -> str:
    if token.kind == "code":
        longest = max((len(run) for run in re.findall("`+", token.value)), default=0)
        ticks = "`" * (longest + 1)
        text = _SPACES.sub(" ", token.value)
        is_edged = text.startswith("`") or text.endswith("`")
        return f"{ticks} {text} {ticks}" if is_edged else f"{ticks}{text}{ticks}"
    if token.kind == "image":
        alternative = _SPACES.sub(" ", token.value).strip()
        escaped = re.sub(r"([\\\[\]*_`<&{~$])", r"\\\1", alternative)
        return f"![{escaped}]({_target(token.target)})"
    if token.value == "link":
        return "[" if token.kind == "open" else f"]({_target(targets.pop())})"
    if token.value in _RAW:
        return f"<{token.value}>" if token.kind == "open" else f"</{token.value}>"
    return token.value


def _target(target: str) -> str:
    return _TARGET.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), target.strip()
    )


def _escaped_heading(text: str) -> str:
    return _escaping.heading(" ".join(line.strip() for line in text.split("\n")))


def _escaped(text: str) -> str:
    lines = tuple(line.strip() for line in text.split("\n"))
    return _escaping.line(lines[0]) if len(lines) == 1 else _escaping.verse(lines)


def _reads(written: str, tokens: Sequence[Token]) -> bool:
    """Does Markdown read the words and the markup that the page has, and one block?"""
    blocks = 0
    texts: list[str] = []
    marks: list[str] = []
    images = 0
    events: Iterable[Any] = pyromark.events(written, options=_OPTIONS)
    for event in events:
        if isinstance(event, str):
            texts.append(" " if event in ("SoftBreak", "HardBreak") else "")
            continue
        ((kind, value),) = event.items()
        name = value if isinstance(value, str) else next(iter(value), "")
        if kind in ("Start", "End") and name == "Image":
            images += 1 if kind == "Start" else -1
        elif kind == "Start":
            is_inline = name in ("Emphasis", "Strong", "Link", "Strikethrough")
            marks += [name] if is_inline else []
            blocks += not is_inline
        elif kind in ("Text", "Code") and not images:
            texts.append(str(value))
    wanted = [_NAMES[t.value] for t in tokens if t.kind == "open" and t.value not in _RAW]
    return (
        blocks == 1
        and marks == wanted
        and _SPACES.sub(" ", "".join(texts)).strip() == plain(tokens)
    )
