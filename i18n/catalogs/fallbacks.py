"""What one language does not say, another says for it: `es_MX` takes it from `es_419`, and that from `es`.

So do programs that use gettext, message by message. A document has sentences that a translator merged: a
passage is taken as it is there, or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polib

from i18n.catalogs import marks
from i18n.catalogs.lookup import State, Translation, by_unit, translations
from i18n.languages import parents
from i18n.model import Document


def with_fallbacks(
    document: Document, language: str, catalogs: Mapping[str, polib.POFile | None]
) -> list[Translation]:
    """What stands for each of a document's segments in a language, in order.

    `catalogs` are by language. Where that of the language has no approved translation, the nearest of its
    parents that has one stands there, and `language` of the translation names it; the document's own
    language has one of everything. What is fuzzy stays so: it waits for approval. Where none
    of them has one, the nearest that had one of the previous source lends its `last_good`.
    """
    found = translations(document, catalogs.get(language))
    lenders: list[tuple[str, list[Translation]]] = []
    for parent in parents(language):
        if parent == document.language:
            return _completed(found, _original(document), parent)
        catalog = catalogs.get(parent)
        if catalog is not None:
            lenders.append((parent, translations(document, catalog)))
    for parent, others in lenders:
        found = _completed(found, others, parent)
    for parent, others in lenders:
        found = [_outdated(own, other, parent) for own, other in zip(found, others, strict=True)]
    return found


def _original(document: Document) -> list[Translation]:
    return [Translation(segment, State.TRANSLATED, segment.source) for segment in document.segments]


def _completed(
    own: Sequence[Translation], others: Sequence[Translation], language: str
) -> list[Translation]:
    """Translations with what they lack and others have, passage by passage."""
    found = list(own)
    start = 0
    for _, unit in by_unit(others):
        for row in marks.rows([one.mark or one.target for one in unit]):
            places = [start + n for n in row]
            if all(_says_nothing(own[at]) and others[at].target is not None for at in places):
                for at in places:
                    found[at] = _taken(own[at], others[at], language)
        start += len(unit)
    return found


def _says_nothing(translation: Translation) -> bool:
    """Has nobody approved anything of a segment: neither a text, nor a mark that leads nowhere?"""
    return translation.target is None and translation.mark is None


def _taken(own: Translation, other: Translation, language: str) -> Translation:
    state = State.FUZZY if own.state is State.FUZZY else State.TRANSLATED
    return own._replace(
        state=state, target=other.target, last_good=None, mark=other.mark, language=language
    )


def _outdated(own: Translation, other: Translation, language: str) -> Translation:
    """A translation with the last good one of another language, where it has none itself."""
    if not _says_nothing(own) or own.last_good or not other.last_good:
        return own
    return own._replace(last_good=other.last_good, language=language)
