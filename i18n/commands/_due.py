"""The days on which documents may be published, as one build leaves them for the next."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

Days = Mapping[str, Mapping[str, str]]
"""By the paths of documents and their languages, days as ISO 8601 has them."""


def due_of(remarks: Any) -> Days:
    """The days of which the last build knew."""
    found: Days = (remarks or {}).get("due", {})
    return found


def come(remarks: Any, today: datetime.date) -> set[str]:
    """The documents of which today something else may be published than on the day of the last build."""
    if not remarks:
        return set()
    first, last = sorted((remarks.get("day", ""), today.isoformat()))
    return {
        path
        for path, days in due_of(remarks).items()
        if any(first < day <= last for day in days.values())
    }
