"""Messages without a translation.

## What it does
Finds messages of a catalog whose msgstr, or one of whose plural forms, is empty. A language of a country or
a script takes what it does not say from the language that it belongs to: a message of `es_MX` that `es`
translates is not found.
## Why it matters
An edition with holes shows its readers a language that they did not ask for, or nothing.
## Example
msgid "Who pays for it?"  msgstr ""
## Instead
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
GNU gettext manual, "The Format of PO Files"
"""

from __future__ import annotations

from collections.abc import Iterator

import polib

from i18n.catalogs import approval
from i18n.catalogs.extract import key
from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject, Subject
from i18n.languages import parents
from i18n.model import Severity

severity = Severity.ERROR
kind = "untranslated"
looks_at = Subject
is_hidable = False
is_completeness = True


def _is_said(entry: polib.POEntry, subject: Subject) -> bool:
    """Does another language say for this one what a message does not: `es` for `es_MX`?"""
    if not isinstance(subject, DocumentSubject) or not parents(subject.language):
        return False
    return key(entry) not in subject.lacks


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each untranslated message; information in a catalog of another project."""
    least = Severity.INFORMATION if subject.is_foreign else None
    for entry in subject.current:
        if not approval.is_translated(entry) and not _is_said(entry, subject):
            forms = entry.msgstr_plural.values()
            if any(forms):
                missing = sum(not form for form in forms)
                yield Fault(
                    f"{missing} of {len(forms)} plural forms not translated",
                    entry,
                    severity=least,
                )
            else:
                yield Fault("not translated", entry, severity=least)
