"""Messages as objects of polib's own, made at once."""

from __future__ import annotations

import polib

_NEW = polib.POEntry.__new__
_BLANK = vars(polib.POEntry())


def message(
    *,
    msgctxt: str | None,
    msgid: str,
    comment: str,
    occurrences: list[tuple[str, str]],
    flags: list[str],
    msgstr: str = "",
    tcomment: str = "",
    encoding: str = _BLANK["encoding"],
) -> polib.POEntry:
    """What `polib.POEntry` makes of these, which looks for each of its fifteen fields by name."""
    entry = _NEW(polib.POEntry)
    fields = vars(entry)
    fields.update(_BLANK)
    fields["msgctxt"] = msgctxt
    fields["msgid"] = msgid
    fields["msgstr"] = msgstr
    fields["msgstr_plural"] = {}
    fields["comment"] = comment
    fields["tcomment"] = tcomment
    fields["occurrences"] = occurrences
    fields["flags"] = flags
    fields["encoding"] = encoding
    return entry
