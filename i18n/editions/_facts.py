"""What the lists of a site show of a document in a language, without the document itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from i18n.editions._localization import Localized, Shown
from i18n.editions._phrases import Phrase, phrases, title_of
from i18n.editions._words import words


@dataclass(frozen=True, slots=True)
class Facts:
    """A document in a language, for lists.

    `slug` and `date` are as the front matter states them, None where it does not; `title_language` is
    the one that the title is really in; `titles` and `descriptions` are the fields in phrases.
    """

    slug: str | None
    date: str | None
    title: str
    title_language: str
    description: str
    titles: tuple[Phrase, ...]
    descriptions: tuple[Phrase, ...]

    def noted(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return asdict(self)

    @classmethod
    def of_noted(cls, noted: Mapping[str, Any]) -> Facts:
        """What `noted` gave."""
        lists = {
            name: tuple(Phrase(**phrase) for phrase in noted[name])
            for name in ("titles", "descriptions")
        }
        return cls(**{**noted, **lists})


def facts(localized: Localized) -> Facts:
    """The facts of a document in a language: those that are known of one that is not read yet."""
    known = getattr(localized, "facts", None)
    return known if known is not None else facts_of(localized)


def facts_of(localized: Localized) -> Facts:
    """The facts that a document shows."""
    own = words(localized.language)
    return Facts(
        slug=localized.rendered.value("slug"),
        date=localized.document.value("date"),
        title=_plain(localized, "title") or title_of(localized),
        title_language=_title_language(localized),
        description=_plain(localized, "description"),
        titles=tuple(phrases(localized, "title", own)),
        descriptions=tuple(phrases(localized, "description", own)),
    )


def _plain(localized: Localized, name: str) -> str:
    """A field as it is shown, without the brackets that a copy has before what is not translated."""
    return " ".join(
        passage.text
        for passage in localized.passages
        if passage.segment.unit.is_field and passage.segment.unit.kind == name and passage.text
    )


def _title_language(localized: Localized) -> str:
    """The language that the title is shown in: the source's where it is not translated."""
    for passage in localized.passages:
        unit = passage.segment.unit
        if unit.is_field and unit.kind == "title" and passage.shown is Shown.SOURCE:
            return localized.document.language
    return localized.language
