"""Conflict comments: the other text of a message that two people translated differently.

A line stands among the translator comments, `# ambos: conflict "TEXT" (WHO)`: the text is escaped as
in a msgstr, and WHO is the person or the side that it came from. Before the text stands what it would
be, in brackets, where that is not the msgstr: `[1]` for a plural form, `[Language]` for a field of the
header. Such a line is one comment for GNU gettext, which keeps it as it is.

`# ambos: suggestion "TEXT" (NOTE)` is a text that the memory or a machine filled in, and that gave way to
one that somebody approved; NOTE is what was noted of it. It is no conflict.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from i18n.catalogs.blocks import NAMED
from i18n.catalogs.wrapping import escape

_LINE = re.compile(
    r'ambos: (conflict|suggestion) (?:\[([^\]"]+)\] )?"([^"\\]*(?:\\.[^"\\]*)*)"(?: \((.*)\))?[ \t]*\Z'
)
_CONFLICT, _SUGGESTION = "conflict", "suggestion"
_ESCAPE = re.compile(r"\\.")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class Alternative(NamedTuple):
    """A text that was not chosen: `place` is a plural form's number, a header field's name, or ""."""

    place: str
    text: str
    who: str = ""


def line(alternative: Alternative) -> str:
    """The comment that says it, without `# ` before it."""
    return _line(_CONFLICT, alternative)


def _line(kind: str, alternative: Alternative) -> str:
    place = f"[{alternative.place}] " if alternative.place else ""
    who = " ".join(_CONTROL.sub(" ", alternative.who).split())
    return f'ambos: {kind} {place}"{escape(alternative.text)}"' + (f" ({who})" if who else "")


def alternative(comment: str) -> Alternative | None:
    """What a line of a translator comment says; None where it is no conflict comment."""
    return _read(_CONFLICT, comment)


def _read(kind: str, comment: str) -> Alternative | None:
    match = _LINE.match(comment)
    if match is None or match[1] != kind:
        return None
    text = _ESCAPE.sub(lambda found: NAMED.get(found[0], found[0]), match[3])
    return Alternative(match[2] or "", text, match[4] or "")


def alternatives(comments: str | None) -> list[Alternative]:
    """The conflict comments among an entry's translator comments, in order."""
    return _all(_CONFLICT, comments)


def suggestions(comments: str | None) -> list[Alternative]:
    """The suggestions among an entry's translator comments that gave way to its text, in order."""
    return _all(_SUGGESTION, comments)


def _all(kind: str, comments: str | None) -> list[Alternative]:
    if not comments or f"ambos: {kind} " not in comments:
        return []
    read = (_read(kind, each) for each in comments.split("\n"))
    return [found for found in read if found is not None]


def added(comments: str | None, found: list[Alternative], standing: set[tuple[str, str]]) -> str:
    """Translator comments with alternatives behind them, each text once however often it is added.

    `standing` are the places and texts that the entry has itself: no comment is to repeat them.
    """
    return _added(_CONFLICT, comments, found, standing)


def set_aside(comments: str | None, found: list[Alternative]) -> str:
    """Translator comments with suggestions behind them, each text once however often it is added."""
    return _added(_SUGGESTION, comments, found, set())


def _added(
    kind: str, comments: str | None, found: list[Alternative], standing: set[tuple[str, str]]
) -> str:
    kept: list[str] = []
    known = set(standing)
    for each in comments.split("\n") if comments else []:
        old = _read(kind, each)
        if old is not None:
            if (old.place, old.text) in known:
                continue
            known.add((old.place, old.text))
        kept.append(each)
    for new in found:
        if (new.place, new.text) not in known:
            known.add((new.place, new.text))
            kept.append(_line(kind, new))
    return "\n".join(kept)
