"""A text as a reader sees it: its prose without markup, and the pieces of markup with their places.

Every check reads texts through this: what is code, an address, a placeholder or a tag is said here
once. A syntax is the path of a document, or a name like one (`message.rst`) for a text that stands
alone; its suffix says how the text is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from i18n.checks import _line, _tags
from i18n.checks._derived import Derived, made_once
from i18n.checks._items import OBJECT, Item, Piece
from i18n.checks._placeholders import placeholders

if TYPE_CHECKING:
    from i18n.documents import Event

__all__ = ["OBJECT", "Item", "Text", "has_emphasis", "read"]

Hole = tuple[int, int, str]

_LEAD = "x "
"""A word before the text, so that nothing at its start opens a block."""
_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKUP = re.compile(r"[*_`~<>&\[\]\\{}$@|^%:w](?:(?<![:w])|(?<=:)(?=[\w/`])|(?<=w)(?=ww\.))")
"""It begins with one set of characters, by which `re` finds the next place to try."""
_FOOTNOTE = re.compile(r"\[(\^[^\[\]\s]+)\]")
_LABEL = re.compile(r"(?<=\])\[([^\[\]]*)\]")
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|\bwww\.)[^\s<>\"“”«»。、，（）「」]*[^\s<>\"“”«»。、，（）「」.,;:!?')\]}]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<(/?)([A-Za-z0-9][^\s/>]*)")
_HTML = (".html", ".htm", ".xhtml")
_MONEY = re.compile(r"\d[^\\^_={}+*]*")
"""What stands between two dollar signs that are of money, and mark no formula."""
_POSITION = re.compile(r"%\d+\Z")
_DIGITS = 4
"""What stands before the dollar sign of a placeholder with a number, in so many characters: %1$s."""
_FILLED = re.compile(r"\{[\w.]+\}")
"""What stands behind the dollar sign of a placeholder, as zope.i18n has them: ${name}."""
_DELIMITER = re.compile(r"\*+|`+|~~+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_RST_DELIMITER = re.compile(r"\*+|`+_*")
_MARKDOWN = "message.md"
_INLINE = {
    _MARKDOWN: re.compile(r"[*_`~<>&\[\]\\^|$]"),
    "message.rst": re.compile(r"[*_`|\\:\[]"),
    "message.html": re.compile(r"[<&]"),
    "message.txt": re.compile(r"(?!)"),
}
"""What may begin a piece of markup of a syntax: a text without it is prose."""
_EMPHASIS = frozenset({"Emphasis", "Strong", "Strikethrough"})


@dataclass(frozen=True, eq=False)
class Text(Derived):
    """A text in a language, its markup and its prose.

    In `prose` code, placeholders and addresses are each one U+FFFC, and line breaks spaces; other
    markup has left nothing. `pieces` are pairs of an offset in the prose and the character of `raw`
    that it comes from.
    """

    raw: str
    language: str
    items: tuple[Item, ...] = ()
    prose: str = ""
    pieces: tuple[Piece, ...] = ((0, 0),)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the prose as characters of the text; exact where no entity stands."""
        return _span(self.pieces, start, end)

    def of_kind(self, kind: str) -> list[Item]:
        """The pieces of markup of a kind, in their order."""
        return self._by_kind.get(kind, [])

    @made_once
    def _by_kind(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.kind, []).append(item)
        return found

    @made_once
    def without_code(self) -> str:
        """The text with spaces in the place of its code, but for what HTML itself calls code."""
        pieces, at = [], 0
        for item in self.of_kind("code"):
            if self.raw[item.start : item.start + 1] in ("`", ":", "|") and item.start >= at:
                pieces += [self.raw[at : item.start], " " * (item.end - item.start)]
                at = item.end
        return "".join([*pieces, self.raw[at:]])

    @made_once
    def words(self) -> list[str]:
        """The words of the prose."""
        return _WORD.findall(self.prose)

    @made_once
    def folded(self) -> list[str]:
        """The words in lower case."""
        return list(map(str.lower, self.words))

    @made_once
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of the prose, half open spans of its characters."""
        from i18n.segmentation import segment  # noqa: PLC0415  (slow to import)

        return list(segment(self.prose, self.language))


def read(text: str, syntax: str, language: str, flags: Iterable[str] = ()) -> Text:
    """Read a text in a syntax; `flags` are its message's (`python-format`). Linear in its length."""
    lined = _BREAK.sub(" ", text) if text.splitlines() != [text] else text
    if not _MARKUP.search(text):
        return Text(text, language, (), lined)
    syntax = f"message{syntax[syntax.rfind('.') :].lower()}" if "." in syntax else syntax
    if syntax in _INLINE and not _INLINE[syntax].search(text):
        return _with_written(text, language, [], lined, [(0, 0)], frozenset(flags), syntax)
    if syntax == _MARKDOWN:
        found = _line.read(lined)
        if found is not None:
            return _with_written(text, language, *found, frozenset(flags), syntax)
    lined = _LEAD + lined
    items: list[Item] = []
    pieces: list[Piece] = []
    prose: list[str] = []
    length = 0
    is_address = False
    code = ""
    ends = _tags.ended(lined) if "</" in lined else frozenset()
    character = _characters(lined)
    for event in _events(syntax, lined):
        kind = event.kind
        if kind == "Text" and not code:
            if is_address:
                continue
            piece = str(event.value)
        else:
            if kind == "InlineHtml":
                code = _code(event, code)
            elif code and kind == "Text":
                event = event._replace(kind="Code")  # noqa: PLW2901
            elif kind == "InlineMath" and _is_no_formula(
                str(event.value), text, character(event.end) - len(_LEAD)
            ):
                event = event._replace(kind="Text", value=f"${event.value}$")  # noqa: PLW2901
            for name, value in _items(event, ends):
                start, end = character(event.start), character(event.end)
                items.append(Item(name, value, start - len(_LEAD), end - len(_LEAD)))
            if _is_address(event):
                is_address = kind == "Start"
            piece = _prose(event, is_address)
            if not piece:
                continue
        pieces.append((length, character(event.start) - len(_LEAD)))
        prose.append(piece)
        length += len(piece)
    whole = "".join(prose)
    if whole.startswith(_LEAD):
        whole, pieces = _without(whole, pieces, [(0, len(_LEAD), "")])
    return _with_written(text, language, items, whole, pieces, frozenset(flags), syntax)


