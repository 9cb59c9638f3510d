"""The lines that Ambos writes among a message's translator comments, `# ambos: key value`."""

from __future__ import annotations

import re

import polib

APPROVED = "ambos: approved "
_OF_THE_TRANSLATION = re.compile(r"ambos: (?:(?:approved|carried|joined|match|offered) |mt\b)")
_SUGGESTED = re.compile(r"^ambos: (match \d.*|mt\b.*)$", re.MULTILINE)


def follows_translation(line: str) -> bool:
    """Is a line said of the msgstr, so that it goes where that goes, and with it?"""
    return _OF_THE_TRANSLATION.match(line) is not None


def suggested_by(entry: polib.POEntry) -> str:
    """What is noted of a fuzzy message that the memory or a machine filled in; "" for others."""
    match = _SUGGESTED.search(entry.tcomment or "") if entry.fuzzy else None
    return "" if match is None else match[1]
