"""What `ambos build` makes anew, and what it leaves as it is.

Each document is a piece of work, and so is each edition of the whole site. The ledger says of a piece
which files it read and made, with their digests, which questions it asked of the rest of the site, and
their answers. A piece whose files and answers are the same is left; all others are made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import polib

from i18n import catalogs, checks, editions, files
from i18n.catalogs import store
from i18n.commands._checking import knowledge
from i18n.commands._contents import CatalogsOfSite, Contents
from i18n.commands._selection import chosen_checks
from i18n.commands._work import Work, work_of
from i18n.editions import EVERYTHING, Facts, File, Held, Localized, Site, Trace, Watched
from i18n.ledger import Ledger
from i18n.model import Finding, Missing, Severity
from i18n.project import LOCALES, PUBLIC, SOURCES, STATIC, Project, catalog_name, domain

MATTER_OF_MISSING = frozenset({"untranslated", "fuzzy", "catalog-missing"})
"""The checks whose findings are the matter of --missing."""
_OTHERS = "other files"
"""The piece of work that is no document's: what lies beside documents and catalogs."""

_LANGUAGES = "languages"
"""The question which languages the site has, and in which something has a date: pages always ask."""

Catalogs = dict[str, tuple[str, polib.POFile]]


@dataclass(frozen=True, slots=True)
class Choice:
    """How a site is built."""

    policy: Missing
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """A document in every language, its own first, with what keeps it from being published.

    `missing` are its passages without a current translation, `findings` what the checks find of
    severity error.
    """

    localized: Sequence[Localized]
    missing: Sequence[Finding]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a site: those that were `made`, by path, and the paths of those that are `kept`."""

    made: Mapping[str, bytes]
    kept: Sequence[str]


def examine(project: Project, choice: Choice, work: Work) -> Examined:
    """Localize a document, and look for what keeps it from being published. Raises AmbosError."""
    localized, found = _localized(project, choice, work)
    missing: list[Finding] = []
    if choice.policy is Missing.REFUSE:
        for one in localized[1:]:
            missing += _missing(one, catalog_name(domain(work.path), one.language), found)
    findings = _findings(project, localized, found) if choice.is_checked else []
    return Examined(localized, missing, findings)


def _localized(project: Project, choice: Choice, work: Work) -> tuple[list[Localized], Catalogs]:
    """A document in every language, its own first, and its catalogs by language. Raises AmbosError."""
    document = project.parse(work.data, work.path)
    localized, found = [editions.original(document)], _catalogs(work)
    for language in project.targets(document):
        _, catalog = found.get(language, ("", None))
        translations = catalogs.translations(document, catalog)
        localized.append(editions.localize(document, language, translations, choice.policy))
    found.pop(document.language, None)
    return localized, found


def _catalogs(work: Work) -> Catalogs:
    """The catalogs that there are. Raises AmbosError."""
    named = {code: catalog_name(domain(work.path), code) for code in work.catalogs}
    return {
        code: (named[code], store.read(data, named[code]))
        for code, data in work.catalogs.items()
        if data is not None
    }


def _missing(localized: Localized, path: str, found: Catalogs) -> Iterator[Finding]:
    """A finding for each passage that has no current translation, where its message is."""
    if localized.missing and localized.language not in found:
        what = f"no catalog of {localized.document.path} (run 'ambos update')"
        yield Finding("catalog-missing", Severity.ERROR, path, 1, what)
        return
    for passage in localized.missing:
        line = passage.entry.linenum if passage.entry is not None else None
        is_refused = passage.state is catalogs.State.TRANSLATED
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
    document = localized[0].document
    chosen = [check for check in chosen_checks(project) if check.name not in MATTER_OF_MISSING]
    subjects = [
        checks.DocumentSubject(
            document=document,
            template=project.template(document),
            language=one.language,
            path=project.catalog_path(document, one.language),
            catalog=found.get(one.language, ("", None))[1],
            source_language=document.language,
            knowledge=knowledge(project, document.language, one.language),
        )
        for one in localized[1:]
    ]
    every = (finding for subject in subjects for finding in checks.run_alone(subject, chosen))
    return [finding for finding in every if finding.severity is Severity.ERROR]


class Building:
    """One build: first what it is made of is `examined`, then, where nothing is found, it is `built`."""

    def __init__(
        self, project: Project, choice: Choice, ledger: Ledger, paths: Sequence[str]
    ) -> None:
        self._project = project
        self._choice = choice
        self._ledger = ledger
        self._paths = paths
        self._trace = Trace()
        self._held: dict[str, Held] = {}
        self._read: dict[str, tuple[list[str], str]] = {}
        pieces = [*paths, *map(_piece, editions.editions_of_site()), _OTHERS]
        self._settled: dict[str, Any] = ledger.settled(pieces)
        self._others = self._digests_of_others()

    def examined(self) -> tuple[list[Finding], list[Finding]]:
        """What is missing, and what is found, in the documents that changed. Raises AmbosError."""
        missing: list[Finding] = []
        findings: list[Finding] = []
        wanted = [path for path in self._paths if not self._is_known(path)]
        done = self._project.each(partial(_examined, choice=self._choice), self._works(wanted))
        for path in self._project.watch(wanted, "Reading"):
            one = next(done)
            missing += one.missing
            findings += one.findings
            facts = {local.language: editions.facts_of(local) for local in one.localized}
            self._hold(path, one.localized[0].language, facts, one.localized)
        for path in self._paths:
            if path not in self._held:
                said = self._settled[path]
                facts = {code: Facts.of_noted(noted) for code, noted in said["facts"].items()}
                self._hold(path, said["language"], facts, ())
        # the order of a site's lists is that of the paths, whatever was read first
        self._held = {path: self._held[path] for path in self._paths}
        return missing, findings

    def _works(self, wanted: Iterable[str]) -> Iterator[Work]:
        """Documents and their catalogs, read, and noted as read."""
        for path in wanted:
            work = work_of(self._project, self._ledger, path, self._project.languages)
            data = [work.data, *(one or b"" for one in work.catalogs.values())]
            self._read[path] = (list(work.names()), _sum(*data))
            yield work

    def _is_known(self, path: str) -> bool:
        """Has a document not changed, nor what it is checked with?"""
        return path in self._settled and self._settled[path]["outside"] == self._outside

    def _hold(
        self, path: str, language: str, facts: Mapping[str, Facts], read: Sequence[Localized]
    ) -> None:
        load = partial(_loaded, self._project, self._choice, path)
        held = Held(path, domain(path), language, facts, load, self._trace, read)
        self._held[path] = held

    def _digests_of_others(self) -> dict[str, str]:
        """The digests of all files that are neither documents nor their catalogs, by name."""
        project = self._project
        languages = project.languages
        own = {catalog_name(domain(path), code) for path in self._paths for code in languages}
        outside = [name for name in project.catalog_files() if name not in own]
        names = [*project.assets(), *project.statics(), *outside]
        said: dict[str, str] | None = self._settled.get(_OTHERS)
        if said is None or sorted(said) != sorted(names):
            said = {name: _sum(self._ledger.read(name) or b"") for name in names}
            self._ledger.note(_OTHERS, names, {}, said)
        return said

    @cached_property
    def _outside(self) -> str:
        """A digest of what lies beside the catalogs: terms, and what other programs keep there."""
        found = {name: one for name, one in self._others.items() if name.startswith(f"{LOCALES}/")}
        return _sum(_json(found))

    def built(self) -> Built:
        """The files of the site, those of changed pieces made. Raises AmbosError."""
        site = self._site()
        answers = _Answers(self._held, self._others, site, self._contents())
        made: dict[str, bytes] = {}
        kept: list[str] = []
        watched = _watched(site, self._trace)
        for path, held in self._held.items():
            make = partial(editions.publish_document, watched, held.domain)
            said = {
                "language": held.language,
                "outside": self._outside,
                "facts": {code: one.noted() for code, one in held.facts.items()},
            }
            self._piece(path, make, said, answers, made, kept)
            held.release()
        for name, edition in editions.editions_of_site().items():
            self._piece(_piece(name), partial(edition.publish, watched), {}, answers, made, kept)
        editions.require_unique([*kept, *made])
        return Built(made, kept)

    def _contents(self) -> dict[str, str]:
        """A digest of what each document is made of."""
        found = {
            path: self._settled[path]["content"] for path in self._held if path in self._settled
        }
        return found | {path: content for path, (_, content) in self._read.items()}

    def _piece(  # noqa: PLR0917  (what is known goes in, what is made goes out)
        self,
        name: str,
        make: Callable[[], Iterable[File]],
        said: dict[str, Any],
        answers: _Answers,
        made: dict[str, bytes],
        kept: list[str],
    ) -> None:
        """Keep the files of a piece where it would be made as it was; else make them."""
        known = self._settled.get(name)
        is_read_anew = name in self._read
        if known is not None and not is_read_anew and answers.are_same(known["answers"]):
            kept += known["files"]
            return
        with self._trace.noting() as asked:
            found = {file.path: file.data for file in make()}
        made |= found
        names = self._read[name][0] if is_read_anew else self._names(name)
        said |= {
            "content": answers.contents.get(name, ""),
            "answers": answers.of(asked),
            "files": sorted(found),
        }
        self._ledger.note(
            name, names, {f"{PUBLIC}/{path}": data for path, data in found.items()}, said
        )

    def _names(self, piece: str) -> list[str]:
        """The files of a document that has not changed, read again so that they can be noted."""
        if piece not in self._held:
            return []
        languages = self._project.languages
        return list(work_of(self._project, self._ledger, piece, languages).names())

    def _site(self) -> Site:
        project = self._project
        localized = [one for held in self._held.values() for one in held.editions]
        return editions.make_site(
            localized,
            CatalogsOfSite(project, self._held),
            assets=Contents(project, SOURCES, self._others),
            statics=Contents(project, STATIC, self._others),
            name=project.settings.name,
            publication=project.settings.publish,
        )


class _Answers:
    """The answers to the questions that are asked of a site while its files are made."""

    def __init__(
        self,
        held: Mapping[str, Held],
        others: Mapping[str, str],
        site: Site,
        contents: Mapping[str, str],
    ) -> None:
        self.contents = contents
        self._held = held
        self._others = others
        self._site = site
        self._paths = {one.domain: path for path, one in held.items()}
        self._known: dict[str, str] = {}

    def of(self, asked: Iterable[str]) -> dict[str, str]:
        """Each question with its answer; the one of all documents where it is asked of many."""
        asked = set(asked)
        for kind in ("facts", "content"):
            many = {one for one in asked if one.startswith(f"{kind} ")}
            if EVERYTHING in asked and many:
                asked = asked - many | {f"{kind} {EVERYTHING}"}
        return {one: self._answer(one) for one in sorted(asked | {_LANGUAGES})}

    def are_same(self, known: Mapping[str, str]) -> bool:
        """Have all questions their earlier answers?"""
        return all(self._answer(question) == answer for question, answer in known.items())

    def _answer(self, question: str) -> str:
        if question not in self._known:
            self._known[question] = self._found(question)
        return self._known[question]

    def _found(self, question: str) -> str:
        kind, _, name = question.partition(" ")
        if question == EVERYTHING:
            return _sum(_json([*map(self._place, self._held), self._others]))
        if kind == "languages":
            return _sum(_json([self._site.languages(), sorted(self._site.dated)]))
        if kind == "file":
            return self._others.get(name, "")
        if name == EVERYTHING:
            return _sum(*(self._found(f"{kind} {path}").encode() for path in self._held))
        path = self._paths.get(name, "") if kind == "domain" else name
        if path not in self._held:
            return ""
        if kind == "facts":
            facts = self._held[path].facts
            return _sum(_json({code: one.noted() for code, one in facts.items()}))
        if kind == "content":
            return self.contents[path]
        return _sum(_json(self._place(path)))

    def _place(self, path: str) -> list[Any]:
        """Where a document is in each of its languages."""
        held = self._held[path]
        folders = {code: self._site.folders[held.domain, code] for code in held.facts}
        return [path, held.language, folders]


def _watched(site: Site, trace: Trace) -> Site:
    """A site that notes what is asked of it."""

    def of_domain(key: tuple[str, str]) -> str:
        return f"domain {key[0]}"

    return replace(
        site,
        localized=Watched(site.localized, trace, of_domain),
        editions=Watched(site.editions, trace, lambda name: f"domain {name}"),
        folders=Watched(site.folders, trace, of_domain),
        documents=Watched(site.documents, trace, lambda path: f"path {path}"),
        assets=Watched(site.assets, trace, lambda name: f"file {SOURCES}/{name}"),
        statics=Watched(site.statics, trace, lambda name: f"file {STATIC}/{name}"),
    )


def _examined(project: Project, work: Work, choice: Choice) -> Examined:
    return examine(project, choice, work)


def _loaded(project: Project, choice: Choice, path: str) -> Sequence[Localized]:
    """A document in every language, read outside the ledger. Raises AmbosError."""
    read: dict[str, bytes | None] = {}
    for code in project.languages:
        name = catalog_name(domain(path), code)
        place = project.place(name)
        read[code] = files.read(place, name) if place.exists() else None
    work = Work(path, files.read(project.root / path, path), read)
    return _localized(project, choice, work)[0]


def _piece(edition: str) -> str:
    """The name of an edition's piece of work: that of no document."""
    return f"edition {edition}"


def _json(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def _sum(*pieces: bytes) -> str:
    """A digest of pieces in their order."""
    whole = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        whole.update(b"%d " % len(piece))
        whole.update(piece)
    return whole.hexdigest()
