"""Slugs: the part of an address that names a document, and the folder that it is published in."""

from __future__ import annotations

import re
import unicodedata

_SLUG = re.compile(r"[^\W_](?:[\w.\-]{0,98}[^\W_])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|lc_messages", re.IGNORECASE)
"""What Windows takes for a device ("Naming Files, Paths, and Namespaces"), and gettext's folder."""


def is_slug(text: str) -> bool:
    """May this be the name of a document's folder, on every system: `market`, `día-2`?

    At most 100 characters: letters, digits, and between them hyphens, underscores and full stops.
    """
    return _SLUG.fullmatch(text) is not None and _RESERVED.fullmatch(text) is None


def folded(path: str) -> str:
    """A path as file systems have it that tell neither cases nor compositions apart."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
