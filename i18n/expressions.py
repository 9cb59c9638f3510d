"""Regular expressions with possessive groups, which mean the same on every Python.

Before 3.11.5, `re` goes on from a wrong place where such a group fails behind its first character
(https://github.com/python/cpython/issues/106052): there `regex` reads them, with the letters and
digits of `re`, which counts "²" among them and no combining mark.
"""

from __future__ import annotations

import re
import sys
from typing import AnyStr, cast

_IS_RIGHT = sys.version_info >= (3, 11, 5)
_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
_WORD = r"[\p{L}\p{N}_]"
_NO_WORD = r"[^\p{L}\p{N}_]"


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` makes it, or one of `regex` with the same methods."""
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    if _IS_RIGHT or not _POSSESSIVE_GROUP.search(text):
        return re.compile(pattern, flags)
    import regex  # noqa: PLC0415  (for an old Python alone)

    if isinstance(pattern, bytes):
        return cast("re.Pattern[AnyStr]", regex.compile(pattern, int(flags)))
    text = text.replace(r"\w", _WORD).replace(
        r"\W", _NO_WORD
    )  # sets in sets: only version 1 has them
    return cast("re.Pattern[AnyStr]", regex.compile(text, int(flags) | regex.VERSION1))
