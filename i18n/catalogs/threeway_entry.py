"""One message in three versions: the translation that stands, and every other field.

A translation is a text with what is said of it, approved or fuzzy: it is taken from one side with
both, so that no text is approved that nobody approved. Where both sides changed it and none of the
two can be said to be meant by both, ours stands, fuzzy, and theirs in a comment.
"""

from __future__ import annotations

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
    what the other approved; `is_mixed` says that its plural forms come from
    both sides, `is_left` that a translation of the earlier source is not in it.
    """

    entry: polib.POEntry
    alternatives: list[Alternative] = field(default_factory=list)
    set_aside: list[Alternative] = field(default_factory=list)
    is_mixed: bool = False
    is_left: bool = False


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
    source = ours if is_ours or not is_theirs else theirs
    disputed = None if is_ours and is_theirs else _disputed(base, ours, theirs)
    if is_ours and is_theirs:
        is_fuzzy = _flag(base, ours, theirs)
        source = _speaker(base, ours, theirs, is_fuzzy)
    elif disputed is not None:
        source, outcome.alternatives = disputed
        texts, is_fuzzy = (our if source is ours else their), True
    elif clashes:
        is_fuzzy = True
        person = _speaking(base, ours, theirs)
        if person is not None:
            source, is_fuzzy, clashes = person, person.fuzzy, []
            texts, other = (our, theirs) if person is ours else (their, ours)
            if by := suggested_by(other):
                outcome.set_aside = _alternatives(other, _differing(texts, forms(other)), by)
    else:
        outcome.is_mixed = not is_ours and not is_theirs
        if outcome.is_mixed:
            source = _speaker(base, ours, theirs, is_fuzzy=True)
        is_fuzzy = outcome.is_mixed or source.fuzzy
        for side, approved in ((ours, our), (theirs, their)):
            if base is None or not base.fuzzy or side.fuzzy or is_empty(approved):
                continue
            # this side approved the text that the other one replaced, or took out
            if any(texts[n].strip() for n in _differing(texts, approved)):
                clashes = [n for n in _differing(our, their) if our[n].strip()]
                texts = tuple(map(_first_said, our, their))
                source, is_fuzzy, outcome.is_mixed = ours, True, False
                break
            filled = tuple(map(_first_said, texts, approved))
            if filled == approved:
                source, is_fuzzy, outcome.is_mixed = side, False, False
            elif filled != texts:
                is_fuzzy = True
            texts = filled
    _set_translation(result, texts, is_fuzzy, source)
    outcome.alternatives += _alternatives(theirs, clashes, who)
    _finish(outcome, base, ours, theirs)
    return outcome


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
    elif (
        is_empty(forms(actual))
        or approval.is_offer(actual)
        or (forms(actual) == forms(base) and (actual.fuzzy or is_same_text))
    ):
        standing = still
    elif not actual.fuzzy:
        outcome.is_left = forms(still) != forms(base)
    elif forms(still) != forms(base):
        standing = ours
        clashes = _differing(forms(ours), forms(theirs))
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
