"""The functions of the format Markdown: see `markdown`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from i18n.decoding import decode
from i18n.documents import (
    _additions,
    _front_matter,
    _markdown_events,
    _markdown_parts,
    _single_part,
)
from i18n.documents._collection import uncollected
from i18n.documents._format import Edit, Parsed, Source, Written, around
from i18n.documents._headings import Headings
from i18n.documents._html_writer import Form as HtmlForm
from i18n.documents._html_writer import write_run as write_html
from i18n.documents._markdown_blocks import HtmlTag, tags_alone
from i18n.documents._markdown_code import CommentForm, write_comment
from i18n.documents._markdown_definitions import LinkTitle, link_titles
from i18n.documents._markdown_events import events, outline
from i18n.documents._markdown_reader import Comment, Item, Reader
from i18n.documents._markdown_runs import Run
from i18n.documents._markdown_units import Builder
from i18n.documents._markdown_view import View, is_mdx
from i18n.documents._markdown_writer import Form, TitleForm, write_run, write_title
from i18n.documents._parts import Event, Part
from i18n.model import Document, Segment, Span, Unit

_MDX_COMMENT = re.compile(rb"\{/\*(?=\s*+i18n:)")
_BLANK = ord(" ")


@uncollected
def read(source: Source) -> Parsed:
    """Front matter, then the body's runs; raises AmbosError on broken front matter."""
    text, base = decode(source.data, source.path)
    front = _front_matter.read(text, base, source)
    reader = Reader(text[front.length :], source.path)
    items: Iterable[Item] = reader.read()
    is_faq = any(field.value == "faq" for field in front.metadata.get("type", ()))
    levels: list[int] = []
    if is_faq:
        items = list(items)
        levels = [item.level for item in items if isinstance(item, Run) and item.level]
    start = base + len(text[: front.length].encode())
    headings = Headings(levels, is_faq=is_faq)
    builder = Builder(reader, start, front, headings, source)
    beside = _beside(reader.view)
    for item in _in_order(items, beside) if beside else items:
        builder.add(item)
    if front.is_markdown:
        reader.outline += outline(text)
    directives = builder.directives
    return Parsed(
        language=front.language,
        units=(*front.units, *builder.units),
        segments=(*front.segments, *builder.segments),
        outline=(*reader.outline, *builder.html.outline),
        metadata=front.metadata,
        off=start + directives.off if directives.is_off and directives.leaves_out else None,
    )


unpack = _single_part.unpack
pack = _single_part.pack


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a run, or a value of the front matter."""
    if isinstance(unit.form, Form):
        return write_run(unit, unit.form, segments, targets, level)
    if isinstance(unit.form, HtmlForm):
        return write_html(unit, unit.form, segments, targets, level)
    if isinstance(unit.form, CommentForm):
        return write_comment(unit.form, targets, level)
    if isinstance(unit.form, TitleForm):
        return write_title(unit.form, segments, targets, level)
    return _front_matter.write(unit, segments, targets, level)


def additions(unit: Unit, text: str, path: str) -> Iterator[str]:
    """The links, pictures, code and the like that a text has in the place of a run."""
    if not isinstance(unit.form, Form):
        return
    if unit.form.addresses is not None:
        text = unit.form.addresses.restored(text)
    yield from _additions.additions(events(f"x {' '.join(text.split())}", path))


def risks(data: bytes, path: str) -> Iterator[tuple[str, int]]:
    """What GitHub reads in the body that could run, lead somewhere or fetch something."""
    text, base = decode(data, path)
    length = _front_matter.length(text)
    yield from _markdown_events.risks(text[length:], base + len(text[:length].encode()))


def parts(document: Document) -> Iterator[Part]:
    """The parts of the body."""
    text, base = decode(document.data, document.path)
    # what has said something is front matter: its syntax need not be read again
    length = _front_matter.end(text) if document.metadata else _front_matter.length(text)
    return _markdown_parts.parts(text[length:], base + len(text[:length].encode()), document.path)


def inline(text: str, path: str) -> Iterator[Event]:
    """The events of a text that is a body."""
    return _markdown_parts.inline(text, path)


def directive(text: str, path: str) -> str:
    """A comment of HTML, in MDX one of JavaScript's."""
    return f"{{/* i18n: {text} */}}" if is_mdx(path) else f"<!-- i18n: {text} -->"


def mark(document: Document, place: Span, language: str, class_: str) -> list[Edit]:
    """An element around the passage; text before its words where an element cannot stand."""
    from i18n.documents import _text_marks  # noqa: PLC0415  (for published copies alone)

    edits = _text_marks.markdown_text_mark(document, place, language)
    if edits is not None:
        return edits
    return around(place, f'<span class="{class_}" lang="{language}">', "</span>")


def localize(document: Document, language: str, links: Callable[[str], str]) -> list[Edit]:
    """The `language` of the front matter, the targets of links, and what leads elsewhere unasked."""
    from i18n.documents import _markdown_publishing  # noqa: PLC0415  (for published copies alone)
    from i18n.documents._markdown_tags import with_links, without_redirects  # noqa: PLC0415

    text, base = decode(document.data, document.path)
    length = _front_matter.length(text)
    edits = _front_matter.localize(text[:length], base, language)
    body = base + len(text[:length].encode())
    found = [
        *_markdown_publishing.links(text[length:], body, links, document.path),
        *with_links(document, links),
        *without_redirects(document),
    ]
    return [*edits, *sorted(found, key=lambda edit: edit.start)]


def restate(document: Document, language: str) -> list[Edit]:
    """The attributes `lang` of raw HTML, and those that words kept as they are need."""
    from i18n.documents import _markdown_tags  # noqa: PLC0415  (for published copies alone)

    return list(_markdown_tags.restated(document, language))


def leave_out(document: Document, place: Span) -> Edit:
    """The lines of a unit, where nothing but its block's marks stands on them beside it."""
    from i18n.documents import _markdown_publishing  # noqa: PLC0415  (for published copies alone)

    return _markdown_publishing.leave_out(document.data, place.start, place.end)


def _beside(view: View) -> list[Comment | HtmlTag | LinkTitle]:
    """What no event stands for: the titles of definitions, and the comments and tags of MDX."""
    found: list[Comment | HtmlTag | LinkTitle] = [
        *link_titles(view),
        *_mdx_comments(view),
        *tags_alone(view),
    ]
    return sorted(found, key=lambda item: item.start)


def _mdx_comments(view: View) -> Iterator[Comment]:
    """The author's words in comments of MDX that stand on lines of their own: nothing reads these."""
    data = view.data
    begin = _MDX_COMMENT.search(data)
    read = view.text.encode() if begin else b""
    while begin:
        position = begin.end()
        if read[begin.start()] == _BLANK:
            end = data.find(b"*/", position)
            if end < 0:
                return
            if data[end : end + 3] == b"*/}":
                yield Comment(f"<!--{data[position:end].decode()}-->", begin.start())
            position = end
        begin = _MDX_COMMENT.search(data, position)


def _in_order(
    items: Iterable[Item], beside: Iterable[Comment | HtmlTag | LinkTitle]
) -> Iterator[Item | LinkTitle]:
    """The items, with what stands beside them in its place."""
    waiting = deque(beside)
    for item in items:
        while waiting and waiting[0].start < item.start:
            yield waiting.popleft()
        yield item
    yield from waiting
