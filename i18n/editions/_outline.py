"""The headings of a page: one of the first level, and behind it no level that is skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import PurePosixPath

from i18n.documents import Event, Part
from i18n.editions._parts import parts
from i18n.model import Document


@dataclass(frozen=True, slots=True)
class Outline:
    """The levels that the headings of a document have in its page, in their order, from 1 to 6.

    `own` is the place among them of the page's own heading, None where the title is that, or where
    `is_named` says that no text of the document can be: its name is.
    """

    levels: Sequence[int]
    own: int | None = None
    is_named: bool = False


@lru_cache(maxsize=8)
def outline(document: Document) -> Outline:
    """The outline of a document's page.

    The heading of the page is the title. In a document without one it is its first heading of the first
    level, or the heading that it begins with.
    """
    found = list(_levels(document))
    own = None if document.value("title") else _own(document, found)
    if own is None:
        return Outline(list(_nested(found)), is_named=not document.value("title"))
    return Outline([*_nested(found[:own]), 1, *_nested(found[own + 1 :])], own)


def _own(document: Document, levels: Sequence[int]) -> int | None:
    """The place of the heading that stands for a title; None without one."""
    if 1 in levels:
        return levels.index(1)
    return 0 if _begins_with_heading(document) else None


def name_of(document: Document) -> str:
    """What a document without a title is called: its file's name, as words."""
    words = " ".join(PurePosixPath(document.path).stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def heading_of(document: Document, place: int) -> Part | None:
    """The run of the heading at a place among a document's headings; None where it has none."""
    at = -1
    is_heading = False
    for part in parts(document):
        if part.name == "Heading":
            is_heading = part.kind == "open"
            at += is_heading
        elif is_heading and at == place and part.kind == "run":
            return part
    return None


def text_of(run: Part, start: int, end: int) -> str:
    """What a run says between two byte offsets of the file, without its markup."""
    pieces = (_said(event, max(event.start, start), min(event.end, end)) for event in run.events)
    return " ".join("".join(pieces).split())


def _said(event: Event, start: int, end: int) -> str:
    """What an event says between two byte offsets within it; one that cannot be cut, at its start."""
    if start >= end:
        return ""
    if event.kind in ("SoftBreak", "HardBreak"):
        return " "
    if event.kind not in ("Text", "Code"):
        return ""
    text = str(event.value)
    data = text.encode()
    if event.kind == "Text" and len(data) == event.end - event.start:
        return data[start - event.start : end - event.start].decode()
    return text if start == event.start else ""


def _levels(document: Document) -> Iterator[int]:
    """The levels of the headings, as the author wrote them."""
    for part in parts(document):
        if part.kind == "open" and part.name == "Heading" and isinstance(part.value, dict):
            yield int(part.value["level"][1:])


def _nested(levels: Sequence[int]) -> Iterator[int]:
    """The levels as they nest below the first: one behind a higher one is one deeper, none skipped."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield min(len(above) + 1, 6)


def _begins_with_heading(document: Document) -> bool:
    """Is a heading the first thing that a reader of a document sees, and no part of another block?"""
    first = next(islice(filter(_is_seen, parts(document)), 1), None)
    return first is not None and first.kind == "open" and first.name == "Heading"


def _is_seen(part: Part) -> bool:
    """Is a part no comment of the author's?"""
    text = "".join(str(event.value) for event in part.events) if part.kind == "html" else ""
    return not text.lstrip().startswith("<!--")
