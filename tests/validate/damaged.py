"""Defects to put into a book, one at a time: epubcheck has to catch each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Damage:
    """A defect of a book: the change of the text of its first member whose name ends so."""

    name: str
    member: str
    change: Callable[[bytes], bytes]

    def put(self, book: Path) -> None:
        """Write the book with the defect. Raises ValueError where there is no place for it."""
        with zipfile.ZipFile(book) as archive:
            members = [(one, archive.read(one)) for one in archive.infolist()]
        chosen = next((one for one, _ in members if one.filename.endswith(self.member)), None)
        is_changed = False
        with zipfile.ZipFile(book, "w") as archive:
            for one, data in members:
                after = self.change(data) if one is chosen else data
                is_changed |= after != data
                archive.writestr(one, after)
        if not is_changed:
            raise ValueError(f"{self.name}: {book.name} has no place for it")


def _bytes(pattern: bytes, instead: bytes) -> Callable[[bytes], bytes]:
    return lambda data: re.sub(pattern, instead, data, count=1, flags=re.DOTALL)


DAMAGES = (
    Damage("a book of another kind", "mimetype", lambda data: b"application/zip"),
    Damage("a book without a language", ".opf", _bytes(rb"<dc:language>.*</dc:language>", b"")),
    Damage("a chapter that is no XML", ".xhtml", _bytes(rb"</body>", b"")),
    Damage("an element that EPUB does not know", ".xhtml", _bytes(rb"</body>", b"<blink/></body>")),
    Damage("a chapter that is not listed", ".opf", _bytes(rb"<item [^>]*\.xhtml[^>]*>", b"")),
    Damage(
        "a book without a moment", ".opf", _bytes(rb"<meta [^>]*dcterms:modified.*?</meta>", b"")
    ),
)
