"""What the memory notes in a message that it filled: `# ambos: match SCORE DOCUMENT`."""

from __future__ import annotations

import re

import polib

_MATCH = re.compile(r"^ambos: match (\d{1,3}) (.*)$", re.MULTILINE)


def origin(entry: polib.POEntry) -> tuple[int, str] | None:
    """The score of the match that a message was filled with, and its document; None for others."""
    match = _MATCH.search(entry.tcomment or "")
    return None if match is None else (int(match[1]), match[2])


def record(entry: polib.POEntry, score: int, document: str) -> None:
    """Note where the translation of a message comes from."""
    lines = [line for line in (entry.tcomment or "").split("\n") if line and not _MATCH.match(line)]
    place = " ".join(document.split())
    entry.tcomment = "\n".join([*lines, f"ambos: match {score} {place}"])
