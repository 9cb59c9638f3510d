"""`ambos compile`: catalogs into MO files."""

from __future__ import annotations

import click

from i18n import documents, files
from i18n.catalogs.mo import compile_for_programs
from i18n.commands._options import Options
from i18n.project import compiled_name


@click.command(epilog="Example: ambos compile")
@click.pass_obj
def command(options: Options) -> None:
    """Write an MO file beside each catalog; fuzzy and empty messages are left out."""
    project = options.open()
    compiled = []
    names = project.paths()
    for name in project.watch(names, "Reading"):
        # a document's sentences tell nothing of where its catalogs are
        data, language = files.read(project.root / name, name), project.settings.source
        document = documents.parse(data, name, language, documents.whole, project.reading)
        for language in project.targets(document):
            catalog = project.catalog(document, language)
            if catalog is not None:
                path = project.catalog_path(document, language)
                compiled.append((compiled_name(path), compile_for_programs(catalog, path)))
    for name, _ in compiled:
        project.place(name)
    for name, data in compiled:
        if files.write(project.place(name), data, name):
            options.say(name)
        else:
            options.detail(f"{name}: nothing changed")
