"""Which translations are approved, or were: as flags and translator comments say (see `notes`)."""

from __future__ import annotations

import hashlib
import re

import polib

from i18n.catalogs.conflicts import is_open

_APPROVED = re.compile(r"^ambos: approved ([0-9a-f]{16})$", re.MULTILINE)
_OFFERED = re.compile(r"^ambos: offered ([0-9a-f]{16})$", re.MULTILINE)
_CARRIED = re.compile(r"^ambos: carried ([0-9a-f]{16})$", re.MULTILINE)


def is_translated(entry: polib.POEntry) -> bool:
    """Does the entry hold a translation of each of its forms, fuzzy or not?

    White space alone is none.
    """
    if entry.msgid_plural:
        forms = entry.msgstr_plural.values()
        return bool(forms) and all(map(str.strip, forms))
    return bool(entry.msgstr.strip())


def is_published(entry: polib.POEntry) -> bool:
    """May the translation be shown: current, complete, not fuzzy?"""
    return not entry.obsolete and not entry.fuzzy and is_translated(entry)


def digest(msgid: str, msgstr: str) -> str:
    """16 hexadecimal digits of SHA-256 over a pair, parted by a NUL."""
    return hashlib.sha256(f"{msgid}\0{msgstr}".encode()).hexdigest()[:16]


def record(entry: polib.POEntry, msgid: str, msgstr: str | None = None) -> None:
    """Note in an entry what was the approved translation of an earlier msgid: its own, or the one given."""
    forget(entry)
    _note(entry, f"approved {digest(msgid, entry.msgstr if msgstr is None else msgstr)}")


def forget(entry: polib.POEntry) -> None:
    """Take the notes out."""
    lines = entry.tcomment.split("\n") if entry.tcomment else []
    entry.tcomment = "\n".join(
        line for line in lines if not _APPROVED.match(line) and not _OFFERED.match(line)
    )


def record_offer(entry: polib.POEntry) -> None:
    """Note in a fuzzy entry that its msgstr was made of other entries', which the catalog keeps."""
    _note(entry, f"offered {digest(entry.previous_msgid or '', entry.msgstr)}")


def is_offer(entry: polib.POEntry) -> bool:
    """Does a fuzzy entry still hold what was made of other entries' translations, and nothing else?

    One with a conflict comment holds another text.
    """
    match = _OFFERED.search(entry.tcomment or "")
    if match is None or not entry.fuzzy or is_open(entry.tcomment):
        return False
    return match[1] == digest(entry.previous_msgid or "", entry.msgstr)


def record_carried(entry: polib.POEntry, msgid: str, msgstr: str) -> None:
    """Note in an approved entry of which pair it was made by carrying a change over; the first stays."""
    if carried_of(entry) is None:
        _note(entry, f"carried {digest(msgid, msgstr)}")


def carried_of(entry: polib.POEntry) -> str | None:
    """The digest of the pair of which an approved entry was made by carrying a change over."""
    match = None if entry.fuzzy else _CARRIED.search(entry.tcomment or "")
    return None if match is None else match[1]


def _note(entry: polib.POEntry, what: str) -> None:
    note = f"ambos: {what}"
    entry.tcomment = f"{entry.tcomment}\n{note}" if entry.tcomment else note


def is_approved_before(entry: polib.POEntry) -> bool:
    """Was the msgstr of a fuzzy entry approved for its previous msgid, and not touched since?"""
    match = _APPROVED.search(entry.tcomment or "")
    if match is None or not entry.fuzzy or not entry.previous_msgid:
        return False
    return match[1] == digest(entry.previous_msgid, entry.msgstr)


def is_superseded(entry: polib.POEntry) -> bool:
    """Was the message approved for an earlier source, whatever its msgstr has become since?"""
    return bool(entry.fuzzy and _APPROVED.search(entry.tcomment or ""))


def last_good(entry: polib.POEntry, earlier: polib.POEntry | None = None) -> str | None:
    """The msgstr that was approved for the previous msgid of a fuzzy entry, and not touched since.

    It is the entry's own, or that of the obsolete entry of the previous msgid, if it is given.
    """
    if entry.obsolete:
        return None
    if is_approved_before(entry):
        return entry.msgstr
    match = _APPROVED.search(entry.tcomment or "") if entry.fuzzy else None
    if match is None or earlier is None or earlier.fuzzy:
        return None
    return earlier.msgstr if match[1] == digest(earlier.msgid, earlier.msgstr) else None
