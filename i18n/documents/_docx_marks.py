"""The parts of a translation: text, breaks, and the codes between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.documents._docx_codes import Token, escapes


class Mark(NamedTuple):
    """A part of a translation: `kind` is text, break, open, close or object."""

    kind: str
    text: str
    number: int = 0


def _is_break(token: Token) -> bool:
    return token.piece is not None and token.piece.is_element and token.plain in ("\n", "\t")


def source_marks(tokens: Sequence[Token]) -> list[Mark]:
    """The parts of a source segment."""
    return [
        Mark("break" if _is_break(token) else token.kind, token.plain, token.number)
        if token.kind == "text"
        else Mark(token.kind, "", token.number)
        for token in tokens
    ]


def text_marks(text: str) -> Iterator[Mark]:
    for part in re.split("([\n\t])", text):
        if part:
            yield Mark("break" if part in ("\n", "\t") else "text", part)


def with_outer_space(marks: Sequence[Mark]) -> list[Mark]:
    """White space at the edges of pairs, put outside of them."""
    found: list[Mark] = []
    for mark in marks:
        _put(found, mark, "open", len(mark.text) - len(mark.text.lstrip()))
    turned: list[Mark] = []
    for mark in reversed(found):
        _put(turned, mark, "close", -len(mark.text.rstrip()))
    return turned[::-1]


def _put(found: list[Mark], mark: Mark, kind: str, cut: int) -> None:
    """Add a mark; of one that follows marks of a kind, put its white space before them.

    `cut` parts the white space from the rest, counted from the end where that comes first.
    """
    at = len(found)
    while at and found[at - 1].kind == kind:
        at -= 1
    first, second = mark.text[:cut], mark.text[cut:]
    space, bare = (first, second) if kind == "open" else (second, first)
    if at == len(found) or not space.isspace():
        found.append(mark)
        return
    found.insert(at, mark._replace(text=space))
    if bare:
        found.append(mark._replace(text=bare))


def stretches(tokens: Sequence[Token]) -> list[tuple[tuple[str, int], list[Token]]]:
    """The texts between codes and breaks, each with the one before it."""
    found: list[tuple[tuple[str, int], list[Token]]] = [(("", 0), [])]
    for token in tokens:
        if token.kind == "text" and not _is_break(token):
            found[-1][1].append(token)
        else:
            kind = token.plain if token.kind == "text" else token.kind
            found.append(((kind, token.number), []))
    return found


def target_stretches(marks: Sequence[Mark]) -> list[tuple[tuple[str, int], str]]:
    found: list[tuple[tuple[str, int], str]] = [(("", 0), "")]
    for mark in marks:
        if mark.kind == "text":
            found[-1] = (found[-1][0], found[-1][1] + mark.text)
        else:
            found.append(((mark.text if mark.kind == "break" else mark.kind, mark.number), ""))
    return found


def texts(marks: Sequence[Sequence[Mark]]) -> list[str]:
    """The texts of segments as they are read again: codes counted in their order."""
    numbers: dict[int, int] = {}
    return [_encoded(one, numbers) for one in marks]


def _encoded(marks: Sequence[Mark], numbers: dict[int, int]) -> str:
    out: list[str] = []
    plain = ""
    for mark in [*marks, Mark("end", "")]:
        if mark.kind in ("text", "break"):
            plain += mark.text
            continue
        for at, count in reversed(list(escapes(plain, mark.kind != "end"))):
            plain = plain[:at] + "\\" * count + plain[at:]
        out.append(plain)
        plain = ""
        if mark.kind != "end":
            number = numbers.setdefault(mark.number, len(numbers) + 1)
            shape = {"open": "<{}>", "close": "</{}>", "object": "<{}/>"}[mark.kind]
            out.append(shape.format(number))
    return "".join(out)
