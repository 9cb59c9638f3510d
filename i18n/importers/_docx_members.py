"""The members of a DOCX file that hold text, changed before the reader sees them."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from i18n.archive import Archive

PICTURES = "word/media/"
"""What the names of members begin with that are not parsed."""
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespace of WordprocessingML, transitional and strict."""


def rewritten(archive: Archive, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The file with what `change` gives for the name and the bytes of a member; None keeps one.

    A member that is no XML stays as it is: the reader says so.
    """
    changed: dict[str, bytes] = {}
    for name in archive:
        if name.startswith(PICTURES):
            continue
        data = archive[name]
        try:
            found = change(name, data)
        except (expat.ExpatError, ValueError, LookupError):
            continue
        if found is not None:
            changed[name] = found
    return archive.replaced(changed)
