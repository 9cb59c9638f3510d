"""What the lists of a site show of a document in a language, without the document itself."""

from __future__ import annotations

import hashlib
import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from i18n.catalogs import translations
from i18n.editions._anchors import slugify
from i18n.editions._dates import changed, due, published
from i18n.editions._localization import Catalog, Localized, is_address
from i18n.editions._phrases import Phrase, headline, phrases
from i18n.editions._words import words
from i18n.errors import AmbosError
from i18n.languages import tag
from i18n.publication import Publication
from i18n.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Facts:
    """A document in a language, for lists.

    `folder` is that of its page below that of the language; `date` and `changed` are the days of its first
    publication and of its last change after that, `due` the one from which it may be published, as
    ISO 8601 has them, None where nobody says so. `title` is what it is called, `titles` the same in
    phrases; `title_language` is the one that some of it is really in, or all, a BCP 47 tag. `description`
    is the field's text, `descriptions` the same in phrases. `share` is how much is translated, 0..1; what
    is too little of it is not published.
    """

    folder: str
    date: str | None
    changed: str | None
    due: str | None
    title: str
    title_language: str
    description: str
    titles: tuple[Phrase, ...]
    descriptions: tuple[Phrase, ...]
    share: float
    is_published: bool

    def noted(self) -> dict[str, Any]:
        """The same as JSON holds it, without what can be told from the rest."""
        noted = {name: value for name in _NAMES if (value := getattr(self, name)) is not None}
        for name, text in _PHRASES.items():
            if noted[name] == _plain_phrases(noted[text], self.title_language):
                del noted[name]
            else:
                noted[name] = [list(_PARTS(one)) for one in noted[name]]
        return noted

    @classmethod
    def of_noted(cls, noted: Mapping[str, Any]) -> Facts:
        """What `noted` gave."""
        values = {**_UNSAID, **noted}
        for name, text in _PHRASES.items():
            if name in noted:
                values[name] = tuple(Phrase(*one) for one in noted[name])
            else:
                values[name] = _plain_phrases(noted[text], noted["title_language"])
        return cls(**values)


def _plain_phrases(text: str, language: str) -> tuple[Phrase, ...]:
    """What the phrases of a field most often are: its plain text, in a language, a BCP 47 tag."""
    return (Phrase(text, language),)


_NAMES = [one.name for one in fields(Facts)]
_PHRASES = {"titles": "title", "descriptions": "description"}
_PARTS = attrgetter(*(one.name for one in fields(Phrase)))
_SIGNS = 8
"""Code points that stand in a slug at most."""
_UNSAID = {"date": None, "changed": None, "due": None}


def find_facts(
    localized: Localized, publication: Publication, catalogs: Mapping[str, Catalog]
) -> Facts:
    """The facts of a document in a language; `catalogs` are the document's, by language.

    Raises AmbosError on a slug that is none, where it was written.
    """
    own = words(localized.language)
    named, described = headline(localized, own), phrases(localized, "description", own)
    document, language = localized.document, localized.language
    moment, change, day = published(document, language), changed(localized), due(document, language)
    least = publication.least(localized.language)
    return Facts(
        folder=posixpath.join(
            posixpath.dirname(localized.document.domain), _slug(localized, catalogs)
        ),
        date=moment.day.isoformat() if moment is not None else None,
        changed=change.day.isoformat() if change is not None else None,
        due=day.isoformat() if day is not None else None,
        title=" ".join(one.text for one in named),
        title_language=next((one.tag for one in named if one.tag != tag(language)), tag(language)),
        description=" ".join(one.text for one in described),
        titles=tuple(named),
        descriptions=tuple(described),
        share=localized.share,
        is_published=localized.is_original or localized.share >= least,
    )


def slug_error(localized: Localized, catalogs: Mapping[str, Catalog], what: str) -> AmbosError:
    """What is wrong with a slug, where it was written: in the catalog that it is taken from."""
    document = localized.document
    fields = document.metadata.get("slug", ())
    if not localized.is_original and fields:
        for passage in localized.passages:
            found = catalogs.get(passage.language or localized.language)
            if found is not None and is_address(passage.segment.unit):
                name, catalog = found
                entries = {id(one.segment): one.entry for one in translations(document, catalog)}
                entry = entries[id(passage.segment)]
                return AmbosError(what, path=name, line=entry.linenum if entry else None)
    return AmbosError(what, path=document.path, line=fields[0].line if fields else None)


def _slug(localized: Localized, catalogs: Mapping[str, Catalog]) -> str:
    """The last part of a document's address in a language. Raises AmbosError."""
    slug = localized.rendered.value("slug")
    if slug is None:
        name = PurePosixPath(localized.document.domain).name
        return slugify(name) or _of_signs(name)
    if not is_slug(slug):
        what = f"slug '{slug}' is no folder's name (write letters, digits and hyphens)"
        raise slug_error(localized, catalogs, what)
    return slug


def _of_signs(name: str) -> str:
    """The slug of a file whose name has no word, such as emoji: their code points, and a digest of many."""
    points = [f"u{ord(sign):x}" for sign in unicodedata.normalize("NFC", name)]
    if len(points) > _SIGNS:
        points[_SIGNS:] = [hashlib.sha256("-".join(points).encode()).hexdigest()[:8]]
    return "-".join(points)
