"""Two words for one thing in a translation.

## What it does
Finds a noun that stands twice in a source, each time behind an article or another determiner, and that
the translation renders with two words; and what is quoted twice and translated in two ways. It tells
so where a small dictionary has both words for the noun, or where one of them translates nothing else
of its sentence. It is a hint to look twice, from English to Spanish.
## Why it matters
A reader takes two words for two things.
## Example
> <!-- i18n: segment: paragraph -->
> Choose the folder of the project. The folder must be empty.
msgid "Choose the folder of the project. The folder must be empty."
msgstr "Elija la carpeta del proyecto. El directorio debe estar vacío."
## Instead
> <!-- i18n: segment: paragraph -->
> Choose the folder of the project. The folder must be empty.
msgid "Choose the folder of the project. The folder must be empty."
msgstr "Elija la carpeta del proyecto. La carpeta debe estar vacía."
## References
ISO 17100:2015, annex C, on terminological consistency
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._correspondence.renderings import changes
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "inconsistency"
looks_at = Message
yields_to = (
    "copied",
    "wrong-language",
    "left-in-source",
    "swapped",
    "missing-sentence",
    "truncated",
)


def check(message: Message) -> Iterator[Fault]:
    """A fault for the first noun that is rendered with two."""
    if message.is_merged:
        return
    for change in changes(message):
        text = f"“{change.noun}” is “{change.usual}” here, and “{change.other}” there"
        yield Fault(text, message.entry, message.target.span(change.start, change.end))
        return
