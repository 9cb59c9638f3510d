"""The three catalogs of a merge: their messages by key, and which message became which."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field

import polib

from i18n.catalogs import approval
from i18n.catalogs.extract import Key, key

_SIMILAR = 60.0
"""The least similarity of two sources that one may have been edited into the other (rapidfuzz's ratio)."""


@dataclass(frozen=True, slots=True)
class Side:
    """The messages of a catalog: current ones and all by key, and obsolete ones whose key is taken."""

    current: dict[Key, polib.POEntry] = field(default_factory=dict)
    known: dict[Key, polib.POEntry] = field(default_factory=dict)
    spare: list[polib.POEntry] = field(default_factory=list)


def side(catalog: Iterable[polib.POEntry]) -> Side:
    """A catalog's messages, in its order."""
    entries = list(catalog)
    current = {key(entry): entry for entry in entries if not entry.obsolete}
    known: dict[Key, polib.POEntry] = {}
    spare: list[polib.POEntry] = []
    for entry in entries:
        at = key(entry)
        if entry.obsolete and (at in current or at in known):
            spare.append(entry)
        else:
            known[at] = entry
    return Side(current, known, spare)


def forms(entry: polib.POEntry) -> tuple[str, ...]:
    """The msgstr of an entry, or its plural forms in order."""
    if not entry.msgid_plural:
        return (str(entry.msgstr),)
    numbered = sorted((int(form), str(text)) for form, text in entry.msgstr_plural.items())
    return tuple(text for _, text in numbered)


def placed(entry: polib.POEntry) -> set[tuple[str, str]]:
    """The texts of a message that are not blank, with their places as `conflicts.Alternative` has them."""
    is_plural = bool(entry.msgid_plural)
    return {
        (str(n) if is_plural else "", text) for n, text in enumerate(forms(entry)) if text.strip()
    }


def is_empty(texts: Iterable[str]) -> bool:
    """Does none of the forms say anything?"""
    return not any(map(str.strip, texts))


def previous(entry: polib.POEntry) -> tuple[str | None, str | None, str | None]:
    """The source that a fuzzy entry was the translation of: msgctxt, msgid, msgid_plural."""
    return entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural


def twin(entry: polib.POEntry) -> polib.POEntry:
    """A copy that may be changed."""
    made = copy.copy(entry)
    made.flags = list(entry.flags)
    made.occurrences = list(entry.occurrences)
    made.msgstr_plural = dict(entry.msgstr_plural)
    return made


def origins(base: Side, changed: Side, other: Side) -> dict[Key, Key]:
    """The new messages of a side whose source changed, each with the message of base it was made from.

    An origin is current in base, and no more on that side. What tells it is the previous source, the
    same source in another context, the same translation, now fuzzy, or else a source that is similar:
    that is asked only for messages on which `other` has worked.
    """
    gone = {at: entry for at, entry in base.current.items() if at not in changed.current}
    if not gone:
        return {}
    by_previous = {_previous_key(entry): at for at, entry in gone.items() if entry.previous_msgid}
    by_text = {msgid: (msgctxt, msgid) for msgctxt, msgid in gone}
    by_target = {forms(entry): at for at, entry in gone.items() if not is_empty(forms(entry))}
    found: dict[Key, Key] = {}
    fresh: list[Key] = []
    for at, entry in changed.current.items():
        if at in base.known:
            continue
        before = _previous_key(entry)
        if entry.previous_msgid and before in gone:
            found[at] = before
        elif entry.previous_msgid and before in by_previous:
            found[at] = by_previous[before]
        elif at in by_previous:
            found[at] = by_previous[at]  # the edit was taken back
        elif at[1] in by_text:
            found[at] = by_text[at[1]]
        elif entry.fuzzy and forms(entry) in by_target:
            found[at] = by_target[forms(entry)]
        elif at not in other.known:
            fresh.append(at)
    taken = set(found.values())
    worked = [
        at
        for at, entry in gone.items()
        if at not in taken and at in other.current and is_edited(entry, other.current[at])
    ]
    if worked and fresh:
        found |= _similar(worked, fresh)
    return found


def _previous_key(entry: polib.POEntry) -> Key:
    return entry.previous_msgctxt, entry.previous_msgid or ""


def _similar(old: list[Key], new: list[Key]) -> dict[Key, Key]:
    """For new messages the old one that is most like it, each used once."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (slow to import)

    texts = [msgid for _, msgid in new]
    offers = [
        (-score, old_at, new_at)
        for old_at, (_, msgid) in enumerate(old)
        for _, score, new_at in process.extract(
            msgid, texts, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=5
        )
    ]
    found: dict[Key, Key] = {}
    used: set[int] = set()
    for _, old_at, new_at in sorted(offers):
        if old_at not in used and new[new_at] not in found:
            used.add(old_at)
            found[new[new_at]] = old[old_at]
    return found


def is_edited(base: polib.POEntry | None, entry: polib.POEntry) -> bool:
    """Has somebody worked on a message: translated, approved or doubted it, or written a comment?"""
    if base is None:
        return not is_empty(forms(entry)) or bool(entry.tcomment)
    return (forms(base), base.fuzzy, base.tcomment) != (forms(entry), entry.fuzzy, entry.tcomment)


def carried(origin: polib.POEntry, target: polib.POEntry) -> polib.POEntry:
    """What an update makes of `origin` where its source became that of `target`.

    It has the translation as fuzzy, with the source that was translated; the pair is noted where it
    was approved. Where the edit was taken back, an approved translation is approved again.
    """
    made = twin(origin)
    made.msgctxt, made.msgid, made.msgid_plural = target.msgctxt, target.msgid, target.msgid_plural
    made.comment, made.occurrences = target.comment, list(target.occurrences)
    _fit(made, origin, target)
    if is_empty(forms(origin)):
        return made
    if not origin.fuzzy:
        made.flags.insert(0, "fuzzy")
        _set_previous(made, origin)
        if not origin.msgid_plural and not made.msgid_plural:
            approval.record(made, origin.msgid)
    elif not origin.previous_msgid:
        _set_previous(made, origin)
    elif previous(made) == (target.msgctxt, target.msgid, target.msgid_plural or None):
        made.previous_msgctxt = made.previous_msgid = made.previous_msgid_plural = None
        if approval.last_good(origin) is not None:
            approval.forget(made)
            made.flags = [flag for flag in made.flags if flag != "fuzzy"]
    return made


def _set_previous(made: polib.POEntry, origin: polib.POEntry) -> None:
    made.previous_msgctxt, made.previous_msgid = origin.msgctxt, origin.msgid
    made.previous_msgid_plural = origin.msgid_plural or None


def _fit(made: polib.POEntry, origin: polib.POEntry, target: polib.POEntry) -> None:
    """Give a message as many forms as the one it became has."""
    texts = forms(origin)
    if target.msgid_plural:
        count = max(len(target.msgstr_plural), len(origin.msgstr_plural), 1)
        made.msgstr = ""
        made.msgstr_plural = {n: texts[n] if n < len(texts) else "" for n in range(count)}
    elif origin.msgid_plural:
        made.msgstr = texts[0] if texts else ""
        made.msgstr_plural = {}
