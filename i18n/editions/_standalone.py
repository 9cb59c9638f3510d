"""What stands around the body of a document in a file of its own: a text, or a chapter of a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.editions._body import Column, body
from i18n.editions._byline import byline
from i18n.editions._columns import alone, beside
from i18n.editions._localization import Localized
from i18n.editions._outline import outline
from i18n.editions._page import Noted, noted
from i18n.editions._phrases import Phrase, phrases, tops
from i18n.editions._segments import PlainMarker, names
from i18n.editions._site import Site
from i18n.editions._words import Words, words


@dataclass(frozen=True, slots=True)
class Side:
    """A language of a document: the phrases of its title, its description and its subjects."""

    localized: Localized
    titles: Sequence[Phrase]
    descriptions: Sequence[Phrase]
    subjects: Sequence[Phrase]


@dataclass(frozen=True, slots=True)
class Frame:
    """A document, or two of them side by side, ready to be written.

    `folder` is that of its page below public/, `html` the safe HTML of its body, `words` are
    those of the page; `byline` holds its parts in these words, `corrections` those of the document.
    """

    folder: str
    sides: Sequence[Side]
    words: Words
    byline: Sequence[str]
    corrections: Sequence[Noted]
    html: str


def frame(site: Site, columns: Sequence[Column], folder: str) -> Frame:
    """A document in one language, or in two."""
    first, last = columns[0].localized, columns[-1].localized
    own = words(first.language)
    found = outline(first.document)
    named = [names(first.document), {}]
    headings = tops([column.localized for column in columns], own, named)
    sides = [
        Side(
            column.localized,
            heading,
            phrases(column.localized, "description", own, ids),
            phrases(column.localized, "tags", own, ids),
        )
        for column, ids, heading in zip(columns, named, headings, strict=False)
    ]
    html = body(columns, own, found.levels, PlainMarker)
    said = [one.text for one in byline(site, first, last, own)]
    corrections = noted([column.localized for column in columns], own, named[0])
    return Frame(folder, sides, own, said, corrections, html)


def of_language(site: Site, localized: Localized) -> Frame:
    """The frame of a document in one language; its links are those of its page."""
    folder, columns = alone(site, localized)
    return frame(site, columns, folder)


def of_pair(site: Site, source: Localized, target: Localized) -> Frame:
    """The frame of a document in two languages; its links are those of its page."""
    folder, columns = beside(site, source, target)
    return frame(site, columns, folder)
