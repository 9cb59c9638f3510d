"""Localized documents in their own format, beside their pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from i18n.documents import Edit, edit, leave_out, localize, mark
from i18n.editions._copies import DOCUMENT, copy_path
from i18n.editions._links import SiteLinks
from i18n.editions._localization import Localized, Shown
from i18n.editions._site import OWN_NAME, File, Site
from i18n.languages import tag
from i18n.model import Span

FORMAT = DOCUMENT

_CLASSES = {Shown.SOURCE: "untranslated", Shown.LAST_GOOD: "last-good"}


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """A copy of a document in each language, which states its language and marks what is missing."""
    for localized in site.editions(domain):
        language = localized.language
        path = copy_path(site, FORMAT, localized)
        if path is None:
            continue
        folder = site.folder(domain, language)
        links = SiteLinks(site, localized, folder, OWN_NAME)
        edits = [*localize(localized.rendered, tag(language), links), *_marks(localized)]
        yield File(path, edit(localized.rendered, edits))


def _marks(localized: Localized) -> Iterator[Edit]:
    """What tells a reader that a passage of the body is not the current translation."""
    document, rendered = localized.document, localized.rendered
    passages = (p for p in localized.passages if not p.segment.unit.is_value)
    for _, group in groupby(passages, key=lambda passage: id(passage.segment.unit)):
        unit = list(group)
        places = [passage.place for passage in unit if passage.place is not None]
        if places and all(p.shown in (Shown.OMITTED, Shown.NOTHING) for p in unit):
            whole = Span(places[0].part, places[0].start, places[-1].end)
            yield leave_out(rendered, whole)
            continue
        for passage in unit:
            if passage.shown in _CLASSES and passage.place is not None:
                language = localized.language
                if passage.shown is Shown.SOURCE:
                    language = document.language
                yield from mark(rendered, passage.place, tag(language), _CLASSES[passage.shown])
