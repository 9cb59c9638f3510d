"""`ambos update` and `ambos extract` without options, where nothing has changed.

To load what reads options takes half of such a run; so the ledger is looked into before.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from i18n.ledger import Ledger

UP_TO_DATE = "Every catalog is up to date."
_SAID = {"extract": "", "update": f"{UP_TO_DATE}\n"}


def ledger(arguments: Sequence[str]) -> Ledger | None:
    """The ledger of a command line that has nothing but the name of one of these commands."""
    if len(arguments) != 1 or arguments[0] not in _SAID:
        return None
    return opened(None, arguments[0])


def opened(directory: str | None, command: str, *choices: str) -> Ledger | None:
    """What a command with these choices left with nothing to do, before the settings are read.

    `directory` is the project's folder, None for the nearest from here upwards. None where it cannot be
    told without the settings.
    """
    from i18n import roots  # noqa: PLC0415  (not for --help)

    root = roots.likely(os.curdir if directory is None else directory)
    if root is None or (directory is not None and root != os.path.realpath(directory)):
        return None
    from i18n.ledger import Ledger  # noqa: PLC0415  (not for every command)

    try:
        return Ledger.of(root, command, choices)
    except OSError:
        return None  # whoever reads the settings says what is wrong


def said(arguments: Sequence[str], ledger: Ledger) -> str | None:
    """What is printed where nothing is to be done; None where the command has to tell, or to run."""
    if not ledger.is_untouched() or ledger.remarks:
        return None
    return _SAID[arguments[0]]
