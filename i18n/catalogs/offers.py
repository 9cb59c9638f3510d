"""What a new message is offered of the translations of old ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import approval, splits
from i18n.catalogs.conflicts import alternatives
from i18n.catalogs.extract import key
from i18n.catalogs.marks import MARKS
from i18n.catalogs.origins import Kind, Origin
from i18n.catalogs.splits import Languages

_NOTE = re.compile(r"ambos: (?:approved|carried|offered) ")


class Offer(NamedTuple):
    """A new entry, and those that its msgstr is from; `moves` where it stands in their place."""

    entry: polib.POEntry
    origins: tuple[polib.POEntry, ...]
    moves: bool = False


def offer(
    fresh: polib.POEntry,
    origin: Origin,
    sources: Sequence[polib.POEntry],
    current: int,
    languages: Languages,
    *,
    carry: Collection[str] = (),
) -> Offer | None:
    """What is offered to a new message; None where it is nothing but a mark.

    `origin` has places in `sources`, of which those from `current` on are obsolete. What moves from an
    approved message stays approved where nothing but tokens of the kinds in `carry` changed.
    """
    entries = tuple(sources[piece.place] for piece in origin.pieces)
    if origin.kind is Kind.MERGED:
        return _merged(fresh, origin, entries, languages)
    entry = entries[0]
    if origin.kind is Kind.SPLIT and entry.msgstr not in MARKS:
        piece = origin.pieces[0]
        text = splits.part(
            entry.msgid,
            (piece.start, piece.end),
            entry.msgstr,
            languages,
        )
        if text is not None:
            fitted = splits.fitted(text, fresh.msgid, entry.msgid)
            return Offer(_made(fresh, fitted, entry.msgid, entry.msgctxt), entries)
        if origin.otherwise is not None:
            other = offer(fresh, origin.otherwise, sources, current, languages, carry=carry)
            if other is not None:
                return other
    moves = origin.moves and origin.pieces[0].place < current
    return _edited(fresh, entry, moves=moves, carry=carry)


def _merged(
    fresh: polib.POEntry,
    origin: Origin,
    entries: Sequence[polib.POEntry],
    languages: Languages,
) -> Offer | None:
    """The old translations, or their parts, one after the other."""
    texts = []
    for piece, entry in zip(origin.pieces, entries, strict=True):
        text: str | None = entry.msgstr
        if piece.end >= 0 and entry.msgstr not in MARKS:
            text = splits.part(
                entry.msgid,
                (piece.start, piece.end),
                entry.msgstr,
                languages,
            )
        texts.append(text or entry.msgstr)
    said = [text for text in texts if text not in MARKS]
    if not said:
        return None
    before = splits.joined([entry.msgid for entry in entries])
    made = _made(fresh, splits.joined(said), before, entries[0].msgctxt)
    return Offer(made, tuple(entries))


def _edited(
    fresh: polib.POEntry, origin: polib.POEntry, *, moves: bool, carry: Collection[str]
) -> Offer | None:
    """An old translation, as it is or with what changed carried into it."""
    from i18n.catalogs.carrying import carried, carried_kinds  # noqa: PLC0415  (slow to import)

    is_free = not origin.fuzzy or approval.is_offer(origin)
    text = None
    if origin.msgstr not in MARKS and is_free:
        text = carried(origin.msgid, fresh.msgid, origin.msgstr)
    if text in (None, origin.msgstr) and moves:
        return Offer(changed(fresh, origin), (origin,), moves=True)
    if origin.msgstr in MARKS:
        return None
    is_chain = origin.fuzzy and origin.previous_msgid
    before = (origin.previous_msgid if is_chain else None) or origin.msgid
    context = origin.previous_msgctxt if is_chain else origin.msgctxt
    made = _made(fresh, text or origin.msgstr, before, context)
    made.flags += [flag for flag in origin.flags if flag not in made.flags]
    if text is not None and moves:
        made.tcomment = origin.tcomment
        approval.forget(made)
        if carry and approval.is_translated(origin) and not origin.fuzzy:
            kinds = carried_kinds(origin.msgid, fresh.msgid, origin.msgstr)
            if kinds and kinds <= set(carry):
                made.flags = list(origin.flags)
                made.previous_msgid = made.previous_msgctxt = None
                approval.record_carried(made, origin.msgid, origin.msgstr)
                return Offer(made, (origin,))
        if not origin.fuzzy:
            approval.record(made, origin.msgid, origin.msgstr)
        approval.record_offer(made)
    return Offer(made, (origin,))


def _made(fresh: polib.POEntry, msgstr: str, before: str, context: str | None) -> polib.POEntry:
    """A fuzzy entry whose msgstr was made of others', noted as such."""
    entry = polib.POEntry(
        msgid=fresh.msgid,
        msgctxt=fresh.msgctxt,
        msgstr=msgstr,
        flags=["fuzzy"],
        previous_msgid=before,
        previous_msgctxt=context,
    )
    approval.record_offer(entry)
    return entry


