"""The header in three versions: dates, people, and every other field."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import polib

from i18n.catalogs import conflicts
from i18n.catalogs.conflicts import Alternative
from i18n.catalogs.threeway_values import chosen, lines

_DATES = frozenset({"POT-Creation-Date", "PO-Revision-Date"})
_TRANSLATOR = "Last-Translator"
_OF_TOOLS = re.compile(r"X-(?:Generator|Poedit-.*|Qt-.*|Crowdin-.*|Project-Style)|Generated-By")
"""Fields that a program writes about itself each time it saves: ours stay, and nobody misses theirs."""

_DATE = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)[ T](\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?[ ]?(?:([+-])(\d\d):?(\d\d)|Z)?"
)
_NOBODY = frozenset({"", "FULL NAME <EMAIL@ADDRESS>", "Automatically generated"})


def merge_header(
    base: polib.POFile, ours: polib.POFile, theirs: polib.POFile, who: str
) -> list[Alternative]:
    """Bring the header of ours up to the three; what both sides changed otherwise is returned.

    Of two dates the newer stands; of two last translators ours, and both people stand in the
    comments; of any other field ours stands, and theirs in a conflict comment.
    """
    were, there = base.metadata, theirs.metadata
    clashes: list[Alternative] = []
    merged: dict[str, str] = {}
    people = False
    for name in _names(ours.metadata, there):
        was, our, their = were.get(name), ours.metadata.get(name), there.get(name)
        value = chosen(was, our, their)
        if len({was, our, their}) == 3 and our is not None and their is not None:
            if name in _DATES:
                value = max(our, their, key=lambda date: (_instant(date), date))
            elif name == _TRANSLATOR:
                people = True
                value = their if our in _NOBODY else our
            elif not _OF_TOOLS.fullmatch(name):
                clashes.append(Alternative(name, their, who))
        elif value is None and was is not None and was not in (our, their):
            value = our if our is not None else their  # taken out here, changed there
        if value is not None:
            merged[name] = value
    comment = lines(*(_split(catalog.header) for catalog in (base, ours, theirs)))
    if people:
        comment = _with_people(comment, ours, theirs)
    header = "\n".join(comment)
    if clashes:
        header = conflicts.added(header, clashes, set(merged.items()))
    if header != (ours.header or ""):
        ours.header = header
    ours.metadata = merged
    ours.metadata_is_fuzzy = chosen(
        base.metadata_is_fuzzy, ours.metadata_is_fuzzy, theirs.metadata_is_fuzzy
    )
    return clashes


def translator(catalog: polib.POFile) -> str:
    """The last translator that a header names; "" where it names none."""
    name = " ".join(catalog.metadata.get(_TRANSLATOR, "").split())
    return "" if name in _NOBODY else name


def _split(text: str | None) -> list[str]:
    return text.split("\n") if text else []


def _names(ours: dict[str, str], theirs: dict[str, str]) -> list[str]:
    """The fields in the order of ours, each that theirs adds behind its neighbour."""
    names = list(ours)
    before = -1
    for name in theirs:
        if name in ours:
            before = names.index(name)
        else:
            before += 1
            names.insert(before, name)
    return names


def _instant(date: str) -> datetime:
    """When it was; what is no date was before all others."""
    match = _DATE.fullmatch(date.strip())
    if match is None:
        return datetime.min.replace(tzinfo=UTC)
    numbers = [int(match[n]) for n in range(1, 6)]
    offset = timedelta(hours=int(match[8] or 0), minutes=int(match[9] or 0))
    try:
        zone = timezone(-offset if match[7] == "-" else offset)
        return datetime(*numbers, int(match[6] or 0), tzinfo=zone)  # type: ignore[arg-type,misc]
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _with_people(comment: list[str], ours: polib.POFile, theirs: polib.POFile) -> list[str]:
    """Header comments that name both last translators, as msginit and Emacs write them."""
    for catalog in (ours, theirs):
        person = translator(catalog)
        if person and not any(person in line for line in comment):
            year = catalog.metadata.get("PO-Revision-Date", "")[:4]
            comment = [*comment, f"{person}, {year}." if year.isdigit() else person]
    return comment
