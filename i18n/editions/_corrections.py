"""The corrections of a document, which its front matter states, in a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.editions._dates import Moment, moment
from i18n.editions._localization import Localized, Passage, Shown
from i18n.editions._segments import names
from i18n.languages import tag
from i18n.model import Unit

_FIELD, _DATES = "correction", "correction.date"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: when it was made, None where nobody says so, and what is shown of it.

    `passages` are none where it is not for translation: then `text` stands there, in the document's
    language. `name` is the identifier of the first segment of which something is shown, "" without one.
    """

    moment: Moment | None
    text: str
    passages: Sequence[Passage]
    name: str

    def pieces(self, localized: Localized) -> list[tuple[str, str]]:
        """The texts that are shown, each with its language, a BCP 47 tag."""
        own = tag(localized.document.language)
        if not self.passages:
            return [(self.text, own)]
        return [
            (
                one.text,
                own if one.shown is Shown.SOURCE else tag(one.language or localized.language),
            )
            for one in self.passages
            if one.text
        ]


def corrections(localized: Localized) -> list[Correction]:
    """The corrections of a document in a language, in the order in which the author states them."""
    document = localized.document
    texts = document.metadata.get(_FIELD, ())
    if not texts:
        return []
    named = names(document)
    dates = document.metadata.get(_DATES, ())
    units = [unit for unit in document.units if unit.is_field and unit.kind == _FIELD]
    found = []
    for n, text in enumerate(texts):
        unit = units.pop(0) if units and _plain(units[0].text) == _plain(text.value) else None
        passages = _passages(localized, unit) if unit is not None else ()
        found.append(
            Correction(
                moment(dates[n].value) if n < len(dates) else None,
                _plain(text.value),
                passages,
                next((named[one.segment] for one in passages if one.text), ""),
            )
        )
    return found


def _passages(localized: Localized, unit: Unit) -> tuple[Passage, ...]:
    return tuple(passage for passage in localized.passages if passage.segment.unit is unit)


def _plain(text: str) -> str:
    return " ".join(text.split())
