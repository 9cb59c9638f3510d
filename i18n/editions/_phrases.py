"""The fields of a document's front matter as pages and lists show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from i18n.editions._localization import MISSING, Localized, Passage, Shown
from i18n.editions._outline import heading_of, name_of, outline, text_of
from i18n.editions._words import Words, words
from i18n.languages import tag
from i18n.model import Segment

NO_NAMES: Mapping[Segment, str] = MappingProxyType({})

_OF_SOURCE = frozenset({Shown.SOURCE, Shown.OMITTED, Shown.NOTHING})


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
    """A passage as it is shown, one that is not as its source; `name` is its identifier."""
    if passage.shown in _OF_SOURCE:
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
    return [_name(localized, own)] if outline(document).is_named else []


def headline(localized: Localized, own: Words) -> list[Phrase]:
    """What lists call a document: its title, the heading of its page, or its name; one phrase at least."""
    found = titles(localized, own) or _heading(localized, own)
    return found or [_name(localized, own)]


def _name(localized: Localized, own: Words) -> Phrase:
    """The name of a document, in its language."""
    note = "" if localized.is_original else own("not yet translated")
    return Phrase(name_of(localized.document), tag(localized.document.language), note)


def _heading(localized: Localized, own: Words) -> list[Phrase]:
    """The first heading of a document, a phrase for each passage; one alone where it is not translated."""
    run = heading_of(localized.rendered)
    if run is None:
        return []
    found = []
    for passage in localized.passages:
        place = passage.place
        # a unit begins with the backslash that escapes its first character, its run behind it
        if place is None or not (
            place.part == run.member and run.start - 1 <= place.start and place.end <= run.end
        ):
            continue
        if text := text_of(run, place.start, place.end):
            found.append(replace(phrase(localized, passage, own, ""), text=text))
    whole = text_of(run, run.start, run.end)
    return found or ([Phrase(whole, tag(localized.document.language))] if whole else [])


def title_of(localized: Localized) -> str:
    """The title of the browser's tab: the document's, the heading of its page, or its name.

    As in a copy of the document, what is not translated has its language before it, in brackets.
    """
    title = localized.rendered.value("title")
    if title:
        return title
    own = tag(localized.language)
    return " ".join(
        f"[{one.tag}] {one.text}" if one.note and one.tag != own else one.text
        for one in headline(localized, words(localized.language))
    )
