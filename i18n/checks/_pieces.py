"""Pieces of markup of a translation and its source, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from i18n.checks._subject import Message
from i18n.checks._syntax import is_known
from i18n.checks._text import Item
from i18n.model import Severity

_COMPARED = 1000
"""So many pairs of pieces are compared at most, so that a long text takes no longer than it should."""
_LONE = re.compile(r"(?<!\w)_+(?!\w)")
"""What is no mark of emphasis where it stands, and could be next to a letter."""


def unpaired(
    source: Sequence[Item],
    target: Sequence[Item],
    is_same: Callable[[str, str], bool] | None = None,
) -> tuple[list[Item], list[Item]]:
    """The pieces that have no counterpart, on either side; of equal ones, the last."""
    if [item.value for item in source] == [item.value for item in target]:
        return [], []
    left = Counter(item.value for item in source)
    left.subtract(item.value for item in target)
    lost = _surplus(source, left, 1)
    added = _surplus(target, left, -1)
    if is_same is None or len(lost) * len(added) > _COMPARED:
        return lost, added
    for one in list(lost):
        for other in added:
            if is_same(one.value, other.value):
                lost.remove(one)
                added.remove(other)
                break
    return lost, added


def _surplus(items: Sequence[Item], left: Counter[str], sign: int) -> list[Item]:
    """The last pieces of each value that one side has more of."""
    owed = {value: sign * count for value, count in left.items() if sign * count > 0}
    found = []
    for item in reversed(items) if owed else ():
        if owed.get(item.value, 0) > 0:
            owed[item.value] -= 1
            found.append(item)
    return found[::-1]


def strays(message: Message) -> list[Item]:
    """The marks of emphasis or code that mark nothing, but for as many as the source has of each."""
    found = message.target.of_kind("delimiter")
    if not found:
        return []
    left = Counter(item.value for item in message.source.of_kind("delimiter"))
    left.update(_LONE.findall(message.source.prose))
    surplus = []
    for item in found:
        left[item.value] -= 1
        if left[item.value] < 0:
            surplus.append(item)
    return surplus


def unless_guessed(message: Message, severity: Severity) -> Severity:
    """A severity; information where nothing but its text says in which syntax a message is."""
    if message.subject.is_foreign and not is_known(message.entry):
        return Severity.INFORMATION
    return severity
