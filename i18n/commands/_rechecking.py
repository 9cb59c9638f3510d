"""What `ambos check` finds in a project's documents, those left out that are as they were.

The ledger says of a document what was found, and which files that depends on: its own and those that its
links ask for headings. What all documents depend on beside the settings is noted once: the names of the
files that links may lead to, the termbases, the dictionaries that are installed. Where one of these has
changed, everything is looked at anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from i18n import files, spelling
from i18n.checks import Fact
from i18n.commands._checking import Checked, checked
from i18n.commands._tasks import Task
from i18n.commands._work import names_of, work_of
from i18n.errors import AmbosError
from i18n.ledger import Ledger
from i18n.model import Finding, Severity
from i18n.project import Project

_CHECKS, _SURROUNDINGS = "checks", "surroundings"


def rechecked(
    project: Project, work: Sequence[Task], languages: Sequence[str]
) -> Iterator[Checked]:
    """What is found in each document, in their order; `languages` are those that the user wants.

    Raises AmbosError.
    """
    ledger = project.ledger("check", *languages)
    try:
        remarks = _remarks(project, work)
    except AmbosError:  # whoever needs what cannot be read says so
        ledger, remarks = Ledger(os.fspath(project.root), None, b""), {}
    if ledger.remarks != remarks:
        ledger = ledger.anew()
    paths = [task.path for task in work]
    settled = ledger.settled(paths)
    contents = (_filled(project, ledger, task) for task in work if task.path not in settled)
    done = project.each(checked, contents)
    for path, task in zip(project.watch(paths, "Checking"), work, strict=True):
        if path in settled:
            yield _told(task, settled[path])
            continue
        one = next(done)
        # what another process read while somebody saved it is looked at again by the next run
        if (
            one.task.contents
            and not one.closed
            and all(ledger.holds(*read) for read in one.asked.items())
        ):
            names = names_of(path, _languages(project, task))
            ledger.note(path, [*names, *one.asked], {}, _noted(one))
        yield replace(one, task=task, asked={})
    ledger.save({}, remarks)


def _remarks(project: Project, work: Sequence[Task]) -> dict[str, object]:
    """What the findings in every document depend on, beside its files and the settings.

    Raises AmbosError.
    """
    listing = hashlib.sha256()
    names = [*project.paths(), *project.assets(), *project.statics()]
    listing.update("\0".join(names).encode("utf-8", "surrogateescape"))
    for name in project.term_listing().names:
        listing.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))
        listing.update(files.read(project.root / name, name))
    listing.update(repr(spelling.installed()).encode("utf-8", "surrogateescape"))
    return {_CHECKS: list(work[0].checks) if work else [], _SURROUNDINGS: listing.hexdigest()}


def _filled(project: Project, ledger: Ledger, task: Task) -> Task:
    """A task with the bytes of its document and of the catalogs there are.

    Without them, where one of these cannot be read: whoever needs that one says so, and none may.
    """
    try:
        work = work_of(project, ledger, task.path, _languages(project, task))
    except AmbosError:
        return task
    found = zip(work.names(), (work.data, *work.catalogs.values()), strict=True)
    return replace(task, contents=tuple((name, data) for name, data in found if data is not None))


def _languages(project: Project, task: Task) -> list[str]:
    """Those whose catalogs are looked at, or stand for one that is."""
    wanted = task.languages or project.languages
    every = ((code, *project.fallbacks(code)) for code in wanted)
    return list(dict.fromkeys(chain.from_iterable(every)))


def _noted(one: Checked) -> Mapping[str, Any]:
    """What was found, as JSON holds it."""
    return {
        "findings": one.findings,
        "catalogs": one.catalogs,
        "facts": one.facts,
        "languages": sorted(one.languages),
        "paths": sorted(one.paths),
        "is_read": one.is_read,
    }


def _told(task: Task, said: Mapping[str, Any]) -> Checked:
    """What was found, from what the ledger says."""
    return Checked(
        task,
        [_finding(row) for row in said["findings"]],
        said["catalogs"],
        {
            name: [
                Fact(key, value, _finding(row), is_ignored) for key, value, row, is_ignored in facts
            ]
            for name, facts in said["facts"].items()
        },
        languages=frozenset(said["languages"]),
        paths=frozenset(said["paths"]),
        is_read=said["is_read"],
    )


def _finding(row: Sequence[Any]) -> Finding:
    found = Finding(*row)
    span = found.span
    return found._replace(
        severity=Severity(found.severity), span=(span[0], span[1]) if span is not None else None
    )
