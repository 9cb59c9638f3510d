"""The fields of a document's front matter as pages and lists show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from i18n.editions._localization import MISSING, Localized, Passage, Shown
from i18n.editions._outline import heading_of, name_of, outline
from i18n.editions._words import Words
from i18n.languages import tag
from i18n.model import Segment

NO_NAMES: Mapping[Segment, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text of a page's head, in a language of its own, with a note where it is not translated.

    `name` is the identifier of its segment, "" where the page has it elsewhere.
    """

    text: str
    tag: str
    note: str = ""
    name: str = ""


def phrases(
    localized: Localized, name: str, own: Words, named: Mapping[Segment, str] = NO_NAMES
) -> list[Phrase]:
    """A field of the front matter as it is shown: a phrase for each passage; `named` are identifiers."""
    return [
        phrase(localized, passage, own, named.get(passage.segment, ""))
        for passage in localized.fields.get(name, ())
        if passage.text
    ]


def phrase(localized: Localized, passage: Passage, own: Words, name: str) -> Phrase:
    """A passage as it is shown; `name` is its identifier."""
    if passage.shown is Shown.SOURCE:
        language, note = localized.document.language, own("not yet translated")
        return Phrase(passage.text, tag(language), note, name)
    note = own("translation of an earlier version") if passage.shown in MISSING else ""
    return Phrase(passage.text, tag(passage.language or localized.language), note, name)


def titles(
    localized: Localized, own: Words, named: Mapping[Segment, str] = NO_NAMES
) -> list[Phrase]:
    """The heading around a document's body; none where the document has it in its body.

    Where it has neither, its name stands there, in the language of the document.
    """
    document = localized.document
    if document.value("title"):
        return phrases(localized, "title", own, named)
    if not outline(document).is_named:
        return []
    note = "" if localized.is_original else own("not yet translated")
    return [Phrase(name_of(document), tag(document.language), note)]


def title_of(localized: Localized) -> str:
    """The title of the browser's tab: the document's, the heading of its page, or its name."""
    title = localized.rendered.value("title")
    if title:
        return title
    heading = "" if outline(localized.document).is_named else heading_of(localized.rendered)
    return heading or name_of(localized.document)
