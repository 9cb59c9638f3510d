"""Which unit of a document a place lies in, however many are asked for."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from i18n.model import Document, Span, Unit


@lru_cache(maxsize=2)
def _by_part(document: Document) -> dict[str, tuple[list[int], list[Unit]]]:
    """The units of each part, in order, and where each begins."""
    found: dict[str, tuple[list[int], list[Unit]]] = {}
    for unit in document.units:
        starts, units = found.setdefault(unit.span.part, ([], []))
        starts.append(unit.span.start)
        units.append(unit)
    return found


def unit_at(document: Document, place: Span) -> Unit | None:
    """The unit that a place begins in, its end included; None where it begins in none."""
    starts, units = _by_part(document).get(place.part, ([], []))
    n = bisect_right(starts, place.start) - 1
    return units[n] if n >= 0 and place.start <= units[n].span.end else None


def is_in_text(document: Document, at: int) -> bool:
    """Is a byte of a file, which is no archive, in a text for translation that stands between tags?"""
    unit = unit_at(document, Span("", at, at))
    return unit is not None and not unit.is_value and at < unit.span.end
