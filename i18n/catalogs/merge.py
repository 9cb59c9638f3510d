"""A template into a catalog, so that no translation is lost."""

from __future__ import annotations

from typing import NamedTuple

import polib

from i18n.catalogs import approval
from i18n.catalogs.extract import header, key
from i18n.catalogs.leverage import pairs


class Changes(NamedTuple):
    """What a merge did, in messages; those that came back with a translation count as kept."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    kept: int = 0

    def settled(self) -> Changes:
        """What merging the same template into the result does: nothing (the law of losslessness)."""
        return Changes(kept=self.new + self.changed + self.kept)


def merge(
    template: polib.POFile, catalog: polib.POFile | None, language: str
) -> tuple[polib.POFile, Changes]:
    """Bring a catalog up to its template; None where there is no catalog yet.

    What left the source becomes obsolete, what changed becomes fuzzy with its previous msgid, what
    stayed keeps its fields; a header without a charset gets one. The catalog given is changed.
    Obsolete messages stand last.
    """
    catalog = header(language) if catalog is None else catalog
    _complete_header(catalog, language)
    old = list(catalog)
    current = [entry for entry in old if not entry.obsolete]
    known = {key(entry): entry for entry in reversed(old) if entry.obsolete}
    known.update({key(entry): entry for entry in current})
    origins = pairs([key(entry) for entry in current], [key(entry) for entry in template])
    merged: list[polib.POEntry] = []
    used: set[int] = set()
    new = changed = kept = 0
    for n, fresh in enumerate(template):
        entry = known.get(key(fresh))
        origin = current[origins[n]] if n in origins else None
        if entry is not None:
            is_back = not entry.obsolete or approval.is_translated(entry)
            kept += is_back
            new += not is_back
            entry.obsolete = False
            used.add(id(entry))
        elif origin is not None and origin.msgstr:
            entry = _changed(fresh, origin)
            changed += 1
            used.add(id(origin))
        else:
            entry = polib.POEntry(msgid=fresh.msgid, msgctxt=fresh.msgctxt)
            new += 1
        _describe(entry, fresh)
        merged.append(entry)
    left = [entry for entry in old if id(entry) not in used]
    gone = sum(not entry.obsolete for entry in left)
    for entry in left:
        _retire(entry)
    catalog[:] = merged + [entry for entry in left if _is_worth_keeping(entry)]
    return catalog, Changes(new=new, changed=changed, gone=gone, kept=kept)


def _complete_header(catalog: polib.POFile, language: str) -> None:
    """Write what a header cannot do without: programs read no accent where no charset is named."""
    whole = header(language).metadata
    if not catalog.metadata:
        catalog.metadata = whole
    elif "charset=" not in catalog.metadata.get("Content-Type", ""):
        catalog.metadata["Content-Type"] = whole["Content-Type"]


def _changed(fresh: polib.POEntry, origin: polib.POEntry) -> polib.POEntry:
    """The message that an edit made of another: fuzzy, with the source that was translated.

    Where the edit was taken back, the translation is approved again.
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
            if approval.last_good(origin) is not None:
                approval.forget(entry)
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
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


def _describe(entry: polib.POEntry, fresh: polib.POEntry) -> None:
    """Take over what the template says about a message."""
    entry.comment = fresh.comment
    entry.occurrences = list(fresh.occurrences)


def _retire(entry: polib.POEntry) -> None:
    entry.obsolete = True
    entry.comment = ""
    entry.occurrences = []


def _is_worth_keeping(entry: polib.POEntry) -> bool:
    """Is there anything in an obsolete message that a person may have written?"""
    return bool(entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment)
