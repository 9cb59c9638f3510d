"""`ambos build`: every edition into public/."""

from __future__ import annotations

from pathlib import PurePosixPath

import click

from i18n import reports
from i18n.commands import _publishing
from i18n.commands._building import Building, Choice
from i18n.commands._options import Options
from i18n.model import Finding, Missing
from i18n.project import PUBLIC, Project


@click.command(epilog="Example: ambos build --missing source")
@click.option(
    "--missing",
    type=click.Choice([str(policy) for policy in Missing]),
    help="Where a translation is missing: refuse, show the source or the last good one, or omit it.",
)
@click.option("--no-check", is_flag=True, help="Publish in spite of findings.")
@click.pass_context
def command(context: click.Context, missing: str | None, no_check: bool) -> None:
    """Publish every document in every language, and side by side, into public/.

    Refuses an edition that is not complete, unless --missing says what to show, and one with a
    finding of severity error. What is no longer produced is removed.
    """
    options: Options = context.obj
    project = options.open()
    policy = Missing(missing or project.settings.missing)
    # one after the other: what a build keeps is what the one before it left
    with _publishing.alone(project.root):
        _build(context, project, Choice(policy, not no_check))


def _build(context: click.Context, project: Project, choice: Choice) -> None:
    options: Options = context.obj
    ledger = project.ledger("build", str(choice.policy), str(choice.is_checked))
    if ledger.is_untouched():
        options.say(f"Nothing to do: {PUBLIC}/ is up to date.")
        return
    listings = project.listings()
    sources = project.sources()
    building = Building(project, choice, ledger, sources.names)
    missing, findings = building.examined()
    known = {(finding.path, finding.line, finding.check) for finding in findings}
    refused = [f for f in missing if (f.path, f.line, f.check) not in known]
    built = building.built()
    every = sorted(dict.fromkeys([*refused, *findings]), key=_order)
    if every:
        click.echo(reports.findings_formats()["text"](reports.Outcome(every)), err=True, nl=False)
    if missing or findings:
        options.warn(_refusal(len(missing), len(findings)))
        context.exit(1)
    _publishing.replace_public(project.root, built.made, built.kept)
    ledger.wait()
    ledger.save({**listings, **_publishing.folders(project.root)}, [])
    published = sorted([*built.made, *built.kept])
    pages = [path for path in published if PurePosixPath(path).name == "index.html"]
    for path in pages:
        if path in built.made:
            options.say(f"{PUBLIC}/{path}")
    options.say(f"{len(pages)} pages in {PUBLIC}/, {len(published)} files in all.")


def _order(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.line, finding.column


def _refusal(missing: int, findings: int) -> str:
    reasons = []
    if missing:
        reasons.append(
            f"passages not translated: {missing} (translate them, or say what to show: --missing)"
        )
    if findings:
        reasons.append(f"errors found: {findings} (mend them, or publish all the same: --no-check)")
    return "Not published; " + "; ".join(reasons)
