"""What cutting and joining made of a catalog, in messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import polib


class Resegmented(NamedTuple):
    """How many messages became several (`cut`) and were made of several (`joined`).

    Of the messages that came of it so many are translated, fuzzy and untranslated. `left` are those that
    could not be cut or made: of a program, plural, or lacking a sentence.
    """

    cut: int = 0
    joined: int = 0
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    left: int = 0


def resegmented(
    made: Iterable[polib.POEntry], *, cut: int = 0, joined: int = 0, left: int = 0
) -> Resegmented:
    """The same with the states of the messages that came of it counted; obsolete ones are no such."""
    states = Counter(
        "untranslated" if not entry.msgstr.strip() else "fuzzy" if entry.fuzzy else "translated"
        for entry in made
        if not entry.obsolete
    )
    return Resegmented(cut, joined, left=left, **states)
