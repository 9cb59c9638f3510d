"""What there is to learn in a catalog: its pairs, with the segments around them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import polib

from i18n.catalogs import approval, machine, store
from i18n.catalogs.marks import INTO_NEXT, INTO_PREVIOUS, LEFT_OUT, MARKS
from i18n.catalogs.splits import joined
from i18n.memory import notes
from i18n.memory.store import CATALOG, EDGE, HISTORY, Lesson, Pair

REVISION = 1
"""The number of what `pairs` and `importing` yield: with another one, all is learnt again.

What was learnt of earlier versions stays as it was learnt.
"""

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::\d\d)?(?:([+-]\d\d):?(\d\d))?)?")


def digest(data: bytes, source_language: str, document: str) -> str:
    """The hash of all that a lesson is made of."""
    whole = hashlib.sha256(f"{REVISION}\0{source_language}\0{document}\0".encode())
    whole.update(data)
    return whole.hexdigest()


def lesson(data: bytes, path: str, *, document: str, languages: tuple[str, str]) -> Lesson:
    """What a catalog teaches as it is; `languages` are its sources' and its targets'.

    Raises AmbosError where it is not well-formed PO."""
    catalog = store.read(data, path)
    mark = digest(data, languages[0], document)
    date = iso(catalog.metadata.get("PO-Revision-Date", ""))
    return Lesson(path, CATALOG, document, *languages, mark, date, list(pairs(catalog)))


def earlier(
    data: bytes, path: str, *, document: str, languages: tuple[str, str], date: str
) -> Lesson:
    """What an earlier version of a catalog teaches; `date` is its own. Raises AmbosError."""
    taught = [pair._replace(date=date) for pair in pairs(store.read(data, path))]
    return Lesson(path, HISTORY, document, *languages, "", date, taught)


def language(data: bytes, path: str) -> str:
    """The language that a catalog's header names; "" where it names none. Raises AmbosError."""
    return str(store.read(data, path).metadata.get("Language", "")).strip()


def iso(date: str) -> str:
    """A date of a catalog's header in ISO 8601; "" for what is none."""
    match = _DATE.match(date)
    if match is None:
        return ""
    day, time, hours, minutes = match.groups()
    if time is None:
        return day
    return f"{day}T{time}" + (f"{hours}:{minutes}" if hours else "")


def pairs(catalog: polib.POFile) -> Iterator[Pair]:
    """The pairs of a catalog, in its order.

    Sentences that one translation covers (marks) are one pair. A fuzzy translation is one of its previous
    source, and approved where Ambos noted that it was; what the memory itself offered is no pair, nor
    what a machine wrote and nobody reviewed.
    Of a message with plural forms, the first is the singular's translation and the others are the plural's;
    where there is one form alone, it is that of both.
    """
    current = [entry for entry in catalog if not entry.obsolete]
    for first, last, target in _groups(current):
        group = current[first : last + 1]
        before = current[first - 1].msgid if first else EDGE
        after = current[last + 1].msgid if last + 1 < len(current) else EDGE
        source = joined([entry.msgid for entry in group])
        context = group[0].msgctxt
        yield Pair(source, target, before, after, context=context)
    for entry in catalog:
        if entry.msgid_plural:
            yield from _forms(entry)
        elif entry.msgstr in MARKS or not entry.msgstr.strip():
            continue
        elif entry.fuzzy and not _is_offered(entry):
            is_approved = approval.last_good(entry) is not None
            source = entry.previous_msgid or entry.msgid
            context = entry.previous_msgctxt or entry.msgctxt
            yield Pair(source, entry.msgstr, is_approved=is_approved, context=context)
        elif entry.obsolete and not entry.fuzzy:
            yield Pair(entry.msgid, entry.msgstr, context=entry.msgctxt)


def _is_offered(entry: polib.POEntry) -> bool:
    """Is it a fuzzy one that the memory or a machine filled, and nobody approved?"""
    if not entry.fuzzy:
        return False
    is_machine = machine.engine(entry) is not None and approval.last_good(entry) is None
    return is_machine or notes.origin(entry) is not None


def _forms(entry: polib.POEntry) -> Iterator[Pair]:
    """The pairs of a message with plural forms, all of which are translated."""
    if not approval.is_translated(entry) or _is_offered(entry):
        return
    singular, plural = entry.msgid, entry.msgid_plural
    if entry.fuzzy:
        singular = entry.previous_msgid or singular
        plural = entry.previous_msgid_plural or plural
    forms = [entry.msgstr_plural[at] for at in sorted(entry.msgstr_plural)]
    found = [(singular, forms[0]), *((plural, form) for form in forms[1:] or forms)]
    for source, target in dict.fromkeys(found):
        context = entry.msgctxt
        yield Pair(source, target, is_approved=not entry.fuzzy, context=context)


def _groups(entries: Sequence[polib.POEntry]) -> Iterator[tuple[int, int, str]]:
    """The published translations: the places of the first and last message that each covers."""
    targets = [
        entry.msgstr if approval.is_published(entry) and not entry.msgid_plural else None
        for entry in entries
    ]
    for at, target in enumerate(targets):
        if target is None or target in MARKS:
            continue
        first = last = at
        while first and targets[first - 1] == INTO_NEXT:
            first -= 1
        while last + 1 < len(targets) and targets[last + 1] in (INTO_PREVIOUS, LEFT_OUT):
            last += 1
        while last > at and targets[last] == LEFT_OUT:
            last -= 1
        yield first, last, target
