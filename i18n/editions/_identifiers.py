"""The identifiers of segments: the same in every edition, for as long as their source is the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from i18n.model import Document

_DIGITS = 10
"""Hexadecimal digits of the digest: 40 bits; of 10,000 sentences two share one in 20,000 documents."""


def identifier(context: str | None, source: str) -> str:
    """The identifier of the first segment of a document that has this context and source.

    `s-` and ten hexadecimal digits of SHA-256 over both, parted by a NUL.
    """
    digest = hashlib.sha256(f"{context or ''}\0{source}".encode()).hexdigest()
    return f"s-{digest[:_DIGITS]}"


@lru_cache(maxsize=8)
def identifiers(document: Document) -> Sequence[str]:
    """The identifier of each segment of a document, in document order, as HTML and XML have it.

    Each further occurrence in the document has its number behind it (`-2`, `-3`).
    """
    counts: Counter[str] = Counter()
    found = []
    for segment in document.segments:
        name = identifier(segment.unit.context, segment.source)
        counts[name] += 1
        found.append(name if counts[name] == 1 else f"{name}-{counts[name]}")
    return tuple(found)
