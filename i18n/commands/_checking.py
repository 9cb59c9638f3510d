"""What `ambos check` finds in one piece of work, and in all of them together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path

import polib

from i18n import checks, files, processes, terms
from i18n.checks import DocumentSubject, Knowledge, OriginalSubject, Subject
from i18n.commands import _repository
from i18n.commands._goals import NotedGoals, goals
from i18n.commands._tasks import UNDETERMINED, Task, language_of, source_of
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.languages import catalog_code, primary
from i18n.model import Document, Finding
from i18n.project import Project
from i18n.spelling import lexicon

_MANY = 1000
"""From so many messages on the start of processes costs less than they save."""
_SHARES = 8
"""Shares of a catalog for each process, so that one that is slower has fewer."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the catalogs of a task, and in how many it was looked for.

    Those that should be there, and are not, are among them.
    `refusal` says why the catalog of another project was not looked at.
    """

    task: Task
    findings: list[Finding]
    catalogs: int
    facts: checks.Facts = field(default_factory=dict)
    """What the checks keep that look at all catalogs together."""
    refusal: AmbosError | None = None
    languages: frozenset[str] = frozenset()
    """Those of the translations and of their sources."""
    paths: frozenset[str] = frozenset()
    """Those of what was looked at, as in the findings."""
    asked: Mapping[str, bytes] = field(default_factory=dict)
    """The documents, by their paths, whose headings links ask for."""
    is_read: bool = True
    """Could every catalog be read?"""
    closed: tuple[AmbosError, ...] = ()
    """The folders that nobody can tell the catalogs of a document in."""

    @property
    def is_alone(self) -> bool:
        """Was nothing looked at but a document: is it to have no catalog?"""
        return self.task.is_document and self.paths <= {self.task.path}

    def only(self, is_told: Callable[[Finding], bool]) -> Checked:
        """The same, with the findings that are told alone."""
        return replace(self, findings=list(filter(is_told, self.findings)))


def checked(project: Project | None, task: Task, jobs: int = 1) -> Checked:
    """What is found in the catalogs of a task, or why one of another project was not looked at.

    A large catalog of no project is worked on in as many processes as `jobs`. Raises AmbosError for what
    is no catalog's fault.
    """
    if not task.is_document:
        try:
            # kept for the processes that are forked to work on its shares
            one = _foreign_once(task) if project is None and jobs > 1 else _foreign(project, task)
        except AmbosError as error:
            return Checked(task, [], 0, refusal=error)
        if one is None:
            return Checked(task, [], 0)
        is_shared = jobs > 1 and project is None and len(one.current) >= _MANY
        return _checked(task, [one], _shares(task, jobs) if is_shared else ())
    assert project is not None, "a document is a project's"
    noted = NotedGoals(goals(project))
    closed: list[AmbosError] = []
    found = _checked(task, list(_subjects(project, task, noted, closed)))
    is_read = found.is_read and not closed
    return replace(found, asked=noted.read, is_read=is_read, closed=tuple(closed))


def _foreign(project: Project | None, task: Task) -> Subject | None:
    """The catalog of another project; None where it is in none of the languages wanted.

    Raises AmbosError where it cannot be looked at.
    """
    catalog = task.read(Path(task.path), task.named)
    language = language_of(catalog, task.named, task.languages)
    if language is None:
        return None
    usual = project.settings.source if project is not None else "en"
    source = task.source_language or source_of(catalog) or usual
    return Subject(
        path=task.named,
        language=language,
        catalog=catalog,
        source_language=source,
        knowledge=knowledge(project, source, language, task.termbase),
        owner=_repository.named(task.path),
    )


def _shares(task: Task, jobs: int) -> list[checks.Share]:
    """What is found in a catalog, in several processes.

    One share is looked for here, before they start, so that they have what it loads and computes once;
    then comes what takes longest.
    """
    count = jobs * _SHARES
    numbers = (0, *range(count, 0, -1))
    every = processes.ordered(
        partial(_share, task, count), numbers, jobs, is_light=_is_first, chunk_size=1
    )
    return list(every)


def _is_first(number: int) -> bool:
    return number == 0


def _share(task: Task, count: int, number: int) -> checks.Share:
    one = _foreign_once(task)
    assert one is not None, "the process that wants the shares has the catalog too"
    return checks.find_share(one, task.chosen, number, count)


@lru_cache(maxsize=1)
def _foreign_once(task: Task) -> Subject | None:
    """A catalog of no project, read once by each process that works on its shares."""
    return _foreign(None, task)


def _checked(
    task: Task, subjects: Sequence[Subject], shares: Sequence[checks.Share] = ()
) -> Checked:
    found, facts = checks.run_each(subjects, task.chosen, shares)
    named = {finding.path for finding in found}
    count = sum(
        one.catalog is not None or one.path in named
        for one in subjects
        if not isinstance(one, OriginalSubject)
    )
    languages = {code for one in subjects for code in (one.language, one.source_language)}
    return Checked(
        task,
        found,
        count,
        facts,
        languages=frozenset(languages - {UNDETERMINED}),
        paths=frozenset(one.path for one in subjects),
        is_read=not any(isinstance(one.catalog, AmbosError) for one in subjects),
    )


def together(done: Sequence[Checked]) -> list[Checked]:
    """The same, with what is found in all catalogs together, each finding where its catalog's are."""
    chosen = done[0].task.chosen if done else []
    facts = checks.joined(one.facts for one in done)
    found = checks.collected(facts, chosen)
    if is_whole(done):
        alone = [finding for one in done for finding in one.findings]
        found += checks.needless(facts, chosen, alone)
    if not found:
        return list(done)
    by_path: dict[str, list[Finding]] = {}
    for finding in found:
        by_path.setdefault(finding.path, []).append(finding)
    whole: list[Checked] = []
    for one in done:
        paths = dict.fromkeys(fact.place.path for facts in one.facts.values() for fact in facts)
        own = [finding for path in paths for finding in by_path.get(path, ())]
        places = list(dict.fromkeys(finding.path for finding in [*one.findings, *own]))
        order = {path: n for n, path in enumerate(places)}
        findings = sorted([*one.findings, *own], key=lambda f: (order[f.path], f.line, f.column))
        whole.append(replace(one, findings=findings))
    return whole


