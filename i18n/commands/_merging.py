"""A document's bytes and its catalogs' into the bytes of its template and of the merged catalogs."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from i18n.catalogs import store
from i18n.catalogs.blank import filled
from i18n.catalogs.extract import Key, key
from i18n.catalogs.lineage import Checksums, checksum
from i18n.catalogs.merge import Changes, merge
from i18n.commands._resegmenting import carried as carried_over
from i18n.commands._work import Work
from i18n.documents import off_line
from i18n.project import Project


class MergedCatalog(NamedTuple):
    """A catalog as it was, None where there was none, and as it is to be.

    So many of its messages are `recut`: the document has their text in other messages. `lost` and
    `gained` are the messages (`lineage.checksum`) that it had and the document has not, and the other way
    about; `held` is how many it had.
    """

    name: str
    before: bytes | None
    after: bytes
    changes: Changes
    recut: int = 0
    language: str = ""
    lost: array[int] = array("Q")
    held: int = 0
    gained: array[int] = array("Q")


class Merged(NamedTuple):
    """What came of a document; `template` is None where it has no messages.

    `read` names the files that it came of. `carried` says of each language how many messages came
    along from each estate. `off` is the line from which on the author left everything out, if any.
    """

    path: str
    read: tuple[str, ...]
    template: bytes | None
    catalogs: tuple[MergedCatalog, ...] = ()
    carried: Mapping[str, list[int]] = {}
    off: int | None = None


class Heritage(NamedTuple):
    """What a document's catalog takes along in a language: messages of others, by name and bytes.

    Is the catalog itself back from where it was put aside?
    """

    estates: tuple[tuple[str, bytes, Checksums | None], ...] = ()
    is_back: bool = False


class Inheriting(NamedTuple):
    """A document with what its catalogs take along, by language."""

    work: Work
    heritages: Mapping[str, Heritage]


def extracted(project: Project, work: Work) -> Merged:
    """The template alone. Raises AmbosError."""
    template = project.template(project.parse(work.data, work.path))
    return Merged(work.path, (work.path,), store.serialize(template) if template else None)


def merged(project: Project, work: Work) -> Merged:
    """The template, and the catalogs of the work's languages. Raises AmbosError."""
    return inherited(project, Inheriting(work, {}))


def inherited(project: Project, inheriting: Inheriting) -> Merged:
    """The same, with what the catalogs take along. Raises AmbosError."""
    work, heritages = inheriting
    document = project.parse(work.data, work.path)
    template = project.template(document)
    text = store.serialize(template) if template else None
    # else a message would not be read as it is written: a reference ends with its line
    reads_back = text is not None and b"\0" not in text and "\n" not in work.path
    read, made = [work.path], []
    carried = {}
    wanted = dict.fromkeys(map(key, template))
    for language in project.targets(document):
        if language not in work.catalogs:
            continue
        name = project.catalog_path(document, language)
        read.append(name)
        data = work.catalogs[language]
        heritage = heritages.get(language)
        if data is None and text is not None and reads_back and heritage is None:
            after, changes = store.begun(text, language), Changes(len(template))
            gained = _checksums(wanted)
            made.append(MergedCatalog(name, None, after, changes, language=language, gained=gained))
            continue
        before = None if data is None else filled(store.read(data, name), name)
        if not template and before is None:
            continue
        recut = 0
        if before is not None:
            recut = carried_over(project, document, before, template, language)
        held = {key(entry) for entry in before or () if not entry.obsolete}
        lost, gained = _checksums(held - wanted.keys()), _checksums(wanted.keys() - held)
        if heritage is None or not heritage.estates:
            catalog, changes = merge(
                template,
                before,
                language,
                source=document.language,
                segmenter=project.segmenter,
                carry=project.settings.carry,
            )
        else:
            from i18n.catalogs.inheritance import Estate, inherit  # noqa: PLC0415  (seldom needed)

            estates = [
                Estate(store.read(had, other), left, other) for other, had, left in heritage.estates
            ]
            catalog, changes, carried[language] = inherit(
                template,
                before,
                language,
                estates,
                name=name,
                is_back=heritage.is_back,
                source=document.language,
                segmenter=project.segmenter,
                carry=project.settings.carry,
            )
        after = store.written(catalog, name)
        after = data if data is not None and after == data else after
        made.append(
            MergedCatalog(name, data, after, changes, recut, language, lost, len(held), gained)
        )
    return Merged(work.path, tuple(read), text, tuple(made), carried, off_line(document))


def _checksums(messages: Iterable[Key]) -> array[int]:
    return array("Q", map(checksum, messages))
