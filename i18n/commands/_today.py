"""Today's date, which is an input of a command."""

from __future__ import annotations

import datetime

from i18n.commands._epoch import epoch


def today(stated: datetime.datetime | None) -> datetime.date:
    """The day that `--date` states, else that of SOURCE_DATE_EPOCH, else the clock's, in UTC.

    Raises AmbosError as `epoch`.
    """
    if stated is not None:
        return stated.date()
    return epoch() or datetime.datetime.now(datetime.UTC).date()
