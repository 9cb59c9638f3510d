"""Dates, days and hours that are other ones than in the source.

## What it does
Compares dates by their day, month and year, however they are written: July 4, 2025 is 4 de julio de
2025 is 2025-07-04; 3/4/2025 may be in March or in April. Compares hours by either clock (6 p.m. is
18:00) or in words (half past seven is las siete y media, four in the afternoon las cuatro de la
tarde), times of the day (noon, al atardecer), feasts with a date of their own (Christmas Day, 25 de
diciembre), days of the week, months, years before and of our era (44 BC is 44 a. C.), and days as seen
from now (yesterday, next year).
It is silent for languages whose words for numbers are not known: all but English and Spanish.
## Why it matters
A reader who comes on the wrong day has no way of knowing.
## Example
msgid "The office opens on Monday, July 4, 2025."
msgstr "La oficina abre el lunes 4 de junio de 2025."
## Instead
msgid "The office opens on Monday, July 4, 2025."
msgstr "La oficina abre el lunes 4 de julio de 2025."
## References
RAE, Diccionario panhispánico de dudas, "fecha"; ISO 8601-1:2019
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
    """A fault for each date, day or hour that is another one."""
    yield from faults(message, "dates")
