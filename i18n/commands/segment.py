"""`ambos segment`: what is one segment, and why."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import click

from i18n import files
from i18n.commands._language_code import LANGUAGE_CODE
from i18n.commands._lines import Source, answers
from i18n.commands._notices import unended
from i18n.commands._options import Options
from i18n.commands._segmentation import segmentation
from i18n.errors import AmbosError
from i18n.languages import catalog_code, tag
from i18n.model import Document
from i18n.segmentation import Decision, Segmentation

_AROUND = 28
"""Characters of a text that are shown on each side of a decision."""

_TAIL = 16
"""Those of them behind it, in columns of text."""


@click.command(epilog="Example: echo 'Sen. Rubio spoke. He left.' | ambos segment --language en")
@click.argument("file", default="-")
@click.option(
    "--language", type=LANGUAGE_CODE, required=True, help="The language of the text, such as en."
)
@click.option(
    "--abbreviation",
    "abbreviations",
    multiple=True,
    metavar="WORD",
    help="An abbreviation that ends no sentence; repeat it for more.",
)
@click.option(
    "--srx",
    "rule_files",
    multiple=True,
    metavar="FILE",
    help="Segmentation rules in SRX 2.0, which go before the program's; repeat it for more.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print the segments alone, or each with its kind and place.",
)
@click.option("--why", is_flag=True, help="Print what was decided where, and by which rule.")
@click.option(
    "--lines",
    is_flag=True,
    help="Read a JSON string a line, print an array of its sentences a line.",
)
@click.pass_obj
def command(
    options: Options,
    file: str,
    *,
    language: str,
    abbreviations: tuple[str, ...],
    rule_files: tuple[str, ...],
    format_: str,
    why: bool,
    lines: bool,
) -> None:
    """Print one segment a line: of FILE, in its own format, or of plain text on stdin."""
    own = segmentation(options, language, abbreviations, rule_files)
    if lines:
        if why or format_ == "json":
            raise click.UsageError("--lines goes with neither --why nor --format (leave those out)")
        _filter(file, catalog_code(language), own)
        return
    watched = _Watched(own)
    document = _document(file, catalog_code(language), watched)
    _warn(options, document)
    if format_ == "json":
        click.echo(_json(document, watched.decided if why else None))
    elif why:
        for row in _reasons(watched.decided):
            click.echo(row)
    else:
        for found in document.segments:
            click.echo(found.source.replace("\n", " "))


def _stdin() -> BinaryIO:
    """What comes in on stdin. Raises AmbosError where that is closed."""
    if sys.stdin is None:
        raise AmbosError("stdin is closed (send a text, or name a file)")
    return sys.stdin.buffer


def _filter(file: str, language: str, own: Segmentation) -> None:
    """Answer each line as soon as it has come."""
    source = io.BytesIO(files.read(Path(file), file)) if file != "-" else _stdin()
    arrived = cast("Source", source)
    for answer in answers(arrived, file, language, own):
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


@dataclass(frozen=True, slots=True)
class _Watched:
    """A segmenter that keeps what it decided about each text."""

    segmentation: Segmentation
    decided: list[tuple[str, list[Decision]]] = field(default_factory=list)

    def __call__(
        self, text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int]]:
        self.decided.append((text, self.segmentation.explain(text, language, opaque)))
        return self.segmentation(text, language, opaque)


def _document(file: str, language: str, watched: _Watched) -> Document:
    from i18n.documents import is_document, parse  # noqa: PLC0415  (not for --lines)

    data = _stdin().read() if file == "-" else files.read(Path(file), file)
    path = file if is_document(file) else "-.txt" if file == "-" else f"{file}.txt"
    try:
        return parse(data, path, language, watched)
    except AmbosError as error:
        if error.path != path:  # a file of rules
            raise
        raise AmbosError(error.message, path=file, line=error.line) from error


def _warn(options: Options, document: Document) -> None:
    from i18n.documents import off_line  # noqa: PLC0415  (not for --lines)

    line = off_line(document)
    if line is not None and not options.is_quiet:
        options.warn(unended(document.path, line))


def _reasons(decided: Sequence[tuple[str, Sequence[Decision]]]) -> Iterator[str]:
    """A line for each decision: what it is, the rule and its file, the place."""
    rows = [
        ("break" if decision.breaks else "no break", decision.rule, decision.source, before, after)
        for text, decisions in decided
        for decision in decisions
        for before, after in [_place(text, decision.offset)]
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(3)]
    for verdict, rule, source, before, after in rows:
        columns = f"{verdict:{widths[0]}}  {rule:{widths[1]}}  {source:{widths[2]}}"
        yield f"{columns}  {before:>{_AROUND}} | {after}".rstrip()


def _place(text: str, offset: int) -> tuple[str, str]:
    """What stands on both sides of an offset, shortened at a word where it can be."""
    before = " ".join(text[:offset][-2 * _AROUND :].split())
    after = " ".join(text[offset : offset + 2 * _TAIL].split())
    if len(before) > _AROUND:
        before = "…" + before[1 - _AROUND :]
    if len(after) > _TAIL:
        after = after[: _TAIL - 1] + "…"
    return before, after


def _json(document: Document, decided: Sequence[tuple[str, Sequence[Decision]]] | None) -> str:
    """One object, a segment a line, and a decision a line where they are asked for."""
    rows = [
        {
            "text": found.source,
            "kind": found.unit.kind,
            "start": found.span.start,
            "end": found.span.end,
            **({"part": found.span.part} if found.span.part else {}),
        }
        for found in document.segments
    ]
    lists = {"segments": rows}
    if decided is not None:
        lists["decisions"] = [
            {
                "offset": decision.offset,
                "breaks": decision.breaks,
                "rule": decision.rule,
                "source": decision.source,
                "before": before,
                "after": after,
            }
            for text, decisions in decided
            for decision in decisions
            for before, after in [_place(text, decision.offset)]
        ]
    written = []
    for name, items in lists.items():
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
        written.append(f'"{name}": [\n{lines}\n]')
    language = json.dumps(tag(document.language))
    return f'{{"version": 1, "language": {language}, {", ".join(written)}}}'
