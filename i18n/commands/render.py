"""`ambos render`: localized documents in their own format."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from i18n import catalogs, documents, files
from i18n.commands._options import Options
from i18n.errors import AmbosError
from i18n.model import Document
from i18n.project import LOCALES, PUBLIC, SOURCES, STATE, STATIC, Project, named


@click.command(epilog="Example: ambos render source/article.md --language es > article.es.md")
@click.argument("paths", metavar="[FILE]...", nargs=-1)
@click.option("--language", required=True, help="The language to write, such as es.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to, each document under its path below source/.",
)
@click.pass_obj
def command(options: Options, paths: tuple[str, ...], language: str, output: Path | None) -> None:
    """Write documents with their translations; where there is none, the source stands.

    Without --output, one FILE is written to stdout. What is missing or refused is named on stderr.
    """
    if output is None and len(paths) != 1:
        raise click.UsageError("more than one document needs --output DIR")
    project = options.open()
    language = project.language(language)
    found = project.documents()
    chosen = named(found, paths, project) if paths else found
    if output is None:
        sys.stdout.buffer.write(_render(project, chosen[0], language, options))
        return
    _require_apart(project, output)
    targets = [output / Path(document.path).relative_to(SOURCES) for document in chosen]
    for document, target in zip(chosen, targets, strict=True):
        if os.path.realpath(target) == os.path.realpath(project.root / document.path):
            raise AmbosError("would be overwritten (give another --output)", path=document.path)
    rendered = [_render(project, document, language, options) for document in chosen]
    for data, target in zip(rendered, targets, strict=True):
        if files.write(target, data):
            options.detail(str(target))
    options.say(f"{len(rendered)} documents in {output}")


def _require_apart(project: Project, output: Path) -> None:
    """Raise AmbosError where the project keeps, or anybody may keep, files of another kind."""
    folder = output.resolve()
    if project.root.is_relative_to(folder):
        raise AmbosError(
            "holds the project (give a folder of its own to --output)", path=str(output)
        )
    for name in (SOURCES, LOCALES, PUBLIC, STATIC, STATE):
        if folder.is_relative_to(project.root / name):
            what = f"is the project's own {name}/ (give another folder to --output)"
            raise AmbosError(what, path=str(output))


def _render(project: Project, document: Document, language: str, options: Options) -> bytes:
    """One document; says on stderr what of it is not translated."""
    if language == document.language:
        return document.data
    found = catalogs.translations(document, project.catalog(document, language))
    missing = sum(translation.target is None for translation in found)
    if missing:
        many = f"{missing} of {len(found)} segments have no {language} translation"
        options.warn(f"{document.path}: {many}; the source stands there")
    rendering = documents.render(document, [translation.target for translation in found])
    lines = documents.lines(document, (refusal.segment.span for refusal in rendering.refused))
    for refusal, line in zip(rendering.refused, lines, strict=True):
        where = document.path if line is None else f"{document.path}:{line}"
        text = refusal.segment.source[:60]
        options.warn(f"{where}: {refusal.reason}; the source stands there: {text!r}")
    return rendering.data
