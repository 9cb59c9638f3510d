r"""Accented letters that are written as two characters.

## What it does
Finds text that Unicode's normal form C writes otherwise: letters with their accent as a character of
its own, as some systems copy it, and signs that are doubles of letters. What the source has too is none.
## Why it matters
`información` written so is not found by a search for `información`, sorts elsewhere, and looks
different in many fonts.
## Example
msgid "Who pays?"
msgstr "¿Quie\314\201n paga?"
## Instead
msgid "Who pays?"
msgstr "¿Quién paga?"
## Fix
Safe: writes the letters as one character each.
## References
Unicode Standard Annex #15, "Unicode Normalization Forms"; W3C, "Character Model for the World Wide Web:
String Matching", section 3
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.WARNING
kind = "characters"
looks_at = Message
yields_to = ("encoding",)

_WORD = re.compile("[^\\s]*[^\x00-\x7f][^\\s]*")


def check(message: Message) -> Iterator[Fault]:
    """One fault for all such letters of a message.

    Marks in another order than the normal form's are none: Hebrew is typed so.
    """
    target = message.msgstr
    if target.isascii() or is_normalized("NFC", target):
        return
    known = set(_WORD.findall(message.msgid))
    found = [match for match in _WORD.finditer(target) if _differs(match[0], known)]
    if found:
        start, end = found[0].start(), found[-1].end()
        right = normalize("NFC", target[start:end])
        count = f" and {len(found) - 1} more" if len(found) > 1 else ""
        what = f"{normalize('NFC', found[0][0])}{count}: accents are written as characters of their own"
        yield Fault(what, message.entry, (start, end), suggestion=right, is_safe=True)


def _differs(word: str, known: set[str]) -> bool:
    right = normalize("NFC", word)
    # letters that the form itself takes apart (Bengali, Hebrew) are typed as one
    is_other = right != word and sorted(right) != sorted(word)
    return is_other and len(right) <= len(word) and word not in known
