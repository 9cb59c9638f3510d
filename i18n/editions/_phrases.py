"""The fields of a document's front matter as pages and lists show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from i18n.documents import Part
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


def tops(
    columns: Sequence[Localized], own: Words, named: Sequence[Mapping[Segment, str]]
) -> list[list[Phrase]]:
    """The heading around the body of a page, of each of its documents.

    The name of a document without a title stands once. A heading that is left out of the body of a page
    in one language stands around it, marked.
    """
    first = columns[0]
    found = [titles(one, own, ids) for one, ids in zip(columns, named, strict=False)]
    if outline(first.document).is_named:
        return [found[0], *([] for _ in columns[1:])]
    if len(columns) == 1 and _is_headless(first):
        return [_heading(first, own)]
    return found


def _is_headless(localized: Localized) -> bool:
    """Is the heading in the body left out of it?"""
    if not localized.missing:
        return False
    _, passages = _own_heading(localized)
    shown = {passage.shown for passage in passages}
    return Shown.OMITTED in shown and shown <= {Shown.OMITTED, Shown.NOTHING}


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
    run, passages = _own_heading(localized)
    if run is None:
        return []
    found = [
        replace(phrase(localized, passage, own, ""), text=text)
        for passage in passages
        if passage.place and (text := text_of(run, passage.place.start, passage.place.end))
    ]
    whole = text_of(run, run.start, run.end)
    return found or ([Phrase(whole, tag(localized.document.language))] if whole else [])


def _own_heading(localized: Localized) -> tuple[Part | None, Sequence[Passage]]:
    """The run of the heading that stands for a title, and the passages in it; None without one."""
    own = outline(localized.document).own
    run = heading_of(localized.rendered, own) if own is not None else None
    if run is None:
        return None, ()
    # a unit begins with the backslash that escapes its first character, its run behind it
    return run, [
        passage
        for passage in localized.passages
        if (place := passage.place) is not None
        and place.part == run.member
        and run.start - 1 <= place.start
        and place.end <= run.end
    ]


def title_of(localized: Localized) -> str:
    """The title of the browser's tab: the document's, the heading of its page, or its name.

    As in a copy of the document, what is not translated has its language before it, in brackets.
    """
    title = localized.rendered.value("title")
    if title:
        return title
    return bracketed(headline(localized, words(localized.language)), tag(localized.language))


def bracketed(phrases: Sequence[Phrase], own: str) -> str:
    """Phrases as a plain text in a language, each that is not translated into it with its own before it."""
    return " ".join(
        f"[{one.tag}] {one.text}" if one.note and one.tag != own else one.text for one in phrases
    )
