"""`ambos check`: what is untranslated, broken or doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from i18n import checks, processes, reports
from i18n.commands._checking import checked, tasks
from i18n.commands._options import Options
from i18n.commands._selection import chosen_checks
from i18n.configuration import Settings
from i18n.model import Finding, Severity

_FORMATS = reports.findings_formats()
_NEVER = "never"
_NAMES = click.Choice(list(checks.checks()))


@click.command(epilog="Example: ambos check --fail-on warning --ignore obsolete")
@click.argument("paths", metavar="[PO]...", nargs=-1)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="L",
    help="Catalogs in this language only; of another project's catalogs, their language.",
)
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
    languages: tuple[str, ...],
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    is_list: bool,
    explain: str | None,
) -> None:
    """Find what is untranslated, broken or doubtful in every catalog, or in each PO named.

    PO is a file, or a folder with PO files, of this project or of any other. --select, --ignore and
    --language may be repeated. A finding's line and column are those of its message in the catalog.
    """
    options: Options = context.obj
    if is_list or explain is not None:
        click.echo(checks.table() if is_list else checks.checks()[explain or ""].explanation())
        return
    project = options.open_for(paths)
    settings = project.settings if project is not None else Settings()
    chosen = chosen_checks(project, select, ignore)
    work = tasks(project, paths, languages, chosen)
    if project is not None:
        done = project.each(checked, work)
    else:
        done = processes.ordered(partial(checked, None), work, options.jobs)
    found: list[Finding] = []
    catalogs = 0
    for _ in options.watch(work, "Checking"):
        one = next(done)
        found += one.findings
        catalogs += one.catalogs
    click.echo(_FORMATS[format_](found), nl=False)
    summary = _summary(found, catalogs)
    if format_ == "text":
        options.say(summary)
    elif not options.is_quiet:
        options.warn(summary)
    limit = fail_on or settings.fail_on
    if limit != _NEVER and any(f.severity.rank >= Severity(limit).rank for f in found):
        context.exit(1)


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
