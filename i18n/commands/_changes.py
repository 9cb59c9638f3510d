"""What has changed in a project since its last build: documents, other files, and answers.

Each document is a piece of work, and so is each edition of the whole site. The ledger says of a piece
which files it read and made, and which questions it asked of the rest of the site.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from i18n import editions
from i18n.commands import _themes
from i18n.commands._others import Listed, listed
from i18n.commands._remarks import Remarks
from i18n.editions import FILES, NEW, Held
from i18n.ledger import Ledger
from i18n.project import SLUGS, TERMS, Project

_OTHERS = "other files"
"""The piece of work that is no document's: what lies beside documents and catalogs."""
_EDITION = "edition "
_FEW = 50
"""Questions of which it is quicker to look for those who asked than to read them all."""


class Changes:
    """What is otherwise than the ledger of the last build has it.

    `listed` is what the project consists of, and `others` its other files: is each an asset, and the digest
    of what is in it. `earlier` is what was said of each piece, `settled` the same of those of which no file
    has changed. `questions` are those that have other answers than before. `remarks` are the last build's,
    None where there was none.
    """

    def __init__(self, project: Project, ledger: Ledger, today: datetime.date) -> None:
        """Raises AmbosError."""
        self._project = project
        self._ledger = ledger
        self.earlier: Mapping[str, Any] = ledger.earlier
        others: Mapping[str, tuple[bool, str]] = ledger.earlier.get(_OTHERS, {})
        known = [path for path in ledger.earlier if _is_document(path)]
        assets = {name: is_asset for name, (is_asset, _) in others.items()}
        self.listed: Listed = listed(project, ledger, known, assets)
        self.remarks = Remarks.of_noted(ledger.remarks)
        due = self.remarks.due_between(today) if self.remarks else set()
        same = (path for path in self.listed.documents if path not in due)
        self.settled: Mapping[str, Any] = ledger.settled([*same, *map(piece, _editions()), _OTHERS])
        self.others = self._digested(others)
        self.questions = self._asked_anew(others)

    @cached_property
    def gone(self) -> list[str]:
        """The documents that there were."""
        there = set(self.listed.documents)
        return [path for path in self.earlier if _is_document(path) and path not in there]

    @property
    def has_other_terms(self) -> bool:
        """Is there another term base?"""
        return any(one.startswith(editions.file_of(f"{TERMS}/")) for one in self.questions)

    def compare(self, held: Held) -> None:
        """Note which questions have other answers since a document has changed. Raises AmbosError."""
        before = self.earlier.get(held.path)
        if before is None:
            self.questions |= NEW | editions.questions_of(held.path)
            self.questions |= editions.answers_alone(editions.noted(held))
        else:
            self.questions |= editions.changed_answers(held.path, before, editions.noted(held))

    def compare_uses(self, path: str, noted: Mapping[str, Any]) -> None:
        """Note of which files it is new that a document leads to them; its own are made by now."""
        self.questions |= editions.changed_uses(self.earlier.get(path, {}), noted)

    def asking(self, paths: Sequence[str]) -> Sequence[str]:
        """Those of some settled documents that asked what has another answer now."""
        if not paths:
            return paths
        if len(self.questions) <= _FEW:
            found = self._ledger.earlier.naming(self.questions)
            return [path for path in paths if path in found]
        return [path for path in paths if self.is_asking(path)]

    def is_asking(self, name: str) -> bool:
        """Did a settled piece ask what has another answer now?"""
        return not self.questions.isdisjoint(self.settled[name]["asked"])

    def pieces(self) -> Iterator[str]:
        """The documents, and the editions of the whole site."""
        yield from self.listed.documents
        yield from map(piece, _editions())

    def note_addresses(self, data: bytes) -> None:
        """Note of which file of addresses the site was made. Raises AmbosError.

        Where it holds more, as another command has written it meanwhile, the next build sees that.
        """
        self._ledger.made(SLUGS, data)
        digests = {name: digest for name, (_, digest) in self.others.items() if name != SLUGS}
        self._note(self.others.keys(), digests)

    def _digested(self, earlier: Mapping[str, tuple[bool, str]]) -> dict[str, tuple[bool, str]]:
        """The files that are neither documents nor catalogs: is each an asset, and its digest."""
        names = sorted({*self.listed.others, SLUGS})
        if _OTHERS in self.settled and sorted(earlier) == names:
            return {name: (is_asset, digest) for name, (is_asset, digest) in earlier.items()}
        return self._note(names, {name: digest for name, (_, digest) in earlier.items()})

    def _note(
        self, names: Collection[str], digests: Mapping[str, str]
    ) -> dict[str, tuple[bool, str]]:
        assets = set(self.listed.assets)
        found = {
            name: (name in assets, self._ledger.digest(name, digests.get(name))) for name in names
        }
        self._ledger.note(_OTHERS, names, {}, found)
        return found

    def _asked_anew(self, earlier: Mapping[str, tuple[bool, str]]) -> set[str]:
        """The questions that have other answers, of other files and of documents that are gone."""
        changed: set[str] = set()
        if earlier.keys() != self.others.keys():
            changed.add(FILES)
        for name in earlier.keys() | self.others.keys():
            if tuple(earlier.get(name, ())) != self.others.get(name):
                changed.add(editions.file_of(name))
                if _themes.changes_pages(self._project, name, self.others):
                    changed.add(_themes.question(self._project))
        for path in self.gone:
            changed |= NEW | editions.questions_of(path)
            changed |= editions.answers_alone(self.earlier[path])
        return changed


def piece(edition: str) -> str:
    """The name of the piece of work that is an edition of the whole site."""
    return f"{_EDITION}{edition}"


def _is_document(name: str) -> bool:
    return name != _OTHERS and not name.startswith(_EDITION)


def _editions() -> Mapping[str, editions.Edition]:
    return editions.editions_of_site()
