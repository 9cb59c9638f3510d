"""Messages without a translation.

## What it does
Finds messages of a catalog whose msgstr, or one of whose plural forms, is empty.
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

from i18n.catalogs import approval
from i18n.checks._check import Fault
from i18n.checks._subject import Subject
from i18n.model import Severity

severity = Severity.ERROR
kind = "untranslated"
looks_at = Subject
is_hidable = False
is_completeness = True


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each untranslated message; information in a catalog of another project."""
    least = Severity.INFORMATION if subject.is_foreign else None
    for entry in subject.current:
        if not approval.is_translated(entry):
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
