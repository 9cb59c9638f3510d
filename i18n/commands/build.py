"""`ambos build`: every edition into public/."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from i18n.commands import _publishing
from i18n.commands._epoch import undated
from i18n.commands._options import Options
from i18n.commands._remarks import Days, Remarks
from i18n.commands._today import today
from i18n.languages import tag
from i18n.model import Missing
from i18n.project import PUBLIC, SLUGS, Project

if TYPE_CHECKING:
    from i18n.editions import Printer
    from i18n.model import Finding


@click.command(epilog="Example: ambos build --missing source")
@click.option(
    "--missing",
    type=click.Choice([str(policy) for policy in Missing]),
    help="Where a translation is missing: refuse, show the source or the last good one, or omit it.",
)
@click.option("--no-check", is_flag=True, help="Publish in spite of findings.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Today; without it, SOURCE_DATE_EPOCH or the clock.",
)
@click.pass_context
def command(
    context: click.Context, missing: str | None, no_check: bool, date: datetime.datetime | None
) -> None:
    """Publish every document in every language, and side by side, into public/.

    Makes what has changed since the last build, and what shows it. Refuses an edition that is not
    complete, unless --missing says what to show, and one with a finding of severity error. What is no
    longer produced is removed. What states a later day of publication is held back.
    """
    options: Options = context.obj
    project = options.open()
    policy = Missing(missing or project.settings.missing)
    day = today(date)
    # one after the other: what a build keeps is what the one before it left
    with _publishing.alone(project.root):
        _build_alone(context, project, policy, not no_check, day)


def _build_alone(
    context: click.Context, project: Project, policy: Missing, is_checked: bool, day: datetime.date
) -> None:
    options: Options = context.obj
    changed = undated(project.settings.publish.formats)
    ledger = project.ledger("build", str(policy), str(is_checked), str(changed))
    left = context.with_resource(_publishing.looking(project.root))
    remarks = Remarks.of_noted(ledger.remarks)
    is_same = remarks and ledger.is_untouched() and not remarks.due_between(day)
    if is_same and _is_left(remarks, left):
        options.say(_NOTHING)
        return
    # slow to load, which takes as long as to look at what there is in public/
    from i18n.commands._building import Building  # noqa: PLC0415
    from i18n.commands._examining import Choice  # noqa: PLC0415

    choice = Choice(policy, is_checked)
    printer = _printer(context, project)
    if not _is_left(remarks, left):
        ledger = ledger.anew()
    building = Building(project, choice, ledger, changed, printer, today=day)
    missing, findings = building.examined()
    if missing or findings:
        _refuse(options, missing, findings)
        context.exit(1)
    with _publishing.Publishing(project.root, left) as publishing:
        building.build(publishing)
        if building.has_new_addresses:
            building.note_addresses()
            options.say(f"{SLUGS}: addresses added (keep it under version control)")
        made = publishing.made
        tree = left.tree()
        if tree is None or publishing.has_changes:
            tree = publishing.finish()
    building.save(tree.name.decode())
    for domain in building.new_nowhere:
        options.say(_NOWHERE.format(domain))
    if not publishing.has_changes:
        options.say(_NOTHING)
        return
    for path in filter(_is_page, sorted(made)):
        options.say(f"{PUBLIC}/{path}")
    for line in _held(building.due, day):
        options.say(line)
    count = sum(map(_is_page, tree.files))
    options.say(f"{count} pages in {PUBLIC}/, {len(tree.files) - 1} files in all.")


def _is_left(remarks: Remarks | None, left: _publishing.Left) -> bool:
    """Is public/ what a build left there? Raises AmbosError where it is not Ambos's."""
    tree = left.tree()
    return tree is not None and remarks is not None and remarks.tree == tree.name.decode()


def _refuse(options: Options, missing: list[Finding], findings: list[Finding]) -> None:
    """Say why nothing is published."""
    from i18n import reports  # noqa: PLC0415  (slow to load)
    from i18n.commands._examining import order  # noqa: PLC0415

    known = {(finding.path, finding.line, finding.check) for finding in findings}
    refused = [f for f in missing if (f.path, f.line, f.check) not in known]
    every = sorted(dict.fromkeys([*refused, *findings]), key=order)
    click.echo(reports.findings_formats()["text"](reports.Outcome(every)), err=True, nl=False)
    options.warn(_refusal(len(missing), len(findings)))


def _printer(context: click.Context, project: Project) -> Printer | None:
    """What prints the PDFs of a project, to the end of the command; None where it publishes none."""
    if "pdf" not in project.settings.publish.formats:
        return None
    from i18n.commands._printing import Printer as Chromium  # noqa: PLC0415  (slow to import)

    return context.with_resource(Chromium(project.root))


def _held(due: Days, today: datetime.date) -> Iterator[str]:
    """What is held back, and until when: a line for each document and day, with its languages."""
    for path, days in due.items():
        languages: dict[str, list[str]] = {}
        for code, day in days.items():
            if day > today.isoformat():
                languages.setdefault(day, []).append(tag(code))
        for day, found in languages.items():
            yield f"{path}: held back until {day} ({', '.join(found)})"


_NOWHERE = (
    f"{SLUGS}: the addresses of {{!r}} lead nowhere, for no document of that name is published"
    " (keep its lines for when one is, move them to its new name, or take them out)"
)
_NOTHING = f"Nothing to do: {PUBLIC}/ is up to date."


def _is_page(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _refusal(missing: int, findings: int) -> str:
    reasons = []
    if missing:
        reasons.append(
            f"passages not translated: {missing} (translate them, or say what to show: --missing)"
        )
    if findings:
        reasons.append(f"errors found: {findings} (mend them, or publish all the same: --no-check)")
    return "Not published; " + "; ".join(reasons)
