"""Translations that wait for a person's approval.

## What it does
Finds translations that have the flag fuzzy: their source changed, or a machine suggested them. A
message that the check `conflict` finds is not found again.
## Why it matters
A fuzzy translation is not published. It may be right, or say what the source said last year.
## Example
#, fuzzy
msgid "Nobody pays for it."  msgstr "¿Quién lo paga?"
## Instead
msgid "Nobody pays for it."  msgstr "No lo paga nadie."
## References
GNU gettext manual, "Fuzzy Entries"
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.catalogs import approval
from i18n.checks._check import Fault
from i18n.checks._subject import Subject
from i18n.memory import notes
from i18n.model import Severity

severity = Severity.ERROR
kind = "untranslated"
looks_at = Subject
yields_to = ("conflict",)
is_hidable = False
is_completeness = True


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each translation that is there, and fuzzy.

    It is information in a catalog of another project.
    """
    least = Severity.INFORMATION if subject.is_foreign else None
    for entry in subject.current:
        if entry.fuzzy and approval.is_translated(entry):
            what = "source changed, translation" if entry.previous_msgid else "translation"
            if notes.origin(entry) is not None:
                what = "translation of the memory"
            remedy = "correct it and clear the flag fuzzy"
            yield Fault(f"{what} not approved ({remedy})", entry, severity=least)
