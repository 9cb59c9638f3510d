"""What merged documents and the files below locales/ tell of documents that went elsewhere."""

from __future__ import annotations

import os
import re
from array import array
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from i18n import files
from i18n.catalogs import store
from i18n.catalogs.blank import is_blank
from i18n.catalogs.extract import key
from i18n.catalogs.lineage import Checksums, Place, Retired, checksum, lineage
from i18n.commands._merging import Heritage, Inheriting, Merged, inherited
from i18n.commands._moving import File, Kind, Move, Plan
from i18n.commands._work import work_of
from i18n.errors import AmbosError
from i18n.languages import catalog_code
from i18n.ledger import Ledger
from i18n.model import SOURCES, domain_of
from i18n.project import RETIRED, Project, catalog_name, template_name
from i18n.slugs import folded


class _Seen(NamedTuple):
    """What a merged catalog tells: see `MergedCatalog`."""

    path: str
    is_there: bool
    lost: array[int]
    held: int
    gained: array[int]

    def place(self, one: str) -> Place:
        """The same, of a domain."""
        checksums = frozenset(self.lost), self.held, frozenset(self.gained)
        return Place(one, True, self.is_there, *checksums)


class _Left(NamedTuple):
    """A catalog without a document, which says that it had one of its name."""

    name: str
    data: bytes
    messages: Checksums


class Kin:
    """What one run of `update` sees, until it is worked out what becomes of catalogs."""

    def __init__(self, project: Project, languages: Sequence[str]) -> None:
        """Look at some of a project's languages."""
        self._project = project
        self._seen: dict[str, dict[str, _Seen]] = {language: {} for language in languages}
        self._bases: dict[str, dict[str, bytes | None]] = defaultdict(dict)
        self._heritages: dict[str, dict[str, Heritage]] = defaultdict(dict)

    def see(self, outcome: Merged) -> None:
        """Note what one document tells."""
        for one in outcome.catalogs:
            if one.lost or one.gained:
                checksums = one.lost, one.held, one.gained
                seen = _Seen(outcome.path, one.before is not None, *checksums)
                self._seen[one.language][domain_of(outcome.path)] = seen

    def plan(self, ledger: Ledger, documents: Sequence[str]) -> Plan:
        """What is to be done, worked out whole. Nothing is written. Raises AmbosError."""
        plan = Plan(self._project)
        listed = self._project.catalog_listing().names
        orphans = self._project.orphans(listed, documents, list(self._seen))
        retired = self._project.retired_files()
        domains = {domain_of(path) for path in documents}
        for language in self._seen:
            mine = _of(orphans, language)
            self._alike(plan, mine, documents, language)
            self._language(plan, language, mine, _of_retired(retired, language), domains)
        self._merge_again(plan, ledger)
        order = list(Kind)
        plan.moves.sort(key=lambda move: (order.index(move.kind), move.origin, move.name))
        return plan

    def _alike(
        self, plan: Plan, orphans: dict[str, str], documents: Sequence[str], language: str
    ) -> None:
        """Move what the file system takes for the catalog of a document already: one of its letters.

        Where case does not tell files apart, a document whose name changed in case alone has it.
        """
        if not orphans:
            return
        there = {folded(domain_of(path)): domain_of(path) for path in documents}
        root = self._project.root
        for one in [one for one in orphans if folded(one) in there]:
            domain = there[folded(one)]
            origin, name = orphans[one], catalog_name(domain, language)
            if os.path.exists(root / name) and os.path.samefile(root / origin, root / name):
                found = _left(self._project, one, orphans.pop(one))
                if found is not None:
                    file = File(origin, name, found.data)
                    plan.move(Kind.RENAMED, file, len(found.messages))
                    plan.rename(one, domain)
                    plan.drop_template(template_name(one))

    def _language(
        self,
        plan: Plan,
        language: str,
        orphans: Mapping[str, str],
        aside: Sequence[tuple[str, str]],
        documents: Container[str],
    ) -> None:
        """Work out what becomes of the catalogs of a language; `documents` are by their domains."""
        seen = self._seen[language]
        found = {one: _left(self._project, one, name) for one, name in orphans.items()}
        left = {one: catalog for one, catalog in found.items() if catalog is not None}
        has_new = any(not one.is_there for one in seen.values())
        if not left and not any(one.lost for one in seen.values()) and not (has_new and aside):
            return
        back = dict(self._put_aside(aside)) if has_new else {}
        places = [one.place(name) for name, one in seen.items()]
        for one, catalog in left.items():
            places.append(Place(one, False, True, catalog.messages, len(catalog.messages)))
        kin = lineage(places, [retired for retired, _ in back.values()])
        moved = set(kin.moves.values())
        for one in moved - left.keys() - kin.moves.keys() - kin.returns.keys():
            self._bases[seen[one].path][language] = None
        for one, origin in kin.moves.items():
            name, data = self._catalog(origin, language, left)
            self._bases[seen[one].path][language] = data
            held = left[origin].messages if origin in left else range(seen[origin].held)
            plan.move(Kind.RENAMED, File(name, catalog_name(one, language), data), len(held))
            if origin in left:
                plan.rename(origin, one)
                plan.drop_template(template_name(origin))
        for one, donors in kin.donors.items():
            estates = tuple(
                (*self._catalog(donor.domain, language, left), donor.left) for donor in donors
            )
            heritage = Heritage(estates, is_back=one in kin.returns)
            self._heritages[seen[one].path][language] = heritage
        for one, name in kin.returns.items():
            retired, data = back[name]
            if retired.domain not in documents:
                plan.rename(retired.domain, one)
            self._bases[seen[one].path][language] = data
            file = File(name, catalog_name(one, language), data)
            is_whole = language in self._heritages.get(seen[one].path, {})
            if is_whole:
                plan.give_back(file, len(retired.messages))
            else:
                plan.move(Kind.RETURNED, file, len(retired.messages))
        for one in kin.gone:
            plan.retire(left[one].name, left[one].data, len(left[one].messages))
            plan.drop_template(template_name(one))

    def _catalog(self, one: str, language: str, left: Mapping[str, _Left]) -> tuple[str, bytes]:
        """The name of a domain's catalog as it is now, and its bytes. Raises AmbosError."""
        if one in left:
            return left[one].name, left[one].data
        name = catalog_name(one, language)
        return name, files.read(self._project.place(name), name)

    def _put_aside(
        self, names: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, tuple[Retired, bytes]]]:
        """The catalogs that were put aside, the latest of a name first, by their names."""
        for one, name in names:
            found = _left(self._project, one, name)
            if found is not None:
                yield name, (Retired(name, one, found.messages), found.data)

    def _merge_again(self, plan: Plan, ledger: Ledger) -> None:
        """Merge the documents whose catalogs are others, or take messages of others along."""
        languages = list(self._seen)
        work = []
        for path in sorted({*self._bases, *self._heritages}):
            item = work_of(self._project, ledger, path, languages)
            item = item._replace(catalogs={**item.catalogs, **self._bases.get(path, {})})
            work.append(Inheriting(item, self._heritages.get(path, {})))
        outcomes = self._project.each(inherited, work)
        for inheriting, outcome in zip(work, outcomes, strict=True):
            plan.again[outcome.path] = outcome
            for one in outcome.catalogs:
                heritage = inheriting.heritages.get(one.language)
                if heritage is None:
                    continue
                if one.before is None or heritage.is_back:
                    plan.write(one)
                counts = outcome.carried[one.language]
                for (origin, _, _), count in zip(heritage.estates, counts, strict=True):
                    if count:
                        plan.moves.append(Move(Kind.CARRIED, origin, one.name, count))


