"""What keeps a document from being published: passages without a translation, and what checks find."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from i18n import catalogs, checks, editions
from i18n.catalogs import State, store
from i18n.catalogs.blank import filled
from i18n.checks import Check
from i18n.commands._asked_goals import AskedGoals
from i18n.commands._checking import knowledge, original, translation
from i18n.commands._selection import chosen_checks, is_told
from i18n.commands._work import Work
from i18n.editions import Localized, Read
from i18n.model import Finding, Missing, Severity, domain_of
from i18n.project import Project, catalog_name

_MISSING = frozenset({"untranslated", "fuzzy", "catalog-missing"})
"""The checks whose findings are the matter of --missing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a site is built."""

    policy: Missing
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """What keeps a document from being published.

    `missing` are its passages without a current translation, `findings` what the checks find of severity
    error, `facts` what those keep that look at all documents together.
    """

    missing: Sequence[Finding]
    findings: Sequence[Finding]
    facts: checks.Facts = field(default_factory=dict)


def read(project: Project, choice: Choice, work: Work) -> Read:
    """A document in every language, its own first, with its catalogs. Raises AmbosError."""
    document = project.parse(work.data, work.path)
    found = {
        code: (name, filled(store.read(data, name), name))
        for code in project.targets(document)
        if (data := work.catalogs.get(code)) is not None
        and (name := catalog_name(domain_of(work.path), code))
    }
    by_language = {code: catalog for code, (_, catalog) in found.items()}
    localized = [editions.original(document)]
    for language in project.targets(document):
        translations = catalogs.with_fallbacks(document, language, by_language)
        localized.append(editions.localize(document, language, translations, choice.policy))
    return Read(localized, found)


def examine(
    project: Project, choice: Choice, found: Read, published: Container[str], goals: AskedGoals
) -> Examined:
    """Look for what keeps a document from being published in some languages. Raises AmbosError."""
    localized = [one for one in found.localized if one.language in published]
    missing = list(_missing(found, localized)) if choice.policy is Missing.REFUSE else []
    if not choice.is_checked:
        return Examined(missing, [])
    chosen = chosen_for_builds(project)
    subjects = _subjects(project, found, localized, goals)
    findings, facts = checks.run_each(subjects, chosen)
    return Examined(missing, grave(project, findings), facts)


def grave(project: Project, findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that keep a document from being published."""
    told = is_told(project.settings)
    return [one for one in findings if one.severity is Severity.ERROR and told(one)]


def chosen_for_builds(project: Project) -> list[Check]:
    """The checks of severity error; what is missing is the policy's matter. Raises AmbosError."""
    return [
        check
        for check in chosen_checks(project)
        if check.severity is Severity.ERROR and check.name not in _MISSING
    ]


def _missing(found: Read, published: Sequence[Localized]) -> Iterator[Finding]:
    """A finding for each passage that has no current translation, where its message is."""
    for one in published:
        path = catalog_name(one.document.domain, one.language)
        if one.missing and one.language not in found.catalogs:
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


def _subjects(
    project: Project, found: Read, published: Sequence[Localized], goals: AskedGoals
) -> Iterator[checks.Subject]:
    """What the checks look at: the document itself, and its translations."""
    document = found.localized[0].document
    template = project.template(document)
    by_language = {code: catalog for code, (_, catalog) in found.catalogs.items()}
    for one in published:
        if one.is_original:
            own = original(project, document)
            yield replace(own, knowledge=replace(own.knowledge, goals=goals))
            continue
        known = knowledge(project, document.language, one.language)
        yield translation(
            project,
            document,
            template,
            language=one.language,
            catalogs=by_language,
            known=replace(known, goals=goals),
        )


def order(finding: Finding) -> tuple[str, int, int]:
    """By file, line and column."""
    return finding.path, finding.line, finding.column
