"""A three-way merge of catalogs, message by message: what both sides did is in the result.

A message is its msgctxt and msgid; what became of it is decided field by field, from the version that
both sides began with. Only what the catalogs say counts, not how their files are laid out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polib

from i18n.catalogs import approval, conflicts
from i18n.catalogs.conflicts import Alternative
from i18n.catalogs.extract import Key, key
from i18n.catalogs.offers import made_of
from i18n.catalogs.threeway_entry import MergedEntry, merged, moved
from i18n.catalogs.threeway_header import merge_header, translator
from i18n.catalogs.threeway_order import is_lead_theirs, ordered
from i18n.catalogs.threeway_recut import Unplaced, brought
from i18n.catalogs.threeway_sides import (
    Side,
    carried,
    forms,
    is_edited,
    is_empty,
    origins,
    previous,
    side,
    twin,
)
from i18n.catalogs.threeway_values import chosen, members

_KEPT = "the source of '{}' is gone on the other side; its new translation is kept, obsolete"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person has to know of a merge: of which message, None for the header; `{}` is its msgid."""

    entry: polib.POEntry | None
    what: str


@dataclass(slots=True)
class Outcome:
    """A merged catalog, what is in conflict in it, and what was decided that somebody may look at."""

    catalog: polib.POFile
    conflicts: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)


def merge(
    base: polib.POFile,
    ours: polib.POFile,
    theirs: polib.POFile,
    label: str = "theirs",
    *,
    own_label: str = "ours",
) -> Outcome:
    """What both sides made of `base`, in one catalog: `ours`.

    All three are changed: where one side cut paragraphs into sentences, or joined sentences, so are the
    others first (see `threeway_recut`).
    `label` is what a text of theirs is attributed to where their header names no last translator,
    `own_label` the same for ours.
    Nothing is chosen in silence: of two translations of one message ours stands, fuzzy, and theirs in
    a comment (see `conflicts`), and the outcome names the message.
    """
    who = _who(translator(theirs), "" if label == "theirs" else label) or label
    own = _who(translator(ours), "" if own_label == "ours" else own_label) or own_label
    their_texts, our_texts = brought(base, ours, theirs), brought(base, theirs, ours)
    merging = _Merge(base, ours, theirs, who, own)
    merging.unplaced = [(their_texts, who), (our_texts, own)]
    return merging.outcome()


def _who(person: str, label: str) -> str:
    """Whom a text is attributed to: a last translator, a file or branch, or both; "" for nobody."""
    return ", ".join(filter(None, (person, label)))


