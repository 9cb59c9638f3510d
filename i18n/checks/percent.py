"""Percentages that are none in the translation.

## What it does
Finds a number that is a percentage in the source and has lost its sign or word (35 %, 35%, 35 por
ciento, 35 per cent are the same), or counts something else. A sign that only the end of a range
has, where the source repeats it, is an information.
It is silent for languages whose words for numbers are not known: all but English and Spanish.
## Why it matters
Fifteen more and fifteen per cent more are two different things.
## Example
msgid "Rents rose by 15% in a year."
msgstr "Los alquileres subieron un 15 en un año."
## Instead
msgid "Rents rose by 15% in a year."
msgstr "Los alquileres subieron un 15 % en un año."
## References
RAE, Diccionario panhispánico de dudas, "porcentaje"; Fundéu, "porcentajes, claves de redacción"
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
    """A fault for each percentage that is none, or has no sign of its own."""
    yield from faults(message, "percent")
