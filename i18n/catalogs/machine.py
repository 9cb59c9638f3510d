"""Messages that a machine translated: the comment `# ambos: mt ENGINE`, written with the flag fuzzy.

Who fills a message by machine writes both. Whoever has read the translation clears the flag and leaves
the comment: the translation is a machine's then, and somebody answers for it.
"""

from __future__ import annotations

import re

import polib

_MACHINE = re.compile(r"^ambos: mt(?:[ \t]+(\S.*?))?[ \t]*$", re.MULTILINE)


def engine(entry: polib.POEntry) -> str | None:
    """What translated a message, "" where nobody says; None where it was no machine."""
    match = _MACHINE.search(entry.tcomment or "")
    return None if match is None else match[1] or ""
