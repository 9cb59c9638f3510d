"""`ambos segment`: what is one segment."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from i18n import configuration, files
from i18n.commands._options import Options
from i18n.documents import is_document, parse
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code, primary, tag
from i18n.model import Document
from i18n.segmentation import Segmentation


@click.command(epilog="Example: echo 'Sen. Rubio spoke. He left.' | ambos segment --language en")
@click.argument("file", default="-")
@click.option("--language", required=True, help="The language of the text, such as en.")
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
@click.pass_obj
def command(
    options: Options,
    file: str,
    *,
    language: str,
    abbreviations: tuple[str, ...],
    rule_files: tuple[str, ...],
    format_: str,
) -> None:
    """Print one segment a line: of FILE, in its own format, or of plain text on stdin."""
    if not is_code(language):
        raise click.UsageError(f"'{language}' is not a language code (write en or es-MX)")
    segmentation = _extended(_of_project(options), language, abbreviations, rule_files)
    data = sys.stdin.buffer.read() if file == "-" else files.read(Path(file), file)
    path = file if is_document(file) else "-.txt" if file == "-" else f"{file}.txt"
    try:
        document = parse(data, path, catalog_code(language), segmentation)
    except AmbosError as error:
        raise AmbosError(error.message, path=file, line=error.line) from error
    if format_ == "json":
        click.echo(_json(document))
        return
    for found in document.segments:
        click.echo(found.source.replace("\n", " "))


def _of_project(options: Options) -> Segmentation:
    """The segmentation of the project where one is asked for or stands around, else the plain one."""
    folder = options.project_dir or configuration.find(Path.cwd())
    if folder is None:
        return Segmentation()
    return configuration.sentences(folder, configuration.load(folder))


def _extended(
    segmentation: Segmentation,
    language: str,
    abbreviations: Sequence[str],
    rule_files: Sequence[str],
) -> Segmentation:
    """With more abbreviations of a language and more SRX files, whose rules are asked first."""
    for word in abbreviations:
        if not word.strip(". "):
            raise click.UsageError(f"--abbreviation: '{word}' is no word (write Dept.)")
    code = primary(language)
    words = (*segmentation.abbreviations.get(code, ()), *abbreviations)
    extra = segmentation.extra
    if rule_files:
        # two libraries for whom has such files
        from i18n.segmentation.srx import SrxRules, load  # noqa: PLC0415

        own = extra.files if isinstance(extra, SrxRules) else ()
        found = (load(files.read(Path(name), name), name) for name in rule_files)
        extra = SrxRules((*found, *own))
    return Segmentation({**segmentation.abbreviations, code: words}, extra)


def _json(document: Document) -> str:
    """One object, a segment a line."""
    rows = [
        {
            "text": found.source,
            "kind": found.unit.kind,
            "start": found.span.start,
            "end": found.span.end,
        }
        for found in document.segments
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    language = json.dumps(tag(document.language))
    return f'{{"version": 1, "language": {language}, "segments": [\n{lines}\n]}}'
