"""What Ambos keeps in an entry: translator comments `# ambos: key value`, and nothing else."""

from __future__ import annotations

import hashlib
import re

import polib

_APPROVED = re.compile(r"^ambos: approved ([0-9a-f]{16})$", re.MULTILINE)


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


def record(entry: polib.POEntry, msgid: str) -> None:
    """Note in an entry that its msgstr was the approved translation of an earlier msgid."""
    forget(entry)
    note = f"ambos: approved {digest(msgid, entry.msgstr)}"
    entry.tcomment = f"{entry.tcomment}\n{note}" if entry.tcomment else note


def forget(entry: polib.POEntry) -> None:
    """Take the note out."""
    lines = entry.tcomment.split("\n") if entry.tcomment else []
    entry.tcomment = "\n".join(line for line in lines if not _APPROVED.match(line))


def last_good(entry: polib.POEntry) -> str | None:
    """The msgstr of a fuzzy entry that was approved for its previous msgid and not touched since."""
    match = _APPROVED.search(entry.tcomment or "")
    if match is None or not entry.fuzzy or entry.obsolete or not entry.previous_msgid:
        return None
    return entry.msgstr if match[1] == digest(entry.previous_msgid, entry.msgstr) else None
