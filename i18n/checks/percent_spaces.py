"""Percent signs that are set off in more ways than one, or not as the project wants.

## What it does
Finds a percent sign right behind its number in a text that has another one behind a space, or the other
way round. With the setting `percent` it finds every sign that is not set as the project wants: Spanish
has the space (35 %), English none (35%), and regions and houses differ.
## Why it matters
One text with both looks as if two people had written it.
## Example
msgid "Rents rose by 15%, wages by 4%."
msgstr "Los alquileres subieron un 15 %, los sueldos un 4%."
## Instead
msgid "Rents rose by 15%, wages by 4%."
msgstr "Los alquileres subieron un 15 %, los sueldos un 4 %."
## Fix
With the setting, the space is put in, as one at which no line ends (U+00A0), or taken out.
## References
RAE, Ortografía de la lengua española (2010), "los símbolos"; Bureau international des poids et mesures,
The International System of Units (2019), 5.4.7; The Chicago Manual of Style, "percentages"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "typographical"
looks_at = Message

_SIGN = re.compile(r"(?<=\d)([ \u00a0\u2009\u202f]?)[%‰]")


def check(message: Message) -> Iterator[Fault]:
    """A fault for each sign that has, or has not, a space before it."""
    if "%" not in message.msgstr and "‰" not in message.msgstr:
        return
    signs = list(_SIGN.finditer(message.target.prose))
    wanted = message.subject.knowledge.percent
    is_spaced = len(wanted) > 1 if wanted else bool(signs and signs[0][1])
    for match in signs:
        if bool(match[1]) == is_spaced:
            continue
        start, end = message.target.span(*match.span())
        what = "no space" if is_spaced else "a space"
        other = f"where the project wants 35{wanted}" if wanted else "unlike the first of the text"
        yield Fault(
            f"{what} before {match[0][-1]}, {other}",
            message.entry,
            (start, end),
            suggestion=f"\u00a0{match[0][-1]}" if is_spaced else match[0][-1],
            is_safe=bool(wanted) and message.msgstr[start:end] == match[0],
        )
