"""Messages of one catalog that go along into another, with the text that they translate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import approval
from i18n.catalogs.conflicts import Alternative, added
from i18n.catalogs.extract import Key, header, key
from i18n.catalogs.lineage import Marks, mark
from i18n.catalogs.merge import Changes, merge
from i18n.catalogs.notes import follows_translation
from i18n.model import Segmenter

_STATE = ("msgstr", "previous_msgid", "previous_msgctxt", "previous_msgid_plural")


class Estate(NamedTuple):
    """A catalog of whose messages some go along: those that left its text; None for all."""

    catalog: polib.POFile
    left: Marks | None


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
    are kept: the message is fuzzy, and a comment has the earlier one and the catalog's `name`. A new
    catalog takes over the header of the first estate. The last part of the result is how many
    messages came along from each. The catalogs given are changed.
    """
    catalog = _header(estates[0].catalog, language) if catalog is None else catalog
    own = {key(entry): entry for entry in reversed(list(catalog)) if entry.obsolete}
    own.update({key(entry): entry for entry in catalog if not entry.obsolete})
    wanted = {key(fresh) for fresh in template}
    others: dict[Key, polib.POEntry] = {}
    counts = []
    for estate in estates:
        count = 0
        for entry in estate.catalog:
            at = key(entry)
            if entry.obsolete or at in others or not _is_left(at, estate.left):
                continue
            known = own.get(at)
            if known is None:
                if entry.tcomment or approval.is_translated(entry):
                    others[at] = entry
                    count += at in wanted
            elif at in wanted and (is_back or known.obsolete or _is_open(known)):
                count += _reconciled(known, entry, name)
        counts.append(count)
    merged, changes = merge(
        template,
        catalog,
        language,
        source=source,
        segmenter=segmenter,
        others=list(others.values()),
        carry=carry,
    )
    return merged, changes, counts


def _is_left(at: Key, left: Marks | None) -> bool:
    return left is None or mark(at) in left


def _is_open(own: polib.POEntry) -> bool:
    """Has nobody translated a message, or worked on what was offered to it?"""
    return not approval.is_translated(own) or approval.is_offer(own)


def _reconciled(own: polib.POEntry, other: polib.POEntry, name: str) -> bool:
    """Give a message that lay still what another catalog has of it; False where it stays as it is."""
    if not approval.is_translated(other) or own.msgid_plural or other.msgid_plural:
        return False
    text = own.msgstr
    is_kept = approval.is_translated(own) and text != other.msgstr and not approval.is_offer(own)
    if is_kept and other.fuzzy:
        return False
    notes = _notes(own, other)
    for field in _STATE:
        setattr(own, field, getattr(other, field))
    own.tcomment = notes
    own.flags = list(other.flags)
    if is_kept:
        own.tcomment = added(own.tcomment, [Alternative("", text, name)], {("", own.msgstr)})
        own.flags.insert(0, "fuzzy")
    return True


def _notes(own: polib.POEntry, other: polib.POEntry) -> str:
    """The translator comments of both; what is noted of a translation, of the one that stays alone."""
    theirs = other.tcomment.split("\n") if other.tcomment else []
    mine = own.tcomment.split("\n") if own.tcomment else []
    kept = [line for line in mine if line not in theirs and not follows_translation(line)]
    return "\n".join([*kept, *theirs])


def _header(other: polib.POFile, language: str) -> polib.POFile:
    """An empty catalog with what another's header says of translators and plural forms."""
    catalog = header(language)
    own = dict(catalog.metadata)
    found = {name: value for name, value in other.metadata.items() if name != "POT-Creation-Date"}
    catalog.metadata = {**own, **found} | {"Content-Type": own["Content-Type"]}
    catalog.metadata["Content-Transfer-Encoding"] = own["Content-Transfer-Encoding"]
    catalog.header = other.header
    return catalog
