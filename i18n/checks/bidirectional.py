r"""Controls of the writing direction that show a text otherwise than it is.

## What it does
Finds overrides of the direction, and embeddings, isolates and marks that are not closed, or that
stand in a text without a letter written from right to left, where the source does not have them.
## Why it matters
A reader sees words, numbers or code in another order than a program does; an override that is not
closed turns all that follows around, to the end of the paragraph.
## Example
msgid "Who pays for it?"
msgstr "¿Quién lo \342\200\256paga?"
## Instead
msgid "Who pays for it?"
msgstr "¿Quién lo paga?"
## References
Unicode Standard Annex #9, "Unicode Bidirectional Algorithm"; Unicode Technical Standard #55, "Unicode
Source Code Handling"
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from i18n.checks._characters import unusual
from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.ERROR
kind = "characters"
looks_at = Message
yields_to = ("encoding",)

_CONTROL = deferred("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = "\u061c\u200e\u200f"
_LEADING = "\u202b\u2067"
_OVERRIDES = "\u202d\u202e"
_RIGHT_TO_LEFT = deferred("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_CLOSED_BY = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}


def check(message: Message) -> Iterator[Fault]:
    """One fault for all such controls of a message."""
    target = message.msgstr
    if not _CONTROL.search(message.target.derive(unusual)):
        return
    given = list(_CONTROL.finditer(target))
    known = Counter(_CONTROL.findall(message.msgid))
    if Counter(match[0] for match in given) == known:
        return
    unclosed = _unclosed(given)
    is_reversed = _is_right_to_left(target)
    is_mixed = bool(_RIGHT_TO_LEFT.search(target.replace("\u061c", "")))
    wrong = [
        match
        for match in given
        if (match.start() in unclosed and not (is_reversed and _is_leading(match)))
        or (match[0] in _OVERRIDES and match[0] not in known)
        or not (is_mixed or match[0] in known)
    ]
    if wrong:
        start, end = wrong[0].start(), wrong[-1].end()
        name = unicodedata.name(wrong[0][0]).lower()
        suggestion = _CONTROL.sub("", target[start:end]) if len(wrong) == len(given) else None
        what = f"{name} changes the order of what is shown (take it out)"
        yield Fault(what, message.entry, (start, end), suggestion=suggestion)


def _is_right_to_left(text: str) -> bool:
    """Are most letters of a text those of a right-to-left script?"""
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > sum(map(str.isalpha, text))


def _is_leading(match: re.Match[str]) -> bool:
    """Does it begin a right-to-left text, whose end closes it? Unicode Standard Annex 9, X8."""
    return match[0] in _LEADING and not match.string[: match.start()].strip()


def _unclosed(given: list[re.Match[str]]) -> set[int]:
    """The places of controls that nothing closes, and of those that close nothing."""
    open_, wrong = [], []
    for match in given:
        if match[0] in _MARKS:
            continue
        if match[0] in _CLOSED_BY:
            open_.append(match)
        elif open_ and _CLOSED_BY[open_[-1][0]] == match[0]:
            open_.pop()
        else:
            wrong.append(match)
    return {match.start() for match in (*wrong, *open_)}
