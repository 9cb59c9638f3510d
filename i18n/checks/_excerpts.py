"""Texts that are short enough to be named in what a finding says."""

from __future__ import annotations

_LONGEST = 60


def cut(text: str, most: int = _LONGEST) -> str:
    """A text in at most so many characters; what is left out at its end is "…"."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def in_line(text: str) -> str:
    """The same of a text whose lines are joined."""
    return cut(" ".join(text.split()))
