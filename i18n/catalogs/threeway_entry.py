"""One message in three versions: the translation that stands, and every other field.

A translation is a text with what is said of it, approved or fuzzy: it is taken from one side with
both, so that no text is approved that nobody approved. Where both sides changed it and none of the
two can be said to be meant by both, ours stands, fuzzy, and theirs in a comment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polib

from i18n.catalogs import approval, conflicts
from i18n.catalogs.conflicts import Alternative
from i18n.catalogs.notes import APPROVED, follows_translation, suggested_by
from i18n.catalogs.positions import STICKY
from i18n.catalogs.threeway_sides import forms, is_empty, placed, previous, twin
from i18n.catalogs.threeway_values import chosen, lines, members


@dataclass(slots=True)
class MergedEntry:
    """A message that came of three versions.

    `alternatives` are theirs where they conflict; `set_aside` are suggestions of one side that gave way to
    what the other approved; `is_mixed` says that its plural forms come from both sides, `is_left` that a
    translation of the earlier source is not in it, `is_refilled` that one side emptied what the other
    changed, `is_doubt_gone` that one made fuzzy what the other translated anew.
    """

    entry: polib.POEntry
    alternatives: list[Alternative] = field(default_factory=list)
    set_aside: list[Alternative] = field(default_factory=list)
    is_mixed: bool = False
    is_left: bool = False
    is_refilled: bool = False
    is_doubt_gone: bool = False


@dataclass(slots=True)
class _Standing:
    """The texts that stand, and the side whose flag and previous source go with them.

    `clashes` are the forms of theirs that go into comments.
    """

    texts: tuple[str, ...]
    source: polib.POEntry
    is_fuzzy: bool
    clashes: list[int] = field(default_factory=list)
    is_mixed: bool = False


def merged(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry, who: str
) -> MergedEntry:
    """A message that both sides have; `who` is what an alternative of theirs is attributed to."""
    if base is not None and _same(base, theirs):
        return MergedEntry(twin(ours))
    result = _with_fields(base, ours, theirs)
    outcome = MergedEntry(result)
    was, our, their = _padded(base, ours, theirs)
    texts, clashes = _texts(was, our, their)
    is_ours, is_theirs = texts == our, texts == their
    if is_ours and is_theirs:
        is_fuzzy = _flag(base, ours, theirs)
        standing = _Standing(texts, _speaker(base, ours, theirs, is_fuzzy), is_fuzzy)
    elif (disputed := _disputed(base, ours, theirs)) is not None:
        source, outcome.alternatives = disputed
        standing = _Standing(our if source is ours else their, source, is_fuzzy=True)
    elif clashes and (person := _speaking(base, ours, theirs)) is not None:
        said, other = (our, theirs) if person is ours else (their, ours)
        standing = _Standing(said, person, person.fuzzy)
        if by := suggested_by(other):
            outcome.set_aside = _alternatives(other, _differing(said, forms(other)), by)
    elif clashes:
        source = ours if is_ours or not is_theirs else theirs
        standing = _Standing(texts, source, is_fuzzy=True, clashes=clashes)
    elif is_ours or is_theirs:
        source = ours if is_ours else theirs
        standing = _Standing(texts, source, source.fuzzy)
        _heed_approvals(standing, base, (ours, our), (theirs, their))
    else:
        source = _speaker(base, ours, theirs, is_fuzzy=True)
        standing = _Standing(texts, source, is_fuzzy=True, is_mixed=True)
        _heed_approvals(standing, base, (ours, our), (theirs, their))
    outcome.is_mixed = standing.is_mixed
    _set_translation(result, standing.texts, standing.is_fuzzy, standing.source)
    outcome.alternatives += _alternatives(theirs, standing.clashes, who)
    _finish(outcome, base, ours, theirs)
    if base is not None and not outcome.alternatives and not is_empty(standing.texts):
        found = standing.texts
        outcome.is_refilled = any(_is_refilled(base, side, found) for side in (ours, theirs))
        is_replaced = not standing.is_fuzzy and found != was
        outcome.is_doubt_gone = is_replaced and _is_doubted(base, ours, theirs)
    return outcome


def _is_refilled(base: polib.POEntry, side: polib.POEntry, texts: Sequence[str]) -> bool:
    """Did a side empty a form that has a text all the same?"""
    forms_of = zip(forms(base), forms(side), texts, strict=False)
    return any(was.strip() and text.strip() and not said.strip() for was, said, text in forms_of)


def _is_doubted(base: polib.POEntry, *sides: polib.POEntry) -> bool:
    """Did one of the sides make the text of base fuzzy, which was approved?"""
    is_approved = not base.fuzzy and not is_empty(forms(base))
    return is_approved and any(side.fuzzy and forms(side) == forms(base) for side in sides)


def _heed_approvals(
    standing: _Standing,
    base: polib.POEntry | None,
    ours: tuple[polib.POEntry, tuple[str, ...]],
    theirs: tuple[polib.POEntry, tuple[str, ...]],
) -> None:
    """See that no text goes that one side approved, and the other replaced or took out."""
    if base is None or not base.fuzzy:
        return
    for side, approved in (ours, theirs):
        if side.fuzzy or is_empty(approved):
            continue
        if any(standing.texts[n].strip() for n in _differing(standing.texts, approved)):
            standing.clashes = [n for n in _differing(ours[1], theirs[1]) if ours[1][n].strip()]
            standing.texts = tuple(map(_first_said, ours[1], theirs[1]))
            standing.source, standing.is_fuzzy, standing.is_mixed = ours[0], True, False
            return
        filled = tuple(map(_first_said, standing.texts, approved))
        if filled == approved:
            standing.source, standing.is_fuzzy, standing.is_mixed = side, False, False
        elif filled != standing.texts:
            standing.is_fuzzy = True
        standing.texts = filled


def _disputed(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> tuple[polib.POEntry, list[Alternative]] | None:
    """The side whose open conflict an earlier merge made of the other one's text, and what it names."""
    for one, other in ((ours, theirs), (theirs, ours)):
        named = _opened(base, one)
        told = {(each.place, each.text) for each in named}
        if told and placed(other) - placed(one) <= told:
            return one, named
    return None


