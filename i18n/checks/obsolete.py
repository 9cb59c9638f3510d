"""Translations of what is no longer in the document.

## What it does
Names the obsolete messages of a catalog: those that stand behind `#~`.
## Why it matters
They are kept so that no work is lost, and found again when their sentence returns. Whoever wants a
tidy catalog may take them out.
## Example
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"

#~ msgid "Nobody knew."
#~ msgstr "Nadie lo sabía."
## Instead
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
GNU gettext manual, "Obsolete Entries"
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject, Subject
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "other"
looks_at = Subject


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each obsolete message."""
    origin = subject.document.path if isinstance(subject, DocumentSubject) else "the source"
    for entry in subject.readable or ():
        if entry.obsolete:
            yield Fault(f"no longer in {origin}", entry)
