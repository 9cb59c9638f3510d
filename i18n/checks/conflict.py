"""Messages that a merge left with two translations.

## What it does
Finds the comments `# ambos: conflict` that a merge writes where both sides changed the translation of
the same message, or the same field of the header.
## Why it matters
One of the two texts stands in the comment alone, and is lost when the comment is forgotten.
## Example
# ambos: conflict "No lo paga ninguno." (Ana Ruiz <ana@example.org>)
msgid "Nobody pays for it."  msgstr "No lo paga nadie."
## Instead
msgid "Nobody pays for it."  msgstr "No lo paga nadie."
## References
The documentation for translators: two translations of one message
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.catalogs.conflicts import is_open
from i18n.catalogs.syntax import source
from i18n.checks._check import Fault
from i18n.checks._subject import Subject
from i18n.model import Severity

severity = Severity.ERROR
kind = "inconsistency"
looks_at = Subject

_REMEDY = "(choose one, and take the comment out)"


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each message with such a comment, obsolete ones and the header too."""
    catalog = subject.readable
    if catalog is None:
        return
    read = source(catalog)
    if read is not None and is_open(catalog.header):
        yield Fault(f"two versions of a header field {_REMEDY}", read.header_entry)
    for entry in catalog:
        if is_open(entry.tcomment):
            yield Fault(f"two translations {_REMEDY}", entry)
