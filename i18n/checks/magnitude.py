"""Millions, billions and thousands that differ from the source's.

## What it does
Finds a number whose digits are right and whose scale is not: million, billion or thousand lost,
added, or taken for another. An English billion is mil millones in Spanish, an English trillion is
un billón.
It is silent for languages whose words for numbers are not known: all but English and Spanish.
## Why it matters
Billón for billion is wrong by a factor of a thousand, and reads well.
## Example
msgid "The dam cost $5 billion."
msgstr "La presa costó 5 billones de dólares."
## Instead
msgid "The dam cost $5 billion."
msgstr "La presa costó 5000 millones de dólares."
## References
RAE, Diccionario panhispánico de dudas, "billón"; Fundéu, "billion"
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
    """A fault for each number whose scale is another one."""
    yield from faults(message, "magnitude")
