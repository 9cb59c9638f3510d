"""Where a project is, told by the names of its files alone: nothing is parsed."""

from __future__ import annotations

import os

OWN_FILE = "ambos.toml"
SHARED_FILE = "pyproject.toml"
STATE = ".ambos"
"""The folder of what the program keeps for itself."""


def likely(start: str) -> str | None:
    """The nearest folder from here upwards that has a file of settings.

    That of a pyproject.toml may be no project: only its tables tell.
    """
    here = os.path.realpath(start)
    while not any(map(os.path.isfile, (f"{here}/{OWN_FILE}", f"{here}/{SHARED_FILE}"))):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def settings(root: str) -> bytes:
    """The files in which a project's settings stand, one after the other. Raises OSError."""
    found = []
    for name in (OWN_FILE, SHARED_FILE):
        path = f"{root}/{name}"
        if os.path.isfile(path):
            with open(path, "rb") as file:
                found.append(b"%s\n%s\n" % (name.encode(), file.read()))
    return b"".join(found)
