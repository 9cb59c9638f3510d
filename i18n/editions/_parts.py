"""The parts of a document's page, found once for all that is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from i18n import documents
from i18n.documents import Part
from i18n.model import Document


@lru_cache(maxsize=8)
def parts(document: Document) -> Sequence[Part]:
    """As `documents.parts` gives them: a document is asked for by each of its editions in turn."""
    return tuple(documents.parts(document))
