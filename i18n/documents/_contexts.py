"""Directives put into a document: repeated sentences become messages of their own."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence

from i18n.documents._format import OTHERWISE, Edit, Format, WithComments
from i18n.documents._front_matter import length
from i18n.errors import AmbosError
from i18n.model import Document, Unit

_LEAD = re.compile(rb"[ \t>]*")
_INDENT = re.compile(rb"[ \t]*")


def with_contexts(
    document: Document,
    contexts: Mapping[int, str],
    format_: Format,
    read: Callable[[bytes], Document],
) -> bytes:
    """A document's bytes with a directive that gives units, by their places, an `msgctxt`.

    `read` reads bytes as the document was read. Each directive is tried where it may stand, and
    stays where the document reads as before but for that context. Raises AmbosError with the line of
    a unit where none can stand.
    """
    changed = document
    for place in sorted(contexts, reverse=True):
        unit = document.units[place]
        for edit in _places(changed, unit, contexts[place], format_):
            data = changed.data
            tried = read(data[: edit.start] + edit.data + data[edit.end :])
            if _is_alike(changed, tried, place, contexts[place]):
                changed = tried
                break
        else:
            line = document.data.count(b"\n", 0, unit.span.start) + 1
            what = "no directive can stand here (reword the sentence, or its twin)"
            raise AmbosError(what, path=document.path, line=line)
    return changed.data


def _places(document: Document, unit: Unit, context: str, format_: Format) -> Iterator[Edit]:
    """Where a directive may stand: on a line of its own, behind an item's mark, before the words."""
    if unit.is_value:
        yield from _above_a_field(document.data, unit, context)
        return
    if unit.span.part or not isinstance(format_, WithComments):
        return
    data, start = document.data, unit.span.start
    comment = format_.directive(f"context: {context}", document.path).encode()
    begin = data.rfind(b"\n", 0, start) + 1
    end = b"\r\n" if data[:begin].endswith(b"\r\n") else b"\n"
    match = _LEAD.match(data, begin, start)
    lead = match[0] if match else b""
    mark = data[begin + len(lead) : start]
    yield Edit(begin, begin, lead + comment + end)
    yield Edit(start, start, comment + end + lead + b" " * len(mark))
    yield Edit(start, start, comment)


def _above_a_field(data: bytes, unit: Unit, context: str) -> Iterator[Edit]:
    """Where a comment of YAML or TOML may stand: above the line of a value, or the one before it.

    A long value may begin in the line below its key.
    """
    if unit.span.part:
        return
    text = data.removeprefix(BOM_UTF8).decode()
    front = text[: length(text)].encode()
    if not front.startswith((b"---", b"+++")):
        return
    if unit.span.start >= len(data) - len(text.encode()) + len(front):
        return
    begin = unit.span.start
    for _ in range(2):
        begin = data.rfind(b"\n", 0, begin) + 1
        end = b"\r\n" if data[:begin].endswith(b"\r\n") else b"\n"
        match = _INDENT.match(data, begin)
        lead = match[0] if match else b""
        yield Edit(begin, begin, lead + f"# i18n: context: {context}".encode() + end)
        begin -= 1


def _is_alike(before: Document, after: Document, place: int, context: str) -> bool:
    """Is the only difference of two documents the context of one unit, and the comment?"""
    wanted = [_seen(unit) for unit in before.units]
    wanted[place] = (*wanted[place][:-1], context)
    return (
        [_seen(unit) for unit in after.units] == wanted
        and [segment.source for segment in after.segments]
        == [segment.source for segment in before.segments]
        and _blocks(after.outline) == _blocks(before.outline)
    )


def _seen(unit: Unit) -> tuple[str, str, tuple[str, ...], tuple[str, ...], str | None]:
    return unit.kind, unit.text, unit.notes, unit.breadcrumb, unit.context


def _blocks(outline: Sequence[str]) -> list[str]:
    """The blocks of an outline without raw HTML, which a comment is, and without GitHub's reading."""
    return [
        block
        for block in outline
        if not block.endswith("HtmlBlock") and not block.startswith(OTHERWISE)
    ]
