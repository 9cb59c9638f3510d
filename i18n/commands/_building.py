"""What `ambos build` makes anew, and what it leaves as it is.

A document, and an edition of the whole site, is made anew where its files have changed, or the answer to
a question that it asked of the rest of the site; all others are left.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from i18n import addresses, checks, editions
from i18n.commands import _examining, _slugs, _themes
from i18n.commands._asked_goals import AskedGoals
from i18n.commands._changes import Changes, piece
from i18n.commands._documents import Documents
from i18n.commands._examining import Choice, Examined, chosen_for_builds, grave
from i18n.commands._goals import goals
from i18n.commands._others import Contents
from i18n.commands._publishing import Publishing
from i18n.commands._remarks import Days, Remarks
from i18n.commands._work import work_of
from i18n.editions import EVERYTHING, File, Held, Printer, Read, Site, Trace, Watched
from i18n.ledger import Ledger
from i18n.model import SOURCES, Finding, domain_of
from i18n.project import SLUGS, STATIC, Project, catalog_name

_SUMMED = frozenset({EVERYTHING, editions.ALL_FACTS})
"""What the languages of a site, and which of them have dates, depend on."""
_ADDRESSES = (EVERYTHING, editions.file_of(SLUGS))
"""What the history of its addresses depends on."""


class Building:
    """One build: first what it is made of is `examined`, then, where nothing is found, it is `built`."""

    def __init__(
        self,
        project: Project,
        choice: Choice,
        ledger: Ledger,
        changed: datetime.date,
        printer: Printer | None,
        *,
        today: datetime.date,
    ) -> None:
        """`changed` and `printer` are as in `Site`. Raises AmbosError."""
        self._project = project
        self._choice = choice
        self._ledger = ledger
        self._undated = changed
        self._printer = printer
        self._today = today
        self._trace = Trace()
        self._changes = Changes(project, ledger, today)
        self._held = Documents(self._changes.listed.documents, self._known)
        self._earlier = self._changes.remarks
        self._theme = _themes.theme(
            project, self._changes.others, self._changes.questions if self._earlier else None
        )
        self._asked: dict[str, set[str]] = {}
        self._days: dict[str, Mapping[str, str]] = {}
        self._names: dict[str, list[str]] = {}

    @property
    def due(self) -> Days:
        """The days on which documents may be published."""
        unread = set(self._changes.listed.documents) - self._asked.keys()
        before = self._earlier.due.items() if self._earlier else ()
        kept = {path: days for path, days in before if path in unread}
        return dict(sorted((kept | self._days).items()))

    def examined(self) -> tuple[list[Finding], list[Finding]]:
        """What is missing, and what is found, in the documents that changed. Raises AmbosError."""
        documents, changes = self._changes.listed.documents, self._changes
        done: list[Examined] = []
        first = [path for path in documents if path not in changes.settled]
        if changes.has_other_terms or self._looks_at_all:
            first = list(documents)
        for path in self._project.watch(first, "Reading"):
            done.append(self._examine(path))
            changes.compare(self._held.at(path))
        rest = [path for path in documents if path not in self._asked]
        if not self._has_new_summary:
            asking = {*changes.asking(rest), *self._with_other_origins(rest)}
            rest = [path for path in rest if path in asking]
        done += [self._examine(path) for path in rest]
        if EVERYTHING in changes.questions:
            editions.require_addresses(self._held.values())
        editions.require_logo(self._project.settings.publish, self._statics)
        facts = checks.joined(one.facts for one in done)
        together = checks.collected(facts, self._chosen) if facts else []
        findings = [finding for one in done for finding in one.findings]
        missing = [finding for one in done for finding in one.missing]
        return missing, [*findings, *grave(self._project, together)]

    def save(self, tree: str) -> None:
        """Note what the next build need not do again; `tree` is the name of what is in public/ now."""
        languages, dated = self._summary
        remarks = Remarks(
            tree, languages, sorted(dated), self._today.isoformat(), self.due, self._nowhere
        )
        self._ledger.save(self._changes.listed.folders, remarks.noted())

    def note_addresses(self) -> None:
        """Write the addresses of pages that were not noted yet. Raises AmbosError."""
        self._changes.note_addresses(
            _slugs.note(self._project, self.earlier_history, self._present)
        )

    def build(self, publishing: Publishing) -> None:
        """Write the files of the pieces that have changed. Raises AmbosError."""
        site = self._site
        made: dict[str, list[str]] = {}
        for path in self._changes.gone:
            made[path] = []
        for path in self._project.watch(sorted(self._asked), "Writing"):
            held = self._held.at(path)
            held.origins = self._origins(held)
            make = partial(editions.publish_document, site, held.domain)
            made[path] = self._make(path, make, publishing, held)
            held.release()
        for edition, module in editions.editions_of_site().items():
            name = piece(edition)
            if (
                name not in self._changes.settled
                or self._has_new_summary
                or self._changes.is_asking(name)
            ):
                made[name] = self._make(name, partial(module.publish, site), publishing)
        self._replace(made, publishing)

    def _with_other_origins(self, settled: Iterable[str]) -> list[str]:
        """The documents whose pages were first elsewhere than the last build knew. Raises AmbosError."""
        if not self._is_elsewhere:
            return []
        every = map(self._held.at, settled)
        return [held.path for held in every if self._origins(held) != held.origins]

    def _origins(self, held: Held) -> Mapping[str, str]:
        """The folders that the pages of a document had first, as `Held` has them. Raises AmbosError."""
        if not self._is_elsewhere:
            known: Mapping[str, str] = self._changes.earlier[held.path].get("origins", {})
            return known
        firsts = {code: self.history.first(held.domain, code) for code in held.place.folders}
        return {
            code: first
            for code, first in firsts.items()
            if first not in (None, held.place.folders[code])
        }

    def _examine(self, path: str) -> Examined:
        """Read a document, and look for what keeps it from being published."""
        found = self._load(path)
        publication = self._project.settings.publish
        held = editions.hold(found, publication, self._today, partial(self._load, path))
        self._held.note(held)
        with self._trace.noting() as asked:
            done = _examining.examine(
                self._project, self._choice, found, held.place.folders, self._goals
            )
        self._asked[path] = asked
        days = {code: one.due for code, one in held.facts.items() if one.due}
        if days:
            self._days[path] = days
        return done

    def _load(self, path: str) -> Read:
        """A document with its catalogs. Raises AmbosError."""
        work = work_of(self._project, self._ledger, path, self._project.languages)
        found = _examining.read(self._project, self._choice, work)
        # it has no catalog in its own language
        own = catalog_name(domain_of(path), found.localized[0].language)
        self._names[path] = [name for name in work.names() if name != own]
        return found

    def _known(self, path: str) -> Held:
        """A document that has not changed, as the ledger knows it."""
        said = self._changes.settled[path]
        return editions.of_noted(path, said, partial(self._load, path), self._today)

    @cached_property
    def _chosen(self) -> Sequence[checks.Check]:
        return chosen_for_builds(self._project) if self._choice.is_checked else []

    @cached_property
    def _looks_at_all(self) -> bool:
        """Is there a check, of those that can keep a document back, that looks at all together?"""
        return any(check.gather is not None for check in self._chosen)

    @cached_property
    def _summary(self) -> tuple[Sequence[str], frozenset[str]]:
        """The languages of the site, and those that have a document with a date."""
        earlier = self._earlier
        if earlier and self._changes.questions.isdisjoint(_SUMMED):
            return earlier.languages, frozenset(earlier.dated)
        return editions.summary(self._held.values())

    @cached_property
    def _has_new_summary(self) -> bool:
        earlier = self._earlier
        return not earlier or (earlier.languages, frozenset(earlier.dated)) != self._summary

    # the site, and its files

    @cached_property
    def _goals(self) -> AskedGoals:
        return AskedGoals(goals(self._project), self._trace)

    @cached_property
    def _statics(self) -> Contents:
        return Contents(self._project, STATIC, self._changes.others)

    @cached_property
    def history(self) -> addresses.History:
        """The addresses that pages have had, the present ones last. Raises AmbosError."""
        return addresses.noted(self.earlier_history, self._present)

    @cached_property
    def _present(self) -> addresses.History:
        return editions.present(self._held.values())

    @cached_property
    def earlier_history(self) -> addresses.History:
        """Those that were noted before this build. Raises AmbosError."""
        return _slugs.read(self._project)

    @property
    def has_new_addresses(self) -> bool:
        """Is there an address that was not noted before? Raises AmbosError."""
        return self._is_elsewhere and self.history != self.earlier_history

    @property
    def _is_elsewhere(self) -> bool:
        """Is a page where it was not at the last build, or noted as it was not?"""
        return not self._changes.questions.isdisjoint(_ADDRESSES)

    @property
    def new_nowhere(self) -> list[str]:
        """The domains whose addresses lead nowhere, and did not at the last build. Raises AmbosError."""
        known = self._earlier.nowhere if self._earlier else ()
        return [domain for domain in self._nowhere if domain not in known]

    @cached_property
    def _nowhere(self) -> Sequence[str]:
        """The domains of which there were pages, and are none. Raises AmbosError."""
        if self._earlier and not self._is_elsewhere:
            return self._earlier.nowhere
        there = {held.domain for held in self._held.values() if held.place.folders}
        return sorted(self.history.domains - there)

    @cached_property
    def _site(self) -> Site:
        project = self._project
        languages, dated = self._summary
        assets = Contents(
            project, SOURCES, (name for name, (is_, _) in self._changes.others.items() if is_)
        )
        return Site(
            held=self._held,
            languages=languages,
            dated=dated,
            assets=Watched(assets, self._trace, lambda name: editions.file_of(f"{SOURCES}/{name}")),
            statics=Watched(
                self._statics, self._trace, lambda name: editions.file_of(f"{STATIC}/{name}")
            ),
            name=project.settings.name,
            publication=project.settings.publish,
            history=self._asked_history,
            credits=dict(project.settings.credits),
            quotes=dict(project.settings.quotes),
            theme=self._theme,
            trace=self._trace,
            changed=self._undated,
            printer=self._printer,
        )

    def _asked_history(self) -> addresses.History:
        for question in _ADDRESSES:
            self._trace.note(question)
        return self.history

    def _make(
        self,
        name: str,
        make: Callable[[], Iterable[File]],
        publishing: Publishing,
        held: Held | None = None,
    ) -> list[str]:
        """Write the files of a piece, the document `held` or an edition; their paths.

        What they are made of is noted, and what else there is to know of the document.
        """
        with self._trace.noting() as asked:
            paths = []
            for file in make():
                publishing.write(file.path, file.data)
                paths.append(file.path)
        said: dict[str, Any] = {}
        if held is not None:
            held.shown = editions.shown(asked, self._site.assets)
            said = editions.noted(held)
            self._changes.compare_uses(name, said)
        asked |= self._asked.get(name, set())
        said |= {"asked": editions.collapsed(asked, name), "files": paths}
        self._ledger.note(name, self._names.get(name, ()), {}, said)
        return paths

    def _replace(self, made: Mapping[str, list[str]], publishing: Publishing) -> None:
        """Take away what is no longer made. Raises AmbosError where two files have one path."""
        earlier = self._changes.earlier
        before = {name: earlier[name]["files"] if name in earlier else [] for name in made}
        if before != made:
            settled = self._changes.settled
            kept = (settled[name]["files"] for name in self._changes.pieces() if name not in made)
            every = [path for paths in (*made.values(), *kept) for path in paths]
            editions.require_unique(every, self._statics)
            former = (path for paths in before.values() for path in paths)
            gone = set(former) if earlier else set(publishing.former)
            for path in gone.difference(every):
                publishing.remove(path)
