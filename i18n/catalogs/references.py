"""The references of messages: what their `#:` lines say, as polib's pairs of a path and a line."""

from __future__ import annotations

import re
from functools import lru_cache

_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(?::([0-9]+))?|([^ \t\r\f\v]+)")
_NUMBERED = re.compile(r"(.+):([0-9]+)")


@lru_cache(maxsize=64)
def occurrences(references: tuple[str, ...]) -> list[tuple[str, str]]:
    """The (path, line) pairs of `#:` lines; a path between isolates may be broken over lines."""
    found = []
    for path, line, plain in _REFERENCE.findall(" ".join(map(str.strip, references))):
        numbered = _NUMBERED.fullmatch(plain)
        if numbered:
            found.append((numbered[1], numbered[2]))
        else:
            found.append((plain, "") if plain else (path, line))
    return found
