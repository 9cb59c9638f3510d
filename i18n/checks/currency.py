"""Currencies that differ from the source's.

## What it does
Compares the currency of each amount, by its sign, code or word: $5, US$5, USD 5 and 5 dólares are
the same, and `$` may be a peso in Spanish. Finds one that is another currency, and an amount that
has lost its currency; where the currency is still named in the text, that is an information.
But for what a program fills in (`%d MB`, `€%s`), it is silent for languages whose words for numbers are
not known: all but English and Spanish.
## Why it matters
A price in the wrong currency is a wrong price.
## Example
msgid "The repairs cost $2.3 million."
msgstr "Las reparaciones costaron 2,3 millones de euros."
## Instead
msgid "The repairs cost $2.3 million."
msgstr "Las reparaciones costaron 2,3 millones de dólares."
## References
ISO 4217; Unicode CLDR, "Number Currencies"
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._numbers import faults
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.WARNING
kind = "numbers"
looks_at = Message


def check(message: Message) -> Iterator[Fault]:
    """A fault for each amount of money that is of another currency, or of none."""
    yield from faults(message, "currency")
