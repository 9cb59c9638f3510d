"""Documents: bytes in, units and segments out, and back by splicing.

One file a format. A module of this folder whose name has no leading underscore is a format, and a
package may add its own under the entry point `ambos.formats`. A format offers `SUFFIXES` and
`load_format`, which gives what has the functions of `Format`; a module without it has them itself.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import cast

from i18n.documents import _linked
from i18n.documents._candidates import Candidate, candidates, with_links
from i18n.documents._flow import whole
from i18n.documents._format import (
    Edit,
    Format,
    FormatModule,
    Parsed,
    Source,
    Unwritable,
    WithLoans,
    WithPlaces,
    WithStatements,
    WithTags,
    Written,
)
from i18n.documents._front_matter_unread import other_embargoes, unread
from i18n.documents._html_publishing import ADDRESSED, form_of
from i18n.documents._html_statements import may_state
from i18n.documents._linked import Link, Named, named
from i18n.documents._parts import Event, Part
from i18n.documents._rendering import Refusal, Rendering
from i18n.documents._rendering import render as _render
from i18n.documents._same_page import is_same_page
from i18n.errors import AmbosError
from i18n.folders import modules, others
from i18n.model import Document, Reading, Segmenter, Span, domain_of

__all__ = [
    "ADDRESSED",
    "Candidate",
    "Edit",
    "Event",
    "Format",
    "Link",
    "Named",
    "Parsed",
    "Part",
    "Refusal",
    "Rendering",
    "Source",
    "Unwritable",
    "Written",
    "addresses",
    "candidates",
    "edit",
    "form_of",
    "formats",
    "identifiers_in",
    "inline",
    "is_document",
    "is_same_page",
    "leave_out",
    "lend",
    "lines",
    "links",
    "localize",
    "mark",
    "may_state",
    "named",
    "off_line",
    "other_embargoes",
    "parse",
    "parts",
    "places",
    "render",
    "rendered",
    "restate",
    "unpack",
    "unread",
    "whole",
    "with_contexts",
    "with_links",
]


@cache
def _own() -> dict[str, FormatModule]:
    """The formats of this folder, by suffix."""
    found: dict[str, FormatModule] = {}
    for _, module in modules(__name__):
        format_ = cast(FormatModule, module)
        found.update(dict.fromkeys(format_.SUFFIXES, format_))
    return found


@cache
def _others() -> dict[str, FormatModule]:
    """The formats of other packages, by suffix."""
    found: dict[str, FormatModule] = {}
    for _, module in others("ambos.formats"):
        format_ = cast(FormatModule, module)
        found.update(dict.fromkeys(format_.SUFFIXES, format_))
    return found


def _module(path: str) -> FormatModule | None:
    return _of_suffix(posixpath.splitext(path)[1])


@cache
def _of_suffix(written: str) -> FormatModule | None:
    suffix = written.lower()
    return _own().get(suffix) or (_others().get(suffix) if suffix else None)


def _format(path: str) -> Format | None:
    module = _module(path)
    if module is None:
        return None
    return module.load_format() if hasattr(module, "load_format") else cast(Format, module)


def formats() -> list[str]:
    """The first suffix of each format of this folder."""
    return sorted({format_.SUFFIXES[0] for format_ in _own().values()})


def is_document(path: str) -> bool:
    """Does a format read files of this name?"""
    return _module(path) is not None


def parse(
    data: bytes, path: str, language: str, segmenter: Segmenter, reading: Reading | None = None
) -> Document:
    """Read a document.

    `path` is relative to the project, with slashes; `language` holds where the document does not
    state its own; without `reading` the defaults of a project do. Raises AmbosError with the path,
    and the line where there is one.
    """
    format_ = _format(path)
    if format_ is None:
        known = ", ".join(sorted(_own() | _others()))
        raise AmbosError(f"no format reads this file (known: {known})", path=path)
    reading = reading or Reading()
    parsed = format_.read(Source(data, path, language, segmenter, reading))
    return Document(
        path=path,
        domain=domain_of(posixpath.normpath(path)),
        language=parsed.language,
        data=data,
        units=parsed.units,
        segments=parsed.segments,
        outline=parsed.outline,
        metadata=parsed.metadata,
        reading=reading,
        off=parsed.off,
    )


def _format_of(document: Document) -> Format:
    found = _format(document.path)
    assert found is not None, "the document was read by a format"
    return found


def render(document: Document, targets: Sequence[str | None], language: str = "") -> Rendering:
    """Splice translations into a document.

    `targets` holds a translation, or None, for each of `document.segments`. A translation that
    would change the structure, or adds a link, a picture, code or the like, is escaped, and refused
    where that does not help: then the source stands in its place. Links may lead to the edition of the
    source's page in `language`, that of the translations.
    """
    return _render_once(document, tuple(targets), language)


@lru_cache(maxsize=16)
def _render_once(document: Document, targets: tuple[str | None, ...], language: str) -> Rendering:
    """The same; whoever publishes a document in some languages asks again when it is checked."""
    return _render(document, targets, _format_of(document), language)


def rendered(document: Document, rendering: Rendering) -> Document:
    """A rendered document as one that was read, without segments where it is another than the source."""
    parsed = rendering.parsed
    if parsed is None:
        return document
    return replace(
        document,
        language=parsed.language,
        data=rendering.data,
        units=parsed.units,
        segments=parsed.segments,
        outline=parsed.outline,
        metadata=parsed.metadata,
        off=parsed.off,
    )


def parts(document: Document) -> Iterator[Part]:
    """The parts of a page that shows a document."""
    return _format_of(document).parts(document)


def inline(path: str, text: str) -> Iterator[Event]:
    """The inline events of a text in a document of this path: see `Format.inline`."""
    format_ = _format(path)
    assert format_ is not None, "the path is a document's"
    return format_.inline(text, path)


def links(document: Document) -> Iterator[Link]:
    """The links and pictures of what a page shows of a document, raw HTML's with them."""
    return _linked.links(parts(document))


