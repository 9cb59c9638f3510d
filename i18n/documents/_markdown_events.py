"""pulldown-cmark's events, as pyromark gives them, in one shape."""

from __future__ import annotations

from collections.abc import Iterator

import pyromark

from i18n.documents._parts import Event

_O = pyromark.Options
OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_GFM
    | _O.ENABLE_HEADING_ATTRIBUTES
)
INLINE_TAGS = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})


def events(text: str) -> Iterator[Event]:
    """The events of a Markdown text."""
    for event, place in pyromark.events_with_range(text, options=OPTIONS):
        start, end = place["start"], place["end"]
        if isinstance(event, str):
            yield Event(event, "", None, start, end)
            continue
        assert isinstance(event, dict), "pyromark gives words and mappings of one key"
        ((kind, value),) = event.items()
        if kind in ("Start", "End"):
            if isinstance(value, dict):
                ((name, inner),) = value.items()
                yield Event(kind, name, inner, start, end)
            else:
                yield Event(kind, str(value), None, start, end)
        else:
            yield Event(kind, "", value, start, end)
