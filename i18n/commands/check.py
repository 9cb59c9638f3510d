"""`ambos check`: what is untranslated, broken or doubtful."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from i18n import checks, processes, reports, terms
from i18n.commands import _baseline, _repository
from i18n.commands._checking import Checked, checked, together
from i18n.commands._contradictions import require_meaning
from i18n.commands._language_code import LANGUAGE_CODE
from i18n.commands._options import Options
from i18n.commands._renamed import renamed
from i18n.commands._scope import folders, scope
from i18n.commands._selection import chosen_checks, is_told
from i18n.commands._tasks import Task, tasks
from i18n.commands._today import today
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.languages import catalog_code
from i18n.model import Finding, Severity
from i18n.project import Project

_FORMATS = reports.findings_formats()
_NEVER = "never"
_NAMES = click.Choice(checks.known())
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(epilog="Example: ambos check --fail-on warning --ignore obsolete")
@click.argument("paths", metavar="[PO]...", nargs=-1)
@click.option(
    "--language",
    "languages",
    type=LANGUAGE_CODE,
    multiple=True,
    metavar="L",
    help="Catalogs in this language only; the language of one that does not say it.",
)
@click.option(
    "--source-language",
    type=LANGUAGE_CODE,
    metavar="L",
    help="What catalogs of other projects are translated from; without it, X-Source-Language or English.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*map(str, reversed(Severity)), _NEVER]),
    help="The least severity that makes the exit status 1; error, or what the settings say.",
)
@click.option("--select", type=_NAMES, multiple=True, metavar="NAME", help="Run this check only.")
@click.option("--ignore", type=_NAMES, multiple=True, metavar="NAME", help="Leave a check out.")
@click.option(
    "--changed",
    metavar="REV",
    help="Tell what is found in messages changed since a revision of git.",
)
@click.option("--baseline", type=_FILE, help="Leave out the findings that are in this file.")
@click.option("--write-baseline", type=_FILE, help="Write what is found to this file, and succeed.")
@click.option(
    "--grace",
    metavar="UNTIL",
    help="Do not fail on what is not translated, until a day (2026-12-31) is over or git has a tag.",
)
@click.option(
    "--termbase",
    type=_FILE,
    help="The terms to hold translations to, in the place of the project's (CSV, or TSV).",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Today; without it, SOURCE_DATE_EPOCH or the clock.",
)
@click.option("--fix", is_flag=True, help="Put right what a check is sure of; tell what is left.")
@click.option(
    "--diff", is_flag=True, help="Print what --fix changes; without it, nothing is written."
)
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
    source_language: str | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    changed: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    grace: str | None,
    termbase: Path | None,
    date: datetime.datetime | None,
    fix: bool,
    diff: bool,
    format_: str,
    is_list: bool,
    explain: str | None,
) -> None:
    """Find what is untranslated, broken or doubtful in every catalog, or in each PO named.

    PO is a file, or a folder with PO files, of this project or of any other. --select, --ignore and
    --language may be repeated. A finding's line and column are those of its message in the catalog.
    """
    options: Options = context.obj
    require_meaning(context.params)
    if is_list or explain is not None:
        click.echo(checks.table() if is_list else checks.named(explain or "").explanation())
        return
    project = options.open_for(paths)
    if write_baseline is not None:
        _baseline.require_writable(write_baseline)
    rows = _baseline.read(baseline) if baseline is not None else {}
    settings, root = (project.settings, project.root) if project else (Settings(), Path.cwd())
    lenient = grace if grace is not None and not _is_over(grace, date, root, options) else None
    if termbase is not None:
        terms.load(termbase, str(termbase))  # so that what is wrong with it is said before all else
    chosen = chosen_checks(project, select, ignore)
    work = tasks(
        project,
        paths,
        languages,
        chosen,
        termbase=str(termbase or ""),
        source_language=source_language or "",
    )
    told = is_told(settings)
    asked = None if paths or select or ignore or termbase else languages
    done = [one.only(told) for one in _results(project, work, options, asked)]
    refusals = _refusals(done, options)
    if options.is_verbose:
        _say_what_is_not_installed(done, options)
    if languages:
        _require_catalogs(project, paths, languages, done)
    unfixed = 0
    if fix or diff:
        first = [finding for one in done for finding in one.findings]
        is_new = _new(first, root, changed, rows)
        say = partial(_say, format_, options)
        done, unfixed = _fixed(project, done, is_new, say, is_written=fix, is_shown=diff)
        if diff and not fix:
            context.exit(2 if refusals or unfixed else 0)
    found = [finding for one in together(done) for finding in one.only(told).findings]
    if write_baseline is not None:
        count = _baseline.write(write_baseline, found, scope(project, done, root))
        options.say(f"{write_baseline}: {reports.counted(count, 'finding')}")
        context.exit(2 if refusals or unfixed else 0)
    is_new = _new(found, root, changed, rows)
    if baseline is not None and not options.is_quiet:
        _say_what_is_gone(baseline, rows, found, scope(project, done, root), options)
    found = list(filter(is_new, found))
    if lenient is not None:
        from i18n.commands import _grace  # noqa: PLC0415

        found = _grace.lowered(found, lenient)
    limit = fail_on or settings.fail_on
    outcome = reports.Outcome(
        found,
        sum(one.catalogs for one in done),
        Severity(limit) if limit != _NEVER else None,
    )
    _report(outcome, format_, root, options)
    if any(map(outcome.fails, found)) and not unfixed:
        context.exit(1)
    if refusals or unfixed:
        context.exit(2)


def _say_what_is_not_installed(done: Sequence[Checked], options: Options) -> None:
    """Say, to who wants to know more, of which languages there is no dictionary."""
    from i18n.spelling import lexicon, unreadable  # noqa: PLC0415  (for --verbose alone)

    wanted = {
        language
        for one in done
        if not {"names", "spelling"}.isdisjoint(one.task.checks)
        for language in one.languages
    }
    for language in sorted(wanted):
        for error in unreadable(language):
            options.warn(str(error))
        found = lexicon(language)
        if found is None or found.is_list:
            less = (
                "spelling and names find less" if found is None else "a list of forms stands for it"
            )
            what = f"no Hunspell dictionary of {language}: {less}"
            options.warn(f"{what} (install one, or name its folder in DICPATH)")


def _results(
    project: Project | None,
    work: Sequence[Task],
    options: Options,
    languages: Sequence[str] | None,
) -> Iterator[Checked]:
    """What is found in each piece of work, in their order. Raises AmbosError.

    `languages` are those wanted where all documents are looked at as the settings have it, of which the
    next run can make use; else None.
    """
    if project is not None and languages is not None:
        from i18n.commands._rechecking import rechecked  # noqa: PLC0415  (for projects alone)

        yield from rechecked(project, work, languages)
        return
    if project is not None:
        results = project.each(checked, work)
    else:
        shared = options.jobs if len(work) == 1 else 1
        results = processes.ordered(partial(checked, None, jobs=shared), work, options.jobs)
    for _ in options.watch(work, "Checking"):
        yield next(results)


def _refusals(done: Sequence[Checked], options: Options) -> int:
    """How many catalogs were not looked at, and folders into which nobody can look, which is said of each.

    Raises AmbosError, of the last catalog, where there is no other.
    """
    closed = dict.fromkeys(str(error) for one in done for error in one.closed)
    for line in closed:
        options.warn(line)
    refusals = [one.refusal for one in done if one.refusal is not None]
    is_all = len(refusals) == len(done)
    for error in refusals[:-1] if is_all else refusals:
        options.warn(str(error))
    if refusals and is_all:
        raise refusals[-1]
    return len(refusals) + len(closed)


def _require_catalogs(
    project: Project | None,
    paths: Sequence[str],
    languages: Sequence[str],
    done: Sequence[Checked],
) -> None:
    """Raise AmbosError where what is looked at can have no catalog in the languages that are wanted."""
    known = ", ".join(dict.fromkeys(languages))
    if paths and done and not any(one.catalogs for one in done):
        raise AmbosError(f"no catalog in {known} here (leave out --language, or name another)")
    if not paths and project is not None and done and all(one.is_alone for one in done):
        others = [code for code in project.languages if code not in map(catalog_code, languages)]
        what = f"{known} is the language of the documents, and no catalog is in it"
        raise AmbosError(f"{what} (name {' or '.join(others)}, or leave out --language)")


def _report(outcome: reports.Outcome, format_: str, root: Path, options: Options) -> None:
    """Print what was found, and how much, which is a line of a report for people alone."""
    if reports.is_from_repository(format_):
        outcome = replace(outcome, findings=_repository.renamed(outcome.findings, root))
    click.echo(_FORMATS[format_](outcome), nl=False)
    _say(format_, options, f"{outcome.summary}.")


def _say(format_: str, options: Options, line: str) -> None:
    """Print a line for people, which stands beside a report for programs on stderr."""
    if format_ == "text":
        options.say(line)
    elif not options.is_quiet:
        options.warn(line)


def _is_over(grace: str, date: datetime.datetime | None, root: Path, options: Options) -> bool:
    """Has the time of grace gone by? Raises AmbosError."""
    from i18n.commands import _grace  # noqa: PLC0415

    is_over = _grace.is_over(grace, today(date), root)
    if not is_over and not _grace.is_day(grace) and not options.is_quiet:
        what = f"--grace: {grace} is neither a day nor a tag that git has"
        options.warn(f"{what} (it holds until there is such a tag)")
    return is_over


def _fixed(
    project: Project | None,
    done: Sequence[Checked],
    is_new: Callable[[Finding], bool],
    say: Callable[[str], None],
    *,
    is_written: bool,
    is_shown: bool,
) -> tuple[list[Checked], int]:
    """The results once what is new and safe to fix is fixed, and how many catalogs were refused.

    What was wrong with these is said.
    """
    from i18n.commands import _fixing  # noqa: PLC0415

    def put(fixing: _fixing.Fixing) -> None:
        if is_written:
            fixing.write()
        if is_shown:
            click.echo(fixing.difference, nl=False)
        if is_written:
            say(f"{fixing.path}: {reports.counted(fixing.messages, 'message')} put right")

    left: list[Checked] = []
    refusals = 0
    for one in done:
        now, refused = one, 0
        for fixing in _fixing.fixings(project, one, is_new, put):
            if isinstance(fixing, AmbosError):
                click.echo(str(fixing), err=True)
                refused += 1
            elif is_written:
                now = fixing.checked
        if is_written and not refused:
            _say_what_is_left(now, is_new, say)
        refusals += refused
        left.append(now)
    return left, refusals


def _say_what_is_left(
    done: Checked, is_new: Callable[[Finding], bool], say: Callable[[str], None]
) -> None:
    """Say in how many places of a catalog nothing was put right, though a check is sure of it."""
    paths = [finding.path for finding in done.findings if finding.is_safe and is_new(finding)]
    for path in dict.fromkeys(paths):
        what = f"{reports.counted(paths.count(path), 'suggestion')} left out"
        say(f"{path}: {what}, which would lead to another finding (see to it by hand)")


def _new(
    found: Sequence[Finding], root: Path, changed: str | None, known: _baseline.Rows
) -> Callable[[Finding], bool]:
    """Is a finding one of what changed since a revision, and none that a baseline knows?

    Raises AmbosError.
    """
    is_touched: Callable[[Finding], bool] | None = None
    if changed is not None:
        from i18n.commands import _changed  # noqa: PLC0415  (for this option alone)

        is_touched = _changed.touched(root, changed, found)
    prints = known.keys() | (renamed(found, known, folders(root)).keys() if known else set())
    return lambda finding: (
        finding.fingerprint not in prints and (is_touched is None or is_touched(finding))
    )


def _say_what_is_gone(
    baseline: Path,
    known: _baseline.Rows,
    found: Sequence[Finding],
    looked_at: _baseline.Scope,
    options: Options,
) -> None:
    """Say how many findings a baseline knows that are no more, or in files that have other names."""
    moved = renamed(found, known, looked_at.folders)
    remedy = "write it anew with --write-baseline"
    if moved:
        what = f"{reports.counted(len(moved), 'finding')} of it where files have other names now"
        options.warn(f"{baseline}: {what} ({remedy})")
    there = {finding.fingerprint for finding in found} | {*moved.values()}
    gone = sum(
        looked_at.has(*place) for fingerprint, place in known.items() if fingerprint not in there
    )
    if gone:
        options.warn(f"{baseline}: {reports.counted(gone, 'finding')} of it not found ({remedy})")
