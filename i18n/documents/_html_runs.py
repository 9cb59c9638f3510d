"""The tokens between two blocks as a run of text, its markup balanced, and what stands beside it."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from i18n.documents._flow import Flow
from i18n.documents._html_elements import (
    KINDS,
    is_translatable,
    metadata_field,
    metadata_name,
)
from i18n.documents._html_tokens import Kind, Token, references, values
from i18n.elements import VOID

_SPACE = " \t\n\f\r"
_FOLD = re.compile(r"[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+")
_NO_BREAK_SPACES = ("&nbsp;", "&#160;", "&#xa0;", "&#xA0;")
_LENGTH = 6
"""How long each of them is."""
_WORD = re.compile(r"[^\W_]")


class Place(enum.Enum):
    """Where a run stands: between tags, in a title, in an attribute of one or another quoting."""

    CONTENT = enum.auto()
    RAW = enum.auto()
    DOUBLE = enum.auto()
    SINGLE = enum.auto()
    BARE = enum.auto()


_QUOTES = {'"': Place.DOUBLE, "'": Place.SINGLE, "": Place.BARE}


@dataclass(slots=True)
class Run:
    """Text that stands together, from `start` to `end`, in characters of the HTML.

    `opaque` are its inline elements, which no sentence ends within; `strays` are its tags that have
    no partner, as `risks` has them. `metadata` is the field that it stands for.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    place: Place = Place.CONTENT
    metadata: str | None = None
    opaque: list[tuple[int, int]] = field(default_factory=list)
    risks: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment; one within a run or at its end comes behind the run.

    `start` is where it begins, in characters of the HTML.
    """

    text: str
    start: int


class Item(NamedTuple):
    """A token of a run; `is_on` says that its text, or its attributes, are translated."""

    token: Token
    is_on: bool


def flow(html: str, run: Run, locate: Callable[[Sequence[int]], list[int]]) -> Flow:
    """The text of a run: white space folded, and in titles and attributes references resolved.

    `locate` gives the byte offsets, in the file, of ascending character offsets of the HTML.
    """
    pieces = list(_pieces(html, run))
    bounds = locate([offset for start, end, _ in pieces for offset in (start, end)])
    found = Flow()
    for n, (start, end, text) in enumerate(pieces):
        if text is None:
            found.verbatim(html[start:end], bounds[2 * n])
        else:
            found.atom(text, bounds[2 * n], bounds[2 * n + 1])
    return found.close()


def opaque(html: str, run: Run) -> list[tuple[int, int]]:
    """The run's inline elements in its text: character offsets, ascending and disjoint."""
    if not run.opaque:
        return []
    found: list[int] = []
    shift = run.start
    wanted = iter([place for pair in run.opaque for place in pair])
    place: int | None = next(wanted)
    for start, end, text in (*_pieces(html, run), (run.end, len(html) + 1, None)):
        while place is not None and place <= start:
            found.append(place - shift)
            place = next(wanted, None)
        if text is not None:
            shift += end - start - len(text)
            continue
        while place is not None and place <= end:
            found.append(place - shift)
            place = next(wanted, None)
    return list(zip(found[::2], found[1::2], strict=True))


def _pieces(html: str, run: Run) -> Iterator[tuple[int, int, str | None]]:
    """The run in pieces: from where to where, and what stands for them; None where they do."""
    stand_ins: list[tuple[int, int, str]] = [
        (match.start(), match.end(), " ") for match in _FOLD.finditer(html, run.start, run.end)
    ]
    if run.place is not Place.CONTENT:
        in_attribute = run.place is not Place.RAW
        found = references(html[run.start : run.end], in_attribute=in_attribute)
        stand_ins += [
            (run.start + start, run.start + end, " " if text in _SPACE else text)
            for start, end, text in found
        ]
        stand_ins.sort()
    position = run.start
    for start, end, text in stand_ins:
        if position < start:
            yield position, start, None
        yield start, end, text
        position = end
    if position < run.end:
        yield position, run.end, None


def attributes(html: str, token: Token) -> Iterator[Run]:
    """The texts in a start tag's attributes, as runs of their own."""
    names = [
        name
        for name, value in token.attributes
        if value and is_translatable(token, name) and _WORD.search(value)
    ]
    if not names:
        return
    found = values(html[token.start : token.end])
    for name in sorted(names, key=lambda name: found[name].start):
        value = found[name]
        start, end = stripped(html, token.start + value.start, token.start + value.end)
        run = Run(name, start, end, place=_QUOTES[value.quote])
        if name == "content":
            run.kind, run.metadata = metadata_name(token), metadata_field(token)
        yield run


