"""Numbers that differ from the source's.

## What it does
Compares the numbers of a translation with those of its source, by value: with the signs of either
language (2,300 is 2.300 is 2 300), 6 p.m. as 18:00, the 21st century as siglo XXI, 2.3 billion as
2300 millones, 100 miles as 160 km, 5'4" and 5 feet 4 inches as 1,63 m, 18 months as un año y medio,
nine in ten as 90 %, the 14th as decimocuarta, ordinals, centuries, parts of a whole (two thirds, la
cuarta parte) and multiples (twice, se triplicó) as words, the numerals of kings. A small number in
words that has no counterpart in any form is information. Versions, and names that end with a number
(3.10, v2.1-beta, GPLv3), are compared as text. Numbers in code, addresses
and tags are left alone. Where a number can be read in two ways, it is silent. What is wrong in a
date, a measure, a scale such as million, or a sign inside a number has a check of its own. All this is
known of English and Spanish. In another language numbers in digits alone are compared, and told where
they are above 31 and no unit makes one of the other.
## Why it matters
A wrong figure is the error that no reader of the translation can see.
## Example
msgid "The bill is $2,300 a year, 15% more than in 2024."
msgstr "La factura es de 2300 dólares al año, un 51 % más que en 2024."
## Instead
msgid "The bill is $2,300 a year, 15% more than in 2024."
msgstr "La factura es de 2300 dólares al año, un 15 % más que en 2024."
## References
Unicode CLDR, "Number Elements"
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
    """A fault for each number that is lost, added or changed."""
    yield from faults(message, "numbers")
