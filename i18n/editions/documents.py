"""Localized documents in their own format, beside their pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePosixPath

from i18n.documents import Edit, leave_out, localize, mark
from i18n.editions._localization import Localized, Shown
from i18n.editions._site import OWN_NAME, File, Site
from i18n.languages import tag

_CLASSES = {Shown.SOURCE: "untranslated", Shown.LAST_GOOD: "last-good"}


def publish(site: Site) -> Iterator[File]:
    """A copy of each document in each language, which states its language and marks what is missing."""
    for (domain, language), localized in site.localized.items():
        folder = site.folder(domain, language)
        name = PurePosixPath(localized.document.path).name
        links = site.links(localized, folder, OWN_NAME)
        edits = [*localize(localized.rendered, tag(language), links), *_marks(localized)]
        yield File(f"{folder}/{name}", _edited(localized.rendered.data, edits))


def _marks(localized: Localized) -> Iterator[Edit]:
    """What tells a reader that a passage of the body is not the current translation."""
    document, rendered = localized.document, localized.rendered
    passages = (p for p in localized.passages if not p.segment.unit.is_field)
    for _, group in groupby(passages, key=lambda passage: id(passage.segment.unit)):
        unit = list(group)
        places = [passage.place for passage in unit if passage.place is not None]
        if places and all(p.shown in (Shown.OMITTED, Shown.NOTHING) for p in unit):
            yield leave_out(rendered, places[0].start, places[-1].end)
            continue
        for passage in unit:
            if passage.shown in _CLASSES and passage.place is not None:
                language = localized.language
                if passage.shown is Shown.SOURCE:
                    language = document.language
                before, after = mark(rendered, tag(language), _CLASSES[passage.shown])
                yield Edit(passage.place.start, passage.place.start, before)
                yield Edit(passage.place.end, passage.place.end, after)


def _edited(data: bytes, edits: list[Edit]) -> bytes:
    """The bytes with their edits; what lies in a unit that is left out goes with it."""
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start < position:
            continue
        pieces += [data[position : edit.start], edit.data]
        position = edit.end
    pieces.append(data[position:])
    return b"".join(pieces)
