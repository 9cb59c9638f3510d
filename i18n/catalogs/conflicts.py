"""Conflict comments: the other text of a message that two people translated differently.

A line stands among the translator comments, `# ambos: conflict "TEXT" (WHO)`: the text is escaped as
in a msgstr, and WHO is the person or the side that it came from. Before the text stands what it would
be, in brackets, where that is not the msgstr: `[1]` for a plural form, `[Language]` for a field of the
header. Such a line is one comment for GNU gettext, which keeps it as it is. polib and Babel wrap it, at
white space and at hyphens: it goes on in the next lines then, to the end of TEXT and of WHO.

`# ambos: suggestion "TEXT" (NOTE)` is a text that the memory or a machine filled in, and that gave way to
one that somebody approved; NOTE is what was noted of it. It is no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from i18n.catalogs.blocks import NAMED
from i18n.catalogs.wrapping import escape

_NOTE = re.compile(
    r"^ambos: (conflict|suggestion)\s(?:\[([^\]\"\n]+)\]\s)?"
    r'"([^"\\\n]*(?:(?:\\.|\n(?!ambos: ))[^"\\\n]*)*)"'
    r"(?:\s\(((?:[^()\n]|\n(?!ambos: )|\((?:[^()\n]|\n(?!ambos: ))*\))*|.*)\))?[ \t]*$",
    re.MULTILINE,
)
"""A comment of one line or several: a line break in it is where it was wrapped."""

_OPEN = re.compile(r"^ambos: conflict\s[\"\[]", re.MULTILINE)
_AT_A_HYPHEN = re.compile(r"(?<=[^\W\d]{2}-)\n(?=[^\W\d]{2})|(?<=\w--)\n(?=\w)|(?<=\w)\n(?=--\w)")
"""Where a line is wrapped at no space, as `textwrap` does it."""

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
    match = _NOTE.fullmatch(comment)
    return _said(match) if match is not None and match[1] == _CONFLICT else None


def _said(note: re.Match[str]) -> Alternative:
    text = _ESCAPE.sub(lambda found: NAMED.get(found[0], found[0]), _unwrapped(note[3]))
    return Alternative(note[2] or "", text, _unwrapped(note[4] or ""))


def _unwrapped(text: str) -> str:
    return _AT_A_HYPHEN.sub("", text).replace("\n", " ") if "\n" in text else text


def is_open(comments: str | None) -> bool:
    """Is there a conflict comment among an entry's translator comments, also one that is cut off?"""
    if not comments or "ambos: conflict" not in comments:
        return False
    return _OPEN.search(comments) is not None


def unwrapped(comments: str | None) -> list[str]:
    """The lines of translator comments, each conflict comment and suggestion on one, as it was written."""
    if not comments:
        return []
    if "ambos: " not in comments:
        return comments.split("\n")
    found: list[str] = []
    for lines, note in _pieces(comments):
        found += lines.split("\n") if note is None else [_unwrapped(lines)]
    return found


def without_conflicts(comments: str) -> list[str]:
    """The lines of translator comments that are in no conflict comment."""
    return [
        line
        for lines, note in _pieces(comments)
        if note is None or note[1] != _CONFLICT
        for line in lines.split("\n")
    ]


def _pieces(comments: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Translator comments in pieces of whole lines: each conflict or suggestion, and what is between."""
    at = 0
    for note in _NOTE.finditer(comments):
        if at < note.start():
            yield comments[at : note.start() - 1], None
        yield note[0], note
        at = note.end() + 1
    if comments and at <= len(comments):
        yield comments[at:], None


def alternatives(comments: str | None) -> list[Alternative]:
    """The conflict comments among an entry's translator comments, in order."""
    return _all(_CONFLICT, comments)


def suggestions(comments: str | None) -> list[Alternative]:
    """The suggestions among an entry's translator comments that gave way to its text, in order."""
    return _all(_SUGGESTION, comments)


def _all(kind: str, comments: str | None) -> list[Alternative]:
    if not comments or f"ambos: {kind}" not in comments:
        return []
    return [_said(note) for note in _NOTE.finditer(comments) if note[1] == kind]


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
    for each, note in _pieces(comments or ""):
        if note is not None and note[1] == kind:
            old = _said(note)
            if (old.place, old.text) in known:
                continue
            known.add((old.place, old.text))
        kept.append(each)
    for new in found:
        if (new.place, new.text) not in known:
            known.add((new.place, new.text))
            kept.append(_line(kind, new))
    return "\n".join(kept)
