"""Units that differ from the source's.

## What it does
Compares the unit of each quantity: 5 miles that are 5 kilometres, hours that are days, megabytes
that are gigabytes. A value that was converted (5 miles are 8 km), with or without the original, is
right, and one that was converted wrongly is not. A unit that is named without a number is compared
where it has no other meaning, and so is the one behind what a program fills in (`%d MB`).
But for what a program fills in (`%d MB`, `€%s`), it is silent for languages whose words for numbers are
not known: all but English and Spanish.
## Why it matters
The number looks right, so that nobody looks twice.
## Example
msgid "The village is 40 miles from the border."
msgstr "El pueblo está a 40 kilómetros de la frontera."
## Instead
msgid "The village is 40 miles from the border."
msgstr "El pueblo está a 40 millas (64 kilómetros) de la frontera."
## References
Bureau international des poids et mesures, "The International System of Units"; NIST Special
Publication 811, appendix B
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
    """A fault for each quantity in another unit, or in none."""
    yield from faults(message, "units")
