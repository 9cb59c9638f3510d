"""Suggestions that put several places of a text right at once."""

from __future__ import annotations

from collections.abc import Iterable


def mended(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """What stands from the first change of a text to the last one, once they are made.

    A change is a span of characters, half open, and what should stand there. They are in order, and
    none overlaps another.
    """
    parts: list[str] = []
    at: int | None = None
    for start, end, right in changes:
        parts += [text[start if at is None else at : start], right]
        at = end
    return "".join(parts)
