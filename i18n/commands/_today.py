"""Today's date, which is an input of a command."""

from __future__ import annotations

import datetime
import os

from i18n.errors import AmbosError


def today(stated: datetime.datetime | None) -> datetime.date:
    """The day that `--date` states, else that of SOURCE_DATE_EPOCH, else the clock's, in UTC.

    SOURCE_DATE_EPOCH is in seconds since 1970 (reproducible-builds.org). Raises AmbosError where it is
    beyond the years that have four digits.
    """
    if stated is not None:
        return stated.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            what = f"SOURCE_DATE_EPOCH is no moment: {epoch} (write seconds since 1970)"
            raise AmbosError(what) from error
    return datetime.datetime.now(datetime.UTC).date()