def changed(fresh: polib.POEntry, origin: polib.POEntry) -> polib.POEntry:
    """The message that an edit made of another: fuzzy, with the source that was translated.

    Where the edit was taken back, the translation is approved again, unless there is a conflict.
    """
    entry = polib.POEntry(
        msgid=fresh.msgid,
        msgctxt=fresh.msgctxt,
        msgstr=origin.msgstr,
        tcomment=origin.tcomment,
        flags=list(origin.flags),
    )
    if origin.fuzzy:
        _keep_previous(entry, origin)
        if (entry.previous_msgctxt, entry.previous_msgid) == key(entry):
            entry.previous_msgctxt = entry.previous_msgid = None
            if approval.is_approved_before(origin) and not alternatives(origin.tcomment):
                approval.forget(entry)
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            elif approval.is_offer(origin):
                approval.forget(entry)
                approval.record_offer(entry)
        return entry
    entry.flags = ["fuzzy", *entry.flags]
    entry.previous_msgid = origin.msgid
    entry.previous_msgctxt = origin.msgctxt
    approval.record(entry, origin.msgid)
    return entry


def _keep_previous(entry: polib.POEntry, origin: polib.POEntry) -> None:
    """Name the source that was translated: the origin's own previous one, where it has one."""
    if origin.previous_msgid:
        entry.previous_msgid = origin.previous_msgid
        entry.previous_msgctxt = origin.previous_msgctxt
    else:
        entry.previous_msgid = origin.msgid
        entry.previous_msgctxt = origin.msgctxt


def made_of(made: Sequence[polib.POEntry], others: Sequence[polib.POEntry]) -> list[polib.POEntry]:
    """The offers among entries that say nothing beyond what others in the catalog say.

    So do those that were carried over from one that is there. What somebody wrote above an offer counts
    too, unless it stands above the message that it was made of, or above another that was made of that.
    """
    msgids = {entry.msgid for entry in others if entry.msgstr}
    msgstrs = {entry.msgstr for entry in others}
    found = []
    pairs: dict[str, polib.POEntry] = {}
    if any(map(approval.carried_of, made)):
        pairs = {approval.digest(entry.msgid, entry.msgstr): entry for entry in others}
    remarks = [_remarks(entry) for entry in made]
    kin = _kin(others) if any(remarks) else {}
    for entry, said in zip(made, remarks, strict=True):
        source = approval.carried_of(entry)
        if source is not None:
            origin = pairs.get(source)
            if (
                origin is not None
                and _is_carried(entry, origin)
                and _are_above(said, [origin, *kin.get(source, ())])
            ):
                found.append(entry)
            continue
        left = entry.previous_msgid or ""
        if left not in msgids and entry.msgstr not in msgstrs:
            for msgid in sorted(msgids, key=lambda text: (-len(text), text)):
                left = left.replace(msgid, "", 1)
            if not left or left.strip():
                continue
        elif entry.msgstr not in msgstrs and _is_of_itself(entry, others):
            continue
        if _are_above(said, kin.get(entry.previous_msgid or entry.msgid, ())):
            found.append(entry)
    return found


def _remarks(entry: polib.POEntry) -> set[str]:
    """The lines above an entry that are no note of a merge."""
    if not entry.tcomment:
        return set()
    return {line for line in entry.tcomment.split("\n") if line and not _NOTE.match(line)}


def _are_above(remarks: set[str], entries: Iterable[polib.POEntry]) -> bool:
    """Do all of some remarks stand above one of these entries too? None stand anywhere."""
    return not remarks or any(remarks <= _remarks(entry) for entry in entries)


def _kin(entries: Iterable[polib.POEntry]) -> dict[str, list[polib.POEntry]]:
    """Entries by their source, by the earlier one, and by the digest of the pair they were carried from."""
    found: dict[str, list[polib.POEntry]] = {}
    for entry in entries:
        for each in {entry.msgid, entry.previous_msgid, approval.carried_of(entry)}:
            if each is not None:
                found.setdefault(each, []).append(entry)
    return found


def _is_of_itself(entry: polib.POEntry, others: Sequence[polib.POEntry]) -> bool:
    """Does an offer say what no translation of its previous source gives?

    It was made of one that somebody wrote anew since.
    """
    from i18n.catalogs.carrying import carried  # noqa: PLC0415  (slow to import)

    before = entry.previous_msgid or ""
    said = _letters(entry.msgstr)
    return not any(
        said in _letters(other.msgstr) or carried(before, entry.msgid, other.msgstr) == entry.msgstr
        for other in others
        if other.msgid == before and other.msgstr
    )


def _letters(text: str) -> str:
    """What a part of a translation has in common with it, as `splits.fitted` leaves it."""
    return "".join(filter(str.isalnum, text)).casefold()


def _is_carried(entry: polib.POEntry, origin: polib.POEntry) -> bool:
    """Is a translation nothing but another's with what changed in the source?"""
    from i18n.catalogs.carrying import carried  # noqa: PLC0415  (slow to import)

    return carried(origin.msgid, entry.msgid, origin.msgstr) == entry.msgstr
