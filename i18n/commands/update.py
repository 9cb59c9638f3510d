"""`ambos update`: the documents' changes into every catalog."""

from __future__ import annotations

import json

import click

from i18n import catalogs
from i18n.commands._options import Options
from i18n.commands._templates import write_templates


@click.command(epilog="Example: ambos update --language es")
@click.option(
    "--language", "languages", multiple=True, help="This language's catalogs only; repeat for more."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print what changed as lines, or as JSON.",
)
@click.pass_obj
def command(options: Options, languages: tuple[str, ...], format_: str) -> None:
    """Bring templates and catalogs up to the documents.

    Catalogs that are missing are made. What changed in a document becomes fuzzy with its previous
    source, what left it becomes obsolete; no translation is lost.
    """
    project = options.open()
    chosen = [project.language(code) for code in languages]
    documents = project.documents()
    merged = []
    # every catalog is read and merged before the first is written: a refusal changes nothing
    for document in documents:
        template = project.template(document)
        for language in project.targets(document):
            if chosen and language not in chosen:
                continue
            before = project.catalog(document, language)
            if template or before is not None:
                catalog, changes = catalogs.merge(template, before, language)
                merged.append((project.catalog_path(document, language), catalog, changes))
    write_templates(project, documents)
    report = []
    for name, catalog, changes in merged:
        is_written = catalogs.save(catalog, project.root / name, name)
        report.append(
            {
                "path": name,
                "written": is_written,
                "new": changes.new,
                "changed": changes.changed,
                "gone": changes.gone,
                "kept": changes.kept,
            }
        )
    if format_ == "json":
        click.echo(json.dumps({"version": 1, "catalogs": report}, indent=2))
        return
    for row in report:
        line = "{path}: {new} new, {changed} changed, {gone} gone, {kept} kept".format(**row)
        if row["written"]:
            options.say(line)
        else:
            options.detail(line + "; nothing written")
    for name in project.orphans(documents):
        options.warn(f"{name}: its document is gone (rename it with the document, or take it away)")
    if not any(row["written"] for row in report):
        options.say("Every catalog is up to date.")
