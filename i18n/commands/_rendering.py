"""A document's bytes and its catalog's into the localized document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from i18n import documents
from i18n.catalogs import lookup, with_fallbacks
from i18n.catalogs.syntax import parse
from i18n.commands._work import Work
from i18n.languages import parents
from i18n.model import Document, Segment
from i18n.project import Project, catalog_name


class Rendered(NamedTuple):
    """A localized document, the files that it came of, and what is said of it on stderr."""

    path: str
    read: tuple[str, ...]
    data: bytes
    warnings: tuple[str, ...] = ()


def _targets(document: Document, language: str, work: Work) -> list[str | None]:
    """The translation of each segment, None where there is none. Raises AmbosError."""
    found = {
        code: (data, catalog_name(document.domain, code))
        for code, data in work.catalogs.items()
        if data is not None and code != document.language
    }
    if not parents(language):
        return lookup.targets(document, lookup.read(*found[language]) if found else {})
    catalogs = {code: parse(data, name) for code, (data, name) in found.items()}
    return [one.target for one in with_fallbacks(document, language, catalogs)]


def rendered(project: Project, work: Work) -> Rendered:
    """One document in the language of its work's first catalog; the others are of those that stand for it.

    The warnings say what of it is not translated. Raises AmbosError.
    """
    document = project.parse(work.data, work.path)
    language = next(iter(work.catalogs))
    if language == document.language:
        return Rendered(work.path, tuple(work.names()), document.data)
    targets = _targets(document, language, work)
    warnings = []
    missing = targets.count(None)
    if missing:
        many = f"{missing} of {len(targets)} segments have no {language} translation"
        warnings.append(f"{document.path}: {many}; the source stands there")
    rendering = documents.render(document, targets, language)
    remarks = sorted(_remarks(rendering), key=lambda remark: remark[0].span.start)
    places = documents.places(document, [segment.span for segment, _ in remarks])
    for (segment, said), where in zip(remarks, places, strict=True):
        warnings.append(f"{where}: {said}: {segment.source[:60]!r}")
    return Rendered(work.path, tuple(work.names()), rendering.data, tuple(warnings))


def _remarks(rendering: documents.Rendering) -> Iterator[tuple[Segment, str]]:
    """The segments whose translations do not stand there as they are, and why."""
    for refusal in rendering.refused:
        yield refusal.segment, f"{refusal.reason}; the source stands there"
    added = {id(segment) for segment, _ in rendering.additions}
    for segment, words in rendering.additions:
        yield segment, f"markup is shown as text, because {words} is not in the source"
    for segment in rendering.foreign:
        if id(segment) not in added:
            yield segment, "HTML that the source does not have is shown as text"
