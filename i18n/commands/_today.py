"""Today's date, which is an input of a command."""

from __future__ import annotations

import datetime
import os


def today(stated: datetime.datetime | None) -> datetime.date:
    """The day that `--date` states, else SOURCE_DATE_EPOCH's, else the clock's, in UTC."""
    if stated is not None:
        return stated.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()