class _Merge:
    """The merge of three catalogs."""

    def __init__(
        self, base: polib.POFile, ours: polib.POFile, theirs: polib.POFile, who: str, own: str
    ) -> None:
        self.catalogs = base, ours, theirs
        self.who = who
        self.own = own
        """What texts of theirs, and of ours, are attributed to."""
        self.base, self.ours, self.theirs = map(side, self.catalogs)
        self.our_origins = origins(self.base, self.ours, self.theirs)
        self.their_origins = origins(self.base, self.theirs, self.ours)
        self.gone_along: dict[Key, list[Key]] = {}
        """Messages of base that changed their source on one side, and what took up their translation."""
        self.unplaced: list[tuple[Unplaced, str]] = []
        """Texts of paragraphs that the other side cut, and whose they are."""

    def outcome(self) -> Outcome:
        """Merge everything."""
        base, ours, theirs = self.catalogs
        known: dict[Key, MergedEntry] = {}
        for at in dict.fromkeys([*self.ours.known, *self.theirs.known]):
            found = self._message(at)
            if found is not None:
                known[at] = found
        for at in self.gone_along:
            if at in known and (at not in self.ours.known or at not in self.theirs.known):
                del known[at]
        outcome = Outcome(ours)
        self._rescue(known)
        for texts, who in self.unplaced:
            for at, several in texts.items():
                _attach(known[at], [Alternative("", text, who) for text in several])
        names = [_names(*each) for each in zip(self.catalogs, self._sides(), strict=True)]
        results: dict[Hashable, polib.POEntry] = {at: found.entry for at, found in known.items()}
        results |= self._spare(names)
        orders = [
            [(name, bool(entry.obsolete)) for name, entry in zip(each, catalog, strict=True)]
            for each, catalog in zip(names, self.catalogs, strict=True)
        ]
        lead, other = (2, 1) if is_lead_theirs(*orders) else (1, 2)
        states = {name: bool(entry.obsolete) for name, entry in results.items()}
        own = dict(zip(names[1], ours, strict=True))
        settled = {name: _settled(own.get(name), entry) for name, entry in results.items()}
        order = ordered(orders[lead], orders[other], states)
        ours[:] = [settled[name] for name in order]
        for clash in merge_header(base, ours, theirs, self.who):
            outcome.conflicts.append(Remark(None, f"both changed the header's {clash.place}"))
        for name in order:
            if isinstance(name, tuple) and name in known:
                _report(known[name], settled[name], outcome)
                if self._is_kept(name, settled[name]):
                    outcome.notes.append(Remark(settled[name], _KEPT))
        return outcome

    def _is_kept(self, at: Key, entry: polib.POEntry) -> bool:
        """Did a side write a text for a message that the other one took out, and is it in no other?"""
        was = self.base.current.get(at)
        if (
            was is None
            or not entry.obsolete
            or forms(entry) == forms(was)
            or is_empty(forms(entry))
        ):
            return False
        is_out = [at not in side.current for side in (self.ours, self.theirs)]
        followed = {*self.our_origins.values(), *self.their_origins.values()}
        return is_out[0] != is_out[1] and at not in followed

    def _sides(self) -> tuple[Side, Side, Side]:
        return self.base, self.ours, self.theirs

    def _message(self, at: Key) -> MergedEntry | None:
        """What becomes of a message; None where it is taken out."""
        base, ours, theirs = (each.known.get(at) for each in self._sides())
        is_current = chosen(*(at in each.current for each in self._sides()))
        found: MergedEntry | None
        if ours is not None and theirs is not None:
            found = self._both(at, base, ours, theirs)
        elif ours is not None:
            found = self._one(at, base, ours, is_ours=True)
        else:
            assert theirs is not None, "a message is somewhere"
            found = self._one(at, base, theirs, is_ours=False)
        if found is not None:
            _set_state(found.entry, is_current)
        return found

    def _both(
        self, at: Key, base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
    ) -> MergedEntry:
        """A message that both sides have."""
        if base is None:
            origin = self.our_origins.get(at) or self.their_origins.get(at)
            # a new message that nobody has filled in was not emptied: nothing was carried into it
            is_new = is_empty(forms(ours)) or is_empty(forms(theirs))
            base = carried(self.base.current[origin], ours) if origin and not is_new else None
        if ours.msgid_plural == theirs.msgid_plural:
            if base is not None and base.msgid_plural != ours.msgid_plural:
                base = carried(base, ours)
            return merged(base, ours, theirs, self.who)
        if base is not None and base.msgid_plural == ours.msgid_plural:
            now = theirs
            base, ours = carried(base, theirs), carried(ours, theirs)
        else:
            now = ours
            base = carried(base, ours) if base is not None else carried(theirs, ours)
            theirs = carried(theirs, ours)
        found = moved(
            base, ours, theirs, is_ours_moved=now is ours, is_same_text=False, who=self.who
        )
        found.is_left = False  # what is not in it is kept with it, as an alternative
        return found

    def _one(
        self, at: Key, base: polib.POEntry | None, entry: polib.POEntry, *, is_ours: bool
    ) -> MergedEntry | None:
        """A message that one side has."""
        if base is not None:
            is_other_state = base.obsolete != entry.obsolete
            is_kept = not is_other_state and self._is_named(entry, is_ours=is_ours)
            is_news = is_other_state or (is_edited(base, entry) and not is_kept)
            return MergedEntry(twin(entry)) if is_news else None
        origin = (self.our_origins if is_ours else self.their_origins).get(at)
        still = (
            None if origin is None else (self.theirs if is_ours else self.ours).current.get(origin)
        )
        if origin is None or still is None or not is_edited(self.base.current[origin], still):
            return MergedEntry(twin(entry))
        was, now = carried(self.base.current[origin], entry), carried(still, entry)
        found = moved(
            was,
            *((entry, now) if is_ours else (now, entry)),
            is_ours_moved=is_ours,
            is_same_text=origin[1] == at[1],
            who=self.who,
        )
        if not found.is_left:
            self.gone_along.setdefault(origin, []).append(at)
        return found

    def _is_named(self, entry: polib.POEntry, *, is_ours: bool) -> bool:
        """Did an earlier merge keep what a message of one side says as alternatives on the other?"""
        said = {text for text in forms(entry) if text.strip()}
        return bool(said) and said <= self._named[is_ours]

    @cached_property
    def _named(self) -> tuple[set[str], set[str]]:
        """The texts that messages of ours name as alternatives, and those that theirs name."""
        return _alternatives(self.ours), _alternatives(self.theirs)

    def _rescue(self, known: dict[Key, MergedEntry]) -> None:
        """See that each text that somebody wrote is in what became of its message."""
        for each in (self.ours, self.theirs):
            made_from = self.our_origins if each is self.ours else self.their_origins
            who = self.own if each is self.ours else self.who
            for at, entry in each.known.items():
                before = self.base.known.get(made_from.get(at, at))
                if before is not None and forms(before) == forms(entry):
                    continue
                left = set() if before is None else set(forms(before))
                for place in (at, *self.gone_along.get(at, ())):
                    if place in known:
                        left |= _texts(known[place].entry)
                lost = [
                    Alternative(str(n) if entry.msgid_plural else "", text, who)
                    for n, text in enumerate(forms(entry))
                    if text.strip() and text not in left
                ]
                if not lost or (at in known and _is_made_of_others(entry, each)):
                    continue
                if at in known:
                    _attach(known[at], lost)
                elif not self._is_named(entry, is_ours=each is self.ours):
                    known[at] = MergedEntry(twin(entry))
                    _set_state(known[at].entry, is_current=False)

    def _spare(self, names: Sequence[Sequence[Hashable]]) -> dict[Hashable, polib.POEntry]:
        """The obsolete messages whose key another has: those that both left, and that one added."""
        pools: dict[Hashable, polib.POEntry] = {}
        spare: list[list[Hashable]] = []
        for each, catalog in zip(names, self.catalogs, strict=True):
            known = [name for name in each if isinstance(name, _Spare)]
            spare.append(list(known))
            for name, entry in zip(each, catalog, strict=True):
                if isinstance(name, _Spare):
                    pools.setdefault(name, entry)
        return {name: twin(pools[name]) for name in members(*spare)}


