"""A template into a catalog, so that no translation is lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import approval
from i18n.catalogs.extract import Key, header, key
from i18n.catalogs.offers import Offer, changed, made_of, offer
from i18n.catalogs.splits import Languages
from i18n.model import Segmenter


class Changes(NamedTuple):
    """What a merge did, in messages; those that came back with a translation count as kept.

    Gone are those that became obsolete and whose translation is offered to no other.
    """

    new: int = 0
    changed: int = 0
    gone: int = 0
    kept: int = 0

    def settled(self) -> Changes:
        """What merging the same template into the result does: nothing (the law of losslessness)."""
        return Changes(kept=self.new + self.changed + self.kept)


def merge(
    template: polib.POFile,
    catalog: polib.POFile | None,
    language: str,
    *,
    source: str | None = None,
    segmenter: Segmenter | None = None,
    others: Sequence[polib.POEntry] = (),
    carry: Collection[str] = (),
) -> tuple[polib.POFile, Changes]:
    """Bring a catalog up to its template; None where there is no catalog yet.

    What left the source becomes obsolete, what changed becomes fuzzy with its previous msgid, what
    stayed keeps its fields; a header without a charset gets one. A message that was split is offered
    its part of the old translation, one that was merged the old translations joined: the old ones
    stay, obsolete. `source` is the language of the template, that of the catalog where it is None;
    `segmenter` finds the sentences in what is split, the languages' own rules where it is None.
    `others` are messages of other catalogs that the catalog lacks, whose text may have come here: those
    that are of use are treated like the catalog's own, the rest stay out of it. The catalog and the
    messages given are changed. Obsolete messages stand last.
    """
    catalog = header(language) if catalog is None else catalog
    _complete_header(catalog, language)
    old = [*catalog, *others]
    strange = set(map(id, others))
    known = {key(entry): entry for entry in reversed(old) if entry.obsolete}
    known.update({key(entry): entry for entry in old if not entry.obsolete})
    offers = _offers(template, old, known, (source or language, language, segmenter), carry)
    merged: list[polib.POEntry] = []
    used: set[int] = set()
    passed_on: set[int] = set()
    new = changed_ = kept = 0
    for n, fresh in enumerate(template):
        entry = known.get(key(fresh))
        offered = offers.get(n)
        if entry is not None:
            is_back = not entry.obsolete or approval.is_translated(entry)
            kept += is_back
            new += not is_back
            entry.obsolete = False
            used.add(id(entry))
        elif offered is not None:
            entry = offered.entry
            changed_ += 1
            (used if offered.moves else passed_on).update(map(id, offered.origins))
        else:
            entry = polib.POEntry(msgid=fresh.msgid, msgctxt=fresh.msgctxt)
            new += 1
        _describe(entry, fresh)
        merged.append(entry)
    strange -= passed_on
    left = [entry for entry in old if id(entry) not in used and id(entry) not in strange]
    gone = sum(not entry.obsolete and id(entry) not in passed_on for entry in left)
    catalog[:] = [*merged, *_retired(left, merged)]
    return catalog, Changes(new=new, changed=changed_, gone=gone, kept=kept)


def _offers(
    template: polib.POFile,
    old: Sequence[polib.POEntry],
    known: dict[Key, polib.POEntry],
    languages: tuple[str, str, Segmenter | None],
    carry: Collection[str],
) -> dict[int, Offer]:
    """What is offered to the messages of a template that a catalog does not have, by their places."""
    wanted = {key(fresh) for fresh in template}
    added = {n: fresh for n, fresh in enumerate(template) if key(fresh) not in known}
    if not added:
        return {}
    sources = [entry for entry in old if not entry.obsolete]
    current = len(sources)
    sources += [entry for entry in old if entry.obsolete]
    taken_back = {
        (entry.previous_msgctxt, entry.previous_msgid or ""): place
        for place, entry in reversed(list(enumerate(sources)))
        if entry.fuzzy and approval.is_approved_before(entry)
    }
    found: dict[int, Offer] = {}
    taken: set[int] = set()
    for n, fresh in added.items():
        place = taken_back.get(key(fresh))
        if place is not None:
            taken.add(place)
            origin = sources[place]
            found[n] = Offer(changed(fresh, origin), (origin,), moves=key(origin) not in wanted)
            if key(origin) in wanted:  # it has what is now another's again
                approval.forget(origin)
                approval.record_offer(origin)
    usable = [
        place
        for place, entry in enumerate(sources)
        if place not in taken and entry.msgstr.strip() and not entry.msgid_plural
    ]
    if len(found) == len(added) or not usable:
        return found
    from i18n import segmentation  # noqa: PLC0415  (slow to import, as the next)
    from i18n.catalogs.leverage import origins  # noqa: PLC0415

    both = Languages(languages[0], languages[1], languages[2] or segmentation.segment)
    keys = [key(entry) for entry in sources]
    made = origins(keys, [key(fresh) for fresh in template], usable, current)
    for n, what in made.items():
        if n not in found:
            offered = offer(added[n], what, sources, current, both, carry=carry)
            if offered is not None:
                found[n] = offered
    return found


def _complete_header(catalog: polib.POFile, language: str) -> None:
    """Write what a header cannot do without: programs read no accent where no charset is named."""
    whole = header(language).metadata
    if not catalog.metadata:
        catalog.metadata = whole
    elif "charset=" not in catalog.metadata.get("Content-Type", ""):
        catalog.metadata["Content-Type"] = whole["Content-Type"]


def _describe(entry: polib.POEntry, fresh: polib.POEntry) -> None:
    """Take over what the template says about a message."""
    entry.comment = fresh.comment
    entry.occurrences = list(fresh.occurrences)


def _retired(left: Sequence[polib.POEntry], merged: Sequence[polib.POEntry]) -> list[polib.POEntry]:
    """What is kept of messages that left: not what nobody wrote, or was made of what is kept."""
    made = [
        entry
        for entry in left
        if not entry.obsolete and (approval.is_offer(entry) or approval.carried_of(entry))
    ]
    if made:
        spare = set(map(id, made))
        others = [*merged, *(entry for entry in left if id(entry) not in spare)]
        gone = set(map(id, made_of(made, others)))
        left = [entry for entry in left if id(entry) not in gone]
    for entry in left:
        entry.obsolete = True
        entry.comment = ""
        entry.occurrences = []
    return [entry for entry in left if _is_worth_keeping(entry)]


def _is_worth_keeping(entry: polib.POEntry) -> bool:
    """Is there anything in an obsolete message that a person may have written?"""
    return bool(entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment)
