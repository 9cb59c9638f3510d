"""Spaces that are too many, or at the edges.

## What it does
Finds two spaces in a row, a tab, a space before the text or behind it, spaces of unusual width, and
no-break spaces between ordinary words, where the source has none of its kind; also a space that the
source has at an edge and the translation lacks. Newlines at the edges are the check `line-ends`'s.
## Why it matters
Programs put messages together as they are. In a book two spaces are a gap, and a no-break space keeps
a line from breaking.
## Example
msgid "Who pays for it?"
msgstr "¿Quién  lo paga?"
## Instead
msgid "Who pays for it?"
msgstr "¿Quién lo paga?"
## Fix
Safe where it takes spaces out.
## References
RAE, Ortografía de la lengua española (2010), "El espacio en blanco"; The Chicago Manual of Style, 2.9
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from i18n.catalogs.marks import MARKS
from i18n.checks._characters import unusual
from i18n.checks._check import Fault
from i18n.checks._mending import mended
from i18n.checks._spacing import SPACES, spacing
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "whitespace"
looks_at = Message
yields_to = ("encoding",)
weblate = ("begin_space", "end_space", "double_space")

_WIDE = deferred(rf"(?<=\S)([{SPACES}]{{2,}}|\t)(?=\S)")
_COLUMNS = deferred(r" {3,}|\n ")
_TIED = deferred(r"(?<=[^\W\d_]{3})\u00a0(?=[^\W\d_]{3})")
_MANY_TIED = 3
"""How many no-break spaces between ordinary words nobody wrote on purpose."""
_ODD = deferred("[\u1680\u2000-\u2008\u205f\u3000]")
"""Spaces of other widths; thin and hair spaces stand beside numbers and dashes."""
_LINES = frozenset("\r\n")
_SPACELESS = deferred("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff]")
_EDGES = frozenset(SPACES)
_STOPS = frozenset(".?!:;,)\"'”»…")
_CLOSING = frozenset(".?!:;,)")

Change = tuple[int, int, str, str]
"""Characters of the msgstr, what should stand for them, and what is wrong."""


def check(message: Message) -> Iterator[Fault]:
    """One fault for all such spaces of a message."""
    target = message.msgstr
    source = message.msgid
    is_edged = target[:1] in _EDGES or target[-1:] in _EDGES
    if not (
        is_edged
        or source[:1] in _EDGES
        or source[-1:] in _EDGES
        or "  " in target
        or "\t" in target
        or "\u00a0" in target
        or "\u202f" in target
        or _ODD.search(message.target.derive(unusual))
    ):
        return
    if target.strip() in MARKS or not source.strip() or not target.strip():
        return
    changes = sorted([*_edges(message), *_inside(message)])
    if not changes:
        return
    start, end = changes[0][0], changes[-1][1]
    suggestion = mended(target, (change[:3] for change in changes))
    what = ", ".join(dict.fromkeys(change[3] for change in changes))
    is_safe = all(first < last for first, last, _, _ in changes)
    yield Fault(what, message.entry, (start, end), suggestion=suggestion, is_safe=is_safe)


def _edges(message: Message) -> Iterator[Change]:
    source, target = message.msgid, message.msgstr
    mark = target.strip()
    is_set_off = len(mark) == 1 and mark in spacing(message.language).spaced
    for where, edge, others in (
        ("before the text", _lead(target), _lead(source)),
        ("behind the text", _trail(target), _trail(source)),
    ):
        given, wanted = target[slice(*edge)], source[slice(*others)]
        if given and not wanted:
            beside = target[max(edge[0] - 1, 0) : edge[0]] + target[edge[1] :][:1]
            if not set(beside) & _LINES and not is_set_off:
                yield *edge, "", f"a space {where}"
        elif wanted and not given and _is_needed(source, others, target):
            yield *edge, wanted, f"the source has a space {where}"


def _lead(text: str) -> tuple[int, int]:
    return 0, len(text) - len(text.lstrip(SPACES))


def _trail(text: str) -> tuple[int, int]:
    return len(text.rstrip(SPACES)), len(text)


def _is_needed(source: str, edge: tuple[int, int], target: str) -> bool:
    """Does a program put something beside the space: is no word there that would end the text?"""
    start, end = edge
    beside = target[-1] if start else target[0]
    if end - start > 1 or beside in _LINES or _SPACELESS.search(target):
        return False
    return not (source[start - 1].isalnum() if start else source[end].isupper())


def _inside(message: Message) -> Iterator[Change]:
    source, target = message.source, message.target
    if _COLUMNS.search(message.msgid):
        return
    known = Counter(_sort(source.prose, match) for match in _WIDE.finditer(source.prose))
    wide = [match for match in _WIDE.finditer(target.prose) if not _is_at_mark(target.prose, match)]
    owed = known.copy()
    for match in wide:
        sort = _sort(target.prose, match)
        if owed[sort] > 0 or (known[sort] and sort == "stop"):
            owed[sort] -= 1
            continue
        span = _span(target, match)
        if span is not None and not ("\t" in match[0] and "\t" in message.msgid):
            yield *span, " ", "a tab" if match[0] == "\t" else "two spaces in a row"
    odd = list(_ODD.finditer(message.msgstr))
    if odd and not _SPACELESS.search(_ODD.sub("", message.msgstr)):
        for match in odd:
            if match[0] not in message.msgid:
                yield *match.span(), " ", "a space of unusual width"
    if "\u00a0" not in message.msgstr or "\u00a0" in message.msgid:
        return
    tied: list[Change] = []
    for match in _TIED.finditer(target.prose):
        before = target.prose[match.start() - 3 : match.start()]
        after = target.prose[match.end() : match.end() + 3]
        span = _span(target, match)
        if span is not None and before.islower() and after.islower():
            tied.append((*span, " ", "a no-break space between words"))
    if len(tied) >= _MANY_TIED:
        yield from tied


def _is_at_mark(prose: str, match: re.Match[str]) -> bool:
    """Does a mark follow that has no space before it, and of which another check tells?"""
    end = match.end()
    return prose[end] in _CLOSING and not prose[end + 1 : end + 2].isalnum()


def _sort(prose: str, match: re.Match[str]) -> str:
    """Where spaces are: behind a stop, at code or a placeholder, between words."""
    before, after = prose[match.start() - 1], prose[match.end()]
    if before in _STOPS:
        return "stop"
    return "object" if OBJECT in (before, after) else "word"


def _span(text: Text, match: re.Match[str]) -> tuple[int, int] | None:
    """The place of spaces in the text, where nothing but them stands there."""
    start, end = text.span(*match.span())
    return (start, end) if text.raw[start:end] == match[0] else None
