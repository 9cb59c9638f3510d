"""Localized documents in their own format, beside their pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from i18n.documents import Edit, edit, leave_out, lend, localize, mark, restate
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
        edits = [*localize(localized.rendered, tag(language), links), *_restated(localized)]
        edits += _marks(localized)
        yield File(path, edit(localized.rendered, edits))


def _restated(localized: Localized) -> Iterator[Edit]:
    """The languages that the author states, as they are between passages and in each."""
    if localized.is_original:
        return
    edition = localized.language
    others = sorted(
        (one.place.start, one.place.end, one.language)
        for one in localized.passages
        if one.place is not None and (one.language or one.shown is Shown.SOURCE)
    )
    starts = [start for start, _, _ in others]

    def language(at: int) -> str:
        """The language of a place; in a passage in the source's nothing is stated otherwise: ""."""
        n = bisect_right(starts, at) - 1
        return others[n][2] if n >= 0 and at < others[n][1] else edition

    for one in (edition, *localized.lenders):
        stated = restate(localized.rendered, tag(one))
        yield from (found for found in stated if language(found.start) == one)


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
            language = passage.language or localized.language
            if passage.place is not None and passage.shown not in _CLASSES and passage.language:
                yield from lend(rendered, passage.place, tag(language))
            elif passage.place is not None and passage.shown in _CLASSES:
                if passage.shown is Shown.SOURCE:
                    language = document.language
                yield from mark(rendered, passage.place, tag(language), _CLASSES[passage.shown])
