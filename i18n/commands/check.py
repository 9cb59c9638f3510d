"""`ambos check`: what is untranslated, broken or doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import polib

from i18n import checks, files, reports
from i18n.catalogs.syntax import parse
from i18n.checks import Subject
from i18n.commands._options import Options
from i18n.commands._selection import chosen_checks
from i18n.errors import AmbosError
from i18n.model import Finding, Severity
from i18n.project import LOCALES, Project

_FORMATS = reports.findings_formats()
_NEVER = "never"
_NAMES = click.Choice(list(checks.checks()))


@click.command(epilog="Example: ambos check --fail-on warning --ignore obsolete")
@click.argument("paths", metavar="[PO]...", nargs=-1)
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, reversed(Severity)), _NEVER]),
    help="The least severity that makes the exit status 1; error, or what the settings say.",
)
@click.option("--select", type=_NAMES, multiple=True, metavar="NAME", help="Run this check only.")
@click.option("--ignore", type=_NAMES, multiple=True, metavar="NAME", help="Leave a check out.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option("--list", "is_list", is_flag=True, help="Print the checks there are.")
@click.option("--explain", type=_NAMES, metavar="NAME", help="Print what a check does, and why.")
@click.pass_context
def command(  # noqa: PLR0917  (click gives each option its place)
    context: click.Context,
    paths: tuple[str, ...],
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    is_list: bool,
    explain: str | None,
) -> None:
    """Find what is untranslated, broken or doubtful in every catalog, or in each PO named.

    --select and --ignore may be repeated. A finding's line and column are those of its message in
    the catalog.
    """
    options: Options = context.obj
    if is_list or explain is not None:
        click.echo(checks.table() if is_list else checks.checks()[explain or ""].explanation())
        return
    project = options.open()
    chosen = chosen_checks(project, select, ignore)
    subjects = _named(_subjects(project), paths, project)
    found = checks.run(subjects, chosen)
    click.echo(_FORMATS[format_](found), nl=False)
    summary = _summary(found, subjects)
    if format_ == "text":
        options.say(summary)
    elif not options.is_quiet:
        options.warn(summary)
    limit = fail_on or project.settings.fail_on
    if limit != _NEVER and any(f.severity.rank >= Severity(limit).rank for f in found):
        context.exit(1)


def _subjects(project: Project) -> list[Subject]:
    """Every document in each of its languages. Raises AmbosError for what is no catalog's fault."""
    return [
        Subject(
            document=document,
            template=template,
            language=language,
            path=(path := project.catalog_path(document, language)),
            catalog=_catalog(project, path),
        )
        for document in project.documents()
        for template in (project.template(document),)
        for language in project.targets(document)
    ]


def _catalog(project: Project, name: str) -> polib.POFile | AmbosError | None:
    """The catalog, None where there is none, or what is wrong with its text."""
    path = project.place(name)
    if not path.exists():
        return None
    data = files.read(path, name)
    try:
        return parse(data, name)
    except AmbosError as error:
        return error


def _named(subjects: list[Subject], paths: Iterable[str], project: Project) -> list[Subject]:
    """The subjects of the catalogs that the user names, from where he stands; all without names."""
    by_path = {(project.root / subject.path).resolve(): subject for subject in subjects}
    chosen: dict[str, Subject] = {}
    for path in paths:
        subject = by_path.get(Path(path).resolve()) or by_path.get((project.root / path).resolve())
        if subject is None:
            what = f"no catalog of this project (its catalogs are in {LOCALES}/)"
            raise AmbosError(what, path=path)
        chosen[subject.path] = subject
    return list(chosen.values()) if paths else subjects


def _summary(found: Sequence[Finding], subjects: Sequence[Subject]) -> str:
    """`3 errors, 1 warning in 4 catalogs`."""
    catalogs = _counted(sum(subject.catalog is not None for subject in subjects), "catalog")
    counts = [
        _counted(number, word)
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFORMATION, "remark"),
        )
        if (number := sum(finding.severity is severity for finding in found))
    ]
    return f"{', '.join(counts) or 'No findings'} in {catalogs}."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
