"""`ambos status`: how much is translated."""

from __future__ import annotations

import click

from i18n import reports
from i18n.commands._options import Options
from i18n.project import Project
from i18n.reports import Progress

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
    paths = project.sources().names
    counted = project.each(_rows, paths)
    rows = [row for _ in project.watch(paths, "Reading") for row in next(counted)]
    click.echo(_FORMATS[format_](rows), nl=False)


def _rows(project: Project, path: str) -> list[Progress]:
    """A document's state in each of its languages. Raises AmbosError."""
    document = project.read(path)
    catalogs = {code: project.catalog(document, code) for code in project.targets(document)}
    return [
        reports.progress(
            document,
            language,
            project.catalog_path(document, language),
            catalogs,
        )
        for language in catalogs
    ]
