"""Decimal and thousands signs that change a number.

## What it does
Finds a number that has the right digits and another value, because its sign was lost, moved, or
copied: 2,300 is two thousand three hundred in English, and in Spanish two and three tenths. Which
sign a language has follows its region (es-MX and es-US write 3.5). A decimal sign of the source's
language that nobody can misread (3.5 in Spanish) is an information, and only with a unit or a scale.
It is silent for languages whose words for numbers are not known: all but English and Spanish.
## Why it matters
The same digits are a thousand times as much on the other side of the border.
## Example
msgid "The town has 2,300 homes."
msgstr "El pueblo tiene 2,300 viviendas."
## Instead
msgid "The town has 2,300 homes."
msgstr "El pueblo tiene 2300 viviendas."
## References
RAE, Ortografía de la lengua española (2010), "números decimales"; Unicode CLDR, "Number Elements"
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._numbers import faults
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.ERROR
kind = "numbers"
looks_at = Message


def check(message: Message) -> Iterator[Fault]:
    """A fault for each number whose decimal or thousands sign gives it another value."""
    yield from faults(message, "separators")
