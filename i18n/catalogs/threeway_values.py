"""Three-way merges of plain values: one, lines, sets. None of them loses what a side added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

Value = TypeVar("Value")
Item = TypeVar("Item", bound=Hashable)


def chosen(base: Value, ours: Value, theirs: Value) -> Value:
    """The value of the side that changed it; ours where both did."""
    return theirs if ours == base else ours


def lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """What both left of the base, with the lines that each added; ours first at the same place.

    A line that both added stands once.
    """
    if theirs in (ours, base):
        return list(ours)
    if ours == base:
        return list(theirs)
    our_cuts, our_news = _edits(base, ours)
    their_cuts, their_news = _edits(base, theirs)
    known = {line for added in our_news.values() for line in added if line}
    merged: list[str] = []
    for n in range(len(base) + 1):
        merged += our_news.get(n, ())
        merged += [line for line in their_news.get(n, ()) if line not in known]
        if n < len(base) and n not in our_cuts and n not in their_cuts:
            merged.append(base[n])
    return merged


def _edits(base: Sequence[str], side: Sequence[str]) -> tuple[set[int], dict[int, list[str]]]:
    """The places in the base whose line a side took out, and what it put in before each."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (slow to import)

    cuts: set[int] = set()
    news: dict[int, list[str]] = {}
    for tag, first, last, start, end in SequenceMatcher(None, base, side, False).get_opcodes():
        if tag != "equal":
            cuts.update(range(first, last))
            news.setdefault(first, []).extend(side[start:end])
    return cuts, news


def members(base: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    """A set in which each side added and took out; in the order of ours, what theirs added last."""
    if theirs in (ours, base):
        return list(ours)
    if ours == base:
        return list(theirs)
    were, there = Counter(base), Counter(theirs)
    kept: list[Item] = []
    for item in ours:
        if were[item]:
            were[item] -= 1
            if not there[item]:
                continue
            there[item] -= 1
        elif there[item]:
            there[item] -= 1
        kept.append(item)
    # what is left of theirs was either taken out by ours or added by theirs
    for item in theirs:
        if there[item]:
            there[item] -= 1
            if were[item]:
                were[item] -= 1
            else:
                kept.append(item)
    return kept
