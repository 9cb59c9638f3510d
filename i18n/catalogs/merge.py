"""A template into a catalog, so that no translation is lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import polib

from i18n.catalogs import approval, collector, layout
from i18n.catalogs.extract import Key, header, keys
from i18n.catalogs.groups import holders, loosen
from i18n.catalogs.lazy import unseen_comments
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


class _Messages(NamedTuple):
    """The messages of a catalog with their keys; from `current` on they are obsolete."""

    entries: Sequence[polib.POEntry]
    keys: Sequence[Key]
    current: int


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
    stay, obsolete. A translation that holds other sentences too, as marks say, becomes fuzzy with those
    where they are no longer beside each other. `source` is the language of the template, that of the
    catalog where it is None; `segmenter` finds the sentences in what is split, the languages' own rules
    where it is None.
    `others` are messages of other catalogs that the catalog lacks, whose text may have come here: those
    that are of use are treated like the catalog's own, the rest stay out of it. `carry` are kinds of tokens
    (`carrying.carried_kinds`): where nothing else changed, what is carried into an approved translation
    stays approved. The catalog and the messages given are changed. Obsolete messages stand last.
    """
    with collector.paused():
        languages = source or language, language, segmenter
        return _merged(template, catalog, languages, others, carry)


def _merged(
    template: polib.POFile,
    catalog: polib.POFile | None,
    languages: tuple[str, str, Segmenter | None],
    others: Sequence[polib.POEntry],
    carry: Collection[str],
) -> tuple[polib.POFile, Changes]:
    language = languages[1]
    catalog = header(language) if catalog is None else catalog
    _complete_header(catalog, language)
    old = [*catalog, *others]
    strange = set(map(id, others))
    wanted = keys(template)
    sources = [entry for entry in old if not entry.obsolete]
    current = len(sources)
    if current < len(old):
        sources += [entry for entry in old if entry.obsolete]
    there = _Messages(sources, keys(sources), current)
    grouped = [pair for pair in holders(sources[:current]) if not any(one.fuzzy for one in pair)]
    known = dict(zip(reversed(there.keys), reversed(sources), strict=True))
    offers = _offers(template, wanted, there, languages, carry)
    merged: list[polib.POEntry] = []
    used: set[int] = set()
    passed_on: set[int] = set()
    heirs: dict[int, polib.POEntry] = {}
    new = changed_ = kept = 0
    for n, fresh in enumerate(template):
        entry = known.get(wanted[n])
        offered = offers.get(n)
        if entry is not None:
            is_back = not entry.obsolete or approval.is_translated(entry)
            kept += is_back
            new += not is_back
            if entry.obsolete:
                entry.obsolete = False
            used.add(id(entry))
        elif offered is not None:
            entry = offered.entry
            changed_ += 1
            (used if offered.moves else passed_on).update(map(id, offered.origins))
            heirs.update((id(origin), entry) for origin in offered.origins)
        else:
            entry = polib.POEntry(msgid=fresh.msgid, msgctxt=fresh.msgctxt)
            new += 1
        _describe(entry, fresh)
        merged.append(entry)
    loosened = loosen(grouped, merged, heirs)
    changed_, kept = changed_ + loosened, kept - loosened
    strange -= passed_on
    left = [entry for entry in old if id(entry) not in used and id(entry) not in strange]
    gone = sum(not entry.obsolete and id(entry) not in passed_on for entry in left)
    catalog[:] = [*merged, *_retired(left, merged)]
    return catalog, Changes(new=new, changed=changed_, gone=gone, kept=kept)


def _offers(
    template: polib.POFile,
    wanted: Sequence[Key],
    there: _Messages,
    languages: tuple[str, str, Segmenter | None],
    carry: Collection[str],
) -> dict[int, Offer]:
    """What is offered to the messages of a template that a catalog does not have, by their places.

    `wanted` are the keys of the template.
    """
    sources, current = there.entries, there.current
    known = set(there.keys)
    added = {n: template[n] for n, one in enumerate(wanted) if one not in known}
    if not added:
        return {}
    found, taken = _taken_back(added, wanted, there)
    said = [_singular(entry) if entry.msgid_plural else entry for entry in sources]
    whole = dict(zip(map(id, said), sources, strict=True))
    usable = [
        place for place, entry in enumerate(said) if entry.msgstr.strip() and place not in taken
    ]
    if len(found) == len(added) or not usable:
        return found
    from i18n.catalogs.leverage import origins  # noqa: PLC0415  (slow to import)

    both = Languages(languages[0], languages[1], _remembering(languages[2] or _by_rules))
    made = origins(there.keys, wanted, usable, current)
    for n in sorted(made):  # parts of one message one after the other
        if n in found:
            continue
        came = made[n]
        if any(sources[piece.place].msgid_plural for piece in came.pieces):
            came = came._replace(moves=False)
        offered = offer(added[n], came, said, current, both, carry=carry)
        if offered is not None:
            found[n] = offered._replace(origins=tuple(whole[id(one)] for one in offered.origins))
    return found


def _taken_back(
    added: Mapping[int, polib.POEntry], wanted: Sequence[Key], there: _Messages
) -> tuple[dict[int, Offer], set[int]]:
    """What is approved again since an edit of the source was taken back, and the old places it is from."""
    sources = there.entries
    taken_back = {
        (entry.previous_msgctxt, entry.previous_msgid or ""): place
        for place, entry in reversed(list(enumerate(sources)))
        if entry.previous_msgid and approval.is_approved_before(entry)
    }
    found: dict[int, Offer] = {}
    taken: set[int] = set()
    standing = set(wanted) if taken_back else set()
    for n, fresh in added.items():
        place = taken_back.get(wanted[n])
        if place is not None:
            taken.add(place)
            origin = sources[place]
            found[n] = Offer(
                changed(fresh, origin), (origin,), moves=there.keys[place] not in standing
            )
            if there.keys[place] in standing:  # it has what is now another's again
                approval.forget(origin)
                approval.record_offer(origin)
    return found, taken


def _singular(entry: polib.POEntry) -> polib.POEntry:
    """The first form of a message with several, as a message that has but one."""
    return polib.POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgstr=entry.msgstr_plural.get(0, ""),
        flags=list(entry.flags),
        obsolete=entry.obsolete,
    )


def _by_rules(
    text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The sentences by the language's own rules."""
    from i18n.segmentation import segment  # noqa: PLC0415  (slow to import, and seldom needed)

    return segment(text, language, opaque)


def _remembering(segmenter: Segmenter) -> Segmenter:
    """A segmenter that cuts a text but once: each half of a split asks for the same ones."""

    @lru_cache(maxsize=64)
    def cuts(text: str, language: str) -> list[tuple[int, int]]:
        return segmenter(text, language)

    def cut(
        text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int]]:
        return segmenter(text, language, opaque) if opaque else cuts(text, language)

    return cut


def _complete_header(catalog: polib.POFile, language: str) -> None:
    """Write what a header cannot do without: programs read no accent where no charset is named."""
    if not catalog.metadata:
        catalog.metadata = header(language).metadata
    elif "charset=" not in catalog.metadata.get("Content-Type", ""):
        catalog.metadata["Content-Type"] = header(None).metadata["Content-Type"]


def _describe(entry: polib.POEntry, fresh: polib.POEntry) -> None:
    """Take over what the template says about a message."""
    said = unseen_comments(entry)
    if said is not None:
        wanted = unseen_comments(fresh)
        if said == (layout.description(fresh).encode() if wanted is None else wanted):
            return
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
