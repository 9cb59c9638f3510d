"""Run checks over catalogs, and say where each fault stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

import polib

from i18n.catalogs.positions import positions
from i18n.catalogs.strings import Lines, lines_of, locate, locate_end
from i18n.catalogs.syntax import source
from i18n.checks._check import Check, Fault
from i18n.checks._collection import Collection, Fact, Facts, joined
from i18n.checks._fingerprints import marked
from i18n.checks._ignoring import Ignores, for_nothing, ignored, is_ignored
from i18n.checks._needless import needed, place_of
from i18n.checks._registry import checks, known
from i18n.checks._subject import DocumentSubject, Message, OriginalSubject, Subject
from i18n.model import Finding

Share = dict[str, list[tuple[int, int | None, Fault]]]
"""Faults by the names of their checks: in which order they were found, the place of each one's entry in
its catalog, and the fault without it, so that they travel between processes."""
_HEADER = -1
"""The place of the header, which is none of the entries."""


def run(subjects: Iterable[Subject], chosen: Iterable[Check] | None = None) -> list[Finding]:
    """What the checks find, every check where none is chosen.

    Pure: nothing is read or written. The findings stand in the order of the subjects, then of the
    lines of each catalog.
    """
    chosen = list(checks().values()) if chosen is None else list(chosen)
    found, facts = run_each(subjects, chosen)
    return found + collected(facts, chosen)


def run_each(
    subjects: Iterable[Subject], chosen: Sequence[Check], shares: Sequence[Share] = ()
) -> tuple[list[Finding], dict[str, list[Fact]]]:
    """What the checks find in one catalog at a time, and what those keep that look at all together.

    `shares` are as in `run_alone`. What was made of a catalog is let go of once it is looked at.
    """
    found: list[Finding] = []
    gathered: list[Facts] = []
    for subject in subjects:
        found += run_alone(subject, chosen, shares)
        gathered.append(_gathered(subject, chosen))
        subject.release()
    return found, joined(gathered)


def run_alone(
    subject: Subject, chosen: Sequence[Check], shares: Sequence[Share] = ()
) -> list[Finding]:
    """What the checks find that look at one catalog at a time, in the order of its lines.

    `shares` are all that were found of it by `find_share`, in whatever processes; where there are none,
    everything is looked for here.
    """
    alone = [check for check in chosen if check.gather is None]
    return list(marked(sorted(_findings(subject, alone, shares), key=_place)))


def find_share(subject: Subject, chosen: Sequence[Check], number: int, of: int) -> Share:
    """The faults that make share `number` of a catalog, of 0 to `of` inclusive, by checks.

    Share `of` is what the checks find that look at a whole catalog, another one what those of
    messages find in each `of`-th message. Only together the shares tell what is ignored.
    """
    places = {id(entry): place for place, entry in enumerate(subject.readable or ())}
    share: Share = {}
    for check in chosen:
        is_split = check.looks_at is Message
        if check.gather is not None or check.looks_at is Ignores:
            continue
        items = _looked_at(check, subject) if is_split == (number < of) else ()
        orders = range(number, len(items), of) if is_split else range(len(items))
        share[check.name] = [
            (order, *_parted(fault, places)) for order, fault in _found(check, items, orders)
        ]
    return share


def _parted(fault: Fault, places: Mapping[int, int]) -> tuple[int | None, Fault]:
    """The place of a fault's entry, and the fault without it."""
    place = places.get(id(fault.entry), _HEADER) if fault.entry is not None else None
    return place, replace(fault, entry=None)


def _gathered(subject: Subject, chosen: Sequence[Check]) -> dict[str, list[Fact]]:
    """What the others keep of a catalog, by their names, and which of its messages ignore them.

    Nothing is kept of a message that ignores one with a flag.
    """
    facts = {
        check.name: [
            Fact(key, value, _finding(check, Fault("", entry, form=form), subject, None), is_apart)
            for entry, form, key, value in check.gather(subject)
            if not (is_apart := is_ignored(check, entry)) or check.name in ignored(entry)
        ]
        for check in chosen
        if check.gather is not None
    }
    asked = [check for check in chosen if check.looks_at is Ignores and facts]
    names = frozenset(facts)
    return facts | {check.name: _asked(subject, check, names) for check in asked}


def _asked(subject: Subject, check: Check, names: frozenset[str]) -> list[Fact]:
    """The ignores of those checks in a catalog: a fact's key is the name, its place what may be told."""
    ignores = Ignores(subject, names, frozenset())
    return [
        Fact(name, "", _finding(check, Fault(for_nothing(name), entry), subject, None))
        for entry, name in ignores.unused(known())
        if name in names
    ]


def collected(facts: Facts, chosen: Sequence[Check]) -> list[Finding]:
    """What those find in all that they kept."""
    found = [
        fact.place._replace(message=said)
        for check in chosen
        if check.gather is not None
        for fact, said in check.find(
            Collection([fact for fact in facts.get(check.name, ()) if not fact.is_ignored])
        )
    ]
    return list(marked(found))


def needless(facts: Facts, chosen: Sequence[Check], told: Sequence[Finding]) -> list[Finding]:
    """The ignores of those that hide nothing, where they kept all that there is.

    `told` are the findings of single catalogs, which have their fingerprints.
    """
    found: list[Finding] = []
    for last in (check for check in chosen if check.looks_at is Ignores):
        asked = facts.get(last.name, ())
        names = {fact.key for fact in asked}
        used = {
            (check.name, place)
            for check in chosen
            if check.name in names
            for place in needed(check, facts.get(check.name, ()))
        }
        new = [fact.place for fact in asked if (fact.key, place_of(fact)) not in used]
        before = [finding for finding in told if finding.check == last.name]
        found += list(marked([*before, *new]))[len(before) :]
    return found


