"""`ambos compile`: catalogs into MO files."""

from __future__ import annotations

import click

from i18n import files
from i18n.catalogs.mo import compile_for_programs
from i18n.commands._options import Options


@click.command(epilog="Example: ambos compile")
@click.pass_obj
def command(options: Options) -> None:
    """Write an MO file beside each catalog; fuzzy and empty messages are left out."""
    project = options.open()
    compiled = []
    for document in project.documents():
        for language in project.targets(document):
            catalog = project.catalog(document, language)
            if catalog is not None:
                path = project.catalog_path(document, language)
                name = path.removesuffix(".po") + ".mo"
                compiled.append((name, compile_for_programs(catalog, path)))
    for name, _ in compiled:
        project.place(name)
    for name, data in compiled:
        if files.write(project.place(name), data, name):
            options.say(name)
        else:
            options.detail(f"{name}: nothing changed")
