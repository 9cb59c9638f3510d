"""`ambos extract`: documents into templates."""

from __future__ import annotations

import sys

import click

from i18n.catalogs.store import serialize
from i18n.commands._options import Options
from i18n.commands._templates import write_templates
from i18n.project import named


@click.command(epilog="Example: ambos extract source/article.md > article.pot")
@click.argument("file", required=False)
@click.pass_obj
def command(options: Options, file: str | None) -> None:
    """Write the documents' templates into locales/templates/; with FILE, its template to stdout."""
    project = options.open()
    documents = project.documents()
    if file is not None:
        (document,) = named(documents, [file], project)
        sys.stdout.buffer.write(serialize(project.template(document)))
        return
    for name in write_templates(project, documents):
        options.say(name)
