"""Where the links of a document lead in a file of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Protocol

from i18n.documents import form_of, named
from i18n.editions._held import Place
from i18n.editions._localization import Localized
from i18n.editions._site import ASSETS, INDEX, OWN_NAME, Site, copy_name, relative
from i18n.editions._variants import variant
from i18n.editions._words import Words, language_name, own_name
from i18n.languages import tag, turn
from i18n.model import SOURCES

_SOURCES, _STATICS = f"{SOURCES}/", "static/"


class Links(Protocol):
    """The links of a document; calling it gives what an address becomes."""

    def __call__(self, target: str) -> str:
        """The address that stands for one in the document."""

    def language(self, target: str) -> str:
        """The BCP 47 tag of the language that a link leads to, where that is another; "" for none."""

    def note(self, target: str) -> str:
        """What a page says behind a link, as HTML; "" for nothing."""


class AsWritten:
    """Links that stay as the author wrote them."""

    def __call__(self, target: str) -> str:
        return target

    def language(self, target: str) -> str:
        return ""

    def note(self, target: str) -> str:
        return ""


class SiteLinks:
    """The links of a document in a file of `folder`.

    A link to a document of the project leads to its `file` in this language, or, where `other` is the
    second language of a pair, to the page of that pair; where there is none, to the document in a
    language that stands for this one, or in its own; to one that is held back, to the front page of this
    language. A link to another file below source/ or static/ leads to where it is published, in its form in
    this language where there is one. `words` are those in which `note` speaks.
    """

    def __init__(
        self,
        site: Site,
        localized: Localized,
        folder: str,
        file: str,
        *,
        other: str | None = None,
        words: Words | None = None,
    ) -> None:
        self._site = site
        self._here = localized.document.path
        self._language = localized.language
        self._folder = folder
        self._file = file
        self._other = other
        self._words = words

    def __call__(self, target: str) -> str:
        found = named(target, self._here)
        if found is None or not found.path:
            return target
        place = self._site.place_at(found.path)
        if place is not None and not place.folders:
            # what follows the path is of a page that is not there
            return relative(self._folder, f"{tag(self._language)}/{INDEX}")
        goal = self._goal(found.path)
        return target if goal is None else relative(self._folder, goal) + found.rest

    def path(self, target: str) -> str:
        """The path below public/ of the file that a link leads to; "" for one that is not published."""
        found = named(target, self._here)
        return (self._goal(found.path) or "") if found is not None and found.path else ""

    def language(self, target: str) -> str:
        """The language that a link leads to, a BCP 47 tag, where it is another than the document's."""
        found = named(target, self._here)
        place = self._site.place_at(found.path) if found is not None and found.path else None
        if place is None or not place.folders or self._is_pair(place):
            return ""
        there = place.nearest(self._language)
        return "" if there == self._language else tag(there)

    def note(self, target: str) -> str:
        """What a page says behind such a link, as HTML: `(in English)`; "" behind any other."""
        language = self.language(target) if self._words is not None else ""
        if not language or self._words is None:
            return ""
        said = self._words("(in {language})", language=language_name(language, self._words))
        turned = turn(self._words.tag, self._language)
        return f' <small class="goal" lang="{self._words.tag}"{turned}>{escape(said)}</small>'

    def _goal(self, path: str) -> str | None:
        """The path below public/ of a file of the project; None where it is not published."""
        site = self._site
        place = site.place_at(path)
        if place is not None and place.folders:
            if self._is_pair(place):
                target = self._language if self._other == place.language else self._other
                assert target is not None, "a pair has two languages"
                folder = site.pair_folder(place.domain, place.language, target)
                return f"{folder}/{self._file}"
            name = copy_name(place.path) if self._file == OWN_NAME else self._file
            return f"{site.folder(place.domain, place.nearest(self._language))}/{name}"
        for top, files, where in (
            (_SOURCES, site.assets, f"{ASSETS}/"),
            (_STATICS, site.statics, ""),
        ):
            name = path.removeprefix(top)
            if name != path and name in files:
                return where + variant(name, self._language, files)
        return None

    def _is_pair(self, place: Place) -> bool:
        """Is there a page of a document in the two languages of this one?"""
        if self._other is None or place.language not in (self._language, self._other):
            return False
        target = self._other if place.language == self._language else self._language
        return target in place.folders


def hreflang(links: Links, target: str) -> str:
    """The attribute that states the language a link leads to, where it is another; "" without one."""
    language = links.language(target)
    return f' hreflang="{language}"' if language else ""


def of_track(links: Links, target: str) -> Mapping[str, str]:
    """The `srclang` and `label` of a track where the form of its file in a language is taken; else none.

    The label that it has speaks of another language: the language's own name stands for it.
    """
    language = form_of(target, links(target))
    return {"srclang": language, "label": own_name(language)} if language else {}
