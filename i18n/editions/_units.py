"""The units of a localized document, and what a page shows of their passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from i18n.documents import Part
from i18n.editions._localization import Localized, Passage, Shown


class Units:
    """The units of a localized document, by where they lie in its bytes."""

    def __init__(self, localized: Localized) -> None:
        sources = localized.document.units
        self._passages: dict[int, list[Passage]] = {id(unit): [] for unit in sources}
        for passage in localized.passages:
            self._passages[id(passage.segment.unit)].append(passage)
        placed = sorted(
            (unit.span.part, unit.span.start, n, unit.span.end)
            for n, unit in enumerate(localized.rendered.units)
            if not unit.is_value
        )
        self._starts = [(part, start) for part, start, _, _ in placed]
        self._order = [self._passages[id(sources[n])] for _, _, n, _ in placed]
        self._ends = [end for _, _, _, end in placed]

    def passages(self, run: Part) -> list[Passage]:
        """The passages of the units that a run or block holds; none where it is not translated."""
        # a unit begins with the backslash that escapes its first character, its run behind it
        first, end = run.start, (run.member, run.end)
        n = bisect_left(self._starts, (run.member, first - 1))
        found: list[Passage] = []
        while n < len(self._starts) and self._starts[n] < end:
            if self._starts[n][1] >= first or self._ends[n] > first:
                found += self._order[n]
            n += 1
        return found


def span_of(passages: Sequence[Passage]) -> tuple[int, int] | None:
    """From where to where the passages of a text lie, or None where all are left out."""
    places = [passage.place for passage in passages if passage.place is not None]
    return (places[0].start, places[-1].end) if places else None


def is_omitted(passages: Sequence[Passage]) -> bool:
    """Is nothing of a unit shown?"""
    return any(p.shown is Shown.OMITTED for p in passages) and all(
        p.shown in (Shown.OMITTED, Shown.NOTHING) for p in passages
    )
