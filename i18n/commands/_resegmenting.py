"""Catalogs whose messages are cut otherwise than their documents are now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import polib

from i18n import configuration, files
from i18n.catalogs import store
from i18n.catalogs.blank import filled
from i18n.catalogs.cutting import THRESHOLD, Pair, Passage
from i18n.catalogs.extract import header, key
from i18n.catalogs.merge import merge
from i18n.catalogs.paragraphs import has_broken_record
from i18n.catalogs.recutting import recut, recuts, without_edits
from i18n.catalogs.resegmented import Resegmented
from i18n.catalogs.splits import Languages
from i18n.commands._options import Options
from i18n.commands._templates import place_template, write_template
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code
from i18n.model import Document
from i18n.project import Project
from i18n.segmentation import Segmentation


class Row(NamedTuple):
    """A catalog, and what was done in it."""

    path: str
    written: bool
    done: Resegmented

    def shown(self) -> dict[str, object]:
        """The row as JSON has it."""
        return {"path": self.path, "written": self.written, **self.done._asdict()}


def languages(
    options: Options, catalog: polib.POFile, path: str, source: str | None, target: str | None
) -> Languages:
    """Those that are named, else those of the project around and of the catalog's header.

    Raises AmbosError where there is none, or it is no code.
    """
    folder = options.project_dir or configuration.find(Path.cwd())
    settings = configuration.Settings() if folder is None else configuration.load(folder)
    own = Segmentation() if folder is None else configuration.sentences(folder, settings)
    target = target or catalog.metadata.get("Language", "").strip()
    if not target:
        raise AmbosError("its header has no Language (say which: --language es)", path=path)
    source = source or settings.source
    if not is_code(target):
        what = f"its Language is no language code: {target} (say which: --language es)"
        raise AmbosError(what, path=path)
    return Languages(catalog_code(source), catalog_code(target), own)


def refuse_broken_records(catalog: polib.POFile, path: str) -> None:
    """Raise AmbosError where a comment is broken that tells of a paragraph what its sentences do not.

    They would go with the paragraphs that have them too.
    """
    broken = next(filter(has_broken_record, catalog), None)
    if broken is not None:
        what = "a comment 'ambos: paragraph' above it cannot be read"
        remedy = "write it as it was, or take it out: its paragraph stays in sentences"
        raise AmbosError(f"{what} ({remedy})", path=path, line=broken.linenum)


class Recutting(NamedTuple):
    """How many messages of a catalog its document cuts otherwise now, and what came of them."""

    messages: int
    done: Resegmented


def recut_of(
    project: Project,
    document: Document,
    catalog: polib.POFile,
    template: polib.POFile,
    language: str,
    *,
    threshold: float,
    is_asked: bool,
) -> Recutting | None:
    """Carry a catalog over to its document's messages; None where there is nothing to do.

    The catalog is changed. Where nobody asked for it, messages are joined only if it is sure that
    the segmentation changed, and not the document. Raises AmbosError.
    """
    found = recuts(document, catalog)
    if found.messages and not is_asked:
        found = without_edits(document, catalog, found, project.segmenter)
    if not found.messages:
        return None
    if found.joins:
        refuse_broken_records(catalog, project.catalog_path(document, language))
    from i18n.alignment.passages import pairs  # noqa: PLC0415  (seldom needed)

    def parts(passages: Sequence[Passage], known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
        return pairs(passages, known, project.segmenter, language)

    return Recutting(found.messages, recut(catalog, found, template, parts, threshold=threshold))


def carried(
    project: Project,
    document: Document,
    catalog: polib.POFile,
    template: polib.POFile,
    language: str,
) -> int:
    """Carry a catalog over where the segmentation changed; how many messages are cut otherwise."""
    done = recut_of(
        project, document, catalog, template, language, threshold=THRESHOLD, is_asked=False
    )
    return 0 if done is None else done.messages


class _Outcome(NamedTuple):
    """What a document's template and catalogs are to be; the counts of each catalog."""

    path: str
    template: bytes | None
    catalogs: tuple[tuple[str, bytes, bytes, Resegmented], ...]


def of_project(options: Options, threshold: float, *, is_dry: bool) -> list[Row]:
    """Carry every catalog of the project over to what its document has now. Raises AmbosError."""
    project = options.open()
    names = project.sources().names
    work = ((path, threshold) for path in names)
    cut = project.each(_outcome, work)
    outcomes = [next(cut) for _ in project.watch(names, "Cutting")]
    if not is_dry:
        for name, before, after, _ in (one for each in outcomes for one in each.catalogs):
            if after != before:
                files.require_writable(project.place(name), name)
    rows = []
    for outcome in outcomes:
        if not outcome.catalogs:
            continue
        if not is_dry:
            name = place_template(project, outcome.path)
            write_template(project, name, outcome.template)
        for catalog, before, after, done in outcome.catalogs:
            is_written = not is_dry and store.write(project.place(catalog), after, before, catalog)
            rows.append(Row(catalog, is_written, done))
    return rows


def _outcome(project: Project, work: tuple[str, float]) -> _Outcome:
    path, threshold = work
    document = project.read(path)
    template = project.template(document)
    found = []
    for language in project.targets(document):
        name = project.catalog_path(document, language)
        place = project.place(name)
        if not place.exists():
            continue
        before = files.read(place, name)
        catalog = filled(store.read(before, name), name)
        recutting = recut_of(
            project, document, catalog, template, language, threshold=threshold, is_asked=True
        )
        if recutting is not None:
            merged, _ = merge(
                _known(template, catalog), catalog, language, source=document.language
            )
            found.append((name, before, store.written(merged, name), recutting.done))
    data = store.serialize(template) if found and template else None
    return _Outcome(path, data, tuple(found))


def _known(template: polib.POFile, catalog: polib.POFile) -> polib.POFile:
    """What a catalog has of a template, and behind it what only the catalog has.

    The rest is for `update`, which sees what went to another document, or came from one.
    """
    left = {key(entry): entry for entry in catalog if not entry.obsolete}
    known = header(None)
    for entry in template:
        if left.pop(key(entry), None) is not None:
            list.append(known, entry)
    for entry in left.values():
        list.append(known, entry)
    return known
