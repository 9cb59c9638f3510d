"""The fields of a paragraph: a calculated one is an object, another one stands around its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from i18n.documents._docx_items import Boundary, InlineObject, Item, Piece, Wrapper, written

_CALCULATED = frozenset(
    {"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "BARCODE", "CREATEDATE", "DATE"}
    | {"DISPLAYBARCODE", "EDITTIME", "EQ", "FILENAME", "FILESIZE", "FORMCHECKBOX"}
    | {"FORMDROPDOWN", "LISTNUM", "MERGEBARCODE", "NOTEREF", "NUMCHARS", "NUMPAGES"}
    | {"NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REVNUM", "SAVEDATE", "SECTION"}
    | {"SECTIONPAGES", "SEQ", "SYMBOL", "TIME"}
)
"""The fields (ECMA-376, part 1, 17.16.5) whose results are numbers, dates or names of files."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldMark:
    """A character of a complex field, or its instruction."""

    kind: str
    object_: InlineObject
    instruction: str = ""


def is_calculated(instruction: str) -> bool:
    """Is the result of a field no text for a translator?"""
    words = instruction.split(maxsplit=1)
    return bool(words) and (words[0].upper() in _CALCULATED or words[0].startswith("="))


def with_fields(raw: Iterable[Item | FieldMark]) -> list[Item]:
    """Put the complex fields together: a calculated one is an object, another one a wrapper.

    What of a field has no counterpart in the paragraph stands alone.
    """
    out: list[Item] = []
    opened: list[_Field] = []
    for item in raw:
        if not isinstance(item, FieldMark):
            out.append(item)
            continue
        out.append(item.object_)
        if item.kind == "begin":
            opened.append(_Field(len(out) - 1, item.object_))
        elif opened and item.kind == "instruction":
            opened[-1].instruction += item.instruction
        elif opened and item.kind == "separate":
            opened[-1].separate = len(out) - 1
        elif opened and item.kind == "end":
            found = opened.pop()
            if found.begin.wrapper is item.object_.wrapper:
                out[found.at :] = _field(found, out[found.at :])
    return out


@dataclass(slots=True)
class _Field:
    at: int
    begin: InlineObject
    separate: int | None = None
    instruction: str = ""


def _field(field: _Field, parts: list[Item]) -> list[Item]:
    """A field of a paragraph as one object, or as a wrapper and its result."""
    first, last = parts[0], parts[-1]
    assert isinstance(first, InlineObject) and isinstance(last, InlineObject), (
        "fields begin and end with marks"
    )
    split = field.separate - field.at if field.separate is not None else None
    result = parts[split + 1 : -1] if split is not None else []
    texts = [item.text for item in result if isinstance(item, Piece)]
    shown = [
        item
        for item in result
        if not isinstance(item, Boundary)
        and not (item.is_blank if isinstance(item, Piece) else item.is_silent)
    ]
    # white space alone stays text, as it does in the element of a link
    is_blank = bool(texts) and not shown
    has_text = is_blank or any(any(map(str.isalpha, text)) for text in texts)
    if split is None or not has_text or is_calculated(field.instruction):
        is_page = field.instruction.split(maxsplit=1)[:1] == ["PAGEREF"]
        has_edges = all(isinstance(item, InlineObject) and item.is_edge for item in shown)
        is_own = not is_calculated(field.instruction)
        return [
            replace(
                first,
                end=last.end,
                data=written(parts),
                is_edge=split is None or is_page or (is_own and has_edges),
                is_silent=is_own and not shown,
                has_paragraphs=any(isinstance(i, InlineObject) and i.has_paragraphs for i in parts),
                node=None,
            )
        ]
    opening = written(parts[: split + 1])
    wrapper = Wrapper(first.wrapper, opening, last.data, True, None)
    separate = parts[split]
    moved = [_moved(item, first.wrapper, wrapper) for item in result]
    return [
        Boundary(wrapper, True, first.start, separate.end, first.formatting),
        *moved,
        Boundary(wrapper, False, last.start, last.end, last.formatting),
    ]


def _moved(item: Item, old: Wrapper | None, new: Wrapper) -> Item:
    """An item of a field's result, which stands in the field."""
    wrapper = item.wrapper
    if wrapper is old and not isinstance(item, Boundary):
        return replace(item, wrapper=new)
    while wrapper is not None and wrapper.outer is not old:
        wrapper = wrapper.outer
    if wrapper is not None and wrapper is not new:
        wrapper.outer = new
    return item
