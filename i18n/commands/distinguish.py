"""`ambos distinguish`: a message of its own for each occurrence of a repeated sentence."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click
import polib

from i18n import catalogs, documents, files
from i18n.catalogs.extract import Key, key, keys
from i18n.catalogs.merge import merge
from i18n.catalogs.positions import positions
from i18n.catalogs.store import serialize
from i18n.commands._options import Options
from i18n.commands._templates import place_template, write_template
from i18n.errors import AmbosError, visible
from i18n.model import Document, Unit, domain_of
from i18n.project import Project, catalog_name, named


class _Asked(NamedTuple):
    """A document, and the messages that are asked for."""

    document: Document
    keys: frozenset[Key]


_CHANGED = "changed since it was read (run the command again)"
_SHARED = "a sentence stands twice in this paragraph, where it is one message (part the paragraph)"


class _Catalog(NamedTuple):
    """A catalog of a document, with its path below the project."""

    path: str
    messages: polib.POFile
    language: str


@click.command(epilog="Example: ambos distinguish source/article.md:12")
@click.argument("place", metavar="FILE:LINE")
@click.pass_obj
def command(options: Options, place: str) -> None:
    """Give each occurrence of a repeated sentence its own message.

    FILE is a document, or one of its catalogs; LINE is where the sentence, or its message, stands.
    A directive before each occurrence but the first gives it a context; translations are copied as
    they are.
    """
    project = options.open()
    document, asked = _asked(project, place)
    contexts = _contexts(document, asked)
    if not contexts:
        what = "no sentence here stands in the document twice (name the line of one that does)"
        raise AmbosError(_SHARED if any(_shared(document, asked)) else what, path=place)
    try:
        data = documents.with_contexts(document, contexts, project.segmenter)
    except AmbosError as error:
        rest = {n: one for n, one in contexts.items() if not document.units[n].is_value}
        if not rest or rest == contexts:
            raise
        data = documents.with_contexts(document, rest, project.segmenter)
        contexts = rest
        options.warn(visible(f"{error}; values keep the message that there is"))
    changed = project.parse(data, document.path)
    copies = _copies(document, changed, contexts)
    template = project.template(changed)
    made = _catalogs(project, document)
    for one in made:
        _copy(one.messages, copies)
    name = place_template(project, document.path)
    _require_as_read(project, document)
    for path, _, _ in made:
        files.require_writable(project.place(path), path)
    # The catalogs first: what is in one too many becomes obsolete, what is missing would be empty.
    for path, catalog, language in made:
        merged, _ = merge(template, catalog, language, source=document.language)
        catalogs.save(merged, project.place(path), path)
    _supersede(project, document, data)
    write_template(project, name, serialize(template))
    for number, context in contexts.items():
        line = next(documents.lines(changed, [changed.units[number].span]))
        options.say(f"{document.path}:{line}: its messages have the context '{context}'")
    for line in _shared(changed, asked):
        options.warn(visible(f"{document.path}:{line}: {_SHARED}"))


def _asked(project: Project, place: str) -> _Asked:
    """The document, and the messages on the line. Raises AmbosError."""
    name, _, number = place.rpartition(":")
    if not name or not number.isascii() or not number.isdigit() or int(number) < 1:
        raise click.UsageError(f"'{place}' is no FILE:LINE (write source/article.md:12)")
    line = int(number)
    sources = project.sources().names
    if not name.endswith(".po"):
        (path,) = named(sources, [name], project)
        document = project.read(path)
        return _Asked(document, frozenset(_on_line(document, line)))
    wanted = {Path(name).resolve(), (project.root / name).resolve()}
    for path in sources:
        for language in project.languages:
            file = catalog_name(domain_of(path), language)
            if project.root / file in wanted:
                catalog = catalogs.load(project.place(file), file)
                return _Asked(project.read(path), frozenset(_at_line(catalog, line)))
    raise AmbosError("no document or catalog of this project", path=name)


def _catalogs(project: Project, document: Document) -> list[_Catalog]:
    """The catalogs that there are of a document. Raises AmbosError where one is not up to date with it.

    What the document changed besides is for `update`, which says what became of it.
    """
    wanted = set(keys(project.template(document)))
    found = []
    for language in project.targets(document):
        catalog = project.catalog(document, language)
        if catalog is not None:
            path = project.catalog_path(document, language)
            if {key(entry) for entry in catalog if not entry.obsolete} != wanted:
                what = f"has other messages than {document.path} (run 'ambos update' first)"
                raise AmbosError(what, path=path)
            found.append(_Catalog(path, catalog, language))
    return found


def _on_line(document: Document, line: int) -> Iterable[Key]:
    """The messages of the segments that a line of a document has a part of."""
    spans = [segment.span for segment in document.segments]
    for segment, first in zip(document.segments, documents.lines(document, spans), strict=True):
        if first is not None:
            last = first + document.data.count(b"\n", segment.span.start, segment.span.end)
            if first <= line <= last:
                yield segment.unit.context, segment.source


def _at_line(catalog: polib.POFile, line: int) -> Iterable[Key]:
    """The message of a catalog that has a line."""
    above = [
        (where.comment, key(entry))
        for entry in catalog
        if not entry.obsolete and (where := positions(entry)) is not None and where.comment <= line
    ]
    if above:
        yield max(above, key=lambda found: found[0])[1]


def _contexts(document: Document, keys: frozenset[Key]) -> dict[int, str]:
    """The msgctxt that units get, by their places: all but the first that have such a message."""
    found: dict[Key, list[int]] = {}
    places = {id(unit): n for n, unit in enumerate(document.units)}
    for unit, segments in document.by_unit():
        for one in {(unit.context, segment.source): None for segment in segments}:
            if one in keys:
                found.setdefault(one, []).append(places[id(unit)])
    # Not every value has a place for a directive: the first one keeps the message that there is.
    chosen = {
        place
        for several in found.values()
        for place in sorted(several, key=lambda n: (not document.units[n].is_value, n))[1:]
    }
    taken = {unit.context for unit in document.units}
    contexts: dict[int, str] = {}
    for place in sorted(chosen):
        contexts[place] = _context(document.units[place], taken)
        taken.add(contexts[place])
    return contexts


def _shared(document: Document, keys: frozenset[Key]) -> Iterator[int]:
    """The lines of the units in which the sentence of one of some messages stands more than once."""
    asked = {source for _, source in keys}
    for unit, segments in document.by_unit():
        counts = Counter(segment.source for segment in segments if segment.source in asked)
        if any(count > 1 for count in counts.values()):
            yield from filter(None, documents.lines(document, [unit.span]))


def _context(unit: Unit, taken: Iterable[str | None]) -> str:
    """The heading above a unit, or its kind, with a number where another unit has that context."""
    heading = unit.breadcrumb[-1] if unit.breadcrumb else unit.kind
    words = " ".join(heading.replace("--", "").replace("*/", "").replace(">", "").split())[:60]
    stem = words.strip("- ") or unit.kind
    return next(
        name
        for n in range(1, len(tuple(taken)) + 2)
        if (name := stem if n == 1 else f"{stem} {n}") not in taken
    )


def _is_as_read(project: Project, document: Document) -> bool:
    """Is the file of a document still what was read? Raises OSError."""
    return files.has(project.place(document.path), document.data)


def _require_as_read(project: Project, document: Document) -> None:
    """Raise AmbosError where its author saved a document meanwhile."""
    try:
        if _is_as_read(project, document):
            return
    except OSError as error:
        raise files.unusable(error, document.path, "read") from error
    raise AmbosError(_CHANGED, path=document.path)


def _supersede(project: Project, document: Document, data: bytes) -> None:
    """Write a document in the place of what was read. Raises AmbosError where that has changed."""
    try:
        is_written = files.supersede(
            project.place(document.path),
            data,
            is_output=False,
            is_as_read=lambda: _is_as_read(project, document),
        )
    except OSError as error:
        raise files.unusable(error, document.path, "write") from error
    if not is_written:
        raise AmbosError(_CHANGED, path=document.path)


def _copies(
    before: Document, after: Document, contexts: dict[int, str]
) -> dict[tuple[str, str], Key]:
    """For each message that is new, by msgctxt and msgid, the one whose translation it has."""
    units = {id(after.units[n]): (context, before.units[n]) for n, context in contexts.items()}
    return {
        (context, segment.source): (unit.context, segment.source)
        for segment in after.segments
        if id(segment.unit) in units
        for context, unit in [units[id(segment.unit)]]
    }


def _copy(catalog: polib.POFile, copies: dict[tuple[str, str], Key]) -> None:
    """Put a copy of each message beside it, as it is but for its context."""
    entries = {key(entry): entry for entry in catalog if not entry.obsolete}
    for new, old in copies.items():
        if new not in entries and old in entries:
            twin = copy.deepcopy(entries[old])
            twin.msgctxt = new[0]
            catalog.append(twin)
