"""The numbers of parts of laws."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from i18n.checks._numbers.quantity import Quantity, Way
from i18n.expressions import deferred

_PART = deferred(r"(?<![\w.,])\d{1,3}\(\d{1,3}\)")
"""A part of a law: section 8(3), which others number 8.3."""


def with_parts_of_laws(
    found: list[Quantity], text: str, ways_of: Callable[[str], Iterator[Way]]
) -> list[Quantity]:
    """The numbers of a text, those of a part of a law as one, which may be several.

    8(3) is 8.3, and artículo 8, apartado 3. `ways_of` gives what a number in digits may be.
    """
    if _PART.search(text) is None:
        return found
    whole: list[Quantity] = []
    for quantity in found:
        earlier = whole[-1] if whole else None
        if earlier is not None and _PART.fullmatch(text, earlier.start, quantity.end + 1):
            joined = f"{text[earlier.start : earlier.end]}.{text[quantity.start : quantity.end]}"
            ways = (*ways_of(joined), (*earlier.ways[0], *quantity.ways[0]))
            whole[-1] = Quantity(earlier.start, quantity.end + 1, ways, is_required=True)
        else:
            whole.append(quantity)
    return whole
