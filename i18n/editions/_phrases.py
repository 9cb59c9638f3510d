"""The fields of a document's front matter as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from i18n.documents import parts
from i18n.editions._localization import MISSING, Localized, Passage, Shown
from i18n.editions._words import Words
from i18n.languages import tag


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text of a page's head, in a language of its own, with a note where it is not translated."""

    text: str
    tag: str
    note: str = ""


def phrases(localized: Localized, name: str, own: Words) -> list[Phrase]:
    """A field of the front matter as it is shown: a phrase for each passage."""
    units = [unit for unit in localized.document.units if unit.is_field and unit.kind == name]
    wanted = {id(unit) for unit in units}
    found = [p for p in localized.passages if id(p.segment.unit) in wanted]
    return [_phrase(localized, passage, own) for passage in found if passage.text]


def _phrase(localized: Localized, passage: Passage, own: Words) -> Phrase:
    if passage.shown is Shown.SOURCE:
        return Phrase(passage.text, tag(localized.document.language), own("not yet translated"))
    note = own("translation of an earlier version") if passage.shown in MISSING else ""
    return Phrase(passage.text, tag(localized.language), note)


def title_of(localized: Localized) -> str:
    """The title of the browser's tab: the document's, its first heading, or its name."""
    title = localized.rendered.value("title")
    if title:
        return title
    is_heading = False
    for part in parts(localized.rendered):
        if part.name == "Heading":
            is_heading = part.kind == "open"
        elif is_heading and part.kind == "run":
            return "".join(str(e.value) for e in part.events if e.kind in ("Text", "Code"))
    return PurePosixPath(localized.document.path).stem
