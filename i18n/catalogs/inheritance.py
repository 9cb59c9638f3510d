"""Messages of one catalog that go along into another, with the text that they translate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import approval
from i18n.catalogs.conflicts import Alternative, added, without_conflicts
from i18n.catalogs.extract import Key, header, key
from i18n.catalogs.lineage import Checksums, checksum
from i18n.catalogs.merge import Changes, merge
from i18n.catalogs.notes import follows_translation
from i18n.catalogs.threeway_sides import placed
from i18n.model import Segmenter

_STATE = ("msgstr", "previous_msgid", "previous_msgctxt", "previous_msgid_plural")


class Estate(NamedTuple):
    """A catalog of whose messages some go along: those that left its text; None for all.

    `name` is what a comment calls it.
    """

    catalog: polib.POFile
    left: Checksums | None
    name: str


def inherit(
    template: polib.POFile,
    catalog: polib.POFile | None,
    language: str,
    estates: Sequence[Estate],
    *,
    name: str,
    is_back: bool = False,
    source: str | None = None,
    segmenter: Segmenter | None = None,
    carry: Collection[str] = (),
) -> tuple[polib.POFile, Changes, list[int]]:
    """Merge, as `merge` does, with what other catalogs have of the template's text.

    A message that the catalog lacks comes along as it is: its translation, flags and comments. What
    was edited on the way is offered as if it had stood here. Where the catalog has the message
    with another translation, obsolete or since before it was put aside (`is_back`), both texts
    are kept: the message is fuzzy, and a comment has the earlier one and the catalog's `name`. So are two
    that estates approved; else what one approved goes before what is fuzzy in another. A new catalog takes
    over the header of the first estate. The last part of the result is how many messages came along from
    each. The catalogs given are changed.
    """
    catalog = _header(estates[0].catalog, language) if catalog is None else catalog
    own = {key(entry): entry for entry in reversed(list(catalog)) if entry.obsolete}
    own.update({key(entry): entry for entry in catalog if not entry.obsolete})
    wanted = {key(fresh) for fresh in template}
    found: dict[Key, list[tuple[int, polib.POEntry]]] = {}
    counts = [0] * len(estates)
    for n, estate in enumerate(estates):
        for entry in estate.catalog:
            at = key(entry)
            if entry.obsolete or not _is_left(at, estate.left):
                continue
            known = own.get(at)
            if known is None:
                if entry.tcomment or approval.is_translated(entry):
                    found.setdefault(at, []).append((n, entry))
            elif at in wanted and (is_back or known.obsolete or _is_open(known)):
                counts[n] += _reconciled(known, entry, name)
    others = []
    for at, several in found.items():
        several.sort(key=_rank)
        others.append(several[0][1])
        if at in wanted:
            for n in _joined(several, [estate.name for estate in estates]):
                counts[n] += 1
    merged, changes = merge(
        template,
        catalog,
        language,
        source=source,
        segmenter=segmenter,
        others=others,
        carry=carry,
    )
    return merged, changes, counts


def _is_left(at: Key, left: Checksums | None) -> bool:
    return left is None or checksum(at) in left


def _is_open(own: polib.POEntry) -> bool:
    """Has nobody translated a message, or worked on what was offered to it?"""
    return not approval.is_translated(own) or approval.is_offer(own)


def _rank(candidate: tuple[int, polib.POEntry]) -> int:
    """The order in which messages of estates count: approved, fuzzy, a comment alone."""
    entry = candidate[1]
    if not approval.is_translated(entry):
        return 2
    return int(entry.fuzzy)


def _joined(several: Sequence[tuple[int, polib.POEntry]], names: Sequence[str]) -> list[int]:
    """Keep with the first of the messages what others say of theirs; the numbers of those that do.

    They have their estates' numbers, and stand in the order in which they count.
    """
    first = several[0][1]
    standing = placed(first)
    rivals: list[Alternative] = []
    numbers = [several[0][0]]
    is_approved = approval.is_published(first)
    for n, other in several[1:]:
        # what an open conflict says is of a text that does not come along
        said = without_conflicts(other.tcomment or "")
        first.tcomment = _notes(said, _lines(first))
        is_rival = is_approved and approval.is_published(other)
        if not is_rival or bool(other.msgid_plural) != bool(first.msgid_plural):
            continue
        differing = sorted(placed(other) - standing)
        rivals += [Alternative(place, text, names[n]) for place, text in differing]
        if differing:
            numbers.append(n)
    if rivals:
        first.tcomment = added(first.tcomment, rivals, standing)
        first.flags.insert(0, "fuzzy")
    return numbers


def _reconciled(own: polib.POEntry, other: polib.POEntry, name: str) -> bool:
    """Give a message that lay still what another catalog has of it; False where it stays as it is."""
    if not approval.is_translated(other) or own.msgid_plural or other.msgid_plural:
        return False
    text = own.msgstr
    is_kept = approval.is_translated(own) and text != other.msgstr and not approval.is_offer(own)
    if is_kept and other.fuzzy:
        return False
    notes = _notes(_lines(own), _lines(other))
    for field in _STATE:
        setattr(own, field, getattr(other, field))
    own.tcomment = notes
    own.flags = list(other.flags)
    if is_kept:
        own.tcomment = added(own.tcomment, [Alternative("", text, name)], {("", own.msgstr)})
        own.flags.insert(0, "fuzzy")
    return True


def _notes(own: list[str], other: list[str]) -> str:
    """The translator comments of both; what is noted of a translation, of the one that stays alone."""
    kept = [line for line in own if line not in other and not follows_translation(line)]
    return "\n".join([*kept, *other])


def _lines(entry: polib.POEntry) -> list[str]:
    return entry.tcomment.split("\n") if entry.tcomment else []


def _header(other: polib.POFile, language: str) -> polib.POFile:
    """An empty catalog with what another's header says of translators and plural forms."""
    catalog = header(language)
    own = dict(catalog.metadata)
    found = {name: value for name, value in other.metadata.items() if name != "POT-Creation-Date"}
    catalog.metadata = {**own, **found} | {"Content-Type": own["Content-Type"]}
    catalog.metadata["Content-Transfer-Encoding"] = own["Content-Transfer-Encoding"]
    catalog.header = other.header
    return catalog
