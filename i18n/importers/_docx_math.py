"""A formula of a DOCX file (ISO/IEC 29500-1, 22.1) as text in one line, as UnicodeMath writes it."""

from __future__ import annotations

from collections.abc import Mapping

MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_BEFORE = {"den": "/", "sup": "^", "sub": "_", "rad": "√"}
"""What stands before an element."""
_GROUPS = frozenset({"num", "den", "sup", "sub"})
"""Elements in parentheses where they are more than a letter or a number."""
_GONE = frozenset({"del", "moveFrom"})


class Formula:
    """Collects the text of a formula from the events of a parser."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._gone = 0
        self._sign = "∫"
        self._closing: list[str] = []

    @property
    def depth(self) -> int:
        """How many elements are open in the formula."""
        return len(self._open)

    @property
    def text(self) -> str:
        """The text so far, with single spaces."""
        return " ".join("".join(self._pieces).split())

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        space, _, name = tag.rpartition(" ")
        above, at = self._open[-1] if self._open else ("", 0)
        value = attributes.get(f"{space} val", "")
        self._gone += name in _GONE
        if space not in MATH:
            name = ""
        is_of_d = above == "dPr" and len(self._open) > 1 and self._open[-2][0] == "d"
        match name:
            case "naryPr":
                self._sign = "∫"
            case "chr" if above == "naryPr":
                self._sign = value
            case "begChr" if is_of_d:
                self._pieces[self._open[-2][1]] = value
            case "endChr" if is_of_d:
                self._closing[-1] = value
            case "d":
                self._closing.append(")")
        if name in _BEFORE:
            self._pieces.append(_BEFORE[name])
        if name == "e" and above in ("d", "mr", "eqArr") and len(self._pieces) > at + 1:
            self._pieces.append({"d": "|", "mr": ", "}.get(above, "; "))
        if name == "e" and above == "nary":
            self._pieces.append(" ")
        self._open.append((name, len(self._pieces)))
        if name in _GROUPS or name == "d" or (name == "e" and above == "rad"):
            self._pieces.append("(")
        elif name in ("mr", "eqArr"):
            self._pieces.append("")

    def end(self, tag: str) -> None:
        """An element ends."""
        name, at = self._open.pop()
        above = self._open[-1][0] if self._open else ""
        self._gone -= tag.rpartition(" ")[2] in _GONE
        if name == "d":
            self._pieces.append(self._closing.pop())
        elif name in _GROUPS or (name == "e" and above == "rad"):
            held = self._pieces[at + 1 : at + 3]
            if len(held) > 1 or (held and len(held[0]) > 1 and not held[0].isdigit()):
                self._pieces.append(")")
            else:
                self._pieces[at] = ""
                if not held and name in _BEFORE:
                    self._pieces[at - 1] = ""
        elif name == "naryPr":
            self._pieces.append(self._sign)
        elif name == "fName":
            self._pieces.append(" ")
        elif name == "mr":
            self._pieces.append("; ")

    def characters(self, text: str) -> None:
        """Text of the document; only that of runs is the formula's."""
        if self._open and self._open[-1][0] == "t" and not self._gone:
            self._pieces.append(text)
