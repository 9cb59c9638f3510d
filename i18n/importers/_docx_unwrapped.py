"""Words of a DOCX file in elements that the reader does not know: simple fields, ruby, math.

The tags of a simple field (ISO/IEC 29500-1, 17.16.19), of a base text with ruby (17.3.3.25) and of a
run of another direction are taken away, and what they hold stays. Of ruby the small text goes. A
formula (22.1) becomes a run of its text, in one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from xml.parsers import expat

from i18n.archive import Archive
from i18n.importers._docx_math import MATH, Formula
from i18n.importers._docx_members import WORD, rewritten

_UNWRAPPED = frozenset({
    *(f"{space} {name}" for space in WORD for name in ("fldSimple", "ruby", "rubyBase", "dir", "bdo")),
    *(f"{space} oMathPara" for space in MATH),
})  # fmt: skip
"""Elements whose tags go and whose content stays."""
_REMOVED = frozenset({
    *(f"{space} {name}" for space in WORD for name in ("rubyPr", "rt")),
    *(f"{space} oMathParaPr" for space in MATH),
})  # fmt: skip
_FORMULAS = frozenset(f"{space} oMath" for space in MATH)
_HINTS = (b"fldSimple", b"ruby", b"oMath", b"bdo", b"dir")
_RUBY = "the small text above characters (ruby) is left out"
_MATH = "formulas are written as plain text (compare them with the document)"


def unwrapped(archive: Archive) -> tuple[bytes, tuple[str, ...]]:
    """The file with the words of such elements where the reader finds them, and what to tell the user."""
    notes: set[str] = set()

    def unwrap(_: str, data: bytes) -> bytes | None:
        letters = data.replace(b"\0", b"")
        if not any(hint in letters for hint in _HINTS):
            return None
        reader = _Reader(data)
        found = reader.read()
        notes.update(reader.notes)
        return found

    return rewritten(archive, unwrap), tuple(sorted(notes))


class _Reader:
    """Rewrites a member: tags that are taken out, and formulas that become runs."""

    def __init__(self, data: bytes) -> None:
        self.notes: set[str] = set()
        self._data = data
        self._pieces: list[bytes] = []
        self._position = 0
        self._is_tag_out = False
        self._removed = 0
        self._formula: Formula | None = None
        self._is_after_formula = False
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.DefaultHandlerExpand = self._other

    def read(self) -> bytes:
        """The member's bytes, rewritten."""
        self._parser.Parse(self._data, True)
        self._pass(len(self._data))
        return b"".join(self._pieces)

    def _pass(self, end: int) -> None:
        """Keep what stands before `end`, unless it is to go."""
        if not (self._is_tag_out or self._removed or self._formula is not None):
            self._pieces.append(self._data[self._position : end])
        self._position = end
        self._is_tag_out = False

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._pass(self._parser.CurrentByteIndex)
        if self._formula is not None:
            self._formula.start(tag, attributes)
        elif self._removed or tag in _REMOVED:
            self._removed += 1
        elif tag in _FORMULAS:
            self._formula = Formula()
        elif tag in _UNWRAPPED:
            self._is_tag_out = True
            if tag.endswith(" ruby"):
                self.notes.add(_RUBY)

    def _end(self, tag: str) -> None:
        formula = self._formula
        if formula is not None and formula.depth:
            formula.end(tag)
            return
        if formula is not None:
            self._close(formula.text)
        elif self._removed:
            self._close("")
        else:
            self._pass(self._parser.CurrentByteIndex)
        self._is_tag_out = formula is not None or bool(self._removed) or tag in _UNWRAPPED
        self._removed -= bool(self._removed)

    def _close(self, text: str) -> None:
        """Leave a formula, of which the text is written, or something that goes."""
        self._position = self._parser.CurrentByteIndex
        if self._formula is None:
            return
        self._formula = None
        if text:
            self.notes.add(_MATH)
            space = " " if self._is_after_formula else ""
            self._is_after_formula = True
            run = f'<w:r xmlns:w="{WORD[0]}"><w:t>{space}{escape(text, quote=False)}</w:t></w:r>'
            self._pieces.append(self._encoded(run))

    def _encoded(self, xml: str) -> bytes:
        if self._data.startswith(b"\xff\xfe"):
            return xml.encode("utf-16-le")
        if self._data.startswith(b"\xfe\xff"):
            return xml.encode("utf-16-be")
        return xml.encode("ascii", "xmlcharrefreplace")

    def _characters(self, text: str) -> None:
        self._pass(self._parser.CurrentByteIndex)
        if self._formula is not None:
            self._formula.characters(text)
        elif text.strip():
            self._is_after_formula = False

    def _other(self, text: str) -> None:
        del text
        self._pass(self._parser.CurrentByteIndex)
