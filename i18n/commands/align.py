"""`ambos align`: two versions of a document into a catalog."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from i18n import files
from i18n.alignment.beads import Bead, align
from i18n.alignment.features import Sentence
from i18n.alignment.known import Known
from i18n.alignment.messages import Aligned, of_document, of_sentences
from i18n.commands._apertium import apertium
from i18n.commands._language_code import LANGUAGE_CODE
from i18n.commands._options import Options
from i18n.commands._outputs import Output, write_new
from i18n.commands._segmentation import segmentation
from i18n.decoding import decode
from i18n.errors import AmbosError
from i18n.languages import catalog_code
from i18n.model import SOURCES, Document

if TYPE_CHECKING:
    import sqlite3

THRESHOLD = 0.6
_PAGE = b'<meta name="generator" content="ambos align">'
"""What tells a page for the review."""


@click.command(
    epilog="Example: ambos align --from en --to es fair.en.md fair.es.md --output fair.po"
)
@click.argument("source")
@click.argument("target")
@click.option(
    "--from",
    "from_",
    type=LANGUAGE_CODE,
    required=True,
    help="The language of the first file, such as en.",
)
@click.option(
    "--to", type=LANGUAGE_CODE, required=True, help="The language of the second file, such as es."
)
@click.option("--segmented", is_flag=True, help="Read one sentence a line.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=THRESHOLD,
    show_default=True,
    help="The confidence below which a pair is fuzzy.",
)
@click.option("--no-bridge", is_flag=True, help="Do not ask Apertium, where it is installed.")
@click.option("--no-memory", is_flag=True, help="Do not ask the project's memory.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["po", "json"]),
    default="po",
    help="Write a catalog, or the beads with their scores.",
)
@click.option("--output", metavar="FILE", help="Write to this file; without it, to stdout.")
@click.option("--html", metavar="FILE", help="Write a page to review it side by side, too.")
@click.pass_obj
def command(
    options: Options,
    source: str,
    target: str,
    *,
    from_: str,
    to: str,
    segmented: bool,
    threshold: float,
    no_bridge: bool,
    no_memory: bool,
    format_: str,
    output: str | None,
    html: str | None,
) -> None:
    """Align SOURCE with its translation TARGET, sentence by sentence, and write a catalog."""
    if catalog_code(from_) == catalog_code(to):
        raise click.UsageError(f"'{to}' is the language of both files (name two languages)")
    read = _lines if segmented else _document
    here = read(options, source, catalog_code(from_))
    there = read(options, target, catalog_code(to))
    texts = [sentence.text for sentence in here.sentences]
    bridged = None if no_bridge else apertium(texts, from_, to)
    known = _known(options, here, there, is_memory_asked=not no_memory)
    beads = align(here.sentences, there.sentences, bridged, (from_, to), known)
    found = _catalog(here, there, beads, to, threshold)
    if format_ == "json":
        data = _json(beads).encode()
    else:
        from i18n.catalogs.store import serialize  # noqa: PLC0415  (not for JSON)

        data = serialize(found.catalog)
    if (
        html is not None
        and output is not None
        and os.path.realpath(html) == os.path.realpath(output)
    ):
        raise click.UsageError("--output and --html name one file (name two)")
    outputs = [] if output is None else [Output(output, data)]
    if html is not None:
        outputs.append(Output(html, _page(here, there, beads, threshold), _PAGE))
    write_new(*outputs)
    if output is None:
        sys.stdout.buffer.write(data)
    if not options.is_quiet:
        options.warn(_summary(source, target, found))


class _Side(NamedTuple):
    """One of the two files; `document` is None for lines."""

    path: str
    language: str
    sentences: list[Sentence]
    document: Document | None


def _lines(_options: Options, path: str, language: str) -> _Side:
    """A file with a sentence a line; empty lines are none. Raises AmbosError."""
    text, _ = decode(files.read(Path(path), path), path)
    sentences = [Sentence(line.strip()) for line in text.split("\n") if line.strip()]
    return _Side(path, language, sentences, None)


def _document(options: Options, path: str, language: str) -> _Side:
    """A document's segments. Raises AmbosError."""
    from i18n.documents import is_document, parse  # noqa: PLC0415  (not for lines)

    name = Path(path).as_posix()
    read_as = name if is_document(name) else f"{name}.txt"
    try:
        cut = segmentation(options, language, (), ())
        document = parse(files.read(Path(path), path), read_as, language, cut)
    except AmbosError as error:
        if error.path != read_as:
            raise
        raise AmbosError(error.message, path=path, line=error.line) from error
    sentences = [
        Sentence(segment.source, unit.kind, n)
        for n, (unit, segments) in enumerate(document.by_unit())
        for segment in segments
    ]
    return _Side(path, language, sentences, document)


def _known(options: Options, here: _Side, there: _Side, *, is_memory_asked: bool) -> Known:
    """What the project around has: its terms, and the sentences in its memory. Raises AmbosError."""
    project = options.open_for([here.path])
    if project is None:
        return Known()
    from i18n import terms  # noqa: PLC0415  (where there is a project)

    base = terms.of_project(project.root, here.language, there.language) or terms.Termbase()
    pairs = [
        (term.source, term.target)
        for term in base.terms
        if term.status is not terms.Status.FORBIDDEN
    ]
    if not is_memory_asked or not (project.root / SOURCES).is_dir():
        return Known(pairs)
    from i18n.commands import _memory  # noqa: PLC0415
    from i18n.memory.paired import paired  # noqa: PLC0415

    texts = [[sentence.text for sentence in side.sentences] for side in (here, there)]

    def work(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        _memory.brought_up(project, connection)
        return list(paired(connection, (here.language, there.language), *texts))

    return Known(pairs, _memory.with_memory(project, options, work))


def _catalog(
    here: _Side, there: _Side, beads: Sequence[Bead], language: str, threshold: float
) -> Aligned:
    target = [sentence.text for sentence in there.sentences]
    if here.document is not None:
        return of_document(
            here.document,
            target,
            beads,
            language=language,
            threshold=threshold,
            other=there.document,
        )
    source = [sentence.text for sentence in here.sentences]
    path = Path(here.path).as_posix()
    return of_sentences(path, source, target, beads, language=language, threshold=threshold)


def _page(here: _Side, there: _Side, beads: Sequence[Bead], threshold: float) -> bytes:
    """The page on which the alignment is reviewed."""
    from i18n.alignment import review  # noqa: PLC0415  (slow to import)

    source, target = (
        review.Side(side.path, side.language, [sentence.text for sentence in side.sentences])
        for side in (here, there)
    )
    return review.page(source, target, beads, threshold)


def _json(beads: Sequence[Bead]) -> str:
    """One object, a bead a line."""
    rows = ",\n".join(
        json.dumps({"source": bead.source, "target": bead.target, "score": round(bead.score, 4)})
        for bead in beads
    )
    return f'{{"version": 1, "beads": [\n{rows}\n]}}\n'


def _summary(source: str, target: str, found: Aligned) -> str:
    return (
        f"{source}: {found.translated} translated, {found.fuzzy} fuzzy,"
        f" {found.untranslated} without a translation;"
        f" left over in {target}: {found.left_over}"
    )
