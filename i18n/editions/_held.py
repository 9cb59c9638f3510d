"""The documents of a site: known by their facts, read when more of one is asked for."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from i18n.editions._facts import Facts
from i18n.editions._fragments import fragments
from i18n.editions._localization import Catalog, Localized
from i18n.editions._named import named_files
from i18n.languages import parents


@dataclass(frozen=True, slots=True)
class Read:
    """A document in every language, its own first, and its catalogs by language."""

    localized: Sequence[Localized]
    catalogs: Mapping[str, Catalog]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages of a document are.

    `folders` are those of its pages by language, each below that of the language; its own language, in
    which the document is `language`, stands first. It is not published in any other, and in none where
    all of it is held back.
    """

    path: str
    domain: str
    language: str
    folders: Mapping[str, str]

    @property
    def languages(self) -> Sequence[str]:
        """Those that it is published in, its own first."""
        return list(self.folders)

    @property
    def targets(self) -> Sequence[str]:
        """Those that it is translated into."""
        return self.languages[1:]

    def nearest(self, language: str) -> str:
        """The language in which a reader of one gets it: that, one that stands for it, or its own."""
        found = (code for code in (language, *parents(language)) if code in self.folders)
        return next(found, self.language)


class Held:
    """A document of a site, of which the `facts` in each language are known, its own first.

    `anchors` is what the property of that name gives, where it is known. `load` reads the document; `read`
    is what has been read already, which `release` forgets. What is due after `today` is held back. `hidden`
    are the files that it names where it is held back, None where it is to be read for them. `shown` are
    those that its published files lead to, once these are made; both are paths below source/. `origins` are
    the folders that its pages had first, by language, where those are others than the present ones.
    """

    def __init__(
        self,
        *,
        path: str,
        domain: str,
        language: str,
        facts: Mapping[str, Facts],
        load: Callable[[], Read],
        today: datetime.date,
        anchors: str = "",
        read: Read | None = None,
        hidden: Sequence[str] | None = None,
        shown: Sequence[str] = (),
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.path = path
        self.domain = domain
        self.language = language
        self.facts = facts
        self._known_anchors = anchors
        self._load = load
        self._read = read
        self._today = today
        self._hidden = hidden
        self.shown = shown
        self.origins = origins

    @cached_property
    def place(self) -> Place:
        """Where it is published."""
        folders = {
            code: one.folder
            for code, one in self.facts.items()
            if one.is_published and code not in self.withheld
        }
        return Place(self.path, self.domain, self.language, folders)

    @cached_property
    def anchors(self) -> str:
        """A digest of what fragments may name in it. Raises AmbosError."""
        if self._known_anchors:
            return self._known_anchors
        found = sorted(fragments(self.read().localized[0].document))
        return hashlib.sha256("\n".join(found).encode()).hexdigest()[:16]

    @property
    def preparing(self) -> Sequence[str]:
        """The languages in which it is too incomplete to be published."""
        found = (code for code, one in self.facts.items() if not one.is_published)
        return [code for code in found if code not in self.withheld]

    @cached_property
    def withheld(self) -> Mapping[str, str]:
        """The languages in which it is held back, with the days until which it is, as ISO 8601 has them."""
        today = self._today.isoformat()
        return {code: one.due for code, one in self.facts.items() if one.due and one.due > today}

    @cached_property
    def hidden(self) -> Sequence[str]:
        """The files that it names in languages in which it is held back. Raises AmbosError."""
        if self._hidden is not None:
            return self._hidden
        if not self.withheld:
            return ()
        localized = [one for one in self.read().localized if one.language in self.withheld]
        return sorted(set().union(*map(named_files, localized)))

    def read(self) -> Read:
        """All of it. Raises AmbosError."""
        if self._read is None:
            self._read = self._load()
        return self._read

    def release(self) -> None:
        """Forget what was read."""
        self._read = None