def _opened(base: polib.POEntry | None, side: polib.POEntry) -> list[Alternative]:
    """The alternatives of a fuzzy message that it did not have in base."""
    if not side.fuzzy:
        return []
    known = set(conflicts.alternatives(base.tcomment)) if base is not None else set()
    return [each for each in conflicts.alternatives(side.tcomment) if each not in known]


def moved(
    base: polib.POEntry,
    ours: polib.POEntry,
    theirs: polib.POEntry,
    *,
    is_ours_moved: bool,
    is_same_text: bool,
    who: str,
) -> MergedEntry:
    """A message whose source one side changed, while the other may have worked on the earlier one.

    `base` and the version of the side that kept the earlier source are as an update carries them
    over; `is_ours_moved` says that ours changed the source. With `is_same_text` the msgid stayed,
    and only what is around it changed.
    """
    actual, still = (ours, theirs) if is_ours_moved else (theirs, ours)
    result = _with_fields(base, ours, theirs)
    outcome = MergedEntry(result)
    standing = actual
    clashes: list[int] = []
    if _translation(still) == _translation(base) or is_empty(forms(still)):
        pass
    elif forms(still) == forms(actual):
        if actual.fuzzy and previous(actual) == previous(base):
            standing = still
    elif is_empty(forms(actual)) or (
        forms(actual) == forms(base) and (actual.fuzzy or is_same_text)
    ):
        standing = still
    elif not actual.fuzzy:
        outcome.is_left = forms(still) != forms(base)
    elif forms(still) != forms(base):
        is_offered = approval.is_offer(actual)
        standing = still if is_offered else ours
        clashes = [] if is_offered else _differing(forms(ours), forms(theirs))
    is_fuzzy = bool(clashes) or standing.fuzzy
    _set_translation(result, forms(standing), is_fuzzy, standing)
    outcome.alternatives = _alternatives(theirs, clashes, who)
    _finish(outcome, base, ours, theirs)
    return outcome


def _same(one: polib.POEntry, other: polib.POEntry) -> bool:
    """Do two versions agree in everything that a merge looks at?"""
    return _everything(one) == _everything(other)


def _everything(entry: polib.POEntry) -> tuple[object, ...]:
    said = entry.tcomment, entry.comment, entry.occurrences, entry.flags
    return _translation(entry), entry.msgid_plural, entry.obsolete, *said


def _translation(entry: polib.POEntry) -> tuple[object, ...]:
    return forms(entry), entry.fuzzy, previous(entry)


