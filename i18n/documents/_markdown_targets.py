"""The targets of links that stand in angle brackets, where JSX would have a tag: `[a](<b c>)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyromark

from i18n.expressions import compiled

_LINKS = frozenset({"Image", "Link"})
_TARGET = compiled(rb"[\s>\\]*\]\((?P<target><(?:\\.|[^<>\\\r\n])*+>)")
"""What stands behind the text of a link whose target is in angle brackets."""


def has_angled(seen: bytes | bytearray) -> bool:
    """May a body have such a target?"""
    return b"](<" in seen


def angled(seen: bytes | bytearray, options: pyromark.Options) -> Iterator[tuple[int, int]]:
    """Where they stand in a body, in bytes, with their brackets."""
    insides: list[int] = []
    events: Any = pyromark.events_with_range(seen.decode("utf-8", "replace"), options=options)
    for event, place in events:
        tag = next(iter(event.values())) if isinstance(event, dict) else None
        if isinstance(tag, dict) and not _LINKS.isdisjoint(tag):
            insides.append(place["start"] + 1)
            continue
        if isinstance(tag, str) and tag in _LINKS:
            match = _TARGET.match(seen, insides.pop(), place["end"])
            if match:
                yield match.span("target")
        if insides and event != {"Start": tag}:
            insides[-1] = max(insides[-1], place["end"])