def addresses(document: Document) -> list[str]:
    """Every address in a document: those of its page, and what else its published copy leads to."""
    found = [link.target for link in links(document)]
    format_ = _format_of(document)
    if isinstance(format_, WithTags):
        return [*found, *format_.addresses(document)]

    def note(target: str) -> str:
        found.append(target)
        return target

    localize(document, document.language, note)
    return found


def identifiers_in(parts: Iterable[Part]) -> Iterator[str]:
    """Every `id` of HTML in the parts of a page, and the `name` of its anchors."""
    return _linked.identifiers(parts)


def lines(document: Document, spans: Iterable[Span]) -> Iterator[int | None]:
    """The line that each of ascending spans begins on; None for one in a part of an archive."""
    line, counted = 1, 0
    for span in spans:
        if span.part:
            yield None
            continue
        line += document.data.count(b"\n", counted, span.start)
        counted = span.start
        yield line


def places(document: Document, spans: Sequence[Span]) -> list[str]:
    """Where each of ascending spans begins, to be shown: the path, and a line or a paragraph."""
    format_ = _format_of(document)
    if isinstance(format_, WithPlaces):
        return [f"{document.path}: {place}" for place in format_.places(document, spans)]
    return [f"{document.path}:{line}" for line in lines(document, spans)]


def off_line(document: Document) -> int | None:
    """The line on which the author turned translation off for all that follows; None where not."""
    if document.off is None:
        return None
    return next(lines(document, [Span("", document.off, document.off)]))


def with_contexts(document: Document, contexts: Mapping[int, str], segmenter: Segmenter) -> bytes:
    """A document's bytes with directives that give units, by their places, an `msgctxt`.

    Nothing else of what is read of it changes. Raises AmbosError with the line of a unit before
    which none can stand.
    """
    from i18n.documents import _contexts  # noqa: PLC0415  (for one command)

    def read(data: bytes) -> Document:
        return parse(data, document.path, document.language, segmenter, document.reading)

    return _contexts.with_contexts(document, contexts, _format_of(document), read)


def mark(document: Document, place: Span, language: str, class_: str) -> list[Edit]:
    """What marks a passage of a document as being in a language: see `Format.mark`."""
    return _format_of(document).mark(document, place, language, class_)


def localize(document: Document, language: str, links: Callable[[str], str]) -> list[Edit]:
    """What a published copy of a document states otherwise: see `Format.localize`."""
    return _format_of(document).localize(document, language, links)


def restate(document: Document, language: str) -> list[Edit]:
    """What elements of a translated document state of languages: see `WithStatements.restate`."""
    format_ = _format_of(document)
    if not isinstance(format_, WithStatements) or not may_state(document.data):
        return []
    return format_.restate(document, language)


def lend(document: Document, place: Span, language: str) -> list[Edit]:
    """What states the language that a passage is taken from: see `WithLoans.lend`."""
    format_ = _format_of(document)
    return format_.lend(document, place, language) if isinstance(format_, WithLoans) else []


def leave_out(document: Document, place: Span) -> Edit:
    """Take a unit out of a document: see `Format.leave_out`."""
    return _format_of(document).leave_out(document, place)


def unpack(path: str, data: bytes) -> Mapping[str, bytes]:
    """The parts of a document's file in which spans lie: see `Format.unpack`."""
    format_ = _format(path)
    assert format_ is not None, "a format reads files of this name"
    return format_.unpack(data)


def edit(document: Document, edits: Iterable[Edit]) -> bytes:
    """The document's bytes with edits; one that begins within an earlier one goes with it."""
    format_ = _format_of(document)
    parts = format_.unpack(document.data)
    pieces: dict[str, list[bytes]] = {}
    positions: dict[str, int] = {}
    for one in sorted(edits, key=lambda one: (one.part, one.start)):
        position = positions.get(one.part, 0)
        if one.start >= position:
            pieces.setdefault(one.part, []).extend(
                (parts[one.part][position : one.start], one.data)
            )
            positions[one.part] = one.end
    edited = {
        part: b"".join([*found, parts[part][positions[part] :]]) for part, found in pieces.items()
    }
    return format_.pack(document.data, edited)
