"""The parts of a document's page, found once for all that is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from i18n import documents
from i18n.documents import Part
from i18n.expressions import compiled
from i18n.model import Document

_LINK = compiled(r"<(/?)[aA](?=[\s/>])")


@lru_cache(maxsize=8)
def parts(document: Document) -> Sequence[Part]:
    """As `documents.parts` gives them: a document is asked for by each of its editions in turn."""
    return tuple(documents.parts(document))


@lru_cache(maxsize=8)
def has_tags(document: Document) -> bool:
    """Are there tags of HTML in its parts, as an author wrote them?"""
    # most documents do not have the sign at all, which is known at once
    return b"<" in document.data and any(
        part.kind == "html" or any(event.kind == "InlineHtml" for event in part.events)
        for part in parts(document)
    )


@lru_cache(maxsize=8)
def linked(document: Document) -> Set[int]:
    """The places of the parts that begin within an author's link, which is open across blocks.

    A tag that no other of a link follows but one that begins is none of these: it was not meant so.
    """
    if not has_tags(document):
        return frozenset()
    return frozenset(
        place
        for (start, is_open), (end, is_again) in pairwise(_links(document))
        if is_open and not is_again
        for place in range(start + 1, end + 1)
    )


def _links(document: Document) -> Iterator[tuple[int, bool]]:
    """The tags of links: the place of the part, and whether it begins one."""
    for place, part in enumerate(parts(document)):
        for event in part.events if part.kind in ("html", "run") else ():
            if event.kind not in ("Html", "InlineHtml"):
                continue
            for found in _LINK.finditer(str(event.value)):
                yield place, not found[1]
