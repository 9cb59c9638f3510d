"""`ambos check`: what is untranslated, broken or doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from i18n.project import LOCALES, Project, catalog_name, domain

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
    tasks = _tasks(project, paths, tuple(check.name for check in chosen))
    checked = project.each(_checked, tasks)
    found: list[Finding] = []
    catalogs = 0
    for _ in project.watch([task.path for task in tasks], "Checking"):
        findings, count = next(checked)
        found += findings
        catalogs += count
    click.echo(_FORMATS[format_](found), nl=False)
    summary = _summary(found, catalogs)
    if format_ == "text":
        options.say(summary)
    elif not options.is_quiet:
        options.warn(summary)
    limit = fail_on or project.settings.fail_on
    if limit != _NEVER and any(f.severity.rank >= Severity(limit).rank for f in found):
        context.exit(1)


@dataclass(frozen=True, slots=True)
class _Task:
    """A document to check in all its languages, or in that of the catalog which the user named."""

    path: str
    checks: tuple[str, ...]
    language: str | None = None
    named: str = ""


def _tasks(project: Project, paths: Iterable[str], chosen: tuple[str, ...]) -> list[_Task]:
    """Every document; or those whose catalogs the user names, from where he stands."""
    sources = project.sources().names
    if not paths:
        return [_Task(path, chosen) for path in sources]
    known = {
        (project.root / catalog_name(domain(path), language)).resolve(): (path, language)
        for path in sources
        for language in project.languages
    }
    tasks: dict[tuple[str, str], _Task] = {}
    for name in paths:
        place = known.get(Path(name).resolve()) or known.get((project.root / name).resolve())
        if place is None:
            raise _unknown(name)
        tasks[place] = _Task(place[0], chosen, place[1], name)
    return list(tasks.values())


def _unknown(name: str) -> AmbosError:
    return AmbosError(f"no catalog of this project (its catalogs are in {LOCALES}/)", path=name)


def _checked(project: Project, task: _Task) -> tuple[list[Finding], int]:
    """What is found in a document's catalogs, and how many there are.

    Raises AmbosError for what is no catalog's fault.
    """
    document = project.read(task.path)
    template = project.template(document)
    languages = project.targets(document)
    if task.language is not None:
        if task.language not in languages:
            raise _unknown(task.named)
        languages = (task.language,)
    subjects = [
        Subject(
            document=document,
            template=template,
            language=language,
            path=(path := project.catalog_path(document, language)),
            catalog=_catalog(project, path),
        )
        for language in languages
    ]
    found = checks.run(subjects, [checks.checks()[name] for name in task.checks])
    return found, sum(subject.catalog is not None for subject in subjects)


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


def _summary(found: Sequence[Finding], catalogs: int) -> str:
    """`3 errors, 1 warning in 4 catalogs`."""
    counts = [
        _counted(number, word)
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFORMATION, "remark"),
        )
        if (number := sum(finding.severity is severity for finding in found))
    ]
    return f"{', '.join(counts) or 'No findings'} in {_counted(catalogs, 'catalog')}."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