def _of(names: Sequence[str], language: str) -> dict[str, str]:
    """Those of some catalogs that are of a language, by their domains."""
    start = catalog_name("", language).removesuffix(".po")
    return {name[len(start) : -len(".po")]: name for name in names if name.startswith(start)}


def _of_retired(names: Sequence[str], language: str) -> list[tuple[str, str]]:
    """The domains and names of what was put aside in a language, the latest of a domain first."""
    pattern = re.compile(
        rf"{re.escape(RETIRED)}/(?:([0-9]+)/)?{re.escape(catalog_code(language))}/LC_MESSAGES/(.+)\.po"
    )
    found = [match for match in map(pattern.fullmatch, names) if match is not None]
    found.sort(key=lambda match: (match[2], -int(match[1] or 1)))
    return [(match[2], match[0]) for match in found]


def _left(project: Project, one: str, name: str) -> _Left | None:
    """A catalog without a document; None where it is blank, not well-formed, or of no document of its name.

    It is its document's own where a message says that it stands there, or where it has none: a copy of
    another's, or a program's, is to take no document's place.
    """
    data = files.read(project.place(name), name)
    if is_blank(data):
        return None
    try:
        current = [entry for entry in store.read(data, name) if not entry.obsolete]
    except AmbosError:
        return None
    places = {path for entry in current for path, _ in entry.occurrences}
    documents = {domain_of(path) for path in places if path.startswith(f"{SOURCES}/")}
    if current and one not in documents:
        return None
    return _Left(name, data, frozenset(checksum(key(entry)) for entry in current))
