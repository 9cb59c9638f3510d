"""What stands in a paragraph: text, objects, and what is around them, as one flat sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from i18n.documents._docx_package import toggles
from i18n.documents._docx_xml import Node, Text, qualified

_BLANKS = re.compile(r"[\t\r\n]+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_OFF = frozenset({"0", "false", "off"})
CHARACTERS = {
    "w:cr": "\n",
    "w:tab": "\t",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
"""The elements of a run that stand for a character."""
_ELEMENTS = {"\n": "br", "\t": "tab", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_NAMED = re.compile("[\n\t\u2011\u00ad]")
_PAIRED = frozenset({"w:hyperlink", "w:fldSimple", "w:sdt", "w:dir", "w:bdo"})
_TRANSPARENT = frozenset({"w:smartTag", "w:customXml"})
_CALCULATED = frozenset(
    {"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BARCODE", "CREATEDATE", "DATE"}
    | {"DISPLAYBARCODE", "EDITTIME", "EQ", "FILENAME", "FILESIZE", "FORMCHECKBOX"}
    | {"FORMDROPDOWN", "LISTNUM", "MERGEBARCODE", "NOTEREF", "NUMCHARS", "NUMPAGES"}
    | {"NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REVNUM", "SAVEDATE", "SECTION"}
    | {"SECTIONPAGES", "SEQ", "SYMBOL", "TIME"}
)
"""The fields (ECMA-376, part 1, 17.16.5) whose results are numbers, dates or names of files."""
_IGNORED = frozenset({"w:rPr", "w:lastRenderedPageBreak"})
_INLINE = frozenset({"w:footnoteReference", "w:endnoteReference", "w:sym"})
_PROPERTIES = frozenset({"w:pPr", "w:smartTagPr", "w:customXmlPr"})
_WITHOUT_LOOK = frozenset({"w:lang", "w:noProof", "w:rPrChange", "w:webHidden"})
_SPACE = "xml:space"
Key = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The formatting of a run: comparable, as its bytes, and what of it a page shows."""

    key: Key
    data: bytes
    style: str
    emphasis: tuple[tuple[str, bool], ...]
    is_hidden: bool


PLAIN = Look((), b"", "", (), False)


@dataclass(slots=True, eq=False)
class Wrapper:
    """An element, or a field, around a part of a paragraph: what it is written with.

    `outer` is the innermost wrapper around it; `is_paired` says that a translator sees it; a field
    has no `node`.
    """

    outer: Wrapper | None
    opening: bytes
    closing: bytes
    is_paired: bool
    node: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Text of a run: verbatim bytes of an element `w:t`, or what stands for it.

    `prefix` is what names of elements begin with in the member, such as `w:`.
    `is_element` says that it is one of `CHARACTERS` or a line break, an element of its own;
    `keeps_space` that white space at the edges of its `w:t` counts.
    """

    text: str
    start: int
    end: int
    look: Look
    wrapper: Wrapper | None
    prefix: str
    is_verbatim: bool = False
    is_element: bool = False
    keeps_space: bool = False

    @property
    def is_blank(self) -> bool:
        """Is it white space alone?"""
        return self.text.isspace()


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Something in a paragraph that is no text, and how it is written anew.

    `is_edge` says that it stands outside of the text where it is first or last; `is_silent` that a
    translator does not see it at all; `has_paragraphs` that it holds a text box.
    """

    start: int
    end: int
    data: bytes
    wrapper: Wrapper | None
    in_run: bool
    look: Look = PLAIN
    is_edge: bool = True
    is_silent: bool = False
    has_paragraphs: bool = False
    node: Node | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """Where a wrapper that a translator sees begins or ends.

    `look` is that of the run which a field's marks stand in. One that is displaced stands for white
    space or things inside the wrapper too, which a translator sees outside of it, or not at all.
    """

    wrapper: Wrapper
    is_start: bool
    start: int
    end: int
    look: Look | None = None
    is_displaced: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Mark:
    """A character of a complex field, or its instruction."""

    kind: str
    thing: Thing
    instruction: str = ""


Item = Piece | Thing | Bound
_Raw = Piece | Thing | Bound | _Mark


def items(data: bytes, paragraph: Node) -> list[Item]:
    """The contents of a paragraph of a member, in order."""
    return _with_fields(list(_Flat(data, paragraph).read()))


def is_calculated(instruction: str) -> bool:
    """Is the result of a field no text for a translator?"""
    words = instruction.split(maxsplit=1)
    return bool(words) and (words[0].upper() in _CALCULATED or words[0].startswith("="))


