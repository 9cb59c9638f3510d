"""Document → template: one message for each distinct source text, in document order."""

from __future__ import annotations

import polib

from i18n.catalogs.plurals import plural_forms
from i18n.documents import lines
from i18n.languages import catalog_code
from i18n.model import Document

Key = tuple[str | None, str]


def key(entry: polib.POEntry) -> Key:
    """What makes two entries the same message."""
    return entry.msgctxt, entry.msgid


def extract(
    document: Document, *, has_breadcrumb: bool = False, has_lines: bool = False
) -> polib.POFile:
    """The template of a document, its messages in document order.

    `has_breadcrumb` adds the headings above a unit to its comment, `has_lines` line numbers to the
    references.
    """
    places: dict[Key, dict[tuple[str, str], None]] = {}
    comments: dict[Key, dict[str, None]] = {}
    found_lines = lines(document, (segment.span for segment in document.segments))
    for segment in document.segments:
        unit = segment.unit
        place = (document.path, "")
        if has_lines:
            line = next(found_lines)
            place = (document.path, "" if line is None else str(line))
        at = (unit.context, segment.source)
        places.setdefault(at, {})[place] = None
        remarks = [unit.kind, *unit.notes]
        if has_breadcrumb and unit.breadcrumb:
            remarks.insert(1, " › ".join(unit.breadcrumb))
        comments.setdefault(at, {}).update(dict.fromkeys(remarks))
    template = header(None)
    for (context, source), found in places.items():
        template.append(
            polib.POEntry(
                msgid=source,
                msgctxt=context,
                occurrences=list(found),
                comment="\n".join(comments[context, source]),
            )
        )
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
