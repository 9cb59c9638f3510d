"""Run checks over catalogs, and say where each fault stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

import polib

from i18n.catalogs.positions import positions
from i18n.catalogs.strings import Lines, lines_of, locate
from i18n.checks._check import Check, Fault
from i18n.checks._registry import checks
from i18n.checks._subject import Message, Subject, messages
from i18n.model import Finding

_ACCEPTANCE = "ambos: ignore "
_REASON = "because"
_NEVER_ACCEPTED = frozenset({"catalog-stale", "fuzzy", "untranslated"})
"""What no comment hides: what is not translated, and what is the whole catalog's."""
_SAID_BY = {"fuzzy": "conflict"}
"""Checks whose fault follows from another's: where both find a message, only the other's is told."""


def run(subjects: Iterable[Subject], chosen: Iterable[Check] | None = None) -> list[Finding]:
    """What the checks find, every check where none is chosen.

    Pure: nothing is read or written. The findings stand in the order of the subjects, then of the
    lines of each catalog.
    """
    chosen = list(checks().values()) if chosen is None else list(chosen)
    found: list[Finding] = []
    for subject in subjects:
        found += sorted(_findings(subject, chosen), key=_place)
    return found


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.check


def _findings(subject: Subject, chosen: Iterable[Check]) -> Iterator[Finding]:
    catalog = subject.readable
    lines = lines_of(catalog) if catalog is not None else None
    faults = list(_faults(subject, chosen))
    told = {(check.name, id(fault.entry)) for check, fault in faults}
    for check, fault in faults:
        if (_SAID_BY.get(check.name), id(fault.entry)) not in told:
            yield _finding(check, fault, subject.path, lines)


def _faults(subject: Subject, chosen: Iterable[Check]) -> Iterator[tuple[Check, Fault]]:
    """What the checks find, but for what a comment accepts."""
    published = list(messages(subject))
    for check in chosen:
        looked_at: Iterable[object] = published if check.looks_at is Message else (subject,)
        for item in looked_at:
            for fault in check.find(item):
                if not _is_accepted(check, _message(fault)):
                    yield check, fault


def _is_accepted(check: Check, entry: polib.POEntry | None) -> bool:
    """Does a comment in the entry say `# ambos: ignore NAME… because TEXT`, with the check's name?"""
    if entry is None or check.name in _NEVER_ACCEPTED:
        return False
    for line in (entry.tcomment or "").split("\n"):
        said = line.strip()
        if said.startswith(_ACCEPTANCE):
            names = takewhile(lambda word: word != _REASON, said[len(_ACCEPTANCE) :].split())
            if check.name in names:
                return True
    return False


def _finding(check: Check, fault: Fault, path: str, lines: Lines | None) -> Finding:
    entry = _message(fault)
    line, column = _position(fault, lines)
    return Finding(
        check=check.name,
        severity=fault.severity or check.severity,
        path=path,
        line=line,
        column=column,
        message=fault.message,
        msgctxt=entry.msgctxt if entry is not None else None,
        msgid=entry.msgid if entry is not None else None,
        msgstr=_shown(entry, fault.form) if entry is not None else None,
    )


def _message(fault: Fault) -> polib.POEntry | None:
    """The message that a fault is of; None where it is the header's or the catalog's."""
    entry = fault.entry
    return entry if entry is not None and (entry.msgid or entry.msgctxt is not None) else None


def _shown(entry: polib.POEntry, form: int) -> str:
    return str(entry.msgstr_plural.get(form, "")) if entry.msgid_plural else str(entry.msgstr)


def _position(fault: Fault, lines: Lines | None) -> tuple[int, int]:
    """The line and the column: of the span, of the message, or of what the check says."""
    entry = fault.entry
    if entry is None:
        return fault.line, 1
    where = positions(entry)
    if where is None or lines is None:
        return entry.linenum or fault.line, 1
    if fault.span is None:
        return where.msgid if where.msgctxt is None else where.msgctxt, 1
    return locate(lines, where.msgstr[fault.form], fault.span[0])
