"""Regular expressions with possessive groups, which mean the same on every Python.

Before 3.11.5, `re` goes on from a wrong place where such a group fails behind its first character
(https://github.com/python/cpython/issues/106052): there `regex` reads them.
"""

from __future__ import annotations

import re
import sys
from typing import AnyStr, cast

_IS_RIGHT = sys.version_info >= (3, 11, 5)


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` makes it, or one of `regex` with the same methods."""
    if _IS_RIGHT:
        return re.compile(pattern, flags)
    import regex  # noqa: PLC0415  (for an old Python alone)

    return cast("re.Pattern[AnyStr]", regex.compile(pattern, int(flags)))
