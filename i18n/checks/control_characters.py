r"""Control characters and others that no text has.

## What it does
Finds control characters (a tab and a newline are none), the separators that only old systems write,
code points that are no characters, and those of private use, where the source has none.
## Why it matters
HTML, EPUB and XML may not contain them: a book with one does not open. On a page they are a box.
## Example
msgid "Who pays for it?"
msgstr "¿Quién lo pa\033ga?"
## Instead
msgid "Who pays for it?"
msgstr "¿Quién lo paga?"
## References
XML 1.0, section 2.2, "Characters"; The Unicode Standard, section 23.7, "Noncharacters"
"""

from __future__ import annotations

import re
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

_CONTROL = deferred(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
_SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def check(message: Message) -> Iterator[Fault]:
    """One fault for all such characters of a message."""
    target = message.msgstr
    if not _CONTROL.search(message.target.derive(unusual)) and "\r" not in target:
        return
    known = set(_CONTROL.findall(message.msgid))
    found = [match for match in _CONTROL.finditer(target) if match[0] not in known]
    if found:
        start, end = found[0].start(), found[-1].end()
        names = ", ".join(dict.fromkeys(f"U+{ord(match[0]):04X}" for match in found))
        what = f"{names} is no character of a text (take it out)"
        yield Fault(
            what, message.entry, (start, end), suggestion=_without(target[start:end], known)
        )


def _without(text: str, known: set[str]) -> str:
    def instead(match: re.Match[str]) -> str:
        if match[0] in known:
            return match[0]
        is_between_words = match.start() > 0 and match.end() < len(text)
        return " " if match[0] in _SEPARATORS and is_between_words else ""

    return _CONTROL.sub(instead, text)
