"""`ambos status`: how much is translated."""

from __future__ import annotations

import click

from i18n import reports
from i18n.commands._options import Options

_FORMATS = reports.status_formats()


@click.command(epilog="Example: ambos status --format markdown")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(_FORMATS)),
    default="table",
    show_default=True,
    help="How to print it; svg is a badge.",
)
@click.pass_obj
def command(options: Options, format_: str) -> None:
    """Show how much of each document is translated into each language.

    Segments are the sentences of the document; words are those of the source, runs of letters and
    digits. Fuzzy translations wait for approval and are not published.
    """
    project = options.open()
    rows = []
    for document in project.documents():
        for language in project.targets(document):
            path = project.catalog_path(document, language)
            catalog = project.catalog(document, language)
            rows.append(reports.progress(document, language, path, catalog))
    click.echo(_FORMATS[format_](rows), nl=False)
