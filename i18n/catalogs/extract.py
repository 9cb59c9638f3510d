"""Document → template: one message for each distinct source text, in document order."""

from __future__ import annotations

from collections.abc import Iterable

import polib

from i18n.catalogs.entries import message
from i18n.catalogs.plurals import plural_forms
from i18n.languages import catalog_code
from i18n.model import Document

Key = tuple[str | None, str]


def key(entry: polib.POEntry) -> Key:
    """What makes two entries the same message."""
    return entry.msgctxt, entry.msgid


def keys(entries: Iterable[polib.POEntry]) -> list[Key]:
    """The same of several."""
    return [(entry.msgctxt, entry.msgid) for entry in entries]


def extract(
    document: Document, *, has_breadcrumb: bool = False, has_lines: bool = False
) -> polib.POFile:
    """The template of a document, its messages in document order.

    `has_breadcrumb` adds the headings above a unit to its comment, `has_lines` line numbers to the
    references.
    """
    from i18n.documents import lines  # noqa: PLC0415  (slow to import, and not for a header)

    found: dict[Key, tuple[dict[tuple[str, str], None], dict[str, None]]] = {}
    found_lines = lines(document, (segment.span for segment in document.segments))
    place = (document.path, "")
    for segment in document.segments:
        unit = segment.unit
        if has_lines:
            line = next(found_lines)
            place = (document.path, "" if line is None else str(line))
        at = (unit.context, segment.source)
        known = found.get(at)
        if known is None:
            known = found[at] = ({}, {})
        places, remarks = known
        places[place] = None
        remarks[unit.kind] = None
        if has_breadcrumb and unit.breadcrumb:
            remarks[" › ".join(unit.breadcrumb)] = None
        for note in unit.notes:
            remarks[note] = None
    template = header(None)
    for (context, source), (places, remarks) in found.items():
        entry = message(
            msgctxt=context,
            msgid=source,
            comment="\n".join(remarks),
            occurrences=list(places),
            flags=[],
        )
        list.append(template, entry)  # polib's own looks for duplicates, where it is asked to
    return template


def header(language: str | None) -> polib.POFile:
    """An empty catalog with the header of a language, or of a template."""
    catalog = polib.POFile()
    catalog.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language is not None:
        catalog.metadata["Language"] = catalog_code(language)
        catalog.metadata["Plural-Forms"] = plural_forms(language)
    return catalog
