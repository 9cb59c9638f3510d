"""Catalogs that do not have the messages of their document.

## What it does
Finds catalogs that are out of date: their current messages are not those of the document, in its
order. It names the first that differs.
## Why it matters
What a translator sees in such a catalog is not what will be published.
## Example
> Who pays for it? Nobody knows.
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## Instead
> Who pays for it? Nobody knows.
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"

msgid "Nobody knows."  msgstr "Nadie lo sabe."
## References
GNU gettext manual, "Updating Existing PO Files"
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from i18n.catalogs.extract import key
from i18n.checks._check import Fault
from i18n.checks._excerpts import in_line
from i18n.checks._subject import DocumentSubject
from i18n.model import Severity

severity = Severity.ERROR
kind = "inconsistency"
looks_at = DocumentSubject
is_hidable = False
is_completeness = True

_REMEDY = "run 'ambos update'"


def check(subject: DocumentSubject) -> Iterator[Fault]:
    """One fault where the catalog is out of date."""
    if subject.readable is None:
        return
    current = subject.current
    held = {key(entry) for entry in current}
    wanted = {key(entry) for entry in subject.template}
    path = subject.document.path
    for fresh, entry in zip_longest(subject.template, current):
        if fresh is not None and entry is not None and key(fresh) == key(entry):
            continue
        if fresh is not None and key(fresh) not in held:
            line = (entry.linenum if entry is not None else None) or 1
            yield Fault(
                f"{path} has a new message: '{in_line(fresh.msgid)}' ({_REMEDY})", line=line
            )
        elif entry is not None and key(entry) not in wanted:
            yield Fault(f"no longer in {path} ({_REMEDY})", entry)
        else:
            yield Fault(f"not in the order of {path} ({_REMEDY})", entry)
        return
