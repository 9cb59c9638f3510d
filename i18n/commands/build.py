"""`ambos build`: every edition into public/."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import click
import polib

from i18n import addresses, catalogs, checks, editions, files, reports
from i18n.catalogs import State
from i18n.commands import _publishing
from i18n.commands._checking import knowledge, original
from i18n.commands._inputs import digest, inputs
from i18n.commands._options import Options
from i18n.commands._selection import chosen_checks, is_told
from i18n.commands._today import today
from i18n.editions import Localized, Site
from i18n.languages import tag
from i18n.model import Document, Finding, Missing, Severity
from i18n.project import PUBLIC, SLUGS, Project

_MISSING = frozenset({"untranslated", "fuzzy", "catalog-missing"})
"""The checks whose findings are the matter of --missing."""

Catalogs = dict[tuple[str, str], tuple[str, polib.POFile]]


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

    Refuses an edition that is not complete, unless --missing says what to show, and one with a
    finding of severity error. What is no longer produced is removed. What states a later day of
    publication is held back.
    """
    options: Options = context.obj
    project = options.open()
    policy = Missing(missing or project.settings.missing)
    _publishing.recover(project.root)
    _publishing.require_own(project.root)
    day = today(date)
    choice = f"{policy} {no_check}"
    read = inputs(project, choice)
    made_of = _on_day(read, _publishing.due_days(project.root), day)
    if _publishing.is_current(project.root, made_of):
        options.say(f"Nothing to do: {PUBLIC}/ is up to date.")
        return
    documents = [one for one in project.documents() if project.settings.publish.has(one.path)]
    found = _catalogs(project, documents)
    localized = _localized(project, documents, found, policy)
    history = _history(project)
    site = editions.make_site(
        localized,
        found,
        assets=_contents(project, project.assets()),
        statics=_contents(project, project.statics()),
        name=project.settings.name,
        publication=project.settings.publish,
        history=history,
        credits=project.settings.credits,
        today=day,
    )
    localized = list(site.localized.values())
    published = editions.publish(site)
    missing_passages = list(_missing(project, localized, found)) if policy is Missing.REFUSE else []
    findings = [] if no_check else _findings(project, localized, found)
    known = {(finding.path, finding.line, finding.check) for finding in findings}
    refused = [f for f in missing_passages if (f.path, f.line, f.check) not in known]
    every = sorted(dict.fromkeys([*refused, *findings]), key=_order)
    if every:
        click.echo(reports.findings_formats()["text"](reports.Outcome(every)), err=True, nl=False)
    if missing_passages or findings:
        options.warn(_refusal(len(missing_passages), len(findings)))
        context.exit(1)
    if site.history != history:
        files.write(project.place(SLUGS), addresses.write(site.history), SLUGS)
        read = inputs(project, choice)
        options.say(f"{SLUGS}: addresses added (keep it under version control)")
    made_of = _on_day(read, site.due_days, day)
    _publishing.replace_public(project.root, published, made_of, site.due_days)
    pages = [path for path in published if PurePosixPath(path).name == "index.html"]
    for path in pages:
        options.say(f"{PUBLIC}/{path}")
    for line in _held(site):
        options.say(line)
    options.say(f"{len(pages)} pages in {PUBLIC}/, {len(published)} files in all.")


def _catalogs(project: Project, documents: Sequence[Document]) -> Catalogs:
    """The catalogs there are, with their paths, by domain and language."""
    return {
        (document.domain, language): (project.catalog_path(document, language), catalog)
        for document in documents
        for language in project.targets(document)
        if (catalog := project.catalog(document, language)) is not None
    }


def _on_day(read: str, due: Sequence[str], day: datetime.date) -> str:
    """The hash of what was read and of the days in `due` that have come: the day itself is no input."""
    come = [stated for stated in due if stated <= day.isoformat()]
    return digest([("inputs", read.encode()), ("come", " ".join(come).encode())])


def _held(site: Site) -> Iterator[str]:
    """What is held back, and until when: a line for each document and day, with its languages."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in site.held:
        at = (one.localized.document.path, one.day.isoformat())
        found.setdefault(at, []).append(tag(one.localized.language))
    for (path, day), languages in found.items():
        yield f"{path}: held back until {day} ({', '.join(languages)})"


def _history(project: Project) -> addresses.History:
    """The addresses that pages have had. Raises AmbosError."""
    path = project.place(SLUGS)
    return addresses.read(files.read(path, SLUGS), SLUGS) if path.exists() else {}


def _localized(
    project: Project, documents: Sequence[Document], found: Catalogs, policy: Missing
) -> list[Localized]:
    """Every document in every language, its own first."""
    localized = []
    for document in documents:
        localized.append(editions.original(document))
        for language in project.targets(document):
            _, catalog = found.get((document.domain, language), ("", None))
            translations = catalogs.translations(document, catalog)
            localized.append(editions.localize(document, language, translations, policy))
    return localized


def _contents(project: Project, paths: Sequence[str]) -> dict[str, bytes]:
    """Files of a folder of the project, by their paths in it."""
    return {path.partition("/")[2]: files.read(project.root / path, path) for path in paths}


def _missing(
    project: Project, localized: Sequence[Localized], found: Catalogs
) -> Iterator[Finding]:
    """A finding for each passage that has no current translation, where its message is."""
    for one in localized:
        path = project.catalog_path(one.document, one.language)
        if one.missing and (one.document.domain, one.language) not in found:
            what = f"no catalog of {one.document.path} (run 'ambos update')"
            yield Finding("catalog-missing", Severity.ERROR, path, 1, what)
            continue
        for passage in one.missing:
            line = passage.entry.linenum if passage.entry is not None else None
            is_refused = passage.state is State.TRANSLATED
            what = "the translation would change the document" if is_refused else passage.state
            yield Finding(
                check="rendering" if is_refused else str(passage.state),
                severity=Severity.ERROR,
                path=path,
                line=line or 1,
                message=str(what),
                msgid=passage.segment.source,
            )


def _findings(project: Project, localized: Sequence[Localized], found: Catalogs) -> list[Finding]:
    """What the checks find of severity error; what is missing is the policy's matter."""
    chosen = [check for check in chosen_checks(project) if check.name not in _MISSING]
    subjects: list[checks.Subject] = [
        original(project, one.document)
        if one.is_original
        else checks.DocumentSubject(
            document=one.document,
            template=project.template(one.document),
            language=one.language,
            path=project.catalog_path(one.document, one.language),
            catalog=found.get((one.document.domain, one.language), ("", None))[1],
            source_language=one.document.language,
            knowledge=knowledge(project, one.document.language, one.language),
        )
        for one in localized
    ]
    told = is_told(project.settings)
    faults = filter(told, checks.run(subjects, chosen))
    return [finding for finding in faults if finding.severity is Severity.ERROR]


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
