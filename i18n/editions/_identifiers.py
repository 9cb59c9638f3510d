"""The identifiers of segments: the same in every edition, for as long as their source is the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from i18n.model import Document

_DIGITS = 10
"""Hexadecimal digits of the digest: 40 bits; of 10,000 sentences two share one in 20,000 documents."""


def identifiers(document: Document) -> Sequence[str]:
    """The identifier of each segment of a document, in document order, as HTML and XML have it.

    `s-` and ten hexadecimal digits of SHA-256 over the segment's context and source, parted by a NUL;
    each further occurrence in the document has its number behind it (`-2`, `-3`).
    """
    counts: Counter[str] = Counter()
    found = []
    for segment in document.segments:
        text = f"{segment.unit.context or ''}\0{segment.source}"
        name = f"s-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"
        counts[name] += 1
        found.append(name if counts[name] == 1 else f"{name}-{counts[name]}")
    return found
