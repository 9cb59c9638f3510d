"""A document's bytes and its catalogs' into the bytes of its template and of the merged catalogs."""

from __future__ import annotations

from typing import NamedTuple

from i18n import catalogs
from i18n.catalogs import Changes, store
from i18n.commands._resegmenting import carried
from i18n.commands._work import Work
from i18n.project import Project


class MergedCatalog(NamedTuple):
    """A catalog as it was, None where there was none, and as it is to be.

    So many of its messages are `recut`: the document has their text in other messages.
    """

    name: str
    before: bytes | None
    after: bytes
    changes: Changes
    recut: int = 0


class Merged(NamedTuple):
    """What came of a document; `template` is None where it has no messages.

    `read` names the files that it came of.
    """

    path: str
    read: tuple[str, ...]
    template: bytes | None
    catalogs: tuple[MergedCatalog, ...] = ()


def extracted(project: Project, work: Work) -> Merged:
    """The template alone. Raises AmbosError."""
    template = project.template(project.parse(work.data, work.path))
    return Merged(work.path, (work.path,), store.serialize(template) if template else None)


def merged(project: Project, work: Work) -> Merged:
    """The template, and the catalogs of the work's languages. Raises AmbosError."""
    document = project.parse(work.data, work.path)
    template = project.template(document)
    text = store.serialize(template) if template else None
    # else a message would not be read as it is written: a reference ends with its line
    reads_back = text is not None and b"\0" not in text and "\n" not in work.path
    read, made = [work.path], []
    for language in project.targets(document):
        if language not in work.catalogs:
            continue
        name = project.catalog_path(document, language)
        read.append(name)
        data = work.catalogs[language]
        if data is None and text is not None and reads_back:
            made.append(
                MergedCatalog(name, None, store.begun(text, language), Changes(len(template)))
            )
            continue
        before = None if data is None else store.read(data, name)
        if template or before is not None:
            recut = 0
            if before is not None:
                recut = carried(project, document, before, template, language)
            catalog, changes = catalogs.merge(
                template,
                before,
                language,
                source=document.language,
                segmenter=project.segmenter,
            )
            after = store.written(catalog, name)
            made.append(MergedCatalog(name, data, data if after == data else after, changes, recut))
    return Merged(work.path, tuple(read), text, tuple(made))