class _Flat:
    """Walks a paragraph."""

    def __init__(self, data: bytes, paragraph: Node) -> None:
        self._data = data
        self._paragraph = paragraph
        self._prefix = qualified(data, paragraph)

    def read(self) -> Iterator[_Raw]:
        """The contents, fields not yet put together."""
        wrapper: Wrapper | None = None
        todo: list[Node | Bound | None] = list(reversed(self._paragraph.children))
        while todo:
            node = todo.pop()
            if node is None:
                assert wrapper is not None, "a wrapper ends that began"
                wrapper = wrapper.outer
            elif isinstance(node, Bound):
                wrapper = node.wrapper.outer
                yield node
            elif node.name == "w:r":
                yield from self._run(node, wrapper)
            elif node.name in _TRANSPARENT:
                wrapper = self._wrapper(node, node, wrapper, False)
                todo.append(None)
                todo.extend(reversed(node.children))
            elif node.name in _PAIRED and not is_calculated(node.attributes.get("w:instr", "")):
                inner = (node.child("w:sdtContent") or node) if node.name == "w:sdt" else node
                wrapper = self._wrapper(node, inner, wrapper, True)
                yield Bound(wrapper, True, node.start, inner.open_end)
                todo.append(Bound(wrapper, False, inner.close, node.end))
                todo.extend(reversed(inner.children))
            elif node.name not in _PROPERTIES:
                yield self._beside_runs(node, wrapper)

    def _wrapper(self, node: Node, inner: Node, outer: Wrapper | None, is_paired: bool) -> Wrapper:
        opening = self._data[node.start : inner.open_end]
        if inner.close == inner.end and opening.endswith(b"/>"):
            # an empty element: nothing stands in it, and nothing is written into it
            return Wrapper(outer, opening, b"", is_paired, node)
        return Wrapper(outer, opening, self._data[inner.close : node.end], is_paired, node)

    def _beside_runs(self, node: Node, wrapper: Wrapper | None) -> Thing:
        """An element between the runs: a bookmark, a formula, an alternative."""
        is_object = node.name == "w:fldSimple" or node.name.startswith(("m:", "mc:"))
        return Thing(
            node.start,
            node.end,
            self._data[node.start : node.end],
            wrapper,
            in_run=False,
            is_edge=node.name in ("m:oMathPara", "mc:AlternateContent"),
            is_silent=not is_object and not node.children,
            has_paragraphs=_has_paragraphs(node),
            node=node,
        )

    def _run(self, run: Node, wrapper: Wrapper | None) -> Iterator[_Raw]:
        look = _look(self._data, run.child("w:rPr"))
        for node in run.children:
            if node.name in _IGNORED:
                continue
            if look.is_hidden:
                yield self._thing(node, look, wrapper)
            elif node.name == "w:t":
                like = Piece(
                    "",
                    0,
                    0,
                    look,
                    wrapper,
                    self._prefix,
                    keeps_space=node.attributes.get(_SPACE) == "preserve",
                )
                for part in node.texts:
                    yield from _pieces(self._data, part, like)
            elif node.name in CHARACTERS or _is_line_break(node):
                text = CHARACTERS.get(node.name, "\n")
                yield Piece(
                    text, node.start, node.end, look, wrapper, self._prefix, is_element=True
                )
            elif node.name == "w:fldChar":
                kind = node.attributes.get("w:fldCharType", "")
                yield _Mark(kind, self._thing(node, look, wrapper))
            elif node.name == "w:instrText":
                yield _Mark("instruction", self._thing(node, look, wrapper), node.text)
            else:
                yield self._thing(node, look, wrapper)

    def _thing(self, node: Node, look: Look, wrapper: Wrapper | None) -> Thing:
        prefix = self._prefix.encode()
        run = b"<%br>%b%b</%br>" % (
            prefix,
            look.data,
            self._data[node.start : node.end],
            prefix,
        )
        return Thing(
            node.start,
            node.end,
            run,
            wrapper,
            in_run=True,
            look=look,
            is_edge=node.name not in _INLINE,
            is_silent=node.name in ("w:commentReference", "w:annotationRef"),
            has_paragraphs=_has_paragraphs(node),
            node=node,
        )


def _is_line_break(node: Node) -> bool:
    return node.name == "w:br" and node.attributes.get("w:type", "textWrapping") == "textWrapping"


def _has_paragraphs(node: Node) -> bool:
    return any(inner.name == "w:p" for inner in node.descendants())


def _look(data: bytes, properties: Node | None) -> Look:
    """The formatting of a run; two runs of one key look the same to a reader."""
    if properties is None:
        return PLAIN
    key = sorted(
        (node.name, *sorted(f"{name}={value}" for name, value in node.attributes.items()))
        for node in properties.children
        if node.name not in _WITHOUT_LOOK
        and not (node.name == "w:rFonts" and set(node.attributes) == {"w:hint"})
    )
    hidden = properties.child("w:vanish")
    return Look(
        tuple(key),
        data[properties.start : properties.end],
        properties.value("w:rStyle") or "",
        tuple(sorted(toggles(properties).items())),
        hidden is not None and hidden.attributes.get("w:val", "1") not in _OFF,
    )


