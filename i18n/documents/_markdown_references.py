"""Collapsed and shortcut references whose text a translation changes: they get the source's label."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import pyromark

from i18n.documents._markdown_view import PLAIN_OPTIONS

if TYPE_CHECKING:
    from pyromark.event import BrokenLink

_LEAD = "x "
"""A word before the text, so that nothing at its start opens a block."""


def with_labels(line: str, labels: Sequence[str], source: str) -> str:
    """A translated line in which each `[text]` or `[text][]` that lost its label has it again.

    `labels` are those of such references in the source, in order. Where it is not sure which is which,
    because there are more or fewer, the line stays.
    """
    if not labels or "[" not in line:
        return line
    found = _references(line)
    present = {_normal(reference) for _, _, reference in found}
    missing = [label for label in labels if _normal(label) not in present]
    known = {_normal(label) for label in labels}
    own = {reference for _, _, reference in _references(source)}
    lost = [one for one in found if _normal(one[2]) not in known and one[2] not in own]
    if not missing or len(missing) != len(lost):
        return line
    data = line.encode()
    pieces, position = [], 0
    for (start, end, _), label in zip(lost, missing, strict=True):
        text = data[start:end].removesuffix(b"[]")
        pieces += [data[position:start], text, f"[{' '.join(label.split())}]".encode()]
        position = end + 2 * (data[end : end + 2] == b"[]")
    return b"".join([*pieces, data[position:]]).decode()


@lru_cache(maxsize=1024)
def _references(text: str) -> tuple[tuple[int, int, str], ...]:
    """The collapsed and shortcut references of a text, and the full ones' labels with empty spans."""
    found: list[tuple[int, int, str]] = []
    lead = len(_LEAD)

    def take(link: BrokenLink) -> tuple[str, str]:
        start, end = link["span"]["start"] - lead, link["span"]["end"] - lead
        is_short = link["link_type"] in (
            "Collapsed",
            "Shortcut",
            "CollapsedUnknown",
            "ShortcutUnknown",
        )
        found.append((start, end, link["reference"]) if is_short else (end, end, link["reference"]))
        return "x", ""

    for _ in pyromark.events(_LEAD + text, options=PLAIN_OPTIONS, broken_link_callback=take):
        pass
    return tuple(found)


def _normal(label: str) -> str:
    """A label as it is compared: without case, each white space one space."""
    return " ".join(label.split()).casefold()
