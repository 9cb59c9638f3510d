"""Catalogs whose file is there and holds nothing: an editor is saving it, or a crash cut that off.

To take such a file for a new catalog would let the translations go that are about to be in it.
"""

from __future__ import annotations

import re

import polib

from i18n.catalogs import syntax
from i18n.errors import AmbosError

_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?\s*+")


def is_blank(data: bytes) -> bool:
    """Is there nothing but white space in a catalog's bytes?"""
    return _BLANK.fullmatch(data) is not None


def require_content(data: bytes, name: str) -> None:
    """Raise AmbosError for a catalog's bytes that are blank; `name` is what messages call it."""
    if is_blank(data):
        what = "holds nothing, as where its saving was cut off"
        raise AmbosError(f"{what} (put it back, or delete it to begin anew)", path=name)


def filled(catalog: polib.POFile, name: str) -> polib.POFile:
    """The same catalog. Raises AmbosError where the file that it was read from is blank."""
    source = syntax.source(catalog)
    if source is not None:
        require_content(source.data, name)
    return catalog
