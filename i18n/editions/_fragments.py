"""What a fragment of an address may name in the page of a document."""

from __future__ import annotations

from i18n.documents import identifiers_in
from i18n.editions._anchors import anchors
from i18n.editions._identifiers import identifiers
from i18n.editions._parts import parts
from i18n.model import Document


def fragments(document: Document) -> frozenset[str]:
    """The anchors of the headings, the identifiers of an author's HTML, and those of the segments."""
    return frozenset({*anchors(document), *identifiers_in(parts(document)), *identifiers(document)})
