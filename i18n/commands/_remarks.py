"""What a build leaves for the next one to know of the site as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Days = Mapping[str, Mapping[str, str]]
"""By the paths of documents and their languages, days as ISO 8601 has them."""


class Remarks(NamedTuple):
    """What one build says to the next.

    `tree` is the name of what it left in public/; `languages` are those of the site, and `dated` those of
    them that have a document with a date, sorted; `day` is the day of the build, as ISO 8601 has it, and
    `due` the days on which documents may be published. `nowhere` are the domains whose addresses lead
    nowhere, sorted.
    """

    tree: str
    languages: Sequence[str]
    dated: Sequence[str]
    day: str
    due: Days
    nowhere: Sequence[str]

    @classmethod
    def of_noted(cls, noted: Any) -> Remarks | None:
        """Those that a ledger holds; None where there was no build before."""
        return cls(**noted) if noted else None

    def noted(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return self._asdict()

    def due_between(self, today: datetime.date) -> set[str]:
        """The documents of which today something else may be published than on the day of the build."""
        first, last = sorted((self.day, today.isoformat()))
        return {
            path
            for path, days in self.due.items()
            if any(first < day <= last for day in days.values())
        }
