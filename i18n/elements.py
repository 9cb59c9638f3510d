"""What the HTML standard says of elements to all who read or write tags."""

from __future__ import annotations

VOID = frozenset(
    {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input"}
    | {"keygen", "link", "meta", "param", "source", "track", "wbr"}
)
"""The elements that have no end tag, obsolete ones too (WHATWG, "HTML", 13.1.2 and 13.3)."""