def is_of_all(check: Check) -> bool:
    """Does a check find all that there is only where it looks at all catalogs together?"""
    return check.gather is not None or check.looks_at is Ignores


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.check


def _findings(
    subject: Subject, chosen: Sequence[Check], shares: Sequence[Share]
) -> Iterator[Finding]:
    faults = list(_faults(subject, chosen, shares))
    catalog = subject.readable if faults else None
    lines = lines_of(catalog) if catalog is not None else None
    told: defaultdict[tuple[str, int], list[Fault]] = defaultdict(list)
    for check, fault in faults:
        if fault.entry is not None:
            told[check.name, id(fault.entry)].append(fault)
    for check, fault in faults:
        others = (one for name in check.yields_to for one in told.get((name, id(fault.entry)), ()))
        if not any(_covers(one, fault) for one in others):
            yield _finding(check, fault, subject, lines)


def _covers(one: Fault, other: Fault) -> bool:
    """Is a fault of the same place as another, or of the whole translation?

    A place between two characters is that of what stands on either side.
    """
    if one.span is None or other.span is None:
        return True
    start, end = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    is_between = start == end and (start, end) in (one.span, other.span)
    return one.form == other.form and (start < end or is_between)


def _faults(
    subject: Subject, chosen: Sequence[Check], shares: Sequence[Share] = ()
) -> Iterator[tuple[Check, Fault]]:
    """What the checks find, but for what a message ignores."""
    used: set[tuple[int, str]] = set()
    last = [check for check in chosen if check.looks_at is Ignores]
    for check in (check for check in chosen if check.looks_at is not Ignores):
        if shares:
            found = _shared(check, subject, shares)
        else:
            items = _looked_at(check, subject)
            found = (fault for _, fault in _found(check, items, range(len(items))))
        for fault in found:
            entry = _message(fault)
            if entry is not None and is_ignored(check, entry):
                used.add((id(entry), check.name))
            else:
                yield check, fault
    ran = frozenset(check.name for check in chosen)
    for check in last:
        for fault in check.find(Ignores(subject, ran, frozenset(used))):
            yield check, fault


def _found(
    check: Check, items: Sequence[object], orders: Iterable[int]
) -> Iterator[tuple[int, Fault]]:
    """What a check finds in some of what it looks at; of a message, in the form of that."""
    for order in orders:
        item = items[order]
        for fault in check.find(item):
            if isinstance(item, Message) and item.form:
                fault = replace(fault, form=item.form)  # noqa: PLW2901
            yield order, fault


def _shared(check: Check, subject: Subject, shares: Sequence[Share]) -> Iterator[Fault]:
    """What a check found in all shares of a catalog, in the order in which it looked."""
    entries = subject.readable or ()
    file = source(subject.readable) if subject.readable is not None else None
    found = [one for share in shares for one in share[check.name]]
    for _, place, fault in sorted(found, key=itemgetter(0)):
        if place == _HEADER:
            yield replace(fault, entry=file.header_entry if file is not None else None)
        else:
            yield replace(fault, entry=entries[place] if place is not None else None)


def _looked_at(check: Check, subject: Subject) -> Sequence[object]:
    """What of a catalog a check looks at."""
    if check.looks_at is Message:
        return subject.messages
    return (subject,) if isinstance(subject, check.looks_at) else ()


def _finding(check: Check, fault: Fault, subject: Subject, lines: Lines | None) -> Finding:
    entry = _message(fault)
    line, column, *end = _position(fault, lines)
    return Finding(
        check=check.name,
        severity=fault.severity or check.severity,
        path=subject.path,
        line=line,
        column=column,
        message=fault.message,
        msgctxt=entry.msgctxt if entry is not None else None,
        msgid=entry.msgid if entry is not None else None,
        msgstr=_shown(entry, fault.form) if entry is not None else None,
        span=fault.span if entry is not None else None,
        form=fault.form,
        suggestion=fault.suggestion,
        is_safe=fault.is_safe,
        kind=check.kind,
        end_line=end[0] if end else None,
        end_column=end[1] if end else None,
        document=_document(subject),
        language=subject.language,
        source_language=subject.source_language,
        owner=subject.owner,
    )


def _document(subject: Subject) -> str:
    """The path of a catalog's document, where it is known."""
    if isinstance(subject, DocumentSubject | OriginalSubject):
        return subject.document.path
    return ""


def _message(fault: Fault) -> polib.POEntry | None:
    """The message that a fault is of; None where it is the header's or the catalog's."""
    entry = fault.entry
    return entry if entry is not None and (entry.msgid or entry.msgctxt is not None) else None


def _shown(entry: polib.POEntry, form: int) -> str:
    return str(entry.msgstr_plural.get(form, "")) if entry.msgid_plural else str(entry.msgstr)


def _position(fault: Fault, lines: Lines | None) -> tuple[int, ...]:
    """The line and the column, of the span and where it ends; or of the message, or of the check's."""
    entry = fault.entry
    if entry is None:
        return fault.line, 1
    where = positions(entry)
    if where is None or lines is None:
        return entry.linenum or fault.line, 1
    if fault.span is None:
        return where.msgid if where.msgctxt is None else where.msgctxt, 1
    line = where.msgstr[fault.form]
    return *locate(lines, line, fault.span[0]), *locate_end(lines, line, *fault.span)