def _is_no_formula(value: str, text: str, end: int) -> bool:
    """Is what stands between two dollar signs no formula, but between two prices or placeholders?"""
    if text.startswith("{", end) and _FILLED.match(value):
        return True
    start = end - len(value) - 2
    if _POSITION.search(text, max(0, start - _DIGITS), start) is not None:
        return True
    return _MONEY.fullmatch(value) is not None


def _with_written(  # noqa: PLR0917  (what has been read so far)
    text: str,
    language: str,
    items: list[Item],
    prose: str,
    pieces: list[Piece],
    flags: frozenset[str],
    syntax: str,
) -> Text:
    """A text with the markup that stands in its prose too: references, addresses, placeholders."""
    holes = _holes(text, prose, pieces, items, flags, syntax)
    if holes:
        prose, pieces = _without(prose, pieces, holes)
    return Text(text, language, tuple(items), prose, tuple(pieces) or ((0, 0),))


def _holes(  # noqa: PLR0917  (what has been read so far)
    text: str,
    prose: str,
    pieces: Sequence[Piece],
    items: list[Item],
    flags: frozenset[str],
    syntax: str,
) -> list[Hole]:
    """The places in prose of the markup that it still has, in order, and what is left of each.

    The markup is put behind the items.
    """
    is_rst = syntax.endswith(".rst")
    holes: list[Hole] = []
    # what every placeholder has that needs no flag
    if flags or "%" in prose or "{" in prose or "$" in prose:
        for start, end, value, shown in placeholders(prose, flags):
            if not shown:
                items.append(Item("placeholder", value, *_span(pieces, start, end)))
            holes.append((start, end, shown or OBJECT))
    if "://" in prose or "@" in prose or "www." in prose:
        for match in _ADDRESS.finditer(prose):
            items.append(Item("address", match[0], *_span(pieces, *match.span())))
            holes.append((*match.span(), OBJECT))
    if "[" in prose and not is_rst and not syntax.endswith(_HTML):
        for kind, pattern in (("footnote", _FOOTNOTE), ("label", _LABEL)):
            for match in pattern.finditer(prose):
                span = _span(pieces, *match.span())
                if kind != "label" or text[span[0] - 1] != "\\":
                    items.append(Item(kind, match[1], *span))
                    holes.append((*match.span(), ""))
    holes = _apart(holes)
    starts = [hole[0] for hole in holes]
    has_delimiter = "*" in prose or "`" in prose or "_" in prose or "~" in prose
    for match in (
        (_RST_DELIMITER if is_rst else _DELIMITER).finditer(prose) if has_delimiter else ()
    ):
        index = bisect_right(starts, match.start())
        if index and match.start() < holes[index - 1][1]:
            continue
        span = _span(pieces, *match.span())
        if text[max(span[0] - 1, 0) : span[0]] != "\\":
            items.append(Item("delimiter", match[0], *span))
    return holes


