"""Groups of messages: a translation, and the sentences that marks say are in it too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import polib

from i18n.catalogs import approval
from i18n.catalogs.marks import INTO_PREVIOUS, MARKS, partners
from i18n.catalogs.splits import joined

Holders = list[tuple[polib.POEntry, polib.POEntry]]
"""Messages whose msgstr is a mark, each with the message that holds its translation."""


def holders(entries: Sequence[polib.POEntry]) -> Holders:
    """The marks among the current messages of a catalog with what holds their translations.

    That is the next message on the side that the mark names which is no mark; none where the references
    say that it is not beside it, as in a catalog that a program sorted.
    """
    targets = [entry.msgstr for entry in entries]
    if MARKS.isdisjoint(targets):  # as in most catalogs
        return []
    found = partners_in(entries, targets)
    return [
        (entries[n], entries[holder])
        for n, holder in enumerate(found)
        if holder is not None and holder != n
    ]


def partners_in(
    entries: Sequence[polib.POEntry], targets: Sequence[str | None]
) -> list[int | None]:
    """As `marks.partners`, for entries whose order is a file's; None too where they are not beside.

    `targets` are what stands for each of the entries: a mark, a text, or None for what parts others.
    """
    found = partners(targets)
    if MARKS.isdisjoint(targets):
        return found
    places = sorted(
        _place(entry) for entry, target in zip(entries, targets, strict=True) if target not in MARKS
    )
    return [
        holder
        if holder is None
        or holder == n
        or _are_beside(entries[min(n, holder)], entries[max(n, holder)], places)
        else None
        for n, holder in enumerate(found)
    ]


def loosen(
    before: Holders, entries: Sequence[polib.POEntry], heirs: Mapping[int, polib.POEntry]
) -> int:
    """Make fuzzy what was approved as part of a group that is another one now; how many messages.

    `before` are the holders of the catalog as it was, `entries` its messages now, `heirs` those that stand
    in the place of old ones, by the identities of these. A translation that said more than its own
    sentence has the sources of all that it said as its previous msgid.
    """
    if not before:
        return 0
    now = {id(mark): holder for mark, holder in holders(entries)}
    there = {id(entry): entry for entry in entries}
    said: dict[int, list[polib.POEntry]] = {}
    for mark, holder in before:
        members = said.setdefault(id(holder), [holder])
        members.insert(len(members) if mark.msgstr == INTO_PREVIOUS else len(members) - 1, mark)
    count = 0
    for mark, holder in before:
        heir = there.get(id(holder)) or heirs.get(id(holder))
        if id(mark) in there and now.get(id(mark)) is heir is not None:
            continue
        count += _doubt(there.get(id(mark)))
        if heir is not None and not heir.fuzzy:
            whole = joined([one.msgid for one in said[id(holder)]])
            approval.record(heir, whole)
            heir.previous_msgid = whole
            count += _doubt(heir)
    return count


def _doubt(entry: polib.POEntry | None) -> bool:
    """Make a message fuzzy, where there is one that is not."""
    if entry is None or entry.fuzzy:
        return False
    entry.flags.append("fuzzy")
    return True


def _place(entry: polib.POEntry) -> tuple[str, int]:
    """The document and the line that a message is first from; "" and -1 where nothing tells it."""
    path, line = entry.occurrences[0] if entry.occurrences else ("", "")
    return path, int(line) if str(line).isdecimal() else -1


def _are_beside(one: polib.POEntry, other: polib.POEntry, places: list[tuple[str, int]]) -> bool:
    """May a message stand right before another in one paragraph, as far as the references tell?

    `places` are those of all messages that are no marks, sorted.
    """
    first, last = _place(one), _place(other)
    if first[1] < 0 or last[1] < 0:
        return first[0] == last[0]
    between = bisect_left(places, last) - bisect_right(places, first)
    return first[0] == last[0] and first <= last and between <= 0