def stripped(html: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a text without the white space at its edges, no-break spaces included."""
    while start < end:
        if html[start].isspace():
            start += 1
        elif html.startswith(_NO_BREAK_SPACES, start, end):
            start += _LENGTH
        else:
            break
    while start < end:
        if html[end - 1].isspace():
            end -= 1
        elif html.endswith(_NO_BREAK_SPACES, start, end):
            end -= _LENGTH
        else:
            break
    return start, end


def beside(html: str, items: Sequence[Item]) -> Iterator[Run | Comment]:
    """What stands beside a run, or where there is none: comments, and texts of attributes."""
    for item in items:
        token = item.token
        if token.kind is Kind.COMMENT:
            yield Comment(html[token.start : token.end], token.start)
        elif item.is_on and token.kind is Kind.START:
            yield from attributes(html, token)


def run(html: str, items: Sequence[Item], kind: str, level: int) -> Iterator[Run | Comment]:
    """The run that tokens with words make, in its order among what stands beside it.

    A comment within it comes behind it: what it says is for the next one.
    """
    if len(items) == 1:
        start, end = stripped(html, items[0].token.start, items[0].token.end)
        yield Run(kind, start, end, level)
        return
    partners = pairs([item.token for item in items])
    first, last, wrapper = _edges(html, items, partners)
    yield from beside(html, items[:first])
    inner = items[first : last + 1]
    start, end = stripped(html, inner[0].token.start, inner[-1].token.end)
    found = Run(wrapper or kind, start, end, level)
    free = 0
    for n, item in enumerate(inner, first):
        token = item.token
        if token.kind is Kind.TEXT:
            continue
        own = risk(html, token)
        found.risks.append(own)
        partner = partners[n]
        if partner is None:
            found.strays.append(own)
        if n < free:
            continue
        if partner is None and token.kind is Kind.START:
            found.opaque.append((token.start, end))
            free = len(items)
        else:
            closing = n if partner is None else max(n, partner)
            found.opaque.append((token.start, items[closing].token.end))
            free = closing + 1
    yield found
    for item in inner:
        if item.token.kind is Kind.COMMENT:
            yield Comment(html[item.token.start : item.token.end], item.token.start)
    yield from beside(html, items[last + 1 :])


def pairs(found: Sequence[Token]) -> list[int | None]:
    """For each token the place of the tag that it belongs with: its own where it stands alone."""
    partners: list[int | None] = list(range(len(found)))
    opened: list[int] = []
    counts: dict[str, int] = {}
    for n, token in enumerate(found):
        if token.kind is Kind.START and token.name not in VOID and not token.is_closed:
            partners[n] = None
            opened.append(n)
            counts[token.name] = counts.get(token.name, 0) + 1
        elif token.kind is Kind.END:
            partners[n] = None
            while counts.get(token.name):
                start = opened.pop()
                name = found[start].name
                counts[name] -= 1
                if name == token.name:
                    partners[n], partners[start] = start, n
                    break
    return partners


def _edges(
    html: str, items: Sequence[Item], partners: Sequence[int | None]
) -> tuple[int, int, str | None]:
    """The first and the last item of the run, once the markup around all of it is left outside.

    That is tags that have no partner, elements without text, and elements that span the run: if one
    of these has a kind of its own, it is given too.
    """
    solid = [_is_solid(html, item) for item in items]
    before = list(accumulate(solid, initial=0))
    first, last, kind = 0, len(items) - 1, None
    while True:
        while not solid[first]:
            partner = partners[first]
            if partner is not None and partner > first:
                if before[partner] - before[first]:
                    break
                first = partner
            first += 1
        while not solid[last]:
            partner = partners[last]
            if partner is not None and partner < last:
                if before[last] - before[partner]:
                    break
                last = partner
            last -= 1
        if solid[first] or partners[first] != last:
            return first, last, kind
        kind = KINDS.get(items[first].token.name, kind)
        first, last = first + 1, last - 1


def _is_solid(html: str, item: Item) -> bool:
    """Does an item hold a run in its place: text, or an element without content that has text?"""
    token = item.token
    if token.kind is Kind.TEXT:
        start, end = stripped(html, token.start, token.end)
        return start < end
    if token.kind is not Kind.START or not (token.name in VOID or token.is_closed):
        return False
    return item.is_on and any(
        value and is_translatable(token, name) and _WORD.search(value)
        for name, value in token.attributes
    )


def risk(html: str, token: Token) -> str:
    """What a tag could do, as a string that its translatable attributes do not change.

    Other markup is itself, white space folded.
    """
    if token.kind is Kind.END:
        return f"</{token.name}>"
    if token.kind is not Kind.START:
        return " ".join(html[token.start : token.end].split())
    if not token.attributes:
        return f"<{token.name}>"
    parts = (
        name if is_translatable(token, name) else f"{name}={' '.join((value or '').split())}"
        for name, value in token.attributes
    )
    return f"<{token.name} {' '.join(sorted(parts))}>"