def is_whole(done: Sequence[Checked]) -> bool:
    """Was the whole project looked at?"""
    return all(one.is_read and one.task.is_whole for one in done)


def knowledge(project: Project | None, source: str, language: str, termbase: str = "") -> Knowledge:
    """What the checks of a translation may know: its terms, and dictionaries. Raises AmbosError.

    A termbase that is named goes from the project's source language to the others.
    """
    root = project.root if project is not None else None
    own = project.settings.source if project is not None else source
    found = _terms(root, source, language, termbase, is_turned=primary(source) != primary(own))
    settings = project.settings if project is not None else Settings()
    return Knowledge(
        found,
        lexicon,
        quotes=_of_language(settings.quotes, language),
        percent=_of_language(settings.percent, language),
        goals=goals(project) if project is not None else None,
    )


@lru_cache(maxsize=64)
def _terms(
    root: Path | None, source: str, language: str, termbase: str, *, is_turned: bool
) -> terms.Termbase | None:
    """The terms from a language to another, read once for all documents."""
    if termbase:
        found = terms.load(Path(termbase), termbase)
        return found.inverted() if is_turned else found
    return terms.of_project(root, source, language) if root is not None else None


def _of_language(wanted: Sequence[tuple[str, str]], language: str) -> str:
    """What a project wants in a language, or in the one it is a form of; "" for nothing."""
    found = dict(wanted)
    return found.get(catalog_code(language)) or found.get(primary(language), "")


def _subjects(
    project: Project, task: Task, noted: NotedGoals, closed: list[AmbosError]
) -> Iterator[DocumentSubject | OriginalSubject]:
    """A document, where no catalog is named, and its catalogs; folders that are `closed` are put there.

    Raises AmbosError.
    """
    document = project.parse(task.bytes_of(project.root / task.path, task.path), task.path)
    template = project.template(document)
    targets = project.targets(document)
    if task.named and not set(task.languages) <= set(targets):
        what = f"a catalog in {document.language}, the language of {task.path} (take it out)"
        raise AmbosError(what, path=task.named)
    if not task.named:
        own = original(project, document)
        yield replace(own, knowledge=replace(own.knowledge, goals=noted))
    catalogs: dict[str, polib.POFile | AmbosError | None] = {}
    for language in targets:
        if not task.languages or language in task.languages:
            chain = (language, *project.fallbacks(language))
            for code in chain:
                if code in targets and code not in catalogs:
                    name = project.catalog_path(document, code)
                    try:
                        catalogs[code] = _catalog(project, task, name)
                    except _ClosedError as error:
                        catalogs[code] = error
                        closed.append(error)
            if any(isinstance(catalogs.get(code), _ClosedError) for code in chain):
                continue
            known = knowledge(project, document.language, language, task.termbase)
            yield translation(
                project,
                document,
                template,
                language=language,
                catalogs=catalogs,
                known=replace(known, goals=noted),
            )


def translation(
    project: Project,
    document: Document,
    template: polib.POFile,
    *,
    language: str,
    catalogs: Mapping[str, polib.POFile | AmbosError | None],
    known: Knowledge,
) -> DocumentSubject:
    """A document's translation; `catalogs` are by language its own and those that stand for it."""
    return DocumentSubject(
        document=document,
        template=template,
        language=language,
        path=project.catalog_path(document, language),
        catalog=catalogs.get(language),
        source_language=document.language,
        knowledge=known,
        fallbacks={
            code: found
            for code in project.fallbacks(language)
            if isinstance(found := catalogs.get(code), polib.POFile)
        },
    )


def original(project: Project, document: Document) -> OriginalSubject:
    """A document itself. Raises AmbosError."""
    return OriginalSubject(
        document=document,
        language=document.language,
        path=document.path,
        source_language=document.language,
        knowledge=Knowledge(goals=goals(project), languages=frozenset(project.languages)),
    )


class _ClosedError(AmbosError):
    """A folder that may have a catalog, or none: nobody can tell."""


def _catalog(project: Project, task: Task, name: str) -> polib.POFile | AmbosError | None:
    """The catalog, None where there is none, or what is wrong with its text.

    Raises AmbosError for a file that cannot be read, also for a link that leads nowhere, and _ClosedError.
    """
    path = project.place(name)
    if os.path.lexists(path):
        return task.read(path, name)
    if files.is_closed(path, "read"):
        folder = os.path.relpath(files.nearest_folder(path), os.path.realpath(project.root))
        error = files.closed(Path(folder).as_posix())
        raise _ClosedError(error.message, path=error.path)
    return None
