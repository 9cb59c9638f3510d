"""The lines that Ambos writes among a message's translator comments, `# ambos: key value`."""

from __future__ import annotations

import re

APPROVED = "ambos: approved "
_OF_THE_TRANSLATION = re.compile(r"ambos: (?:(?:approved|carried|joined|match|offered) |mt\b)")


def follows_translation(line: str) -> bool:
    """Is a line said of the msgstr, so that it goes where that goes, and with it?"""
    return _OF_THE_TRANSLATION.match(line) is not None