def _with_fields(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> polib.POEntry:
    """Ours, with the comments, references and flags of all three."""
    before = base if base is not None else polib.POEntry(msgid=ours.msgid)
    result = twin(ours)
    result.comment = "\n".join(lines(*(_split(each.comment) for each in (before, ours, theirs))))
    result.occurrences = members(before.occurrences, ours.occurrences, theirs.occurrences)
    result.flags = members(before.flags, ours.flags, theirs.flags)
    sticky = getattr(ours, STICKY, frozenset()) | getattr(theirs, STICKY, frozenset())
    if sticky:
        setattr(result, STICKY, sticky)
    return result


def _split(text: str | None) -> list[str]:
    return text.split("\n") if text else []


def _padded(base: polib.POEntry | None, *sides: polib.POEntry) -> list[tuple[str, ...]]:
    """The forms of base and of each side, as many as the side that has the most."""
    found = [forms(each) if each is not None else () for each in (base, *sides)]
    count = max(map(len, found[1:]))
    return [(*texts, *[""] * (count - len(texts)))[:count] for texts in found]


def _first_said(text: str, other: str) -> str:
    return text if text.strip() else other


def _texts(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[tuple[str, ...], list[int]]:
    """The text of each form, and the numbers of those that both sides changed differently.

    Where one side emptied what the other edited, the edit stays.
    """
    texts: list[str] = []
    clashes: list[int] = []
    for n, (was, our, their) in enumerate(zip(base, ours, theirs, strict=True)):
        if our in (their, was) or not our.strip():
            texts.append(their if our != their and (our == was or their != was) else our)
        else:
            texts.append(our)
            if their != was and their.strip():
                clashes.append(n)
    return tuple(texts), clashes


def _flag(base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry) -> bool:
    """Is a text fuzzy that both sides have: as the side says that changed it, else as approved."""
    if base is not None and forms(base) == forms(ours):
        return chosen(base.fuzzy, ours.fuzzy, theirs.fuzzy)
    return ours.fuzzy and theirs.fuzzy


def _speaker(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry, is_fuzzy: bool
) -> polib.POEntry:
    """The side from which the previous source is taken where both have the same text, or a part of it."""
    if ours.fuzzy != theirs.fuzzy:
        return ours if ours.fuzzy == is_fuzzy else theirs
    return theirs if base is not None and previous(ours) == previous(base) else ours


def _differing(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[int]:
    return [
        n for n, text in enumerate(theirs) if text.strip() and (n >= len(ours) or ours[n] != text)
    ]


def _set_translation(
    result: polib.POEntry, texts: tuple[str, ...], is_fuzzy: bool, source: polib.POEntry
) -> None:
    """Give a message its text, with the flag and the previous source that belong to it."""
    if result.msgid_plural:
        result.msgstr_plural = dict(enumerate(texts))
    else:
        result.msgstr = texts[0]
    if is_fuzzy and "fuzzy" not in result.flags:
        result.flags.insert(0, "fuzzy")
    elif not is_fuzzy and "fuzzy" in result.flags:
        result.flags = [flag for flag in result.flags if flag != "fuzzy"]
    result.previous_msgctxt = source.previous_msgctxt
    result.previous_msgid = source.previous_msgid
    result.previous_msgid_plural = source.previous_msgid_plural


def _speaking(
    base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> polib.POEntry | None:
    """The side that a person speaks for, where the other one has what a program made of others' texts.

    What an update offered gives way to whatever somebody wrote, a suggestion to what somebody approved
    where there was nothing: it may have been worked on.
    """
    is_new = base is None or is_empty(forms(base))
    for one, other in ((ours, theirs), (theirs, ours)):
        if approval.is_offer(one) or conflicts.is_open(other.tcomment):
            continue
        is_approved = not one.fuzzy and approval.is_translated(one)
        if approval.is_offer(other) or (is_new and is_approved and suggested_by(other)):
            return one
    return None


def _alternatives(side: polib.POEntry, numbers: list[int], who: str) -> list[Alternative]:
    """The texts of a side's forms of these numbers, as it says them."""
    texts = forms(side)
    is_plural = bool(side.msgid_plural)
    return [Alternative(str(n) if is_plural else "", texts[n], who) for n in numbers]


def _finish(
    outcome: MergedEntry, base: polib.POEntry | None, ours: polib.POEntry, theirs: polib.POEntry
) -> None:
    """Merge the translator comments: what is noted of a translation is that of the one that stands."""
    result = outcome.entry
    sides = [
        conflicts.unwrapped(each.tcomment) if each is not None else []
        for each in (base, ours, theirs)
    ]
    notes = [list(filter(follows_translation, side)) for side in sides]
    merged = lines(*([line for line in side if not follows_translation(line)] for side in sides))
    _, texts, our, their = _padded(None, result, ours, theirs)
    if (texts == our) == (texts == their):
        wanted = _shared_notes(result, notes)
    else:
        wanted = notes[1] if texts == our else notes[2]
    for side in (sides[1], sides[2]):
        if sorted(side) == sorted([*merged, *wanted]):
            merged = side
            break
    else:
        merged += wanted
    result.tcomment = "\n".join(merged)
    if outcome.set_aside:
        result.tcomment = conflicts.set_aside(result.tcomment, outcome.set_aside)
    if outcome.alternatives:
        result.tcomment = conflicts.added(result.tcomment, outcome.alternatives, placed(result))
    left = conflicts.alternatives(result.tcomment)
    opened = [each for side in (ours, theirs) for each in _opened(base, side)] if left else []
    if any(each in left for each in opened) and not result.fuzzy and not is_empty(texts):
        # nothing is published of what is in conflict, whatever the other side approved
        result.flags.insert(0, "fuzzy")


def _shared_notes(result: polib.POEntry, notes: list[list[str]]) -> list[str]:
    """What is noted of a translation that both sides have, or each a part of; `notes` are of base first."""
    approved = [[line for line in each if line.startswith(APPROVED)] for each in notes]
    others = [[line for line in each if not line.startswith(APPROVED)] for each in notes]
    wanted = chosen(*approved)
    if result.fuzzy and result.previous_msgid and not result.msgid_plural:
        note = APPROVED + approval.digest(result.previous_msgid, result.msgstr)
        if chosen(*(note in each for each in approved)):
            wanted = [note]
    return [*lines(*others), *wanted]
