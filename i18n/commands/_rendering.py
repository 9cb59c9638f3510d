"""A document's bytes and its catalog's into the localized document."""

from __future__ import annotations

from typing import NamedTuple

from i18n import documents
from i18n.catalogs import lookup
from i18n.commands._work import Work
from i18n.project import Project


class Rendered(NamedTuple):
    """A localized document, the files that it came of, and what is said of it on stderr."""

    path: str
    read: tuple[str, ...]
    data: bytes
    warnings: tuple[str, ...] = ()


def rendered(project: Project, work: Work) -> Rendered:
    """One document in the language of its work's one catalog.

    The warnings say what of it is not translated. Raises AmbosError.
    """
    document = project.parse(work.data, work.path)
    ((language, data),) = work.catalogs.items()
    if language == document.language:
        return Rendered(work.path, tuple(work.names()), document.data)
    name = project.catalog_path(document, language)
    targets = lookup.targets(document, {} if data is None else lookup.read(data, name))
    warnings = []
    missing = targets.count(None)
    if missing:
        many = f"{missing} of {len(targets)} segments have no {language} translation"
        warnings.append(f"{document.path}: {many}; the source stands there")
    rendering = documents.render(document, targets)
    places = documents.places(document, [refusal.segment.span for refusal in rendering.refused])
    for refusal, where in zip(rendering.refused, places, strict=True):
        text = refusal.segment.source[:60]
        warnings.append(f"{where}: {refusal.reason}; the source stands there: {text!r}")
    return Rendered(work.path, tuple(work.names()), rendering.data, tuple(warnings))
