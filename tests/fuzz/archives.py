"""Bytes as a file of a format: those of an archive go into its main part."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.docx_files import docx

_MAKERS: dict[str, Callable[[str], bytes]] = {".docx": docx}
_ARCHIVE = b"PK"


def wrapped(data: bytes, suffix: str) -> bytes:
    """A file of a format's suffix that holds these bytes, or is them where they are an archive."""
    make = _MAKERS.get(suffix)
    if make is None or data.startswith(_ARCHIVE):
        return data
    return make(data.decode("utf-8", "replace"))
