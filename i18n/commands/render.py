"""`ambos render`: localized documents in their own format."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from i18n import files
from i18n.commands._options import Options
from i18n.commands._work import Work, outcomes
from i18n.errors import AmbosError
from i18n.model import SOURCES, domain_of
from i18n.project import (
    LOCALES,
    PUBLIC,
    STATIC,
    Project,
    catalog_name,
    named,
)
from i18n.roots import STATE


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
    if output is None:
        (name,) = named(project.sources().names, paths, project)
        _print_rendered(project, name, language, options)
        return
    _require_apart(project, output)
    ledger = project.ledger(
        "render", language, os.path.realpath(output), *map(os.path.realpath, paths)
    )
    if ledger.is_untouched():
        _report(ledger.remarks, output, options)
        return
    from i18n.commands._rendering import Rendered, rendered  # noqa: PLC0415  (slow to import)

    sources = project.sources()
    chosen = named(sources.names, paths, project) if paths else sources.names
    targets = [output / path.removeprefix(f"{SOURCES}/") for path in chosen]
    for path, target in zip(chosen, targets, strict=True):
        if _is_one_file(target, project.root / path):
            raise AmbosError("would be overwritten (give another --output)", path=path)
    done: list[tuple[list[str], Rendered | None]] = []
    codes = [language, *project.fallbacks(language)]
    # every document is rendered before the first is written: a refusal changes nothing
    for _, said, outcome in outcomes(project, ledger, chosen, codes, rendered):
        done.append((list(outcome.warnings) if outcome is not None else said, outcome))
    warnings = [line for lines, _ in done for line in lines]
    for line in warnings:
        options.warn(line)
    for target, (lines, outcome) in zip(targets, done, strict=True):
        if outcome is None:
            continue
        if files.write_output(target, outcome.data):
            options.detail(str(target))
        made = {os.path.abspath(target): outcome.data}
        ledger.note(outcome.path, outcome.read, made, lines)
    ledger.wait()
    ledger.save(sources.folders, {"documents": len(done), "warnings": warnings})
    options.say(f"{len(done)} documents in {output}")


def _report(remarks: Mapping[str, Any], output: Path, options: Options) -> None:
    """Say what a run says that has nothing to write."""
    for line in remarks["warnings"]:
        options.warn(line)
    options.say(f"{remarks['documents']} documents in {output}")


def _print_rendered(project: Project, path: str, language: str, options: Options) -> None:
    from i18n.commands._rendering import rendered  # noqa: PLC0415  (slow to import)

    catalogs = {}
    for code in (language, *project.fallbacks(language)):
        name = catalog_name(domain_of(path), code)
        catalog = project.place(name)
        catalogs[code] = files.read(catalog, name) if catalog.exists() else None
    done = rendered(project, Work(path, files.read(project.root / path, path), catalogs))
    for line in done.warnings:
        options.warn(line)
    sys.stdout.buffer.write(done.data)


def _is_one_file(target: Path, source: Path) -> bool:
    """Do two paths lead to one file?"""
    try:
        is_linked = os.path.samefile(target, source)
    except OSError:
        return False
    return is_linked and os.path.realpath(target) == os.path.realpath(source)


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
