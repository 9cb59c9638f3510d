"""Conflict comments: the other text of a message that two people translated differently.

A line stands among the translator comments, `# ambos: conflict "TEXT" (WHO)`: the text is escaped as
in a msgstr, and WHO is the person or the side that it came from. Before the text stands what it would
be, in brackets, where that is not the msgstr: `[1]` for a plural form, `[Language]` for a field of the
header. Such a line is one comment for GNU gettext, which keeps it as it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from i18n.catalogs.blocks import NAMED
from i18n.catalogs.wrapping import escape

_LINE = re.compile(
    r'ambos: conflict (?:\[([^\]"]+)\] )?"([^"\\]*(?:\\.[^"\\]*)*)"(?: \((.*)\))?[ \t]*\Z'
)
_ESCAPE = re.compile(r"\\.")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class Alternative(NamedTuple):
    """A text that was not chosen: `place` is a plural form's number, a header field's name, or ""."""

    place: str
    text: str
    who: str = ""


def line(alternative: Alternative) -> str:
    """The comment that says it, without `# ` before it."""
    place = f"[{alternative.place}] " if alternative.place else ""
    who = " ".join(_CONTROL.sub(" ", alternative.who).split())
    return f'ambos: conflict {place}"{escape(alternative.text)}"' + (f" ({who})" if who else "")


def alternative(comment: str) -> Alternative | None:
    """What a line of a translator comment says; None where it is no conflict comment."""
    match = _LINE.match(comment)
    if match is None:
        return None
    text = _ESCAPE.sub(lambda found: NAMED.get(found[0], found[0]), match[2])
    return Alternative(match[1] or "", text, match[3] or "")


def alternatives(comments: str | None) -> list[Alternative]:
    """The conflict comments among an entry's translator comments, in order."""
    if not comments or "ambos: conflict " not in comments:
        return []
    return [found for each in comments.split("\n") if (found := alternative(each)) is not None]


def added(comments: str | None, found: list[Alternative], standing: set[tuple[str, str]]) -> str:
    """Translator comments with alternatives behind them, each text once however often it is added.

    `standing` are the places and texts that the entry has itself: no comment is to repeat them.
    """
    kept: list[str] = []
    known = set(standing)
    for each in comments.split("\n") if comments else []:
        old = alternative(each)
        if old is not None:
            if (old.place, old.text) in known:
                continue
            known.add((old.place, old.text))
        kept.append(each)
    for new in found:
        if (new.place, new.text) not in known:
            known.add((new.place, new.text))
            kept.append(line(new))
    return "\n".join(kept)