def _span(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """Characters of prose as characters of the text that its pieces come from."""
    first = _place(pieces, start)
    return first, max(first, _place(pieces, end - 1) + 1 if end > start else first)


def _place(pieces: Sequence[Piece], offset: int) -> int:
    at, place = pieces[bisect_right(pieces, offset, key=_offset) - 1]
    return place + offset - at


_offset = itemgetter(0)


def _apart(holes: Iterable[Hole]) -> list[Hole]:
    """Holes in order; of two that overlap, the one that begins first."""
    found: list[Hole] = []
    for hole in sorted(holes):
        if not found or hole[0] >= found[-1][1]:
            found.append(hole)
    return found


def _without(prose: str, pieces: Sequence[Piece], holes: list[Hole]) -> tuple[str, list[Piece]]:
    """Prose with each hole's text in the place of its characters, and where it comes from."""
    texts: list[str] = []
    placed: list[Piece] = []
    starts = [at for at, _ in pieces]
    length = at = 0

    def keep(first: int, last: int) -> None:
        nonlocal length
        while first < last:
            index = bisect_right(starts, first) - 1
            stop = min(last, starts[index + 1] if index + 1 < len(starts) else last)
            placed.append((length, pieces[index][1] + first - pieces[index][0]))
            texts.append(prose[first:stop])
            length += stop - first
            first = stop

    for start, end, filler in holes:
        keep(at, start)
        if filler:
            index = bisect_right(starts, start) - 1
            placed.append((length, pieces[index][1] + start - pieces[index][0]))
            texts.append(filler)
            length += len(filler)
        at = end
    keep(at, len(prose))
    return "".join(texts), placed


def _characters(text: str) -> Callable[[int], int]:
    """Offsets of a text's bytes as offsets of its characters, asked for in about ascending order."""
    if text.isascii():
        return lambda offset: offset
    data = text.encode()
    known: list[Piece] = [(0, 0)]

    def character(offset: int) -> int:
        byte, found = known[-1] if known[-1][0] <= offset else (0, 0)
        found += len(data[byte:offset].decode("utf-8", "ignore"))
        if offset > known[-1][0]:
            known[-1] = (offset, found)
        return found

    return character


def _events(syntax: str, text: str) -> Iterator[Event]:
    """The inline events of a text."""
    # each is slow to import, and few catalogs take more than one
    if syntax.endswith(".rst"):
        from i18n.checks import _rst  # noqa: PLC0415

        return _rst.events(text)
    if syntax.endswith(_HTML):
        from i18n.checks import _html  # noqa: PLC0415

        return _html.events(text)
    from i18n import documents  # noqa: PLC0415

    return documents.inline(syntax, text)


@lru_cache(maxsize=64)
def has_emphasis(syntax: str) -> bool:
    """Does a syntax read `*` around a word as emphasis?"""
    return any(item.kind == "emphasis" for item in read("a *b* c", syntax, "en").items)


def _prose(event: Event, is_address: bool) -> str:
    """What a reader reads of an event."""
    if event.kind == "Text":
        return "" if is_address else str(event.value)
    if event.kind in ("Start", "End"):
        return OBJECT if is_address and event.kind == "Start" else ""
    if event.kind == "InlineHtml":
        tag = _TAG.match(str(event.value))
        return OBJECT if tag is not None and tag[2].lower() in _tags.BLOCKS else ""
    return " " if event.kind in ("SoftBreak", "HardBreak") else OBJECT


def _is_address(event: Event) -> bool:
    """Is the event a link whose text is its address?"""
    if event.name != "Link" or event.kind not in ("Start", "End"):
        return False
    if event.kind == "End":
        return True
    return isinstance(event.value, Mapping) and event.value["link_type"] in ("Autolink", "Email")


def _code(event: Event, code: str) -> str:
    """The element whose content is code that is open behind a tag."""
    tag = _TAG.match(str(event.value))
    if tag is None:
        return code
    name = tag[2].lower()
    if tag[1]:
        return "" if name == code else code
    return code or (name if name in _tags.CODE else "")


def _items(event: Event, ends: Container[str]) -> Iterable[tuple[str, str]]:
    """The kind and the value of each piece of markup that an event begins."""
    if event.kind == "Text":
        return ()
    if event.kind == "Start" and event.name in _EMPHASIS:
        return (("emphasis", event.name.lower()),)
    if event.kind == "Start" and event.name in ("Link", "Image"):
        assert isinstance(event.value, Mapping), "a link has a target"
        kind = "address" if _is_address(event) else event.name.lower()
        return ((kind, str(event.value["dest_url"])),)
    if event.kind == "Code":
        return (("code", " ".join(str(event.value).split())),)
    if event.kind == "InlineHtml":
        return _tags.parts(str(event.value), ends)
    if event.kind in ("InlineMath", "DisplayMath"):
        return (("code", f"${event.value}$"),)
    if event.kind == "FootnoteReference":
        return (("footnote", f"^{event.value}"),)
    if event.kind in ("Role", "Reference"):
        return ((event.kind.lower(), str(event.value)),)
    return ()