@dataclass(frozen=True, slots=True)
class _Spare:
    """The name of an obsolete message whose key another one has."""

    said: tuple[object, ...]
    number: int


def _names(catalog: Iterable[polib.POEntry], each: Side) -> list[Hashable]:
    """What the messages of a catalog are called in the merge: their key, or what they say."""
    names: list[Hashable] = []
    seen: Counter[tuple[object, ...]] = Counter()
    for entry in catalog:
        if each.known.get(key(entry)) is entry:
            names.append(key(entry))
            continue
        said = (key(entry), forms(entry), previous(entry), tuple(entry.flags), entry.tcomment)
        names.append(_Spare(said, seen[said]))
        seen[said] += 1
    return names


def _alternatives(side: Side) -> set[str]:
    notes = [entry.tcomment for entry in side.known.values() if entry.tcomment]
    return {text for note in notes for text in _noted(note)}


def _texts(entry: polib.POEntry) -> set[str]:
    return {*forms(entry), *_noted(entry.tcomment)}


def _noted(comments: str | None) -> set[str]:
    """The texts that stand in comments."""
    said = (*conflicts.alternatives(comments), *conflicts.suggestions(comments))
    return {one.text for one in said}


def _is_made_of_others(entry: polib.POEntry, own: Side) -> bool:
    """Is a message an offer of an update that says nothing beyond what others on its side say?"""
    others = (*own.known.values(), *own.spare)
    return approval.is_offer(entry) and bool(
        made_of([entry], [other for other in others if other is not entry])
    )


def _attach(found: MergedEntry, lost: list[Alternative]) -> None:
    """Keep texts that would be lost as alternatives of a message."""
    entry = found.entry
    found.alternatives += lost
    entry.tcomment = conflicts.added(entry.tcomment, lost, set())
    if "fuzzy" not in entry.flags and not is_empty(forms(entry)):
        entry.flags.insert(0, "fuzzy")


def _set_state(entry: polib.POEntry, is_current: bool) -> None:
    """Make a message current, or obsolete: then nothing of its document stays in it."""
    if not is_current and not entry.obsolete:
        entry.comment = ""
        entry.occurrences = []
    entry.obsolete = not is_current


def _settled(own: polib.POEntry | None, result: polib.POEntry) -> polib.POEntry:
    """The message as an object of ours where ours has it, so that its bytes stay where it is as it was."""
    if own is None:
        return result
    vars(own).update({name: value for name, value in vars(result).items() if name != "linenum"})
    return own


def _report(found: MergedEntry, entry: polib.POEntry, outcome: Outcome) -> None:
    if found.alternatives:
        outcome.conflicts.append(Remark(entry, "both changed the translation of '{}'"))
    if found.is_mixed:
        outcome.notes.append(Remark(entry, "'{}' has plural forms of both sides, and is fuzzy"))
    if found.set_aside:
        what = "'{}' was approved on one side; what was suggested on the other is in a comment"
        outcome.notes.append(Remark(entry, what))
    if found.is_refilled:
        what = "'{}' was emptied on one side; what the other one wrote stands"
        outcome.notes.append(Remark(entry, what))
    if found.is_doubt_gone:
        what = "'{}' was made fuzzy on one side; the other one's new translation stands, approved"
        outcome.notes.append(Remark(entry, what))
    if found.is_left:
        outcome.notes.append(
            Remark(entry, "'{}' was translated anew; what the other side wrote is kept, obsolete")
        )
