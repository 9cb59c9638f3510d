"""Catalogs that cannot be read.

## What it does
Finds catalogs that are not well-formed PO, or not in the character set that they name: a string
that is not closed, a message twice, a conflict that git left. A file that holds nothing is one too: its
saving was cut off.
## Why it matters
Every other command refuses such a catalog, and so does msgfmt.
## Example
msgid "Who pays for it?"  msgstr "¿Quién lo
## Instead
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
GNU gettext manual, "The Format of PO Files"
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._subject import Subject
from i18n.errors import AmbosError
from i18n.model import Severity

severity = Severity.ERROR
kind = "non-conformance"
looks_at = Subject


def check(subject: Subject) -> Iterator[Fault]:
    """One fault, where reading stopped."""
    if isinstance(subject.catalog, AmbosError):
        yield Fault(subject.catalog.message, line=subject.catalog.line or 1)
