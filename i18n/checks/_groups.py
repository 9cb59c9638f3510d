"""Checks of a kind, by their names, to which others yield."""

from __future__ import annotations

BROKEN = (
    "encoding",
    "entities",
    "links",
    "markup",
    "placeholders",
    "rendering",
    "safety",
)
"""Checks whose faults leave marks and letters where none should be."""
OTHER_TEXT = (
    "chatter",
    "copied",
    "extra-sentence",
    "left-in-source",
    "missing-sentence",
    "repetition",
    "swapped",
    "truncated",
    "wrong-language",
)
"""Checks that tell of a text that is to be written anew."""
