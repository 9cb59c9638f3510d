"""Where termbases are."""

from __future__ import annotations

from pathlib import Path

from i18n import files
from i18n.languages import primary
from i18n.terms._reading import read
from i18n.terms._termbase import Termbase

FOLDER = "terms"


def load(path: Path, name: str) -> Termbase:
    """The termbase in a file. Raises AmbosError."""
    return read(files.read(path, name), name)


def of_project(root: Path, source: str, target: str) -> Termbase | None:
    """A project's terms from a language to another: `terms/en-es.csv`; None where there are none.

    For a regional form that has no file of its own, that of its language is taken; where there is
    one for the other direction only, it is turned round.
    Raises AmbosError.
    """
    for one in dict.fromkeys((source, primary(source))):
        for other in dict.fromkeys((target, primary(target))):
            for first, second in ((one, other), (other, one)):
                name = f"{FOLDER}/{first}-{second}.csv"
                if (root / name).is_file():
                    found = load(root / name, name)
                    return found if first == one else found.inverted()
    return None
