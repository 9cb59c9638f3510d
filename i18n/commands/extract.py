"""`ambos extract`: documents into templates."""

from __future__ import annotations

import sys

import click

from i18n.commands._options import Options
from i18n.commands._templates import place_template, write_template
from i18n.commands._work import outcomes
from i18n.project import Project, named


@click.command(epilog="Example: ambos extract source/article.md > article.pot")
@click.argument("file", required=False)
@click.pass_obj
def command(options: Options, file: str | None) -> None:
    """Write the documents' templates into locales/templates/; with FILE, its template to stdout."""
    project = options.open()
    if file is not None:
        (name,) = named(project.sources().names, [file], project)
        _print_template(project, name)
        return
    ledger = project.ledger("extract")
    if ledger.is_untouched():
        return
    from i18n.commands._merging import extracted  # noqa: PLC0415  (slow to import)

    sources = project.sources()
    done = [
        (place_template(project, path), outcome)
        for path, _, outcome in outcomes(project, ledger, sources.names, (), extracted)
    ]
    for name, outcome in done:
        if outcome is None:
            continue
        if write_template(project, name, outcome.template):
            options.say(name)
        ledger.note(outcome.path, outcome.read, {name: outcome.template}, [])
    ledger.wait()
    ledger.save(sources.folders, None)


def _print_template(project: Project, path: str) -> None:
    from i18n.catalogs.store import serialize  # noqa: PLC0415  (slow to import)

    sys.stdout.buffer.write(serialize(project.template(project.read(path))))
