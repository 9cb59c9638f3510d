"""`ambos segment`: what is one segment."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from i18n import files
from i18n.commands._options import Options
from i18n.documents import is_document, parse
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code, tag
from i18n.model import Document
from i18n.segmentation import segment


@click.command(epilog="Example: echo 'Sen. Rubio spoke. He left.' | ambos segment --language en")
@click.argument("file", default="-")
@click.option("--language", required=True, help="The language of the text, such as en.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print the segments alone, or each with its kind and place.",
)
@click.pass_obj
def command(options: Options, file: str, language: str, format_: str) -> None:
    """Print one segment a line: of FILE, in its own format, or of plain text on stdin."""
    del options
    if not is_code(language):
        raise click.UsageError(f"'{language}' is not a language code (write en or es-MX)")
    data = sys.stdin.buffer.read() if file == "-" else files.read(Path(file), file)
    path = file if is_document(file) else "-.txt" if file == "-" else f"{file}.txt"
    try:
        document = parse(data, path, catalog_code(language), segment)
    except AmbosError as error:
        raise AmbosError(error.message, path=file, line=error.line) from error
    if format_ == "json":
        click.echo(_json(document))
        return
    for found in document.segments:
        click.echo(found.source.replace("\n", " "))


def _json(document: Document) -> str:
    """One object, a segment a line."""
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
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    language = json.dumps(tag(document.language))
    return f'{{"version": 1, "language": {language}, "segments": [\n{lines}\n]}}'
