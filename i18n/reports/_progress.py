"""How much of a document is translated, in segments and in words of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polib

from i18n.catalogs import State, with_fallbacks
from i18n.model import Document

HEADINGS = ("Document", "Language", "Segments", "Words", "Fuzzy", "Missing", "Done")
"""Of a table of figures: a name, a language, and the cells that `figures` gives."""

_WORD = re.compile(r"[^\W_]+(?:['’\u02bc-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Count:
    """Segments, and the words of their source texts."""

    segments: int = 0
    words: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.segments + other.segments, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Progress:
    """A document's state in one language; or, with an empty `document`, of a language's documents.

    Each passage of the document counts, also where two share a message.
    """

    document: str
    language: str
    path: str
    translated: Count = Count()
    fuzzy: Count = Count()
    untranslated: Count = Count()

    @property
    def total(self) -> Count:
        """All of it."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def share(self) -> float:
        """The translated segments' share of all, 0..1; 1 where there are none."""
        return self.translated.segments / self.total.segments if self.total.segments else 1.0

    @property
    def percent(self) -> int:
        """The share in whole hundredths, rounded down: 100 says that nothing is missing."""
        segments = self.total.segments
        return self.translated.segments * 100 // segments if segments else 100


def count_words(text: str) -> int:
    """The words of a text: runs of letters and digits, joined by hyphens and apostrophes."""
    return sum(1 for _ in _WORD.finditer(text))


def progress(
    document: Document, language: str, path: str, catalogs: Mapping[str, polib.POFile | None]
) -> Progress:
    """What the catalogs say of a document in a language; `path` is where its own is or should be.

    `catalogs` are by language: what the language takes from another counts as it is there.
    """
    counts = dict.fromkeys(State, Count())
    for translation in with_fallbacks(document, language, catalogs):
        words = count_words(translation.segment.source)
        counts[translation.state] += Count(1, words)
    return Progress(
        document=document.path,
        language=language,
        path=path,
        translated=counts[State.TRANSLATED],
        fuzzy=counts[State.FUZZY],
        untranslated=counts[State.UNTRANSLATED],
    )


def figures(row: Progress) -> tuple[str, ...]:
    """The numbers of a row of a table: translated of all, fuzzy, missing, and how many per cent."""
    return (
        f"{row.translated.segments}/{row.total.segments}",
        f"{row.translated.words}/{row.total.words}",
        str(row.fuzzy.segments),
        str(row.untranslated.segments),
        f"{row.percent} %",
    )


def totals(rows: Iterable[Progress]) -> list[Progress]:
    """The sums for each language, in the order in which the languages come."""
    sums: dict[str, Progress] = {}
    for row in rows:
        earlier = sums.get(row.language, Progress("", row.language, ""))
        sums[row.language] = Progress(
            document="",
            language=row.language,
            path="",
            translated=earlier.translated + row.translated,
            fuzzy=earlier.fuzzy + row.fuzzy,
            untranslated=earlier.untranslated + row.untranslated,
        )
    return list(sums.values())
