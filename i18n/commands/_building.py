"""What `ambos build` makes anew, and what it leaves as it is.

Each document is a piece of work, and so is each edition of the whole site. The ledger says of a piece
which files it read and made, and which questions it asked of the rest of the site. A piece is made anew
where its files have changed, or the answer to one of its questions; all others are left.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from typing import Any

from i18n import addresses, checks, editions, files
from i18n.commands import _examining, _themes
from i18n.commands._due import come, due_of
from i18n.commands._examining import Choice, Examined, chosen_for_builds, grave
from i18n.commands._goals import AskedGoals, goals
from i18n.commands._others import Contents, Listed, listed
from i18n.commands._publishing import Publishing
from i18n.commands._work import work_of
from i18n.editions import EVERYTHING, Facts, File, Held, Printer, Read, Site, Trace, Watched
from i18n.ledger import Ledger
from i18n.model import Finding
from i18n.project import SLUGS, SOURCES, STATIC, TERMS, Project, catalog_name, domain

_OTHERS = "other files"
"""The piece of work that is no document's: what lies beside documents and catalogs."""
_FEW = 50
"""Questions of which it is quicker to look for those who asked than to read them all."""
_ALL_FACTS, _ALL_CONTENTS = editions.facts_of(EVERYTHING), editions.content_of(EVERYTHING)


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
        is_fresh: bool = False,
    ) -> None:
        """Where a build is fresh, everything is made; `changed` and `printer` are as in `Site`.

        Raises AmbosError.
        """
        self._today = today
        self._days: dict[str, Mapping[str, str]] = {}
        self._project = project
        self._choice = choice
        self._ledger = ledger
        self._undated = changed
        self._printer = printer
        self._trace = Trace()
        others: dict[str, Any] = ledger.earlier.get(_OTHERS, {})
        known = [path for path in ledger.earlier if not _is_no_document(path)]
        self.listed: Listed = listed(
            project, ledger, known, {name: is_asset for name, (is_asset, _) in others.items()}
        )
        others_of_day = come(ledger.remarks, today)
        same = (path for path in self.listed.documents if path not in others_of_day)
        settled = ledger.settled([*same, *map(_piece, _editions()), _OTHERS])
        self._earlier: Mapping[str, Any] = {} if is_fresh else ledger.earlier
        self._settled: Mapping[str, Any] = {} if is_fresh else settled
        self._others = self._digests(others, is_settled=_OTHERS in settled)
        self._held = _Documents(self.listed.documents, self._known)
        self._asked: dict[str, set[str]] = {}
        self._changed = self._changed_questions(others)
        self._theme = _themes.theme(project, self._others, None if is_fresh else self._changed)
        self._names: dict[str, list[str]] = {}

    @property
    def remarks(self) -> dict[str, Any]:
        """What the next build must know of the site as a whole."""
        languages, dated = self._summary
        return {"languages": languages, "dated": sorted(dated)}

    @property
    def _earlier_remarks(self) -> Any:
        """What the last build said of the site as a whole; None where nothing of it counts."""
        return self._ledger.remarks if self._earlier else None

    @property
    def days(self) -> dict[str, Any]:
        """What the next build must know of the days on which documents are due."""
        there = set(self.listed.documents)
        kept = due_of(self._earlier_remarks)
        kept = {path: days for path, days in kept.items() if path in there - self._asked.keys()}
        return {"day": self._today.isoformat(), "due": dict(sorted((kept | self._days).items()))}

    def examined(self) -> tuple[list[Finding], list[Finding]]:
        """What is missing, and what is found, in the documents that changed. Raises AmbosError."""
        done: list[Examined] = []
        first = [path for path in self.listed.documents if path not in self._settled]
        if self._has_changed_terms() or self._looks_at_all:
            first = list(self.listed.documents)
        for path in self._project.watch(first, "Reading"):
            done.append(self._examine(path))
            self._compare(path)
        rest = [path for path in self.listed.documents if path not in self._asked]
        asking = rest if self._has_new_summary else self._asking(rest)
        done += [self._examine(path) for path in asking]
        if EVERYTHING in self._changed:
            editions.require_addresses(self._held.values())
        editions.require_logo(self._project.settings.publish, self._statics)
        facts = checks.joined(one.facts for one in done)
        together = checks.collected(facts, self._chosen) if facts else []
        findings = [finding for one in done for finding in one.findings]
        missing = [finding for one in done for finding in one.missing]
        return missing, [*findings, *grave(self._project, together)]

    def note_addresses(self) -> None:
        """Note what the file of addresses holds, now that it is written. Raises AmbosError."""
        found = self._others | {SLUGS: (False, _sum(self._ledger.read(SLUGS) or b""))}
        for name in found:
            self._ledger.read(name)
        self._ledger.note(_OTHERS, found, {}, found)

    def build(self, publishing: Publishing) -> None:
        """Write the files of the pieces that have changed. Raises AmbosError."""
        site = self._site
        made: dict[str, list[str]] = {}
        for path in self._gone:
            made[path] = []
        for path in self._project.watch(sorted(self._asked), "Writing"):
            held = self._held.at(path)
            make = partial(editions.publish_document, site, held.domain)
            made[path] = self._make(path, make, publishing, self._said(held))
            held.release()
        for name, edition in _editions().items():
            piece = _piece(name)
            if piece not in self._settled or self._has_new_summary or self._is_asking(piece):
                made[piece] = self._make(piece, partial(edition.publish, site), publishing, {})
        self._replace(made, publishing)

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
        own = catalog_name(domain(path), found.localized[0].language)
        self._names[path] = [name for name in work.names() if name != own]
        return found

    def _known(self, path: str) -> Held:
        """A document that has not changed, as the ledger knows it."""
        said = self._settled[path]
        facts = {code: Facts.of_noted(noted) for code, noted in said["facts"].items()}
        load = partial(self._load, path)
        names = (path, domain(path), said["language"])
        return Held(*names, facts, lambda: str(said["anchors"]), load, today=self._today)

    def _said(self, held: Held) -> dict[str, Any]:
        return {
            "language": held.language,
            "facts": {code: one.noted() for code, one in held.facts.items()},
            "anchors": held.anchors,
            "withheld": sorted(held.withheld),
        }

    # what has changed

    def _digests(
        self, earlier: Mapping[str, Any], *, is_settled: bool
    ) -> dict[str, tuple[bool, str]]:
        """The files that are neither documents nor catalogs: is each an asset, and its digest."""
        names = sorted({*self.listed.others, SLUGS})
        if is_settled and sorted(earlier) == names:
            return {name: (is_asset, digest) for name, (is_asset, digest) in earlier.items()}
        assets = set(self.listed.assets)
        found = {name: (name in assets, _sum(self._ledger.read(name) or b"")) for name in names}
        self._ledger.note(_OTHERS, names, {}, found)
        return found

    def _changed_questions(self, earlier: Mapping[str, Any]) -> set[str]:
        """The questions that have other answers than before, of other files and documents that are gone."""
        changed: set[str] = set()
        if earlier.keys() != self._others.keys():
            changed.add(EVERYTHING)
        for name in earlier.keys() | self._others.keys():
            if tuple(earlier.get(name, ())) != self._others.get(name):
                changed.add(editions.file_of(name))
                if _themes.changes_pages(self._project, name, self._others):
                    changed.add(_themes.question(self._project))
        for path in self._gone:
            changed |= {EVERYTHING, _ALL_FACTS, _ALL_CONTENTS, *_questions(path)}
        return changed

    @cached_property
    def _gone(self) -> list[str]:
        """The documents that there were."""
        there = set(self.listed.documents)
        return [path for path in self._earlier if not _is_no_document(path) and path not in there]

    def _compare(self, path: str) -> None:
        """Note which questions have other answers since a document has changed."""
        held = self._held.at(path)
        before = self._earlier.get(path)
        if before is None:
            self._changed |= {EVERYTHING, _ALL_FACTS, _ALL_CONTENTS, *_questions(path)}
            return
        now = self._said(held)
        self._changed |= {editions.content_of(path), _ALL_CONTENTS}
        if before["anchors"] != now["anchors"]:
            self._changed.add(editions.anchors_of(path))
        if before["facts"] != _as_json(now["facts"]):
            self._changed |= {editions.facts_of(path), _ALL_FACTS}
        if before["language"] != now["language"] or _places(before) != _places(now):
            self._changed |= {EVERYTHING, editions.place_of(path)}

    def _asking(self, paths: Sequence[str]) -> Sequence[str]:
        """Those of some documents that asked what has another answer now."""
        if not paths:
            return paths
        if len(self._changed) <= _FEW:
            found = self._ledger.earlier.naming(self._changed)
            return [path for path in paths if path in found]
        return [path for path in paths if self._is_asking(path)]

    def _is_asking(self, piece: str) -> bool:
        """Did a piece ask what has another answer now?"""
        return not self._changed.isdisjoint(self._settled[piece]["asked"])

    def _has_changed_terms(self) -> bool:
        return any(one.startswith(editions.file_of(f"{TERMS}/")) for one in self._changed)

    @cached_property
    def _chosen(self) -> Sequence[checks.Check]:
        return chosen_for_builds(self._project) if self._choice.is_checked else []

    @cached_property
    def _looks_at_all(self) -> bool:
        """Is there a check, of those that can keep a document back, that looks at all together?"""
        return any(check.gather is not None for check in self._chosen)

    @cached_property
    def _summary(self) -> tuple[list[str], frozenset[str]]:
        """The languages of the site, and those that have a document with a date."""
        remarks = self._earlier_remarks
        if remarks and EVERYTHING not in self._changed and _ALL_FACTS not in self._changed:
            return remarks["languages"], frozenset(remarks["dated"])
        return editions.summary(self._held.values())

    @cached_property
    def _has_new_summary(self) -> bool:
        remarks = self._earlier_remarks
        return not remarks or any(remarks[key] != said for key, said in self.remarks.items())

    # the site, and its files

    @cached_property
    def _goals(self) -> AskedGoals:
        return AskedGoals(goals(self._project), self._trace)

    @cached_property
    def _statics(self) -> Contents:
        return Contents(self._project, STATIC, self._others)

    @cached_property
    def history(self) -> addresses.History:
        """The addresses that pages have had, the present ones last. Raises AmbosError."""
        return addresses.noted(self.earlier_history, editions.present(self._held.values()))

    @cached_property
    def earlier_history(self) -> addresses.History:
        """Those that were noted before this build. Raises AmbosError."""
        path = self._project.place(SLUGS)
        return addresses.read(files.read(path, SLUGS), SLUGS) if path.exists() else {}

    @property
    def has_new_addresses(self) -> bool:
        """Is there an address that was not noted before? Raises AmbosError."""
        slugs = editions.file_of(SLUGS)
        is_moved = EVERYTHING in self._changed or slugs in self._changed
        return is_moved and self.history != self.earlier_history

    @cached_property
    def _site(self) -> Site:
        project = self._project
        languages, dated = self._summary
        assets = Contents(
            project, SOURCES, (name for name, (is_, _) in self._others.items() if is_)
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
        self._trace.note(EVERYTHING)
        self._trace.note(editions.file_of(SLUGS))
        return self.history

    def _make(
        self,
        name: str,
        make: Callable[[], Iterable[File]],
        publishing: Publishing,
        said: dict[str, Any],
    ) -> list[str]:
        """Write the files of a piece, and note of what they are made; their paths."""
        with self._trace.noting() as asked:
            paths = []
            for file in make():
                publishing.write(file.path, file.data)
                paths.append(file.path)
        asked |= self._asked.get(name, set())
        said |= {"asked": _collapsed(asked), "files": paths}
        self._ledger.note(name, self._names.get(name, ()), {}, said)
        return paths

    def _replace(self, made: Mapping[str, list[str]], publishing: Publishing) -> None:
        """Take away what is no longer made. Raises AmbosError where two files have one path."""
        before = {
            piece: self._earlier[piece]["files"] if piece in self._earlier else [] for piece in made
        }
        if before != made:
            kept = (self._settled[piece]["files"] for piece in self._pieces() if piece not in made)
            every = [path for paths in (*made.values(), *kept) for path in paths]
            editions.require_unique(every)
            former = (path for paths in before.values() for path in paths)
            gone = set(former) if self._earlier else set(publishing.former)
            for path in gone.difference(every):
                publishing.remove(path)

    def _pieces(self) -> Iterator[str]:
        yield from self.listed.documents
        yield from map(_piece, _editions())


class _Documents(Mapping[str, Held]):
    """The documents of a site by domain, in the order of their paths, each known when it is asked for."""

    def __init__(self, paths: Iterable[str], known: Callable[[str], Held]) -> None:
        self._paths = {domain(path): path for path in paths}
        self._known = known
        self._held: dict[str, Held] = {}

    def note(self, held: Held) -> None:
        """A document that has been read."""
        self._held[held.domain] = held

    def at(self, path: str) -> Held:
        """The document of a path."""
        return self[domain(path)]

    def __getitem__(self, name: str) -> Held:
        if name not in self._held:
            self._held[name] = self._known(self._paths[name])
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _editions() -> Mapping[str, editions.Edition]:
    return editions.editions_of_site()


def _piece(edition: str) -> str:
    """The name of an edition's piece of work: that of no document."""
    return f"edition {edition}"


def _is_no_document(piece: str) -> bool:
    return piece == _OTHERS or piece.startswith("edition ")


def _questions(path: str) -> set[str]:
    """All that can be asked of a document."""
    kinds = (editions.place_of, editions.facts_of, editions.content_of, editions.anchors_of)
    return {kind(path) for kind in kinds}


def _collapsed(asked: set[str]) -> list[str]:
    """The questions, those of all documents as one where there are many of them."""
    found = set(asked)
    for every in (_ALL_FACTS, _ALL_CONTENTS):
        kind = every.removesuffix(EVERYTHING)
        many = {one for one in found if one.startswith(kind)}
        if len(many) > _FEW or (EVERYTHING in found and many):
            found = found - many | {every}
    return sorted(found)


def _places(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where a document is published, of what the ledger says of it."""
    return [
        (code, one["folder"])
        for code, one in said["facts"].items()
        if one["is_published"] and code not in said["withheld"]
    ]


def _as_json(value: Any) -> Any:
    """A value as it comes back from JSON."""
    return json.loads(json.dumps(value))


def _sum(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
