r"""Characters that nobody sees, where they do nothing good.

## What it does
Finds zero width spaces, soft hyphens, word joiners, byte order marks, joiners, variation selectors,
tags and fillers that the source does not have. Joiners of the scripts that need them and of emoji,
and variation selectors behind emoji, are right.
## Why it matters
They cut words in two for search, spelling, screen readers and line breaks, and they get copied on.
## Example
msgid "Who pays for it?"
msgstr "¿Quién lo pa\342\200\213ga?"
## Instead
msgid "Who pays for it?"
msgstr "¿Quién lo paga?"
## Fix
Safe: takes them out.
## References
The Unicode Standard, section 23.2, "Layout Controls"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from i18n.checks._characters import unusual
from i18n.checks._check import Fault
from i18n.checks._mending import mended
from i18n.checks._subject import Message
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.WARNING
kind = "characters"
looks_at = Message
yields_to = ("encoding",)
weblate = ("zero_width_space",)

_INVISIBLE = deferred(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0001-\U000e007f\U000e0100-\U000e01ef]+"
)
_JOINERS = "\u200c\u200d"
_SPACELESS = deferred(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)
"""Letters of scripts that write no spaces: Thai, Lao, Tibetan, Myanmar, Khmer, Japanese, Chinese."""
_MARKUP = "`*_|:"
_BLACK_FLAG = "\U0001f3f4"


def check(message: Message) -> Iterator[Fault]:
    """One fault for all such characters of a message."""
    target = message.msgstr
    if not _INVISIBLE.search(message.target.derive(unusual)):
        return
    known = set(message.msgid)
    found = [
        match
        for match in _INVISIBLE.finditer(target)
        if not (set(match[0]) <= known or _is_right(target, match))
    ]
    if not found:
        return
    start, end = found[0].start(), found[-1].end()
    names = dict.fromkeys(_name(match[0][0]) for match in found)
    what = f"{' and '.join(names)} that nobody sees (take {'them' if len(found) > 1 else 'it'} out)"
    suggestion = mended(target, ((*match.span(), "") for match in found))
    yield Fault(what, message.entry, (start, end), suggestion=suggestion, is_safe=True)


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


def _is_right(text: str, match: re.Match[str]) -> bool:
    """Does a run do there what it is made for?"""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    first = match[0][0]
    if "\U000e0001" <= first <= "\U000e007f":
        return before == _BLACK_FLAG
    if (first >= "\ufe00" and first <= "\ufe0f") or first >= "\U000e0100":
        rest = match[0].strip("\ufe0e\ufe0f\u200d")
        return (not rest and _takes_variation(before)) or _is_ideograph(before)
    if first in _JOINERS:
        return _joins(before) and (not after or _joins(after))
    if first == "\u200b":
        is_at_markup = any(beside and beside in _MARKUP for beside in (before, after))
        return is_at_markup or bool(_SPACELESS.match(before) or _SPACELESS.match(after))
    if first in "\u115f\u1160\u3164\uffa0":
        return _is_ideograph(before) or _is_ideograph(after)
    return first in "\u180b\u180c\u180d\u180e\u17b4\u17b5" and _joins(before)


def _takes_variation(before: str) -> bool:
    """Is it a character that has a picture and a letter form?"""
    return before != "" and (before in "0123456789#*©®" or before >= "\u203c")


def _is_ideograph(before: str) -> bool:
    return (
        "\u1100" <= before <= "\u11ff" or "\u2e80" <= before <= "\ud7ff" or before >= "\U00020000"
    )


def _joins(beside: str) -> bool:
    """Is it a letter of a script that joins its letters, or an emoji?"""
    return "\u0600" <= beside <= "\u109f" or "\u1780" <= beside <= "\u18af" or beside >= "\u2190"
