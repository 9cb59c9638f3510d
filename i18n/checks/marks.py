"""Marks of merged and left out sentences that lead nowhere.

## What it does
Finds a `{^}` without a sentence before it in the same paragraph, a `{v}` without one after it, a
mark with white space around it, and any mark in a message of a program (one whose flag says
python-format, c-format and the like). In a catalog of another project the sentences of a paragraph
are those that stand beside each other.
## Why it matters
`{^}` says that a sentence is translated in the one before it, `{v}` in the one after it, `{-}` that
it is left out on purpose. Where there is no such sentence, its translation is lost. A program would
show the mark.
## Example
msgid "Who pays for it?"  msgstr "{^}"

msgid "Nobody does."  msgstr "No lo paga nadie."
## Instead
msgid "Who pays for it?"  msgstr "{v}"

msgid "Nobody does."  msgstr "No lo paga nadie."
## References
The documentation of catalogs: marks
"""

from __future__ import annotations

from collections.abc import Iterator

import polib

from i18n.catalogs import approval, by_unit, marks, translations
from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject, Subject, target_of
from i18n.model import Severity

severity = Severity.ERROR
kind = "markup"
looks_at = Subject

_UNFINISHED = ""
"""What stands for a segment that is not translated: a finding of its own, and no fault of a mark."""


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each message that is a mark, and may not be."""
    if subject.readable is None:
        return
    yield from _shown(subject)
    if not isinstance(subject, DocumentSubject):
        yield from _lost(subject)
        return
    seen: set[int] = set()
    for entry, reason in _misplaced(subject):
        if id(entry) not in seen and not marks.is_program(entry):
            seen.add(id(entry))
            yield Fault(f"{reason} (translate it, or use another mark)", entry)


def _shown(subject: Subject) -> Iterator[Fault]:
    """The marks that readers would see."""
    for entry in subject.current:
        mark = entry.msgstr.strip()
        if mark not in marks.MARKS or not approval.is_published(entry):
            continue
        if subject.is_foreign and mark in entry.msgid:
            continue  # a placeholder of a program's that looks like one
        if mark != entry.msgstr:
            yield Fault("a mark with white space around it is shown as text (take it out)", entry)
        elif marks.is_program(entry):
            yield Fault(f"'{mark}' in a message of a program (translate it)", entry)


def _lost(subject: Subject) -> Iterator[Fault]:
    """The marks that lead nowhere in a catalog whose document is not at hand: its order is the file's."""
    if not any(entry.msgstr in marks.MARKS for entry in subject.current):
        return
    targets = [
        None if entry.msgid_plural or not approval.is_published(entry) else target_of(entry)
        for entry in subject.current
    ]
    for entry, reason in zip(subject.current, marks.faults(targets), strict=True):
        if reason is not None:
            what = reason.removesuffix(" in the same unit")
            yield Fault(f"{what} (translate it, or use another mark)", entry)


def _misplaced(subject: DocumentSubject) -> Iterator[tuple[polib.POEntry, str]]:
    """The marks that lead nowhere in a unit, and why."""
    for _, unit in by_unit(translations(subject.document, subject.readable)):
        if all(translation.mark is None for translation in unit):
            continue
        targets = [translation.mark or translation.target or _UNFINISHED for translation in unit]
        for translation, reason in zip(unit, marks.faults(targets), strict=True):
            if (
                reason is not None
                and translation.mark is not None
                and translation.entry is not None
            ):
                yield translation.entry, reason
