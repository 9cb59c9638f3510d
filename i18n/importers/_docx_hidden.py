"""Hidden text of a DOCX file (`w:vanish`; ISO/IEC 29500-1, 17.3.2.41), which the reader does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from i18n.archive import Archive
from i18n.importers._docx_members import WORD, rewritten

_OFF = frozenset({"0", "false", "off", "none"})
_FIELD = frozenset({"fldChar", "instrText"})
"""What is in pairs: of a run with one of them the text alone is taken out."""


def without_hidden(archive: Archive, styles: str) -> bytes:
    """The file without the text that is hidden; `styles` names the member that has its styles."""
    hidden = _hidden_styles(archive[styles]) if styles in archive else {}
    is_styled = any(hidden.values())

    def cut(name: str, data: bytes) -> bytes | None:
        may_hide = is_styled or b"vanish" in data.replace(b"\0", b"")
        return _Cut(data, hidden).cut() if may_hide and name != styles else None

    return rewritten(archive, cut)


def _hidden_styles(data: bytes) -> Mapping[str, bool]:
    """Whether the styles of a member hide their text, by their identifiers."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return {}
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in root.iter():
        space, _, name = style.tag.lstrip("{").partition("}")
        if space not in WORD or name != "style":
            continue
        key = style.get(f"{{{space}}}styleId", "")
        vanish = style.find(f"{{{space}}}rPr/{{{space}}}vanish")
        own[key] = None if vanish is None else vanish.get(f"{{{space}}}val", "1") not in _OFF
        parent = style.find(f"{{{space}}}basedOn")
        based[key] = "" if parent is None else parent.get(f"{{{space}}}val", "")
    found: dict[str, bool] = {}
    for key in own:
        chain: dict[str, None] = {}
        at = key
        while at in own and own[at] is None and at not in found and at not in chain:
            chain[at] = None
            at = based[at]
        is_hidden = found.get(at, own.get(at) or False)
        found |= dict.fromkeys([*chain, key], is_hidden)
    return found


@dataclass(slots=True)
class _Element:
    """An open element of the document's own namespace; `style` and `is_hidden` as it states them.

    `start` is where a run's content begins behind its properties, or a text; `texts` are the spans of
    a run's texts, in bytes, without their end tags.
    """

    name: str
    style: str = ""
    is_hidden: bool | None = None
    start: int | None = None
    has_field: bool = False
    texts: list[tuple[int, int]] = field(default_factory=list)


class _Cut:
    """Takes the content of hidden runs out of a member."""

    def __init__(self, data: bytes, hidden: Mapping[str, bool]) -> None:
        self._data = data
        self._hidden = hidden
        self._open: list[_Element] = []
        self._paragraphs: list[_Element] = []
        self._spans: list[tuple[int, int]] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def cut(self) -> bytes:
        """The member's bytes without it."""
        self._parser.Parse(self._data, True)
        pieces: list[bytes] = []
        position = 0
        for start, end in sorted(self._spans):
            if start >= position:
                pieces.append(self._data[position:start])
                position = end
        return b"".join([*pieces, self._data[position:]])

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        element = _Element(name if space in WORD else "")
        above = self._open[-1].name if self._open else ""
        if above == "r" and element.name != "rPr":
            run = self._open[-1]
            run.has_field = run.has_field or element.name in _FIELD
            if run.start is None:
                run.start = self._parser.CurrentByteIndex
        elif above in ("rPr", "pPr") and len(self._open) > 1:
            owner = self._open[-2]
            value = attributes.get(f"{space} val", "")
            if (owner.name, element.name) in (("r", "rStyle"), ("p", "pStyle")):
                owner.style = value
            elif (owner.name, element.name) == ("r", "vanish"):
                owner.is_hidden = value not in _OFF
        self._open.append(element)
        if element.name == "p":
            self._paragraphs.append(element)

    def _end(self, tag: str) -> None:
        del tag
        element = self._open.pop()
        end = self._parser.CurrentByteIndex
        if element.name == "p":
            self._paragraphs.pop()
        elif element.start is None:
            return
        elif element.name == "t" and self._open and self._open[-1].name == "r":
            self._open[-1].texts.append((element.start, end))
        elif element.name == "r" and self._is_hidden(element):
            self._spans += element.texts if element.has_field else [(element.start, end)]

    def _characters(self, text: str) -> None:
        del text
        element = self._open[-1]
        if element.name == "t" and element.start is None:
            element.start = self._parser.CurrentByteIndex

    def _is_hidden(self, run: _Element) -> bool:
        """What the run says holds; else its styles toggle each other (17.7.3)."""
        if run.is_hidden is not None:
            return run.is_hidden
        paragraph = self._paragraphs[-1].style if self._paragraphs else ""
        return self._hidden.get(run.style, False) != self._hidden.get(paragraph, False)
