"""The day that SOURCE_DATE_EPOCH states (reproducible-builds.org)."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection

from i18n.errors import AmbosError
from i18n.publication import UNDATED

VARIABLE = "SOURCE_DATE_EPOCH"
_DATED = frozenset({"epub", "pdf"})
"""The formats whose files say when they changed."""


def epoch() -> datetime.date | None:
    """Its day, in UTC; None where the variable is not set, or empty. Raises AmbosError for other texts."""
    stated = os.environ.get(VARIABLE, "")
    if not stated:
        return None
    try:
        if not (stated.isascii() and stated.isdecimal()):
            raise ValueError(stated)
        return datetime.datetime.fromtimestamp(int(stated), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        what = f"{VARIABLE} is no number of seconds: {stated!r} (set it as date +%s prints it)"
        raise AmbosError(what) from error


def undated(formats: Collection[str]) -> datetime.date:
    """The day on which documents without a date count as changed; the same for formats that say none.

    Raises AmbosError, as `epoch` does.
    """
    return (epoch() if _DATED & set(formats) else None) or UNDATED