def _pieces(data: bytes, text: Text, like: Piece) -> Iterator[Piece]:
    """A piece of text, white space at its edges apart, and line breaks of the file as spaces."""
    if data[text.start : text.end] != text.text.encode():
        shown = _BLANKS.sub(" ", text.text)
        if shown:
            yield replace(like, text=shown, start=text.start, end=text.end)
        return
    position, byte = 0, text.start
    for match in [*_BLANKS.finditer(text.text), None]:
        stop = match.start() if match else len(text.text)
        edges = _EDGES.fullmatch(text.text[position:stop])
        assert edges is not None, "the pattern matches every text"
        for part in edges.groups():
            size = len(part.encode())
            if part:
                yield replace(like, text=part, start=byte, end=byte + size, is_verbatim=True)
            byte += size
        if match:
            size = len(match[0])
            yield replace(like, text=" ", start=byte, end=byte + size)
            position, byte = match.end(), byte + size


def _with_fields(raw: Sequence[_Raw]) -> list[Item]:
    """Put the complex fields together: a calculated one is a thing, another one a wrapper.

    What of a field has no counterpart in the paragraph stands alone.
    """
    out: list[Item] = []
    opened: list[_Field] = []
    for item in raw:
        if not isinstance(item, _Mark):
            out.append(item)
            continue
        out.append(item.thing)
        if item.kind == "begin":
            opened.append(_Field(len(out) - 1, item.thing))
        elif opened and item.kind == "instruction":
            opened[-1].instruction += item.instruction
        elif opened and item.kind == "separate":
            opened[-1].separate = len(out) - 1
        elif opened and item.kind == "end":
            found = opened.pop()
            if found.begin.wrapper is item.thing.wrapper:
                out[found.at :] = _field(found, out[found.at :])
    return out


@dataclass(slots=True)
class _Field:
    at: int
    begin: Thing
    separate: int | None = None
    instruction: str = ""


def _field(field: _Field, parts: list[Item]) -> list[Item]:
    """A field of a paragraph as one thing, or as a wrapper and its result."""
    first, last = parts[0], parts[-1]
    assert isinstance(first, Thing) and isinstance(last, Thing), "fields begin and end with marks"
    split = field.separate - field.at if field.separate is not None else None
    result = parts[split + 1 : -1] if split is not None else []
    has_words = any(isinstance(item, Piece) and any(map(str.isalpha, item.text)) for item in result)
    if split is None or not has_words or is_calculated(field.instruction):
        is_page = field.instruction.split(maxsplit=1)[:1] == ["PAGEREF"]
        shown = [
            item
            for item in result
            if not isinstance(item, Bound)
            and not (item.is_blank if isinstance(item, Piece) else item.is_silent)
        ]
        has_edges = all(isinstance(item, Thing) and item.is_edge for item in shown)
        is_own = not is_calculated(field.instruction)
        return [
            replace(
                first,
                end=last.end,
                data=written(parts),
                is_edge=split is None or is_page or (is_own and has_edges),
                is_silent=is_own and not shown,
                has_paragraphs=any(isinstance(i, Thing) and i.has_paragraphs for i in parts),
                node=None,
            )
        ]
    opening = written(parts[: split + 1])
    wrapper = Wrapper(first.wrapper, opening, last.data, True, None)
    separate = parts[split]
    moved = [_moved(item, first.wrapper, wrapper) for item in result]
    return [
        Bound(wrapper, True, first.start, separate.end, first.look),
        *moved,
        Bound(wrapper, False, last.start, last.end, last.look),
    ]


def _moved(item: Item, old: Wrapper | None, new: Wrapper) -> Item:
    """An item of a field's result, which stands in the field."""
    wrapper = item.wrapper
    if wrapper is old and not isinstance(item, Bound):
        return replace(item, wrapper=new)
    while wrapper is not None and wrapper.outer is not old:
        wrapper = wrapper.outer
    if wrapper is not None and wrapper is not new:
        wrapper.outer = new
    return item


def written(parts: Sequence[Item]) -> bytes:
    """Items as they are written anew, each text in a run of its own."""
    out = []
    for item in parts:
        if isinstance(item, Thing):
            out.append(item.data)
        elif isinstance(item, Bound):
            out.append(item.wrapper.opening if item.is_start else item.wrapper.closing)
        else:
            out.append(run(item.text, item.look, item.prefix))
    return b"".join(out)


def run(text: str, look: Look, prefix: str) -> bytes:
    """A run with a text."""
    mark = prefix.encode()
    return b"<%br>%b%b</%br>" % (mark, look.data, text_elements(text, prefix), mark)


def text_elements(text: str, prefix: str) -> bytes:
    """A text as what stands in a run: `w:t`, and elements for line breaks, tabs and hyphens."""
    mark = prefix.encode()
    return b'<%bt xml:space="preserve">%b</%bt>' % (mark, inner(text, prefix), mark)


def inner(text: str, prefix: str) -> bytes:
    """A text as what stands within a `w:t` that keeps its white space."""
    return _NAMED.sub(lambda found: _between(found[0], prefix), escape(text, quote=False)).encode()


def _between(character: str, prefix: str) -> str:
    """An element for a character, and the `w:t` around it ended and begun again."""
    return f'</{prefix}t><{prefix}{_ELEMENTS[character]}/><{prefix}t xml:space="preserve">'
