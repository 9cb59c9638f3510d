"""Regular expressions that are compiled when they are needed, and mean the same on every Python.

Before 3.11.5, `re` goes on from a wrong place where a possessive group fails behind its first character
(https://github.com/python/cpython/issues/106052): there `regex` reads them, with the letters and
digits of `re`, which counts "²" among them and no combining mark.
"""

from __future__ import annotations

import re
import sys
from typing import Any, AnyStr, Generic, cast

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


def deferred(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` makes it, compiled when one of its methods is first asked for.

    For a pattern that most runs of a program do without: what is wrong with it shows at its first use.
    """
    return cast("re.Pattern[AnyStr]", _Deferred(pattern, flags))


class _Deferred(Generic[AnyStr]):
    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        # as attributes of its own, the methods cost no more than those of the pattern itself
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
